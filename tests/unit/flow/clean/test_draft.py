import pytest

from rashomon.flow.clean.draft import same_words


@pytest.mark.parametrize(
    ("first", "second", "is_same"),
    [
        ("Raid on \u2018camp\u2019", "raid on 'Camp'", True),
        ("Raid on camp", "Raid on  camp.", True),
        ("Raid on camp", "Raid on camps", False),
    ],
)
def test_only_letters_and_digits_count(first: str, second: str, *, is_same: bool) -> None:
    assert same_words(first, second) is is_same
