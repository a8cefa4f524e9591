"""Counts as ranges, each with who says so, and where reports contradict one another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.flow.publish.brief import dates
from rashomon.flow.publish.brief.draft import Draft
from rashomon.flow.publish.brief.groups import Group, Member
from rashomon.flow.publish.brief.incidents import incidents
from rashomon.flow.publish.brief.lists import word_list
from rashomon.flow.publish.brief.model import Citation, Rule, Sentence
from rashomon.flow.publish.brief.roles import Teller
from rashomon.flow.publish.brief.sources import add_sources
from rashomon.flow.publish.brief.tell import add_subject
from rashomon.flow.publish.brief.words import normal
from rashomon.lexicon.names import Names, head_of
from rashomon.model.event import CountValue
from rashomon.model.vocabulary import CountKind

MAX_CLAIMS = 8
"""Claims of one count in one sentence; the rest stand in the table of events."""

_SHOWN = (
    CountKind.LAUNCHED,
    CountKind.INTERCEPTED,
    CountKind.HIT,
    CountKind.KILLED,
    CountKind.INJURED,
)
_RARE = (CountKind.CAPTURED, CountKind.RELEASED, CountKind.DISPLACED)
KINDS = (*_SHOWN, *_RARE)
"""Kinds of count that a brief tells, in order."""

WHAT, OTHER, WHO = "what", "other", "who says so"
COLUMNS = (WHAT, *map(str, _SHOWN), OTHER, WHO)
"""Columns of the table; in ``other`` each figure is named."""

_THINGS = (CountKind.LAUNCHED, CountKind.INTERCEPTED, CountKind.HIT)


@dataclass(frozen=True, slots=True)
class CountRow:
    """All that one report says of the numbers of one event."""

    member: Member
    counts: tuple[CountValue, ...]


@dataclass(frozen=True, slots=True)
class CountLine:
    """What is claimed of one kind of count of what may be one incident."""

    group: Group
    kind: CountKind
    claims: tuple[tuple[Member, CountValue], ...]

    def is_contradictory(self) -> bool:
        """Return whether no figure of one report can be true with any figure of another.

        Counts of one report are never compared: they may be parts and their sum.
        """
        by_report: dict[int, list[CountValue]] = {}
        for (report, _event), count in self.claims:
            by_report.setdefault(report.report_number, []).append(count)
        numbers = sorted(by_report)
        return any(
            all(_disjoint(a, b) for a in by_report[one] for b in by_report[other])
            for index, one in enumerate(numbers)
            for other in numbers[index + 1 :]
        )


def count_rows(groups: Iterable[Group], *, limit: int | None = None) -> list[CountRow]:
    """Return a row for each event with counts; what may be one incident stands together.

    With a limit, the incidents with most rows are kept, then the latest.
    """
    found = [rows for cluster in incidents(groups) if (rows := _rows_of(cluster))]
    if limit is None:
        return [row for rows in found for row in rows]
    kept: set[int] = set()
    n_rows = 0
    for index in sorted(range(len(found)), key=lambda at: (-len(found[at]), -at)):
        if n_rows + len(found[index]) <= limit or not kept:
            kept.add(index)
            n_rows += len(found[index])
    return [row for index, rows in enumerate(found) if index in kept for row in rows][:limit]


def _rows_of(cluster: Iterable[Group]) -> list[CountRow]:
    rows = []
    for report, event in (member for group in cluster for member in group.members):
        counts = tuple(c for kind in KINDS for c in event.counts if c.kind is kind)
        if counts:
            rows.append(CountRow((report, event), counts))
    return rows


def count_lines(groups: Iterable[Group]) -> list[CountLine]:
    """Return the counts of what may be one incident, kind by kind."""
    lines = []
    for cluster in incidents(groups):
        members = [member for group in cluster for member in group.members]
        members.sort(key=lambda member: (member[0].published or "~", member[0].report_number))
        for kind in KINDS:
            claims = [(m, count) for m in members for count in m[1].counts if count.kind is kind]
            if claims:
                lines.append(CountLine(Group((claims[0][0],)), kind, tuple(claims)))
    return lines


def _disjoint(one: CountValue, other: CountValue) -> bool:
    if one.approximate or other.approximate:
        return False
    if one.kind in _THINGS and _unit(one) and _unit(other) and _unit(one) != _unit(other):
        return False
    below = one.high is not None and one.high < other.low
    return below or (other.high is not None and other.high < one.low)


def _unit(count: CountValue) -> str:
    """Return the noun that is counted, empty for a bare number: bases and missiles both hit."""
    words = [word.lower() for word in normal(count.phrase.text).replace("of the", " ").split()]
    head = head_of(" ".join(words))
    return "" if head in _NUMERAL or head.isdigit() else head.removesuffix("s")


_NUMERAL = frozenset(word_list("numerals"))


def row_sentence(row: CountRow, names: Names) -> Sentence:
    """Return a row of the table as a sentence, with the stretch of each column."""
    report, event = row.member
    draft, teller = Draft(), Teller(report, event.local_id, names)
    add_subject(draft, Group((row.member,)), names)
    draft.cell(WHAT, 0)
    for kind in _SHOWN:
        if any(count.kind is kind for count in row.counts):
            draft.plain("; ")
            draft.cell(str(kind), _add_kind(draft, teller, row, kind))
    rare = [kind for kind in _RARE if any(count.kind is kind for count in row.counts)]
    draft.plain("; " if rare else "")
    start = draft.length
    for index, kind in enumerate(rare):
        draft.plain("; " if index else "")
        _add_kind(draft, teller, row, kind)
    draft.cell(OTHER, start)
    start = draft.length
    add_sources(draft, [(teller, event)])
    _add_outlet(draft, row.member)
    draft.cell(WHO, start)
    return draft.sentence("counts")


def count_sentence(line: CountLine, names: Names) -> Sentence:
    """Return the sentence that sets figures that differ side by side."""
    draft = Draft()
    add_subject(draft, line.group, names)
    claimed = line.claims[0]
    at = Citation(claimed[0][0].report_number, claimed[1].phrase.span, claimed[0][1].local_id)
    draft.plain("; reports differ, ")
    draft.licensed(str(line.kind), Rule.COUNT_KIND, str(line.kind), at).plain(": ")
    rows = _rows(line.claims)
    for index, row in enumerate(rows[:MAX_CLAIMS]):
        draft.plain("; " if index else "")
        _add_claim(draft, row, names)
    if len(rows) > MAX_CLAIMS:
        draft.plain("; and others")
    return draft.sentence("contradiction")


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
    _add_outlet(draft, row[0][0])
    draft.plain(")")
    for (other, told), value in row[1:]:
        draft.cite(other.report_number, value.phrase.span, told.local_id)


def _add_kind(draft: Draft, teller: Teller, row: CountRow, kind: CountKind) -> int:
    """Add the figures of a kind after its name; return where the figures start."""
    counts = [count for count in row.counts if count.kind is kind]
    draft.licensed(str(kind), Rule.COUNT_KIND, str(kind), teller.cited(counts[0].phrase))
    draft.plain(": ")
    start = draft.length
    for index, count in enumerate(counts):
        draft.plain("; " if index else "")
        _add_figure(draft, teller, count)
    return start


def _add_figure(draft: Draft, teller: Teller, count: CountValue) -> None:
    teller.range(draft, count)
    draft.plain(" (“")
    teller.quote(draft, count.phrase, str(count.kind))
    draft.plain("”)")


def _add_outlet(draft: Draft, member: Member) -> None:
    """Add the outlet and the day it published: one outlet may correct itself."""
    report, event = member
    trigger = Citation(report.report_number, event.trigger.span, event.local_id)
    draft.plain(", in ").licensed(normal(report.label), Rule.OUTLET, "outlet", trigger)
    if report.published:
        day = dates.day_label(date.fromisoformat(report.published[:10]))
        draft.plain(" of ").licensed(day, Rule.PUBLISHED, "published", trigger)


def _rows(claims: Sequence[tuple[Member, CountValue]]) -> list[_Row]:
    """Return the claims of the same range, by the same sources, of the same outlet together."""
    rows: dict[tuple[object, ...], _Row] = {}
    for (report, event), count in claims:
        sources = tuple(normal(source.phrase.text).lower() for source in event.attribution)
        key = (report.label, report.published, sources, count.low, count.high, count.approximate)
        rows.setdefault(key, []).append(((report, event), count))
    return list(rows.values())
