"""Which phrases can act, and the entity that their own words name."""

import pytest

from rashomon.model.mention import Form
from rashomon.model.vocabulary import SourceClass
from tests.reading import Reader

ENTITIES = [
    ("Belgian police searched a flat.", "Belgian police", "BEL:Police"),
    ("Turkish authorities jailed a mayor.", "Turkish authorities", "TUR"),
    ("Mali's interior minister resigned.", "Mali's interior minister", "MLI"),
    ("The Colombian army advanced.", "Colombian army", "COL:Military"),
    ("U.S. forces left.", "U.S. forces", "USA:Military"),
    ("The Philippine coast guard protested.", "Philippine coast guard", "PHL:Military"),
    ("The Kenyan defence ministry spoke.", "Kenyan defence ministry", "KEN"),
    ("Hamas fighters withdrew.", "Hamas fighters", "PSE:Hamas"),
    ("Boko Haram withdrew.", "Boko Haram", "NGA:Boko Haram"),
    ("The Kremlin denied it.", "Kremlin", "RUS"),
    ("Downing Street denied it.", "Downing Street", "GBR"),
    ("Tokyo denied it.", "Tokyo", "JPN"),
    ("The Pentagon denied it.", "Pentagon", "USA:Military"),
    ("The United Nations denied it.", "United Nations", "UN"),
    ("NATO denied it.", "NATO", "NATO"),
    ("Kenyan President William Ruto spoke.", "Kenyan President William Ruto", "KEN"),
    ("President Ana Ruiz of Peru spoke.", "President Ana Ruiz", "PER"),
    ("The president of Ghana spoke.", "president", "GHA"),
    ("The governments of Mali and Niger met.", "governments", "MLI"),
    ("Two Kenyan soldiers died.", "Two Kenyan soldiers", "KEN:Military"),
    ("Israeli warplanes circled.", "Israeli warplanes", "ISR:Military"),
]


@pytest.mark.parametrize(("sentence", "words", "entity"), ENTITIES)
def test_words_that_name_an_actor_give_its_key(
    reader: Reader, sentence: str, words: str, entity: str
) -> None:
    assert reader.actors(sentence)[words].entity == entity


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Iran-backed militias advanced.", "Iran-backed militias"),
        ("Former U.S. President Barack Obama spoke.", "Former U.S. President Barack Obama"),
        ("Former president Jimmy Carter spoke.", "Former president Jimmy Carter"),
        ("Former President Ana Ruiz of Peru spoke.", "Former President Ana Ruiz"),
        ("Gunmen fled.", "Gunmen"),
        ("The police fled.", "police"),
        ("He fled.", "He"),
    ],
)
def test_words_that_name_no_actor_of_their_own_give_none(
    reader: Reader, sentence: str, words: str
) -> None:
    assert reader.actors(sentence)[words].entity is None


def test_a_sponsor_is_not_the_actor(reader: Reader) -> None:
    mention = reader.actors("Iran-backed militias shelled the base.")["Iran-backed militias"]
    assert (mention.sponsor, mention.entity) == ("Iran", None)


def test_a_capital_after_a_preposition_is_a_place(reader: Reader) -> None:
    assert "Ankara" not in reader.actors("A bomb went off in Ankara.")


def test_an_adjective_alone_is_no_actor(reader: Reader) -> None:
    assert "French" not in reader.actors("The crew spoke French.")


@pytest.mark.parametrize(
    ("sentence", "words", "source_class"),
    [
        ("Reuters said so.", "Reuters", SourceClass.OUTLET),
        ("The rebels said so.", "rebels", SourceClass.ARMED_GROUP),
        ("The Malian army said so.", "Malian army", SourceClass.MILITARY),
        ("Witnesses said so.", "Witnesses", SourceClass.WITNESS),
        ("Analysts said so.", "Analysts", SourceClass.ANALYST),
    ],
)
def test_an_actor_has_the_class_of_a_source(
    reader: Reader, sentence: str, words: str, source_class: SourceClass
) -> None:
    assert reader.actors(sentence)[words].source_class is source_class


@pytest.mark.parametrize(
    ("sentence", "words", "form"),
    [("Chad spoke.", "Chad", Form.NAME), ("The rebels spoke.", "rebels", Form.NOUN),
     ("President Ana Ruiz spoke.", "President Ana Ruiz", Form.PERSON),
     ("They spoke.", "They", Form.PRONOUN)],
)  # fmt: skip
def test_an_actor_is_spoken_of_in_one_of_four_forms(
    reader: Reader, sentence: str, words: str, form: Form
) -> None:
    assert reader.actors(sentence)[words].form is form


def test_a_name_that_has_ended_gives_way_to_one_in_use(reader: Reader) -> None:
    """Of two office-holders with one surname, the one in office on the day is meant."""
    assert reader.actors("Kenyan President William Ruto spoke.", "Ruto left.")["Ruto"].entity == (
        "KEN"
    )
