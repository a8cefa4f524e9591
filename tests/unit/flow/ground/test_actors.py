"""Pronouns, surnames and bare nouns, and the entities they stand for."""

import pytest

from rashomon.flow.ground.actors import same_side
from rashomon.model.vocabulary import EventType
from tests.reading import Reader, actors_of, recipients_of

A = EventType.ASSAULT
CHAINS = [
    (("Al-Shabab left Mogadishu.", "It killed two soldiers in Bosaso."), "SOM:AlShabaab"),
    (("Al-Shabab left Mogadishu.", "The group killed two soldiers in Bosaso."), "SOM:AlShabaab"),
    (("The Houthis spoke.", "They fired a missile at Eilat."), "YEM:Houthis"),
    (("The Houthis said they fired a missile at Eilat.",), "YEM:Houthis"),
    (("North Korea spoke.", "The North shelled a South Korean island."), "PRK"),
    (("Gunmen fled to Mali.", "Police killed two men in Gao, Mali."), "MLI:Police"),
    (("The Malian army spoke.", "The army killed two rebels in Gao."), "MLI:Military"),
    (("\u201cWe shelled the base in Erbil,\u201d said Iranian General Hossein Salami.",),
     "IRN:Military"),
    (("Iran-backed militias shelled a base in Anbar province, Iraq.",),
     "IRQ:Iran-backed militias"),
]  # fmt: skip


@pytest.mark.parametrize(("sentences", "entity"), CHAINS)
def test_words_that_point_back_take_the_entity_they_stand_for(
    reader: Reader, sentences: tuple[str, ...], entity: str
) -> None:
    assert actors_of(reader.event(*sentences, of=A)) == {entity}


def test_a_pronoun_keeps_its_own_span(reader: Reader) -> None:
    event = reader.event("Al-Shabab left Mogadishu.", "It killed two soldiers in Bosaso.", of=A)
    assert [actor.phrase.text for actor in event.actors] == ["It"]


def test_a_surname_acts_for_the_body_of_its_full_name(reader: Reader) -> None:
    event = reader.event(
        "Kenyan President William Ruto spoke.", "Ruto condemned the coup in Niger.",
        of=EventType.ACCUSE,
    )  # fmt: skip
    assert actors_of(event) == {"KEN"}


def test_a_person_of_no_body_is_himself(reader: Reader) -> None:
    event = reader.event(
        "Former president Jimmy Carter condemned the coup in Niger.", of=EventType.ACCUSE
    )
    assert actors_of(event) == {"Person:Jimmy Carter"}


def test_an_outlet_that_reports_is_never_the_gunmen(reader: Reader) -> None:
    event = reader.event("The BBC reported that gunmen abducted ten pupils in Kaduna.", of=A)
    assert actors_of(event) == {"UNKNOWN"}


def test_rebels_of_no_name_are_not_the_group_named_before(reader: Reader) -> None:
    event = reader.event(
        "The Houthis spoke on Monday.", "Gunmen killed two soldiers in Marib.", of=A
    )
    assert actors_of(event) == {"UNKNOWN"}


def test_the_speaker_of_weapons_is_not_their_owner(reader: Reader) -> None:
    event = reader.event("Moscow said Ukrainian drones hit a depot in Bryansk.", of=A)
    assert actors_of(event) == {"UKR"}


def test_one_who_blames_is_not_the_actor(reader: Reader) -> None:
    coding = reader.code("The attack, which Kyiv blamed on Moscow, killed six people in Odesa.")
    (attack,) = [event for event in coding.events if event.type is A]
    assert "UKR" not in actors_of(attack)


def test_who_is_not_identified_is_unknown_with_a_reason(reader: Reader) -> None:
    event = reader.event("Gunmen killed two soldiers near Gao.", of=A)
    assert actors_of(event) == {"UNKNOWN"}
    assert event.actor_certainty == "unknown"
    assert ("actor", "not identified") in event.missing


def test_victims_are_of_the_state_of_the_place(reader: Reader) -> None:
    event = reader.event("Police in Dhaka arrested 40 protesters.", of=EventType.COERCE)
    assert recipients_of(event) == {"BGD"}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("MLI", "MLI:Military", True), ("NGA:Boko Haram", "NGA:Boko Haram", True),
     ("MLI", "NER", False), ("UNKNOWN", "UNKNOWN", True), ("Person:A B", "Person:C D", False)],
)  # fmt: skip
def test_bodies_of_one_state_are_one_side(one: str, other: str, *, same: bool) -> None:
    assert same_side(one, other) is same
