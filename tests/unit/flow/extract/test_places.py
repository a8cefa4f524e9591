"""Phrases that may name a place."""

import pytest

from tests.reading import Reader, make_document


def places(reader: Reader, sentence: str) -> list[tuple[str, str]]:
    document = make_document(sentence)
    return [(document.quote(one.span), one.lead) for one in reader.tag(document).places]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A bomb went off in Quetta.", [("Quetta", "in")]),
        ("A bomb went off near the Rafah crossing.", [("Rafah crossing", "near")]),
        ("Jets flew over the Baltic Sea.", [("Baltic Sea", "over")]),
        ("Troops moved into northern Syria.", [("northern Syria", "into")]),
        ("Clashes went on in Iraq and Syria.", [("Iraq", "in"), ("Syria", "in")]),
        ("A bomb went off in Peshawar, Pakistan.", [("Peshawar", "in"), ("Pakistan", "in")]),
        ("The army took the town of Pibor.", [("Pibor", "of")]),
        ("Rebels seized Bukavu.", [("Bukavu", "seized")]),
        ("A rocket hit Ain al-Asad Air Base.", [("Ain al-Asad Air Base", "hit")]),
    ],
)
def test_a_name_after_a_word_of_place_may_be_a_place(
    reader: Reader, sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert places(reader, sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The talks opened in March.",
        "The vote was held on Monday.",
        "The minister wrote on Twitter.",
        "They were amid tensions in Iraq.",
        "The president spoke of Hamas.",
        "They spoke in English.",
    ],
)
def test_what_is_no_place_of_an_act_is_left_out(reader: Reader, sentence: str) -> None:
    assert places(reader, sentence) == []
