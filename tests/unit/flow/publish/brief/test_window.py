"""The window is made of publication dates; what ended before it is background."""

from dataclasses import replace

from rashomon.flow.publish.brief.groups import Group
from rashomon.flow.publish.brief.window import split, window_of
from rashomon.flow.publish.source import CodedReport


def test_the_window_looks_some_days_back(full: CodedReport) -> None:
    later = replace(full, published="2031-05-09T10:00")
    window = window_of([later, full], days=7)
    assert window is not None
    assert (window.first, window.last) == ("2031-04-29", "2031-05-09")


def test_undated_reports_have_no_window(full: CodedReport) -> None:
    assert window_of([replace(full, published=None)]) is None


def test_undated_events_are_current(full: CodedReport) -> None:
    groups = [Group(((full, event),)) for event in full.events()]
    window = window_of([replace(full, published="2031-09-01")])
    current, before = split(groups, window)
    assert [group.event for group in before] == [full.events()[0]]
    assert len(current) == 2
    assert split(groups, None) == (groups, [])
