"""Display names come from the files of the lexicon, with the article that English wants."""

import pytest

from rashomon.lexicon.names import Names, display_name, load_names, names_of

CASES = [
    ("USA", "United States", "the United States"),
    ("IRN", "Iran", "Iran"),
    ("GBR", "United Kingdom", "the United Kingdom"),
    ("PRK", "North Korea", "North Korea"),
    ("KOR", "South Korea", "South Korea"),
    ("RUS", "Russia", "Russia"),
    ("TUR", "Turkey", "Turkey"),
    ("COD", "Democratic Republic of the Congo", "the Democratic Republic of the Congo"),
    ("ARE", "United Arab Emirates", "the United Arab Emirates"),
    ("IRN:Military", "Iranian military", "the Iranian military"),
    ("USA:Military", "US military", "the US military"),
    ("KOR:Military", "South Korean military", "the South Korean military"),
    ("GBR:Police", "British police", "the British police"),
    ("AFG:Taliban", "Taliban", "the Taliban"),
    ("YEM:Houthis", "Houthis", "the Houthis"),
    ("LBN:Hezbollah", "Hezbollah", "Hezbollah"),
    ("PSE:Hamas", "Hamas", "Hamas"),
    ("UN", "United Nations", "the United Nations"),
    ("SDF", "Syrian Democratic Forces", "the Syrian Democratic Forces"),
    ("ISIL", "Islamic State", "Islamic State"),
    ("Person:Ann Example", "Ann Example", "Ann Example"),
    ("RUS:Chechen insurgents", "Chechen insurgents", "the Chechen insurgents"),
    ("XYZ:No Such Body", "No Such Body", "No Such Body"),
    ("Nowhere", "Nowhere", "Nowhere"),
    ("UNKNOWN", "unidentified actors", "unidentified actors"),
]


@pytest.mark.parametrize(("entity", "name", "definite"), CASES)
def test_an_entity_has_its_name_with_the_right_article(
    entity: str, name: str, definite: str
) -> None:
    assert display_name(entity) == name
    assert load_names().definite(entity) == definite


@pytest.mark.parametrize("words", ["Houthis", "Islamist militants in Syria", "police", "Saudis"])
def test_a_plural_head_makes_a_plural(words: str) -> None:
    assert load_names().is_plural(words)


@pytest.mark.parametrize("words", ["United States", "head of the agencies", "Hamas", "crisis", ""])
def test_a_singular_head_makes_a_singular(words: str) -> None:
    assert not load_names().is_plural(words)


def test_a_name_that_has_ended_gives_way_to_one_in_force() -> None:
    rows = [_row("X", "Old League", "1990-01-01"), _row("X", "New League", "")]
    assert names_of(rows, []).display("X") == "New League"


def test_of_many_names_of_a_body_the_one_of_its_key_is_taken() -> None:
    rows = [_row("ABC:Guard", "First Brigade", ""), _row("ABC:Guard", "Guard", "")]
    assert names_of(rows, []).display("ABC:Guard") == "Guard"


def test_without_any_file_the_last_part_of_the_key_is_shown() -> None:
    assert Names({}, {}, {}).display("ABC:Military") == "Military"


def test_without_a_demonym_the_body_is_of_the_state() -> None:
    usage = [{"word": "Military", "kind": "body", "value": "military"}]
    assert names_of([_row("ABC", "Varenia", "")], usage).display("ABC:Military") == (
        "military of Varenia"
    )


def _row(entity: str, name: str, valid_to: str) -> dict[str, str]:
    return {
        "actor_id": entity,
        "name": name,
        "kind": "name",
        "class": "armed-group",
        "lang": "en",
        "valid_from": "",
        "valid_to": valid_to,
        "source": "public-record",
    }
