"""Counts are ranges with their words; only other reports can contradict one."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from rashomon.flow.publish.brief.counting import CountLine, count_lines
from rashomon.flow.publish.brief.groups import Group
from rashomon.flow.publish.source import CodedReport
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


def test_each_kind_has_a_line_of_its_own(full: CodedReport) -> None:
    lines = count_lines([Group(((full, full.events()[0]),))])
    assert [line.kind for line in lines] == [CountKind.KILLED, CountKind.INJURED]
