"""The composer: from coded reports to a brief in which every sentence has passed the check."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from rashomon.flow.publish.brief import dates
from rashomon.flow.publish.brief.check import check
from rashomon.flow.publish.brief.counting import (
    COLUMNS,
    count_lines,
    count_rows,
    count_sentence,
    row_sentence,
)
from rashomon.flow.publish.brief.groups import Group, group
from rashomon.flow.publish.brief.judge import candidates, judgement
from rashomon.flow.publish.brief.merge import Line, lines_of, once
from rashomon.flow.publish.brief.model import (
    Block,
    Brief,
    Coverage,
    Judgement,
    Section,
    Sentence,
    Window,
)
from rashomon.flow.publish.brief.posture import posture_sentence
from rashomon.flow.publish.brief.tables import themes
from rashomon.flow.publish.brief.tell import tell
from rashomon.flow.publish.brief.unknown import gap_sentences, lacks_something, unknown_sentence
from rashomon.flow.publish.brief.window import LOOK_BACK_DAYS, split, window_of
from rashomon.flow.publish.brief.words import normal
from rashomon.flow.publish.source import CodedReport, numbered
from rashomon.lexicon.names import Names, load_names
from rashomon.model.vocabulary import EventType, Status

MAX_LINES = 15
"""Lines under one heading; the rest are counted and stand in the table of events."""

MAX_UNKNOWN = 10
"""Main events of which it is said what is not known."""

DISCLAIMER = (
    "This brief says what the reports read say, not what is true: it was coded and worded by rule, "
    "and copies among the reports are not merged yet. Few reports of a place are no sign of peace. "
    "Names of places are those of the reports and imply no view on any border."
)

_UNDONE = (Status.PLANNED, Status.POSSIBLE)
_SPOKEN = (EventType.CLAIM, EventType.DENY)


@dataclass
class _Desk:
    """Writes sentences and lets through those that pass the check."""

    reports: Sequence[CodedReport]
    names: Names
    n_dropped: int = 0
    limit: int = MAX_LINES

    def passed(self, sentence: Sentence) -> Sentence | None:
        """Return the sentence if nothing is wrong with it, else count it as dropped."""
        if check(sentence, self.reports, names=self.names):
            self.n_dropped += 1
            return None
        return sentence

    def block(
        self,
        heading: str | None,
        groups: Sequence[Group],
        write: Callable[[Group, Names], Sentence],
        *,
        limit: int | None = None,
    ) -> Block | None:
        """Return the lines of the groups under a heading: the weightiest, by date."""
        lines = lines_of((one, write(one, self.names)) for one in groups)
        kept = sorted(lines, key=Line.weight)[: limit or self.limit]
        found = [self.line(line) for line in sorted(kept, key=lambda line: line.group.order())]
        printed = tuple(sentence for part in found for sentence in part)
        more = len(lines) - len(kept)
        return Block(heading, printed, more) if printed or more else None

    def line(self, line: Line) -> list[Sentence]:
        """Return one sentence for all that say the same, or each where they cannot be one."""
        if len(line.told) > 1 and not check(line.merged(), self.reports, names=self.names):
            return [line.merged()]
        found = [self.passed(sentence) for sentence in line.sentences()]
        return [sentence for sentence in found if sentence is not None]

    def filled(
        self, heading: str | None, sentences: Iterable[Sentence], *, more: int = 0
    ) -> Block | None:
        """Return a block of the sentences that pass; None if nothing is left to print."""
        found = [self.passed(sentence) for sentence in sentences]
        printed = tuple(sentence for sentence in found if sentence is not None)
        return Block(heading, printed, more) if printed or more else None


def compose(
    reports: Iterable[CodedReport],
    *,
    rejected: Sequence[str] = (),
    title: str | None = None,
    limit: int = MAX_LINES,
    look_back_days: int = LOOK_BACK_DAYS,
    names: Names | None = None,
) -> Brief:
    """Return the brief of the reports; a sentence that fails the check is not in it.

    ``rejected`` holds one kind for each report that could not be coded, so that reports read =
    coded + rejected. ``title`` names the crisis, if the caller does. Copies are not merged.
    """
    ordered = numbered(reports)
    desk = _Desk(ordered, names or load_names(), limit=limit)
    groups = group((report, event) for report in ordered for event in report.events())
    window = window_of(ordered, days=look_back_days)
    current, before = split(groups, window)
    headline = _headline(desk, current)
    sections = [
        _happened(desk, current),
        _counts(desk, current),
        _posture(desk),
        _claimed(desk, current),
        _planned(desk, current),
        _unknown(desk, current),
        _background(desk, before),
    ]
    return Brief(
        title=title or "Situation report",
        window=window,
        coverage=_coverage(ordered, rejected, current),
        judgement=headline,
        sections=tuple(section for section in sections if section.blocks),
        n_dropped=desk.n_dropped,
        disclaimer=DISCLAIMER,
        silent=tuple(section.title for section in sections if not section.blocks),
    )


def reports_of(reports: Iterable[CodedReport]) -> tuple[CodedReport, ...]:
    """Return the reports in the order and with the numbers that a brief of them cites."""
    return numbered(reports)


def window_label(window: Window | None) -> str:
    """Return the window in words."""
    if window is None:
        return "no publication date known"
    first, last = dates.iso_label(window.first), dates.iso_label(window.last)
    return first if first == last else f"{first} to {last}"


def _headline(desk: _Desk, groups: Sequence[Group]) -> Judgement:
    for top in candidates(groups):
        sentence = desk.passed(tell(top, desk.names, rule="headline"))
        if sentence is not None:
            return judgement(groups, top, sentence)
    return judgement(groups, None, None)


def _is_claim(one: Group) -> bool:
    return one.event.type in _SPOKEN or one.event.status is Status.NEGATED


def _happened(desk: _Desk, groups: Sequence[Group]) -> Section:
    table = themes()
    done = [g for g in groups if g.event.status not in _UNDONE and not _is_claim(g)]
    keys = sorted({table[g.event.type] for g in done}, key=lambda theme: theme.position)
    blocks = [
        desk.block(theme.title, [g for g in done if table[g.event.type] == theme], tell)
        for theme in keys
    ]
    note = "By theme and by day, as told; undated events come last. Words in quotation marks are verbatim."
    return Section("happened", "What happened", note, _printed(blocks))


def _counts(desk: _Desk, groups: Sequence[Group]) -> Section:
    done = [g for g in groups if g.event.status not in _UNDONE]
    shown = count_rows(done, limit=desk.limit * 2)
    more = len(count_rows(done)) - len(shown)
    table = desk.filled(None, once(row_sentence(row, desk.names) for row in shown), more=more)
    contradictory = [line for line in count_lines(done) if line.is_contradictory()]
    differ = [count_sentence(line, desk.names) for line in contradictory[: desk.limit]]
    blocks = [
        _tabled(table) if table else None,
        desk.filled("Reports differ", differ, more=len(contradictory) - len(differ)),
    ]
    return Section("counts", "Casualties and counts", _COUNTS_NOTE, _printed(blocks))


_COUNTS_NOTE = (
    "Each figure as a range with its words, one row for each event and report; rows of one type, "
    "day and side stand together and may be one incident. Nothing is added up or decided."
)


def _tabled(block: Block) -> Block:
    """Return the block with the columns in which anything stands."""
    used = {cell.column for sentence in block.sentences for cell in sentence.cells}
    columns = [column for column in COLUMNS if column in used]
    return replace(block, columns=tuple(columns))


def _posture(desk: _Desk) -> Section:
    places = [
        (report, index) for report in desk.reports for index in range(len(report.coding.posture))
    ]
    sentences = once(posture_sentence(report, index, desk.names) for report, index in places)
    shown = sentences[: desk.limit]
    block = desk.filled(None, shown, more=len(sentences) - len(shown))
    note = "Forces said to stand somewhere; not acts."
    return Section("posture", "Posture", note, _printed([block]))


def _claimed(desk: _Desk, groups: Sequence[Group]) -> Section:
    claims = [g for g in groups if _is_claim(g)]
    titles = {
        "Claims of responsibility": [g for g in claims if g.event.type is EventType.CLAIM],
        "Denials": [g for g in claims if g.event.type is EventType.DENY],
        "Said not to have happened": [g for g in claims if g.event.type not in _SPOKEN],
    }
    blocks = [desk.block(title, found, tell) for title, found in titles.items()]
    note = "In the words of the reports; who is meant by them may stand in the evidence only."
    return Section("claimed", "Claimed and denied", note, _printed(blocks))


def _planned(desk: _Desk, groups: Sequence[Group]) -> Section:
    undone = [g for g in groups if g.event.status in _UNDONE and not _is_claim(g)]
    titles = {"Planned": Status.PLANNED, "Possible": Status.POSSIBLE}
    blocks = [
        desk.block(title, [g for g in undone if g.event.status is status], tell)
        for title, status in titles.items()
    ]
    note = "Announced, ordered, threatened or weighed; not told as done."
    return Section("planned", "Threatened or planned", note, _printed(blocks))


def _unknown(desk: _Desk, groups: Sequence[Group]) -> Section:
    done = [g for g in groups if g.event.status not in _UNDONE and not g.event.aggregate]
    main = [g for g in done if lacks_something(g)]
    blocks = [
        desk.block("Main events", main, unknown_sentence, limit=min(desk.limit, MAX_UNKNOWN)),
        desk.filled("Of all events", gap_sentences(groups)),
    ]
    note = "Left empty rather than guessed: acts of force first, then how often it is so."
    return Section("unknown", "What is not known", note, _printed(blocks))


def _background(desk: _Desk, groups: Sequence[Group]) -> Section:
    block = desk.block(None, groups, tell)
    note = "What the reports recall from before the window."
    return Section("background", "Background", note, _printed([block]))


def _printed(blocks: Iterable[Block | None]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if block is not None)


def _coverage(
    reports: Sequence[CodedReport], rejected: Sequence[str], groups: Sequence[Group]
) -> Coverage:
    outlets = Counter(normal(report.outlet) for report in reports if report.outlet)
    table = themes()
    counted = Counter(table[g.event.type] for g in groups)
    return Coverage(
        n_read=len(reports) + len(rejected),
        n_coded=len(reports),
        rejected=tuple(sorted(Counter(rejected).items())),
        outlets=tuple(sorted(outlets.items())),
        n_without_outlet=sum(1 for report in reports if not report.outlet),
        n_events=sum(len(report.events()) for report in reports),
        themes=tuple(
            (theme.title, counted[theme])
            for theme in sorted(counted, key=lambda theme: theme.position)
        ),
    )
