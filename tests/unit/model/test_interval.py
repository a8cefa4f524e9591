import pytest

from rashomon.errors import IntegrityError
from rashomon.model.interval import Interval
from rashomon.model.vocabulary import Anchor, TimePrecision


def interval(start: str | None, end: str | None) -> Interval:
    return Interval(start, end, TimePrecision.DAY, Anchor.TEXT, "day")


@pytest.mark.parametrize(
    ("start", "end"),
    [("2024-03-02", "2024-03-01"), ("2024-03-02", "2024-03-02"),
     ("2024-03-02T10:00", "2024-03-02T09:59")],
)  # fmt: skip
def test_an_interval_ends_after_it_starts(start: str, end: str) -> None:
    with pytest.raises(IntegrityError, match="must end after it starts"):
        interval(start, end)


@pytest.mark.parametrize(
    ("start", "end"),
    [(None, "2024-03-02"), ("2024-03-02", None), (None, None), ("2024-03-02", "2024-03-02T06:00")],
)
def test_an_open_side_or_a_part_of_a_day_is_an_interval(start: str | None, end: str | None) -> None:
    assert (interval(start, end).start, interval(start, end).end) == (start, end)
