"""Which tellings are of one happening."""

import pytest

from rashomon.model.event import Event
from rashomon.model.vocabulary import EventType
from tests.reading import Reader, make_document

A = EventType.ASSAULT


def attacks(reader: Reader, *sentences: str) -> list[Event]:
    return [event for event in reader.code(*sentences).events if event.type is A]


@pytest.mark.parametrize(
    "sentences",
    [
        ("Sudanese soldiers shelled a market in Nyala.", "The shelling killed 20 people."),
        ("Iranian missiles struck Quetta on Monday.", "The missile strike killed four people."),
        ("Boko Haram attacked a base in Bol.", "Two soldiers were killed in the attack."),
        ("Al-Shabab attacked a hotel in Mogadishu.", "The attack killed six guards."),
        ("Boko Haram killed nine soldiers near Bol.", "Boko Haram attacked the base on Monday."),
        ("Two soldiers were killed when Boko Haram attacked a base in Bol.",),
    ],
)
def test_a_telling_that_adds_to_an_attack_joins_it(
    reader: Reader, sentences: tuple[str, ...]
) -> None:
    (attack,) = attacks(reader, *sentences)
    assert attack.mentions


@pytest.mark.parametrize(
    "sentences",
    [
        ("Boko Haram attacked Bosso on 3 June.", "Boko Haram attacked Diffa on 5 June."),
        ("Iranian missiles struck Erbil on Monday.",
         "On Thursday, Iranian missiles struck a camp in Pakistan."),
        ("Israel bombed a depot in Sidon.", "Turkey bombed a depot in Afrin."),
        ("Rebels killed nine soldiers in Gao on Monday.",
         "Another attack killed four soldiers in Kidal on Tuesday."),
    ],
)  # fmt: skip
def test_another_day_place_or_actor_is_another_attack(
    reader: Reader, sentences: tuple[str, ...]
) -> None:
    assert len(attacks(reader, *sentences)) == 2


def test_what_a_later_telling_knows_is_added(reader: Reader) -> None:
    (attack,) = attacks(
        reader,
        "Al-Shabab attacked a hotel in Mogadishu.",
        "The attack on Monday killed six guards.",
    )
    assert [(str(c.kind), c.low) for c in attack.counts] == [("killed", 6)]
    assert attack.time
    assert attack.time.phrase.text == "Monday"


def test_a_planned_attack_is_not_the_one_that_happened(reader: Reader) -> None:
    found = attacks(
        reader, "Chad attacked a Boko Haram camp near Bol.", "Chad will attack Boko Haram in Diffa."
    )
    assert [str(event.status) for event in found] == ["occurred", "planned"]


def test_a_sum_and_its_part_stay_apart(reader: Reader) -> None:
    total, part = attacks(
        reader,
        "Militants carried out 12 attacks in Burkina Faso in January.",
        "One attack near Djibo killed 30 people.",
    )
    assert [(str(c.kind), c.low) for c in total.counts] == [("attacks", 12)]
    assert ("killed", 30) in [(str(c.kind), c.low) for c in part.counts]


def test_items_of_a_list_stay_apart(reader: Reader) -> None:
    document = make_document(
        "The Iraqi air force conducted three strikes against ISIL in Iraq on Sunday.",
        bullets=(
            "Near Mosul, one strike destroyed a bridge.",
            "Near Kirkuk, one strike destroyed a depot.",
            "Near Tal Afar, one strike destroyed a boat.",
        ),
    )
    found = [event for event in reader.code_document(document).events if event.type is A]
    assert len(found) == 4


def test_words_of_speech_are_told_once_each(reader: Reader) -> None:
    coding = reader.code("Ghana condemned the coup in Niger.", "Kenya condemned the coup in Niger.")
    assert len([event for event in coding.events if event.type is EventType.ACCUSE]) == 2
