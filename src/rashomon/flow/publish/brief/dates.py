"""Dates in words: an interval as an analyst writes it."""

from datetime import date, datetime, timedelta

from rashomon.flow.publish.brief.lists import word_list
from rashomon.model.interval import Interval

MONTHS = word_list("months")


def day_label(day: date) -> str:
    """Return a date as ``1 February 2024``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def iso_label(iso: str) -> str:
    """Return an ISO date as ``1 February 2024``."""
    return day_label(date.fromisoformat(iso[:10]))


def label(interval: Interval) -> str | None:
    """Return the interval in words, both ends named as included; None if both are open."""
    start, end = interval.start, interval.end
    if start is None and end is None:
        return None
    if end is None and start is not None:
        return f"since {_moment(start)}"
    if start is None and end is not None:
        return f"until {_last(end)}"
    if start is not None and end is not None:
        return _times(start, end) if "T" in start or "T" in end else _days(start, end)
    return None


def _moment(iso: str) -> str:
    return f"{iso_label(iso)}, {iso[11:16]}" if "T" in iso else iso_label(iso)


def _last(end: str) -> str:
    return _moment(end) if "T" in end else day_label(date.fromisoformat(end) - timedelta(days=1))


def _days(start: str, end: str) -> str:
    first, after = date.fromisoformat(start), date.fromisoformat(end)
    last = after - timedelta(days=1)
    if first == last:
        return day_label(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if first.day == 1 and after.day == 1 and first.month == last.month and first.year == last.year:
        return f"{MONTHS[first.month - 1]} {first.year}"
    if (first.month, first.year) == (last.month, last.year):
        return f"{first.day} to {day_label(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} to {day_label(last)}"
    return f"{day_label(first)} to {day_label(last)}"


def _times(start: str, end: str) -> str:
    first, after = datetime.fromisoformat(start), datetime.fromisoformat(end)
    if after - first <= timedelta(minutes=1):
        return _moment(start)
    opening = f"{day_label(first.date())}, {first:%H:%M}"
    if after.date() == first.date():
        return f"{opening} to {after:%H:%M}"
    if after == datetime.combine(first.date() + timedelta(days=1), datetime.min.time()):
        return f"{opening} to 24:00"
    return f"{opening} to {day_label(after.date())}, {after:%H:%M}"
