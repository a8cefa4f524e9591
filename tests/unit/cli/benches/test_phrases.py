import pytest

from rashomon.cli.benches.phrases import head_of, is_within, words_of


def test_words_are_small_and_without_the_signs_around_them() -> None:
    assert words_of('"EL NORTE" [U.S.] D\'ORSO-GROUP, 3') == (
        "el",
        "norte",
        "u.s",
        "d'orso-group",
        "3",
    )
    assert words_of('"; -"') == ()


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("armed men", "men"),
        ("MEMBERS OF the old guard", "MEMBERS"),
        ("of the old guard", "guard"),
        ("gone off", "gone"),
        ("the town , north", "north"),
        ("the town ,", "town"),
        ("Orsk", "Orsk"),
        (", -", "-"),
    ],
)
def test_the_head_is_the_last_word_before_any_preposition(phrase: str, head: str) -> None:
    words = phrase.split()
    assert words[head_of(words)] == head


def test_a_phrase_stands_in_another_side_by_side() -> None:
    assert is_within(["b", "c"], ("a", "b", "c"))
    assert is_within(("a",), ("a",))
    assert not is_within(["a", "c"], ["a", "b", "c"])
