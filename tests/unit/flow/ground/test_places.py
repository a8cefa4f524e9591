"""From names of places to what they are, by the whole report."""

import pytest

from rashomon.model.event import PlaceValue
from rashomon.model.vocabulary import EventType
from tests.reading import Reader

CASES = [
    ("Gunmen killed two soldiers in Quetta.", "Quetta", "PAK", 1),
    ("Gunmen killed two soldiers near Quetta.", "Quetta", "PAK", 2),
    ("Gunmen killed two soldiers in Anbar province.", "Anbar", "IRQ", 4),
    ("Gunmen killed two soldiers in Chhattisgarh.", "Chhattisgarh", "IND", 4),
    ("Gunmen killed two soldiers in the Sahel.", "Sahel", None, 5),
    ("Gunmen killed two soldiers in Yemen.", "Yemen", "YEM", 6),
    ("Gunmen killed two soldiers in northern Burkina Faso.", "northern Burkina Faso", "BFA", 5),
    ("Gunmen killed two sailors in the Red Sea.", "Red Sea", None, 7),
    ("Gunmen killed two soldiers in Tripoli, Lebanon.", "Tripoli", "LBN", 1),
    ("Gunmen killed two soldiers in Tripoli, Libya.", "Tripoli", "LBY", 1),
    ("Gunmen killed two soldiers in Peshawar, Pakistan.", "Peshawar", "PAK", 1),
    ("Rebels shelled Omdurman.", "Omdurman", "SDN", 1),
    ("Rebels captured the town of Pibor.", "Pibor", "SSD", 1),
]


def place_of(reader: Reader, *sentences: str) -> PlaceValue:
    (place,) = reader.event(*sentences, of=EventType.ASSAULT).places
    return place


@pytest.mark.parametrize(("sentence", "name", "country", "precision"), CASES)
def test_a_place_has_its_name_country_and_precision(
    reader: Reader, sentence: str, name: str, country: str | None, precision: int
) -> None:
    place = place_of(reader, sentence)
    assert (place.name, place.country, place.precision) == (name, country, precision)


def test_a_town_has_a_position_and_a_country_has_none(reader: Reader) -> None:
    town = place_of(reader, "Gunmen killed two soldiers in Quetta.")
    assert town.lat == pytest.approx(30.2, abs=0.3)
    assert town.lon == pytest.approx(67.0, abs=0.3)
    country = place_of(reader, "Gunmen killed two soldiers in Yemen.")
    assert (country.lat, country.lon) == (None, None)


def test_a_drone_over_a_country_is_in_its_airspace(reader: Reader) -> None:
    event = reader.event("Finland shot down a drone over Finland.", of=EventType.INTERCEPT)
    assert [(one.country, one.precision) for one in event.places] == [("FIN", 7)]


def test_no_such_place_is_an_answer(reader: Reader) -> None:
    event = reader.event("Chadian soldiers killed two rebels in Qwxzyk.", of=EventType.ASSAULT)
    assert event.places == ()
    assert ("place" in dict(event.missing)) is True


def test_the_capital_that_speaks_is_no_place(reader: Reader) -> None:
    event = reader.event("Moscow condemned the attack on the army base.", of=EventType.ACCUSE)
    assert event.places == ()


def test_the_report_settles_which_town_of_a_name_is_meant(reader: Reader) -> None:
    place = place_of(
        reader,
        "Libya closed its airspace.",
        "Libyan soldiers killed two rebels in Tripoli.",
    )
    assert place.country == "LBY"


def test_where_one_speaks_is_not_where_it_happened(reader: Reader) -> None:
    event = reader.event(
        "Chadian soldiers killed two rebels near Bol, the minister told reporters in Paris.",
        of=EventType.ASSAULT,
    )
    assert "Paris" not in [one.name for one in event.places]


def test_two_places_of_one_attack_are_both_kept(reader: Reader) -> None:
    event = reader.event("U.S. strikes in Iraq and Syria killed nine fighters.",
                         of=EventType.ASSAULT)  # fmt: skip
    assert {one.country for one in event.places} == {"IRQ", "SYR"}
