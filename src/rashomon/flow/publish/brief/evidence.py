"""Whether one licence of a sentence holds: its words against the values and the text it cites."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.flow.publish.brief.clause import nested, opens, unclosed
from rashomon.flow.publish.brief.model import Licence, Rule, Sentence
from rashomon.flow.publish.brief.reading import read_number, same_time
from rashomon.flow.publish.brief.roles import SOURCE_WORDS
from rashomon.flow.publish.brief.verbs import verb_table
from rashomon.flow.publish.source import CodedReport
from rashomon.lexicon.names import Names
from rashomon.model.event import CountValue, Event, Posture, SourceValue
from rashomon.model.interval import Interval
from rashomon.model.text import Phrase, Span
from rashomon.model.vocabulary import Anchor, Certainty, Status, TimePrecision

Subject = Event | Posture


@dataclass(frozen=True, slots=True)
class Case:
    """A licence with what it claims to rest on."""

    words: str
    licence: Licence
    sentence: Sentence
    report: CodedReport
    subject: Subject
    names: Names

    @property
    def span(self) -> Span:
        """Return the cited characters."""
        return self.licence.citation.span


def find_subject(report: CodedReport, ref: str) -> Subject | None:
    """Return the event or posture that a reference names."""
    if re.fullmatch(r"p[1-9]\d*", ref):
        index = int(ref[1:]) - 1
        return report.coding.posture[index] if index < len(report.coding.posture) else None
    return next((event for event in report.events() if event.local_id == ref), None)


def holds(case: Case) -> bool:
    """Return whether the words may stand where the licence puts them."""
    return _RULES[case.licence.rule](case)


def _quote(case: Case) -> bool:
    phrases = [value for value in _phrases(case) if value.span == case.span]
    return bool(phrases) and _same(case.words, case.report.quote(case.span))


_LONGEST = 600
"""Characters of verbatim words at most: a clause, not a passage."""


def _verbatim(case: Case) -> bool:
    """Return whether the words are those of the report around the trigger of the event."""
    event, span = case.subject, case.span
    if isinstance(event, Posture) or span.end - span.start > _LONGEST:
        return False
    trigger = event.trigger.span
    around = span.start <= trigger.start and trigger.end <= span.end
    text = case.report.quote(span)
    after = case.sentence.text[case.licence.end :]
    closed = unclosed(text) is None or (opens(text) and after.startswith(" …\u2019”"))
    return around and closed and _same(case.words, nested(text))


def _published(case: Case) -> bool:
    published = case.report.published
    return published is not None and same_time(case.words, _day(published))


def _entity_name(case: Case) -> bool:
    role, subject = case.licence.role, case.subject
    if isinstance(subject, Posture):
        return (
            role == "owner"
            and subject.phrase.span == case.span
            and _same(case.words, case.names.display(subject.owner))
        )
    values = {
        "actor": subject.actors,
        "recipient": subject.recipients,
        "mediator": subject.mediators,
    }.get(role, ())
    found = {value.entity for value in values if value.phrase.span == case.span}
    found |= {s.entity for s in _sources(case) if s.entity is not None}
    return any(_same(case.words, case.names.display(entity)) for entity in found)


def _number(case: Case) -> bool:
    read = read_number(case.words)
    return any(
        read == (count.low, count.high, count.approximate and (count.low, count.high) != (0, 0))
        for count in _counts(case)
    )


def _count_kind(case: Case) -> bool:
    return case.words.lower() == case.licence.role and bool(_counts(case))


def _date(case: Case) -> bool:
    subject = case.subject
    if isinstance(subject, Posture):
        if subject.as_of is None or subject.phrase.span != case.span:
            return False
        return same_time(case.words, _day(subject.as_of))
    time = subject.time
    if time is None or time.interval is None or time.phrase.span != case.span:
        return False
    return same_time(case.words, time.interval)


def _day(iso: str) -> Interval:
    after = (date.fromisoformat(iso[:10]) + timedelta(days=1)).isoformat()
    return Interval(iso[:10], after, TimePrecision.DAY, Anchor.TEXT, "")


def _voiced(after: str) -> str:
    return after.replace("took place", "was voiced")


_SHAPES: dict[tuple[Status, Certainty], tuple[str, str, str]] = {
    (Status.OCCURRED, Certainty.CERTAIN): ("", "past", "took place"),
    (Status.OCCURRED, Certainty.PROBABLE): ("reportedly ", "past", "reportedly took place"),
    (Status.OCCURRED, Certainty.POSSIBLE): ("may have ", "participle", "may have taken place"),
    (Status.ONGOING, Certainty.CERTAIN): ("continued to ", "base", "continued"),
    (Status.ONGOING, Certainty.PROBABLE): (
        "reportedly continued to ",
        "base",
        "reportedly continued",
    ),
    (Status.ONGOING, Certainty.POSSIBLE): (
        "may have continued to ",
        "base",
        "may have continued",
    ),
    (Status.PLANNED, Certainty.CERTAIN): ("plans? to ", "base", "is planned"),
    (Status.PLANNED, Certainty.PROBABLE): (
        "reportedly plans? to ",
        "base",
        "is reportedly planned",
    ),
    (Status.PLANNED, Certainty.POSSIBLE): ("may plan to ", "base", "may be planned"),
    (Status.POSSIBLE, Certainty.CERTAIN): ("may ", "base", "may take place"),
    (Status.POSSIBLE, Certainty.PROBABLE): ("may ", "base", "may take place"),
    (Status.POSSIBLE, Certainty.POSSIBLE): ("may ", "base", "may take place"),
    (Status.NEGATED, Certainty.CERTAIN): (
        "(?:is|are) said not to have ",
        "participle",
        "is said not to have taken place",
    ),
    (Status.NEGATED, Certainty.PROBABLE): (
        "(?:is|are) reportedly said not to have ",
        "participle",
        "is reportedly said not to have taken place",
    ),
    (Status.NEGATED, Certainty.POSSIBLE): (
        "may not have ",
        "participle",
        "may not have taken place",
    ),
}
"""How each status and certainty must be worded: before the verb, its form, and after a noun."""


def _type_verb(case: Case) -> bool:
    event = case.subject
    if isinstance(event, Posture) or event.trigger.span != case.span:
        return False
    doubt = Certainty.CERTAIN if event.certainty is Certainty.UNKNOWN else event.certainty
    before, form, after = _SHAPES[event.status, doubt]
    if case.licence.role == "tail":
        return case.words in (after, after.replace("taken place", "been voiced"), _voiced(after))
    table, mode = verb_table(), event.mode or ""
    own = mode if (event.type, mode) in table else ""
    modes = {own, f"{mode}+target", "+target", "mutual"}
    rows = [row for key, row in table.items() if key[0] == event.type and key[1] in modes]
    if case.licence.role == "noun":
        nouns = {name for row in rows for name in (row.noun, f"{row.noun} {row.noun_link}")}
        return any(_same(case.words, noun) for noun in nouns)
    found = re.fullmatch(f"{before}(.+)", case.words)
    said = {getattr(row, name) for row in rows for name in (form, f"{form}_alone")}
    return found is not None and found.group(1) in said


def _cue(case: Case) -> bool:
    return any(case.words == source.cue.lower() for source in _sources(case))


def _source_class(case: Case) -> bool:
    return any(case.words == SOURCE_WORDS[source.source_class] for source in _sources(case))


def _outlet(case: Case) -> bool:
    return _same(case.words, case.report.outlet or case.report.name)


def _report_count(case: Case) -> bool:
    return case.words == str(len({c.report for c in case.sentence.citations}))


def _event_count(case: Case) -> bool:
    return case.words == str(len({(c.report, c.ref) for c in case.sentence.citations}))


def _reason(case: Case) -> bool:
    subject = case.subject
    if isinstance(subject, Posture):
        return False
    role = case.licence.role
    reasons = {why for name, why in subject.missing if name.rstrip("s") == role}
    if role == "time" and subject.time is not None and subject.time.interval is None:
        reasons.add(subject.time.reason or "no anchor")
    return case.words in reasons


_RULES: dict[Rule, Callable[[Case], bool]] = {
    Rule.QUOTE: _quote,
    Rule.ENTITY_NAME: _entity_name,
    Rule.NUMBER: _number,
    Rule.COUNT_KIND: _count_kind,
    Rule.RESOLVED_DATE: _date,
    Rule.TYPE_VERB: _type_verb,
    Rule.CUE: _cue,
    Rule.SOURCE_CLASS: _source_class,
    Rule.OUTLET: _outlet,
    Rule.REPORT_COUNT: _report_count,
    Rule.EVENT_COUNT: _event_count,
    Rule.REASON: _reason,
    Rule.VERBATIM: _verbatim,
    Rule.PUBLISHED: _published,
}


def _phrases(case: Case) -> Iterator[Phrase]:
    role, subject = case.licence.role, case.subject
    yield from (source.phrase for source in _sources(case))
    yield from (count.phrase for count in _counts(case))
    if role == "place":
        yield from (place.phrase for place in subject.places)
    if isinstance(subject, Posture):
        if role == "force":
            yield subject.phrase
        return
    named = {
        "actor": subject.actors,
        "recipient": subject.recipients,
        "mediator": subject.mediators,
    }
    yield from (value.phrase for value in named.get(role, ()))
    things = {"target": subject.targets, "defence": subject.defences}
    yield from (value.phrase for value in things.get(role, ()))
    if role == "trigger":
        yield subject.trigger
    if role == "weapon":
        yield from (weapon.phrase for weapon in subject.weapons)
    if role == "time" and subject.time is not None:
        yield subject.time.phrase


def _counts(case: Case) -> list[CountValue]:
    kind = case.licence.role
    return [c for c in case.subject.counts if c.phrase.span == case.span and c.kind == kind]


def _sources(case: Case) -> list[SourceValue]:
    if case.licence.role != "source":
        return []
    return [s for s in case.subject.attribution if s.phrase.span == case.span]


def _same(words: str, text: str) -> bool:
    """Return whether the words are the text, but for white space and the case of one letter."""
    shown = "".join(c for c in text if c in "\n\t" or (c.isprintable() and c != "\xad"))
    shown = " ".join(shown.split())
    return words[1:] == shown[1:] and words[:1].lower() == shown[:1].lower()
