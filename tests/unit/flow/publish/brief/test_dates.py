"""An interval is written as an analyst writes it."""

import pytest

from rashomon.flow.publish.brief.dates import label
from rashomon.model.interval import Interval
from rashomon.model.vocabulary import Anchor, TimePrecision

CASES = [
    ("2024-02-01", "2024-02-02", "1 February 2024"),
    ("2024-02-01", "2024-02-03", "1 to 2 February 2024"),
    ("2024-01-31", "2024-02-03", "31 January to 2 February 2024"),
    ("2023-12-31", "2024-01-02", "31 December 2023 to 1 January 2024"),
    ("2014-04-01", "2014-05-01", "April 2014"),
    ("2012-01-01", "2013-01-01", "2012"),
    ("2002-01-01", "2013-01-01", "2002 to 2012"),
    ("2023-10-07", None, "since 7 October 2023"),
    (None, "2023-10-08", "until 7 October 2023"),
    (None, "2023-10-08T07:06", "until 8 October 2023, 07:06"),
    ("2017-08-29T06:07", "2017-08-29T06:08", "29 August 2017, 06:07"),
    ("2017-08-29T06:00", "2017-08-29T12:00", "29 August 2017, 06:00 to 12:00"),
    ("2017-08-29T18:00", "2017-08-30T00:00", "29 August 2017, 18:00 to 24:00"),
    ("2017-08-29T21:00", "2017-08-30T06:00", "29 August 2017, 21:00 to 30 August 2017, 06:00"),
]


def make_interval(start: str | None, end: str | None) -> Interval:
    return Interval(start, end, TimePrecision.DAY, Anchor.TEXT, "")


@pytest.mark.parametrize(("start", "end", "words"), CASES)
def test_both_ends_are_named_as_included(start: str | None, end: str | None, words: str) -> None:
    assert label(make_interval(start, end)) == words


def test_an_interval_open_at_both_ends_has_no_words() -> None:
    assert label(make_interval(None, None)) is None
