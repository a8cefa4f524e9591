"""A thin grouping of events for one sentence; linking of incidents is a later stage."""

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.flow.publish.source import CodedReport
from rashomon.model.event import ActorValue, Event
from rashomon.model.interval import Interval
from rashomon.model.vocabulary import EventType

Member = tuple[CodedReport, Event]


@dataclass(frozen=True, slots=True)
class Group:
    """Events that one sentence can tell of: at most one a report, unless ``pooled``.

    Pooled events say the same and give neither time nor place: they are counted in one line, and
    nothing is said of whether they are one happening.
    """

    members: tuple[Member, ...]
    pooled: bool = False

    @property
    def report(self) -> CodedReport:
        """Return the report whose words the sentence is made from."""
        return self.members[0][0]

    @property
    def event(self) -> Event:
        """Return the event whose values the sentence is made from."""
        return self.members[0][1]

    @property
    def n_reports(self) -> int:
        """Return how many reports tell it; copies of one another count each."""
        return len({report.report_number for report, _event in self.members})

    @property
    def interval(self) -> Interval | None:
        """Return when it was, if the report says so and it could be placed."""
        time = self.event.time
        return time.interval if time else None

    def order(self) -> tuple[str, str, int, str]:
        """Return a key of order: by day, undated last, then by report and place in the text."""
        interval = self.interval
        start = (interval.start or interval.end or "") if interval else "~"
        return (start, str(self.event.type), self.report.report_number, self.event.id)


def group(members: Iterable[Member]) -> tuple[Group, ...]:
    """Return the events grouped by type, actors, recipients, day, places, status and doubt.

    An event without a day, or without an actor and a recipient, stands alone: too little is known
    of it to say that two reports tell of the same.
    """
    slots: dict[tuple[object, ...], list[list[Member]]] = {}
    pools: dict[tuple[object, ...], list[Member]] = {}
    for report, event in members:
        key = _key(event)
        if key[0] == _POOL:
            pools.setdefault(key, []).append((report, event))
            continue
        rows = slots.setdefault(key, [])
        free = None if key[0] == event.id else _free(rows, report)
        if free is None:
            rows.append([(report, event)])
        else:
            free.append((report, event))
    groups = [Group(tuple(row)) for rows in slots.values() for row in rows]
    groups += [Group(tuple(row), pooled=len(row) > 1) for row in pools.values()]
    return tuple(sorted(groups, key=Group.order))


def _free(rows: list[list[Member]], report: CodedReport) -> list[Member] | None:
    for row in rows:
        if all(other.report_number != report.report_number for other, _event in row):
            return row
    return None


def _key(event: Event) -> tuple[object, ...]:
    interval = event.time.interval if event.time else None
    actors, recipients = _entities(event.actors), _entities(event.recipients)
    if not (actors or recipients) or event.aggregate:
        return (event.id,)
    act = (event.type, event.mode, event.status, event.certainty, event.actor_certainty)
    if interval is None:
        named = bool(recipients)
        if event.places or not named or event.type in _NEVER_POOLED or is_worded(event):
            return (event.id,)
        return (_POOL, act, actors, recipients)
    targets = () if recipients else tuple(sorted(t.phrase.text.lower() for t in event.targets))
    places = tuple(sorted({place.name for place in event.places}))
    return (act, actors, recipients, (interval.start, interval.end), places, targets)


_POOL = "pool"
_NEVER_POOLED = (EventType.ASSAULT, EventType.INTERCEPT)

SPEECH = (
    EventType.ACCUSE,
    EventType.AGREE,
    EventType.CLAIM,
    EventType.CONCEDE,
    EventType.DENY,
    EventType.REJECT,
    EventType.REQUEST,
    EventType.SUPPORT,
    EventType.THREATEN,
)
"""Types whose events are words; they are told in those words."""

_VAGUE = (
    EventType.AID,
    EventType.COERCE,
    EventType.COOPERATE,
    EventType.MOBILIZE,
    EventType.PROTEST,
    EventType.RETREAT,
    EventType.SANCTION,
)
_VAGUE_MODES = ("advise", "order", "investigate")


def is_worded(event: Event) -> bool:
    """Return whether the verb of the event says so little that its words are quoted with it."""
    vague = event.type in _VAGUE and event.mode is None
    return event.type in SPEECH or vague or event.mode in _VAGUE_MODES


def _entities(actors: tuple[ActorValue, ...]) -> tuple[str, ...]:
    return tuple(sorted({actor.entity for actor in actors} - {"UNKNOWN"}))
