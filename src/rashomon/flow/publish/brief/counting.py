"""Counts as ranges, each with who says so, and where reports contradict one another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.flow.publish.brief.draft import Draft
from rashomon.flow.publish.brief.groups import Group, Member
from rashomon.flow.publish.brief.model import Citation, Rule, Sentence
from rashomon.flow.publish.brief.roles import Teller
from rashomon.flow.publish.brief.sources import add_sources
from rashomon.flow.publish.brief.tell import add_subject
from rashomon.flow.publish.brief.words import normal
from rashomon.lexicon.names import Names
from rashomon.model.event import CountValue
from rashomon.model.vocabulary import CountKind

MAX_CLAIMS = 8
"""Claims of one count in one sentence; the rest stand in the table of events."""

_KINDS = (
    CountKind.KILLED,
    CountKind.INJURED,
    CountKind.CAPTURED,
    CountKind.RELEASED,
    CountKind.DISPLACED,
    CountKind.LAUNCHED,
    CountKind.INTERCEPTED,
    CountKind.HIT,
)


@dataclass(frozen=True, slots=True)
class CountLine:
    """What is claimed of one kind of count of one happening."""

    group: Group
    kind: CountKind
    claims: tuple[tuple[Member, CountValue], ...]

    def is_contradictory(self) -> bool:
        """Return whether two reports give ranges that cannot both be true.

        Counts of one report are never compared: they may be parts and their sum.
        """
        return any(
            _disjoint(one, other)
            for (first, _), one in self.claims
            for (second, _), other in self.claims
            if first.report_number < second.report_number
        )


def count_lines(groups: Iterable[Group]) -> list[CountLine]:
    """Return the counts of happenings with the same type, day and places, in order."""
    clusters: dict[tuple[object, ...], list[Group]] = {}
    for group in groups:
        clusters.setdefault(_key(group), []).append(group)
    lines = []
    for cluster in clusters.values():
        members = tuple(member for group in cluster for member in group.members)
        for kind in _KINDS:
            claims = [(m, count) for m in members for count in m[1].counts if count.kind is kind]
            if claims:
                lead = Group((claims[0][0],))
                lines.append(CountLine(lead, kind, tuple(claims)))
    return lines


def _key(group: Group) -> tuple[object, ...]:
    interval, event = group.interval, group.event
    places = tuple(sorted({place.name for place in event.places}))
    if interval is None or event.aggregate:
        return (event.id,)
    if not places:
        return (event.id, "group")
    return (event.type, event.status, (interval.start or "")[:10], places)


def _disjoint(one: CountValue, other: CountValue) -> bool:
    if one.approximate or other.approximate:
        return False
    below = one.high is not None and one.high < other.low
    return below or (other.high is not None and other.high < one.low)


def count_sentence(line: CountLine, names: Names, *, rule: str = "count-range") -> Sentence:
    """Return the sentence of a line of counts: the happening, then each claim."""
    draft = Draft()
    add_subject(draft, line.group, names)
    claimed = line.claims[0]
    at = Citation(claimed[0][0].report_number, claimed[1].phrase.span, claimed[0][1].local_id)
    draft.plain("; reports differ, " if rule == "contradiction" else "; ")
    draft.licensed(str(line.kind), Rule.COUNT_KIND, str(line.kind), at).plain(": ")
    rows = _rows(line.claims)
    for index, row in enumerate(rows[:MAX_CLAIMS]):
        draft.plain("; " if index else "")
        _add_claim(draft, row, names)
    if len(rows) > MAX_CLAIMS:
        draft.plain("; and others")
    return draft.sentence(rule)


_Row = list[tuple[Member, CountValue]]


def _add_claim(draft: Draft, row: _Row, names: Names) -> None:
    """Add a range with its words, who says so and where it stands."""
    (report, event), count = row[0]
    teller = Teller(report, event.local_id, names)
    teller.range(draft, count)
    draft.plain(" (“")
    teller.quote(draft, count.phrase, str(count.kind))
    draft.plain("”")
    add_sources(draft, [(teller, event)])
    trigger = Citation(report.report_number, event.trigger.span, event.local_id)
    draft.plain(", in ").licensed(normal(report.label), Rule.OUTLET, "outlet", trigger)
    draft.plain(")")
    for (other, told), value in row[1:]:
        draft.cite(other.report_number, value.phrase.span, told.local_id)


def _rows(claims: Sequence[tuple[Member, CountValue]]) -> list[_Row]:
    """Return the claims of the same range, by the same sources, of the same outlet together."""
    rows: dict[tuple[object, ...], _Row] = {}
    for (report, event), count in claims:
        sources = tuple(normal(source.phrase.text).lower() for source in event.attribution)
        key = (report.label, sources, count.low, count.high, count.approximate)
        rows.setdefault(key, []).append(((report, event), count))
    return list(rows.values())
