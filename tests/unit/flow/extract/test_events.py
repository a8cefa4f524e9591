"""Roles of an act: active, passive, of a noun, and what belongs to it."""

import pytest

from rashomon.model.vocabulary import EventType
from tests.reading import Reader, actors_of, recipients_of

A, C, S = EventType.ASSAULT, EventType.COERCE, EventType.SANCTION
ROLES = [
    ("The Colombian army killed nine FARC rebels in Cauca.", A, "COL:Military", "COL:FARC"),
    ("Nine FARC rebels were killed by the Colombian army.", A, "COL:Military", "COL:FARC"),
    ("A Russian drone killed four Ukrainian soldiers.", A, "RUS", "UKR:Military"),
    ("The Ukrainian base was hit by a Russian drone.", A, "RUS", "UKR"),
    ("Boko Haram carried out an attack on Chadian soldiers.", A, "NGA:Boko Haram", "TCD:Military"),
    ("An attack by Boko Haram on Chadian soldiers killed nine.", A, "NGA:Boko Haram",
     "TCD:Military"),
    ("Turkish strikes on Syria went on.", A, "TUR", "SYR"),
    ("Belgian police arrested two Moroccan men.", C, "BEL:Police", "MAR"),
    ("Iranian naval forces seized a tanker off Fujairah.", C, "IRN:Military", None),
    ("Britain expelled two Russian diplomats.", S, "GBR", "RUS"),
    ("The Taliban released two American hostages.", EventType.RETREAT, "AFG:Taliban", "USA"),
    ("Kyiv accused Moscow of shelling the plant.", EventType.ACCUSE, "UKR", "RUS"),
    ("Former U.S. President Barack Obama urged Moscow to withdraw.", EventType.REQUEST,
     "Person:Barack Obama", "RUS"),
    ("Turkish President Recep Tayyip Erdogan met Iraqi leaders.", EventType.CONSULT, "TUR", "IRQ"),
    ("Talks between Armenia and Azerbaijan resumed.", EventType.CONSULT, "ARM", "AZE"),
    ("Poland sent 200 soldiers to Latvia.", EventType.MOBILIZE, "POL", "LVA"),
    ("Al-Shabab claimed responsibility for the blast.", EventType.CLAIM, "SOM:AlShabaab", None),
    ("The Kremlin denied involvement in the hacking.", EventType.DENY, "RUS", None),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "kind", "actor", "recipient"), ROLES)
def test_an_act_has_its_actor_and_recipient(
    reader: Reader, sentence: str, kind: EventType, actor: str, recipient: str | None
) -> None:
    event = reader.event(sentence, of=kind)
    assert actors_of(event) == {actor}
    assert recipients_of(event) == ({recipient} if recipient else set())


def test_two_who_act_together_are_both_actors(reader: Reader) -> None:
    event = reader.event("Nigeria and Chad attacked Boko Haram.", of=A)
    assert actors_of(event) == {"NGA", "TCD"}


def test_two_sides_fighting_are_both_on_both_sides(reader: Reader) -> None:
    event = reader.event("Clashes between Hamas and Fatah fighters killed two.", of=A)
    assert actors_of(event) == recipients_of(event)


def test_a_broker_is_a_mediator_and_the_parties_are_actor_and_recipient(reader: Reader) -> None:
    event = reader.event("Oman mediated between Iran and Norway.", of=EventType.CONSULT)
    assert {one.entity for one in event.mediators} == {"OMN"}
    assert (actors_of(event), recipients_of(event)) == ({"IRN"}, {"NOR"})


def test_times_places_counts_weapons_and_targets_go_to_their_act(reader: Reader) -> None:
    event = reader.event(
        "The Houthis fired three missiles at a warehouse in Eilat on Monday.", of=A
    )
    assert [one.phrase.text for one in event.weapons] == ["missiles"]
    assert [one.phrase.text for one in event.targets] == ["warehouse"]
    assert [one.name for one in event.places] == ["Eilat"]
    assert [(str(c.kind), c.low, c.high) for c in event.counts] == [("launched", 3, 3)]
    assert event.time
    assert event.time.interval
    assert event.time.interval.start == "2024-03-04"


def test_a_launch_into_the_sea_is_a_test_and_no_attack(reader: Reader) -> None:
    event = reader.event("North Korea fired two ballistic missiles into the sea.",
                         of=EventType.MOBILIZE)  # fmt: skip
    assert event.mode == "missiles"


def test_a_system_that_engages_is_a_defence(reader: Reader) -> None:
    event = reader.event("A Patriot battery shot down two missiles over Riyadh.",
                         of=EventType.INTERCEPT)  # fmt: skip
    assert [one.phrase.text for one in event.defences]


def test_the_verb_to_shell_is_no_weapon(reader: Reader) -> None:
    event = reader.event("Sudan's army continued to shell Omdurman.", of=A)
    assert event.weapons == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "An earthquake killed 200 people in Nepal.",
        "The floods in Libya killed thousands of people.",
        "A bus crash in Peru killed 30 people.",
        "The striker shot from ten metres at the World Cup in Qatar.",
        "Holt hit a home run for the Pirates.",
        "She died in Madrid in 2011.",
        "Tensions in the region are high.",
        "The museum of missiles opened in Warsaw.",
        "The chef attacked the onions with a sharp knife.",
        "She fired the gardener after he burned the hedge.",
        "Fold the paper and strike a line along the edge.",
        "The robot launched a small drone over the vineyard.",
        "Our dog attacked the postman again.",
        "The wizard raised his wand and destroyed the tower.",
        "He shot the scene in a single take.",
        "Troops of monkeys raided the orchard.",
        "The company's shares were hit by a profit warning.",
        "The bank seized the chance to expand.",
        "The judge ordered the release of the report.",
        "The army of volunteers cleaned the beach.",
        "Click the button to launch the missile game.",
        "The knight killed the dragon and freed the town.",
        "The virus attacks the immune system.",
        "The storm battered the coast and killed three people.",
        "The striker scored twice as Arsenal beat Chelsea.",
        "A fire destroyed a warehouse in Leeds.",
        "Workers went on strike at a car plant in Turin.",
        "I was bombarded with emails.",
        "We blew up the balloons for the party.",
        "The plant was seized by the creditors.",
        "The heat wave killed dozens in Delhi.",
        "A gas explosion killed four people in Prague.",
        "Hunters shot two deer.",
        "The boxer hit his opponent with a left hook.",
        "Her comments sparked an attack on Twitter.",
        "The court executed the agreement.",
        "Google deployed new servers in Finland.",
        "The company mobilised investors for the launch.",
        "The missile exhibit drew crowds in London.",
        "The team launched an attack down the left wing.",
        "The rocket carried a satellite for Norway.",
        "NASA launched a rocket from Florida.",
    ],
)
def test_no_one_is_said_to_use_force_in_a_peaceful_sentence(reader: Reader, sentence: str) -> None:
    assert not [
        event for event in reader.code(sentence).events
        if event.type in (A, C, EventType.MOBILIZE, EventType.INTERCEPT)
    ]  # fmt: skip
