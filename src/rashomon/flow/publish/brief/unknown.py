"""What is not known, in sentences: actors not named, times and places not given."""

from collections.abc import Callable, Iterable, Sequence

from rashomon.flow.publish.brief.draft import Draft
from rashomon.flow.publish.brief.groups import Group, Member
from rashomon.flow.publish.brief.model import Citation, Rule, Sentence
from rashomon.flow.publish.brief.roles import Teller, distinct
from rashomon.flow.publish.brief.tell import add_subject
from rashomon.lexicon.names import UNKNOWN, Names
from rashomon.model.event import Event
from rashomon.model.vocabulary import EventType

MAIN_TYPES = (EventType.ASSAULT, EventType.COERCE, EventType.INTERCEPT, EventType.MOBILIZE)
"""Acts of force: the events of which who, where and when are asked first."""


def lacks_something(group: Group) -> bool:
    """Return whether an act of force has no known actor, no time or no place."""
    event = group.event
    if event.type not in MAIN_TYPES or _says_nothing(event):
        return False
    return _no_actor(event) or _no_time(event) or _no_anchor(event) or _no_place(event)


def _says_nothing(event: Event) -> bool:
    return not (event.recipients or event.targets or event.places)


def unknown_sentence(group: Group, names: Names) -> Sentence:
    """Return the sentence that says what is not known of an event, with the reasons."""
    draft, event = Draft(), group.event
    add_subject(draft, group, names)
    teller = Teller(group.report, event.local_id, names)
    at = teller.cited(event.trigger)
    if _no_actor(event):
        described = distinct(teller, event.actors)
        if described:
            draft.plain("; actor known only as “")
            teller.quote(draft, described[0].phrase, "actor")
            draft.plain("”")
        else:
            draft.plain("; no actor is named")
    if _no_time(event):
        draft.plain("; no time given")
        _add_reason(draft, _why(event, "time"), "time", at)
    elif event.time is not None and event.time.interval is None:
        draft.plain("; time not placed (“")
        teller.quote(draft, event.time.phrase, "time")
        draft.plain("”)")
    if _no_place(event):
        draft.plain("; no place given")
        _add_reason(draft, _why(event, "place"), "place", at)
    return draft.sentence("not-known")


def _add_reason(draft: Draft, why: str, field: str, at: Citation) -> None:
    if why:
        draft.plain(" (").licensed(why, Rule.REASON, field, at).plain(")")


def _no_actor(event: Event) -> bool:
    return all(actor.entity == UNKNOWN for actor in event.actors)


def _no_time(event: Event) -> bool:
    return event.time is None


def _no_anchor(event: Event) -> bool:
    return event.time is not None and event.time.interval is None


def _no_place(event: Event) -> bool:
    return not event.places


_GAPS: tuple[tuple[str, Callable[[Event], bool], str], ...] = (
    ("time", _no_time, "no time given"),
    ("time", _no_anchor, "words for a time that could not be placed"),
    ("place", _no_place, "no place given"),
)


def gap_sentences(groups: Iterable[Group]) -> list[Sentence]:
    """Return for each gap and reason how many events have it, citing every one of them."""
    members = [member for group in groups for member in group.members]
    found = []
    for field, is_gap, words in _GAPS:
        reasons: dict[str, list[Member]] = {}
        for report, event in members:
            if is_gap(event):
                reasons.setdefault(_why(event, field), []).append((report, event))
        found += [_gap(field, words, why, reasons[why]) for why in sorted(reasons)]
    return found


def _why(event: Event, field: str) -> str:
    if field == "time" and event.time is not None:
        return event.time.reason or "no anchor"
    return next((why for name, why in event.missing if name.rstrip("s") == field), "")


def _gap(field: str, words: str, why: str, members: Sequence[Member]) -> Sentence:
    draft = Draft()
    cited = [
        Citation(report.report_number, event.trigger.span, event.local_id)
        for report, event in members
    ]
    draft.licensed(str(len(cited)), Rule.EVENT_COUNT, field, cited[0])
    draft.plain(f" event{'s' if len(cited) > 1 else ''} with {words}")
    for citation in cited:
        draft.cite(citation.report, citation.span, citation.ref)
    if why:
        draft.plain(" (").licensed(why, Rule.REASON, field, cited[0]).plain(")")
    return draft.sentence("gap")
