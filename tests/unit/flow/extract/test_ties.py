"""Who backs, leads or is allied with whom."""

import pytest

from tests.reading import Reader


@pytest.mark.parametrize(
    ("sentence", "kind", "source", "target"),
    [
        ("Kenyan President William Ruto spoke.", "leads", "Person:William Ruto", "KEN"),
        ("Hezbollah, an ally of Iran, fired rockets.", "ally_of", "LBN:Hezbollah", "IRN"),
    ],
)
def test_an_asserted_tie_is_read(
    reader: Reader, sentence: str, kind: str, source: str, target: str
) -> None:
    ties = [(str(tie.kind), tie.source, tie.target) for tie in reader.code(sentence).ties]
    assert ties == [(kind, source, target)]


def test_a_backer_is_the_source_of_its_tie(reader: Reader) -> None:
    coding = reader.code("Iran-backed Houthis fired at a ship.", "A tanker was hit.")
    assert ("backs", "IRN", "YEM:Houthis") in [
        (str(tie.kind), tie.source, tie.target) for tie in coding.ties
    ]


@pytest.mark.parametrize(
    "sentence",
    ["Former President Ana Ruiz of Peru spoke.", "Deputy President Ana Ruiz of Peru spoke.",
     "Iran and Hezbollah spoke."],
)  # fmt: skip
def test_one_who_no_longer_leads_has_no_tie(reader: Reader, sentence: str) -> None:
    assert reader.code(sentence).ties == ()
