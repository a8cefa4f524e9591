"""The checker: what a finished sentence says, token by token, against what it cites."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

from rashomon.flow.publish.brief.evidence import Case, find_subject, holds
from rashomon.flow.publish.brief.model import Citation, Licence, Problem, Rule, Sentence
from rashomon.flow.publish.source import CodedReport
from rashomon.lexicon.names import UNKNOWN, Names, load_names
from rashomon.model.event import Event
from rashomon.model.vocabulary import Certainty

_WORD = re.compile(r"[^\W_]+(?:['\u2019.\-][^\W_]+)*")
_MARK = re.compile(r"[^\w\s,.:;()“”\u2019…]|_")
_TELLING = ("event", "headline")
"""Rules of the sentences that tell an event whole."""

_COUNTING = ("counts", "contradiction")
"""Rules of the sentences that set counts side by side."""

_LACKS: dict[str, Callable[[Event], bool]] = {
    "no actor is named": lambda event: not _entities(event)[0],
    "actor known only as": lambda event: not _entities(event)[0],
    "no time given": lambda event: event.time is None,
    "time not placed": lambda event: event.time is not None and event.time.interval is None,
    "no place given": lambda event: not event.places,
}
"""What a sentence on what is not known may say, and when it holds."""


def check(
    sentence: Sentence, reports: Sequence[CodedReport], *, names: Names | None = None
) -> list[Problem]:
    """Return what is wrong with the sentence; an empty list means that it may be printed.

    Nothing of how it was composed is trusted: every word is either one of the closed list of
    function words or lies in a licensed stretch, and each licence is proved anew against the text
    and the values of the report that it cites.
    """
    by_number = {report.report_number: report for report in reports}
    known = names or load_names()
    problems = list(_residue(sentence))
    for licence in sentence.licences:
        problems.extend(_licence(sentence, licence, by_number.get(licence.citation.report), known))
    for citation in sentence.citations:
        problems.extend(_citation(citation, by_number.get(citation.report)))
    if not sentence.citations:
        problems.append(Problem("citation", sentence.text, "the sentence cites nothing"))
    if not problems:
        problems.extend(_by_template(sentence, by_number, known))
    return problems


@lru_cache(maxsize=1)
def glue() -> frozenset[str]:
    """Return the closed list of words that say nothing of the world."""
    text = files("rashomon.flow.publish.brief").joinpath("glue.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


def _residue(sentence: Sentence) -> Iterator[Problem]:
    """Yield a problem for each token outside the licences that is no function word."""
    text, at = sentence.text, 0
    ordered = sorted(sentence.licences, key=lambda licence: licence.start)
    for licence in ordered:
        if licence.start < at or not licence.start < licence.end <= len(text):
            yield Problem("licence", text, "licences overlap or reach past the sentence")
            return
        yield from _plain(text[at : licence.start], first=at == 0)
        at = licence.end
    yield from _plain(text[at:], first=at == 0)


def _plain(text: str, *, first: bool) -> Iterator[Problem]:
    for found in _WORD.finditer(text):
        word = found.group()
        opens = first and found.start() == 0
        if (word[:1].lower() + word[1:] if opens else word) not in glue():
            yield Problem("unlicensed", word, "no rule and no cited words allow it")
    for mark in _MARK.findall(text):
        yield Problem("unlicensed", mark, "a sign that is no punctuation of a template")


def _licence(
    sentence: Sentence, licence: Licence, report: CodedReport | None, names: Names
) -> Iterator[Problem]:
    words = sentence.text[licence.start : licence.end]
    if licence.citation not in sentence.citations:
        yield Problem("citation", words, "its evidence is not among the citations")
    if report is None:
        return
    subject = find_subject(report, licence.citation.ref)
    if subject is None or licence.citation.span.end > len(report.text):
        return
    if not holds(Case(words, licence, sentence, report, subject, names)):
        yield Problem(str(licence.rule), words, f"not borne out as {licence.role}")
    elif not _stands_alone(sentence.text, licence):
        yield Problem(str(licence.rule), words, "only a part of a word is licensed")


def _stands_alone(text: str, licence: Licence) -> bool:
    before, after = text[: licence.start][-1:], text[licence.end :][:1]
    return not (before.isalnum() or after.isalnum())


def _citation(citation: Citation, report: CodedReport | None) -> Iterator[Problem]:
    if report is None:
        yield Problem("citation", str(citation.report), "no such report")
    elif find_subject(report, citation.ref) is None:
        yield Problem("citation", citation.ref, "no such event or posture")
    elif citation.span.end > len(report.text):
        yield Problem("citation", citation.ref, "the span reaches past the report")


def _by_template(
    sentence: Sentence, reports: dict[int, CodedReport], names: Names
) -> Iterator[Problem]:
    """Yield what the kind of sentence calls for and does not find."""
    if sentence.rule in _TELLING:
        yield from _whole(sentence, reports, names)
        return
    field = next((lic.role for lic in sentence.licences if lic.rule is Rule.EVENT_COUNT), "")
    for ref in sorted({(citation.report, citation.ref) for citation in sentence.citations}):
        event = find_subject(reports[ref[0]], ref[1])
        if sentence.rule in _COUNTING and isinstance(event, Event):
            if not _keeps_source(sentence, ref, event):
                yield Problem("attribution", ref[1], "who says so was dropped")
        elif sentence.rule == "gap" and not (isinstance(event, Event) and _lacks(event, field)):
            yield Problem("gap", ref[1], f"it has a {field}")
        elif sentence.rule == "not-known":
            yield from _known(sentence, ref[1], event)


def _known(sentence: Sentence, ref: str, event: object) -> Iterator[Problem]:
    """Yield what a sentence says is not known although the event has it."""
    for words, holds_of in _LACKS.items():
        if words in sentence.text and not (isinstance(event, Event) and holds_of(event)):
            yield Problem("gap", ref, f"{words}: the event has it")


def _lacks(event: Event, field: str) -> bool:
    if field == "time":
        return event.time is None or event.time.interval is None
    return field == "place" and not event.places


def _whole(sentence: Sentence, reports: dict[int, CodedReport], names: Names) -> Iterator[Problem]:
    """Yield what a sentence that tells an event leaves out or puts the wrong way round."""
    refs = sorted({(citation.report, citation.ref) for citation in sentence.citations})
    events = {ref: find_subject(reports[ref[0]], ref[1]) for ref in refs}
    verbs = [licence for licence in sentence.licences if licence.rule is Rule.TYPE_VERB]
    if not verbs:
        yield Problem("type-verb", sentence.text, "no verb of an event")
        return
    lead = events[verbs[0].citation.report, verbs[0].citation.ref]
    if not isinstance(lead, Event):
        yield Problem("type-verb", sentence.text, "the verb is of no event")
        return
    for ref, event in events.items():
        if not isinstance(event, Event) or not _same_act(lead, event):
            yield Problem("group", ref[1], "another act than the one told")
        elif not _keeps_source(sentence, ref, event):
            yield Problem("attribution", ref[1], "who says so was dropped")
    yield from _order(sentence, verbs[0], lead)
    yield from _actors(sentence, lead, names)


def _same_act(lead: Event, event: Event) -> bool:
    """Return whether two events may share a sentence: all that it asserts holds of both."""
    return (
        (lead.type, lead.mode, lead.status, lead.certainty, lead.actor_certainty)
        == (event.type, event.mode, event.status, event.certainty, event.actor_certainty)
        and _entities(lead) == _entities(event)
        and {place.name for place in lead.places} == {place.name for place in event.places}
        and _day(lead) == _day(event)
    )


def _entities(event: Event) -> tuple[set[str], set[str]]:
    return (
        {actor.entity for actor in event.actors} - {UNKNOWN},
        {recipient.entity for recipient in event.recipients} - {UNKNOWN},
    )


def _day(event: Event) -> tuple[str | None, str | None] | None:
    interval = event.time.interval if event.time else None
    return (interval.start, interval.end) if interval else None


def _keeps_source(sentence: Sentence, ref: tuple[int, str], event: Event) -> bool:
    if not event.attribution:
        return True
    licences = [licence for licence in sentence.licences if licence.role == "source"]
    if any((lic.citation.report, lic.citation.ref) == ref for lic in licences):
        return True
    # A source of two reports is named once; a long list is cut.
    said = {sentence.text[licence.start : licence.end].lower() for licence in licences}
    same = any(source.phrase.text.lower() in said for source in event.attribution)
    return same or " and others" in sentence.text


def _actors(sentence: Sentence, lead: Event, names: Names) -> Iterator[Problem]:
    """Yield an actor who is named twice or not at all: one phrase may stand for two entities."""
    named = [
        sentence.text[one.start : one.end].lower()
        for one in sentence.licences
        if one.rule is Rule.ENTITY_NAME and one.role == "actor"
    ]
    known = {names.display(entity).lower() for entity in _entities(lead)[0]}
    if len(set(named)) < len(named):
        yield Problem("role", sentence.text, "an actor is named twice")
    elif set(named) != known and " and others" not in sentence.text:
        yield Problem("role", sentence.text, "an actor is not named")


def _order(sentence: Sentence, verb: Licence, lead: Event) -> Iterator[Problem]:
    for licence in sentence.licences:
        words = sentence.text[licence.start : licence.end]
        if licence.role == "recipient" and licence.start < verb.start:
            yield Problem("role", words, "a recipient stands where the actor should")
        if licence.role == "actor" and (licence.start < verb.start) != (verb.role == "verb"):
            yield Problem("role", words, "the actor stands on the wrong side of the verb")
    known = any(actor.entity != UNKNOWN for actor in lead.actors)
    if known and lead.actor_certainty is not Certainty.CERTAIN:
        doubt = " suspected" in sentence.text or " named as a possible actor" in sentence.text
        if verb.role == "verb" or not doubt:
            yield Problem("certainty", sentence.text, "the doubt about the actor was dropped")
