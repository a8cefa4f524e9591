import pytest

from rashomon.lexicon.phrases import PhraseIndex
from rashomon.lexicon.tokens import fold, words


def found(text: str, *phrases: str, cased: bool = True) -> list[str]:
    index: PhraseIndex[str] = PhraseIndex()
    for phrase in phrases:
        index.add(phrase, phrase, cased=cased)
    tokens = words(text)
    return [match.entry for match in index.at(0, [fold(t) for t in tokens], tokens)]


@pytest.mark.parametrize(
    ("name", "text"),
    [("Turkey", "turkey was served"), ("US", "us and them"), ("WHO", "who goes there"),
     ("WHO", "Who goes there"), ("Chad", "chad"), ("RSF", "Rsf"), ("US", "Us")],
)  # fmt: skip
def test_a_name_is_not_the_common_word(name: str, text: str) -> None:
    assert found(text, name) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [("Turkey", "Turkey said"), ("Turkey", "TURKEY SAID"), ("US", "US forces"), ("WHO", "WHO said"),
     ("al-Qaida", "Al-Qaida said"), ("al-Qaida", "al-Qaida said")],
)  # fmt: skip
def test_a_name_keeps_its_capitals_and_may_have_more(name: str, text: str) -> None:
    assert found(text, name) == [name]


def test_a_phrase_of_small_letters_matches_any_case() -> None:
    assert found("Shot Down twice", "shot down", cased=False) == ["shot down"]


def test_all_that_begins_at_a_word_is_given_shortest_first() -> None:
    names = ("Boko Haram", "Boko", "Boko Haram fighters")
    assert found("Boko Haram fighters fled", *names) == [
        "Boko", "Boko Haram", "Boko Haram fighters",
    ]  # fmt: skip


def test_two_entries_of_one_phrase_are_kept_in_the_order_added() -> None:
    index: PhraseIndex[int] = PhraseIndex()
    index.add("Guard", 2)
    index.add("guard", 1)
    assert [m.entry for m in index.at(0, ["guard"], ["guard"])] == [2, 1]


def test_a_phrase_cut_off_by_the_end_is_not_found() -> None:
    assert found("Boko", "Boko Haram") == []
