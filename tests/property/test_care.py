"""Sentences that invite a careless reading: who is blamed for what they did not do."""

import pytest

from rashomon.model.event import Event
from rashomon.model.vocabulary import CountKind, EventType
from tests.reading import Reader, actors_of, recipients_of

A = EventType.ASSAULT


def of_type(reader: Reader, kind: EventType, *sentences: str) -> list[Event]:
    return [event for event in reader.code(*sentences).events if event.type is kind]


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (EventType.DENY, "The raids deny the Taliban a safe haven."),
        (EventType.DENY, "The aid workers were denied entry to Yida."),
        (EventType.THREATEN, "The mayor of Goma warned that food was running out."),
        (EventType.RETREAT, "The Taliban released a video of the hostages."),
        (EventType.CONSULT, "The Turkish president spoke to reporters in Ankara."),
        (A, "Strangle him with a rope or slaughter him with a knife, the preacher said."),
        (A, "Footage shot by a neighbour shows soldiers in Goma."),
    ],
)
def test_words_that_only_look_like_an_act_are_none(
    reader: Reader, kind: EventType, sentence: str
) -> None:
    assert not of_type(reader, kind, sentence)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Tehran warned Washington of consequences.", EventType.THREATEN),
        ("Ankara said it was appalled by the bombing.", EventType.ACCUSE),
        ("The Belgian minister extended her deepest condolences to the families.",
         EventType.SUPPORT),
        ("Boko Haram captured dozens of villagers near Gwoza.", A),
    ],
)  # fmt: skip
def test_acts_of_many_words_are_read(reader: Reader, sentence: str, kind: EventType) -> None:
    assert of_type(reader, kind, sentence)


@pytest.mark.parametrize(
    ("sentence", "actors"),
    [
        ("An attack on the dam near Mosul was foiled by Iraqi soldiers.", set()),
        ("An attack on the dam near Mosul was carried out by the Taliban.", {"AFG:Taliban"}),
        ("A Tunisian man killed two people in Lyon.", {"UNKNOWN"}),
        ("Nearly 30 people died in Lyon, mowed down by a lorry.", set()),
        ("A lorry rammed into shoppers in Lyon, central France, killing nine.", set()),
        ("Turkish troops had caught Omar Kassab trying to cross and shot him.", {"TUR:Military"}),
    ],
)
def test_who_did_it_is_not_who_stands_nearest(
    reader: Reader, sentence: str, actors: set[str]
) -> None:
    [attack] = of_type(reader, A, sentence)
    assert actors_of(attack) == actors


def test_police_who_shoot_the_driver_did_not_kill_the_crowd(reader: Reader) -> None:
    many, one = of_type(
        reader,
        A,
        "A lorry ploughed into a crowd in Lyon on Tuesday, killing 31 people.",
        "French police shot dead the driver.",
    )
    assert actors_of(many) <= {"UNKNOWN"}
    assert actors_of(one) == {"FRA:Police"}


def test_a_base_abroad_is_where_it_stands(reader: Reader) -> None:
    [attack] = of_type(
        reader,
        A,
        "Iranian forces fired four missiles at a US base in Iraq, killing three soldiers.",
    )
    assert [place.name for place in attack.places] == ["Iraq"]
    assert recipients_of(attack) == {"USA"}
    assert {count.kind for count in attack.counts} == {CountKind.LAUNCHED, CountKind.KILLED}


def test_we_are_those_who_are_cited(reader: Reader) -> None:
    [threat] = of_type(
        reader,
        EventType.THREATEN,
        "Israeli jets bombed a base near Homs, killing nine soldiers.",
        "“We will retaliate,” Syrian minister Nour Haddad said in Doha.",
    )
    assert actors_of(threat) == {"SYR"}


def test_a_weekday_named_the_day_before_it_is_that_day(reader: Reader) -> None:
    [attack] = of_type(reader, A, "The Taliban shelled a base in Khost on Thursday.")
    assert attack.time is not None
    assert attack.time.interval is not None
    assert attack.time.interval.start == "2024-03-07"
