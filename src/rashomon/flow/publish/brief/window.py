"""The days a brief speaks of, and what was before them."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from rashomon.flow.publish.brief.groups import Group
from rashomon.flow.publish.brief.model import Window
from rashomon.flow.publish.source import CodedReport

LOOK_BACK_DAYS = 7
"""Days before the first publication that a report of the news still speaks of as current."""


def window_of(reports: Iterable[CodedReport], *, days: int = LOOK_BACK_DAYS) -> Window | None:
    """Return the days from ``days`` before the first publication to the last; None if undated."""
    published = sorted(report.published[:10] for report in reports if report.published)
    if not published:
        return None
    first = date.fromisoformat(published[0]) - timedelta(days=days)
    rule = f"publication dates of the reports, and {days} days before the first"
    return Window(first.isoformat(), published[-1], rule)


def split(groups: Sequence[Group], window: Window | None) -> tuple[list[Group], list[Group]]:
    """Return what is told of the window or undated, and what ended before it."""
    current: list[Group] = []
    before: list[Group] = []
    for group in groups:
        (before if _is_before(group, window) else current).append(group)
    return current, before


def _is_before(group: Group, window: Window | None) -> bool:
    interval = group.interval
    if window is None or interval is None or interval.end is None:
        return False
    return interval.end[:10] <= window.first
