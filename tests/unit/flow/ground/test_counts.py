"""Number words as ranges."""

import pytest

from rashomon.flow.ground.counts import read_count

RANGES = [
    ("three", 3, 3),
    ("14", 14, 14),
    ("2,500", 2500, 2500),
    ("Fifty-two", 52, 52),
    ("one hundred and twenty", 120, 120),
    ("two thousand five hundred", 2500, 2500),
    ("1.9 million", 1_900_000, 1_900_000),
    ("half a million", 500_000, 500_000),
    ("half a dozen", 6, 6),
    ("a dozen", 12, 12),
    ("two dozen", 24, 24),
    ("a couple", 2, 2),
    ("a", 1, 1),
    ("an", 1, 1),
    ("twin", 2, 2),
    ("between 18 and 24", 18, 24),
    ("18-24", 18, 24),
    ("18\u201324", 18, 24),
    ("six or seven", 6, 7),
    ("10 to 15", 10, 15),
    ("two to three million", 2_000_000, 3_000_000),
    ("at least one", 1, None),
    ("100 or more", 100, None),
    ("over 85", 86, None),
    ("more than 85", 86, None),
    ("more than two dozen", 25, None),
    ("up to 100", 0, 100),
    ("as many as 100", 0, 100),
    ("fewer than 20", 0, 19),
    ("several", 3, None),
    ("several hundred", 300, None),
    ("tens", 20, None),
    ("dozens", 24, None),
    ("scores", 40, None),
    ("hundreds", 200, None),
    ("thousands", 2000, None),
    ("tens of thousands", 20_000, None),
    ("hundreds of thousands", 200_000, None),
    ("no", 0, 0),
    ("No one", 0, 0),
    ("the majority of the 20", 11, 20),
    ("48-hour", 2, 2),
    ("10 days", 10, 10),
    ("36 hours", 2, 2),
]


@pytest.mark.parametrize(("words", "low", "high"), RANGES)
def test_number_words_are_a_range(words: str, low: int, high: int | None) -> None:
    assert read_count(words) == (low, high, False)


@pytest.mark.parametrize(
    ("words", "number"),
    [("about 900", 900), ("approximately 2,500", 2500), ("nearly 300", 300), ("some 40", 40)],
)
def test_about_a_number_is_the_number_marked_approximate(words: str, number: int) -> None:
    assert read_count(words) == (number, number, True)


@pytest.mark.parametrize(
    "words", ["", "banana", "1.5", "second", "24-18", "three tanks", "one " * 100, "-", "and"]
)
def test_what_is_no_number_gives_nothing(words: str) -> None:
    assert read_count(words) is None
