"""Words that tie one act to another."""

import pytest

from rashomon.model.mention import EventMention
from tests.reading import Reader, make_document


def links(reader: Reader, sentence: str) -> list[tuple[str, str, str, str]]:
    document = make_document(sentence)
    events: tuple[EventMention, ...] = reader.tag(document).events
    return [
        (str(one.type), str(link.kind), document.quote(link.span), str(events[link.to].type))
        for one in events
        for link in one.links
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Gunmen attacked an army bus in Zabul in retaliation for an air strike in Ghazni.",
            ("ASSAULT", "response_to", "in retaliation for", "ASSAULT"),
        ),
        (
            "Canada imposed sanctions on Haiti in response to an attack on its soldiers.",
            ("SANCTION", "response_to", "in response to", "ASSAULT"),
        ),
        (
            "Ghana condemned the killing of two soldiers.",
            ("ACCUSE", "response_to", "condemned", "ASSAULT"),
        ),
        (
            "After rebels attacked the army base, Chad bombed their camps.",
            ("ASSAULT", "response_to", "After", "ASSAULT"),
        ),
    ],
)
def test_a_stated_answer_is_linked(
    reader: Reader, sentence: str, expected: tuple[str, str, str, str]
) -> None:
    assert expected in links(reader, sentence)


def test_after_a_meeting_is_a_time_and_no_answer(reader: Reader) -> None:
    sentence = "Chad condemned the raid after talks with the Malian president."
    assert not [link for link in links(reader, sentence) if link[3] == "CONSULT"]


def test_acts_side_by_side_are_not_linked(reader: Reader) -> None:
    assert links(reader, "Rebels attacked an army base and seized a town.") == []
