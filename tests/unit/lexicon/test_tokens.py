import pytest

from rashomon.lexicon.tokens import fold, words


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("U.S. and U.N. envoys met.", ["U.S.", "and", "U.N.", "envoys", "met", "."]),
        ("Mali\u2019s army", ["Mali", "\u2019s", "army"]),
        ("at 7:58 a.m.", ["at", "7:58", "a.m."]),
        ("1,180 of 2.5 million", ["1,180", "of", "2.5", "million"]),
        ("a 28-year-old", ["a", "28-year-old"]),
        ("Iran-backed", ["Iran-backed"]),
        ("didn't Sana'a", ["didn't", "Sana'a"]),
        ("\u201cstop\u201d", ["\u201c", "stop", "\u201d"]),
        ("Ağri, Đà Nẵng", ["Ağri", ",", "Đà", "Nẵng"]),
        ("", []),
    ],
)
def test_a_text_is_cut_into_words(text: str, tokens: list[str]) -> None:
    assert words(text) == tokens


def test_folding_takes_case_and_kinds_of_apostrophe_and_hyphen_away() -> None:
    assert fold("Sana\u2019a") == "sana'a"
    assert fold("Al\u2011Shabaab") == "al-shabaab"
    assert fold("NATO") == "nato"
