"""Counts are ranges with their words; only other reports can contradict one."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from rashomon.flow.publish.brief.check import check
from rashomon.flow.publish.brief.counting import CountLine, count_lines, count_rows, row_sentence
from rashomon.flow.publish.brief.groups import Group
from rashomon.flow.publish.source import CodedReport
from rashomon.lexicon.names import load_names
from rashomon.model.vocabulary import CountKind


def _line_of(
    make: Callable[[str], Any], ranges: list[tuple[int, int | None]], reports: int
) -> CountLine:
    maker = make("Iran struck Haifa on Monday, killing three.")
    groups = []
    for number, (low, high) in enumerate(ranges):
        event = replace(
            maker.event("struck"),
            places=(maker.place("Haifa"),),
            time=maker.day("Monday", "2031-05-05", "2031-05-06"),
            counts=(maker.count("three", CountKind.KILLED, low, high),),
        )
        report = maker.report(event, number=number % reports + 1)
        groups.append(Group(((report, event),)))
    (line,) = count_lines(groups)
    return line


@pytest.mark.parametrize(
    "ranges", [[(3, 3), (16, 16)], [(17, None), (16, 16)], [(0, 0), (1, None)]]
)
def test_ranges_that_cannot_both_be_true_contradict(
    make: Callable[[str], Any], ranges: list[tuple[int, int | None]]
) -> None:
    assert _line_of(make, ranges, 2).is_contradictory()


@pytest.mark.parametrize("ranges", [[(3, 3), (3, 5)], [(3, None), (16, 16)]])
def test_ranges_that_meet_do_not_contradict(
    make: Callable[[str], Any], ranges: list[tuple[int, int | None]]
) -> None:
    assert not _line_of(make, ranges, 2).is_contradictory()


def test_counts_of_one_report_are_parts_and_no_contradiction(make: Callable[[str], Any]) -> None:
    assert not _line_of(make, [(3, 3), (16, 16)], 1).is_contradictory()


def test_a_report_whose_figures_fit_in_part_does_not_contradict(make: Callable[[str], Any]) -> None:
    assert not _line_of(make, [(3, 3), (3, 3), (16, 16)], 2).is_contradictory()


def test_bases_hit_do_not_contradict_missiles_that_hit(make: Callable[[str], Any]) -> None:
    maker = make("Iran struck Haifa on Monday: two bases and one missile hit.")
    members = []
    for number, (words, low) in enumerate([("two bases", 2), ("one missile", 1)], start=1):
        count = maker.count(words, CountKind.HIT, low, low)
        event = replace(maker.event("struck"), counts=(count,))
        members.append((maker.report(event, number=number), event))
    claims = tuple((member, member[1].counts[0]) for member in members)
    line = CountLine(Group((members[0],)), CountKind.HIT, claims)
    assert not line.is_contradictory()


def test_all_kinds_of_one_event_stand_in_one_row(full: CodedReport) -> None:
    (row,) = count_rows([Group(((full, full.events()[0]),))])
    sentence = row_sentence(row, load_names())
    assert check(sentence, [full]) == []
    assert {cell.column: sentence.cell(cell.column) for cell in sentence.cells} == {
        "what": "5 May 2031: an attack on Israel near Haifa",
        "killed": "3 (“three people”)",
        "injured": "18 to 24 (“between 18 and 24 others”)",
        "who says so": ", the defence ministry said, in Varenia Times of 6 May 2031",
    }


def test_rare_kinds_share_a_column_that_names_them(full: CodedReport) -> None:
    strike = full.events()[0]
    kinds = (CountKind.CAPTURED, CountKind.DISPLACED)
    counts = tuple(replace(c, kind=kind) for c, kind in zip(strike.counts, kinds, strict=True))
    event = replace(strike, counts=counts)
    report = replace(full, coding=replace(full.coding, events=(event,)))
    (row,) = count_rows([Group(((report, event),))])
    sentence = row_sentence(row, load_names())
    assert check(sentence, [report]) == []
    assert sentence.cell("other") == (
        "captured: 3 (“three people”); displaced: 18 to 24 (“between 18 and 24 others”)"
    )


def test_a_limit_keeps_the_incidents_that_most_tell_of(full: CodedReport) -> None:
    strike = full.events()[0]
    sides = (strike.recipients, strike.recipients, strike.actors)
    groups = [
        Group(((replace(full, report_number=number), replace(strike, recipients=side)),))
        for number, side in enumerate(sides, start=1)
    ]
    kept = count_rows(groups, limit=2)
    assert [row.member[0].report_number for row in kept] == [1, 2]


def test_a_row_of_one_who_is_cited_keeps_the_source(full: CodedReport) -> None:
    (row,) = count_rows([Group(((full, full.events()[0]),))])
    sentence = row_sentence(row, load_names())
    kept = tuple(one for one in sentence.licences if one.role != "source")
    end = sentence.text.index(", the defence ministry")
    cut = replace(sentence, text=f"{sentence.text[:end]}.", licences=kept[:-2])
    assert [problem.kind for problem in check(cut, [full])] == ["attribution"]
