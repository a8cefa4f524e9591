"""What the composer writes can be read back; what it does not write cannot."""

from datetime import date, timedelta

import pytest

from rashomon.flow.publish.brief.dates import label
from rashomon.flow.publish.brief.reading import read_number, read_time, same_time
from rashomon.model.interval import Interval
from rashomon.model.vocabulary import Anchor, TimePrecision

CLOCKS = ["", "T00:00", "T06:07", "T21:00"]


def make_interval(start: str | None, end: str | None) -> Interval:
    return Interval(start, end, TimePrecision.DAY, Anchor.TEXT, "")


def test_every_interval_of_days_reads_back_as_itself() -> None:
    first = date(2023, 11, 25)
    for offset in range(0, 120, 3):
        for length in (1, 2, 5, 7, 31, 61, 366):
            start = first + timedelta(days=offset)
            interval = make_interval(
                start.isoformat(), (start + timedelta(days=length)).isoformat()
            )
            words = label(interval)
            assert words is not None
            assert same_time(words, interval), (words, interval)


@pytest.mark.parametrize("start", ["2024-02-28T00:00", "2024-02-28T06:07", "2024-02-28T21:00"])
@pytest.mark.parametrize("end", ["2024-02-28T22:30", "2024-02-29T00:00", "2024-03-01T06:00"])
def test_every_interval_of_hours_reads_back_as_itself(start: str, end: str) -> None:
    interval = make_interval(start, end)
    words = label(interval)
    assert words is not None
    assert same_time(words, interval), words


@pytest.mark.parametrize(
    ("start", "end"),
    [("2024-01-01", "2025-01-01"), ("2024-02-01", "2024-03-01"), (None, "2024-03-01")],
)
def test_whole_months_years_and_open_ends_read_back(start: str | None, end: str) -> None:
    interval = make_interval(start, end)
    words = label(interval)
    assert words is not None
    assert same_time(words, interval)
    assert not same_time(words, make_interval(start, "2024-03-05"))


@pytest.mark.parametrize(
    "text", ["", "Monday", "31 February 2024", "to", "5 May", "since", "x to y"]
)
def test_what_is_no_date_reads_as_none(text: str) -> None:
    assert read_time(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3", (3, 3, False)),
        ("18 to 24", (18, 24, False)),
        ("at least 86", (86, None, False)),
        ("up to 100", (0, 100, False)),
        ("about 2,500", (2500, 2500, True)),
        ("none", (0, 0, False)),
        ("three", None),
        (",", None),
        ("3 people", None),
    ],
)
def test_a_range_reads_back(text: str, value: tuple[int, int | None, bool] | None) -> None:
    assert read_number(text) == value
