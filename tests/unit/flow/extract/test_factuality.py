"""Whether an act is told as done, and how surely."""

import pytest

from rashomon.model.vocabulary import EventType
from tests.reading import Reader, make_document

STATUS = [
    ("Chad attacked the rebel camp.", "occurred"),
    ("Chad has attacked the rebel camp.", "occurred"),
    ("Chad is attacking the rebel camp.", "ongoing"),
    ("Chad continued to attack the rebel camp.", "ongoing"),
    ("Chad will attack the rebel camp.", "planned"),
    ("Chad plans to attack the rebel camp.", "planned"),
    ("Chad decided to attack the rebel camp.", "planned"),
    ("Chad may attack the rebel camp.", "possible"),
    ("Chad might attack the rebel camp.", "possible"),
    ("Chad is likely to attack the rebel camp.", "possible"),
    ("Chad did not attack the rebel camp.", "negated"),
    ("Chad never attacked the rebel camp.", "negated"),
    ("Chad failed to attack the rebel camp.", "negated"),
    ("The raid prompted Chad to attack the rebel camp.", "occurred"),
]


@pytest.mark.parametrize(("sentence", "status"), STATUS)
def test_the_verb_group_tells_the_status(reader: Reader, sentence: str, status: str) -> None:
    mentions = [
        mention
        for mention in reader.tag(make_document(sentence)).events
        if mention.type is EventType.ASSAULT and mention.rule == "assault.strike"
    ]
    assert [str(mention.factuality.status) for mention in mentions] == [status]


@pytest.mark.parametrize(
    "sentence",
    [
        "If Russia attacks Estonia, the army will answer.",
        "Officials fear an attack on the army base in Kabul.",
        "The threat of an attack on the army base in Kabul has grown.",
        "Chad could attack the rebel camp.",
        "Chad wants to attack the rebel camp.",
        "Chad should attack the rebel camp.",
        "Chad is able to attack the rebel camp.",
        "Chad is unlikely to attack the rebel camp.",
        "The army must prevent an attack on the base in Kabul.",
        "Chad vowed to attack the rebel camp.",
    ],
)
def test_an_act_that_is_only_supposed_feared_or_wished_is_none(
    reader: Reader, sentence: str
) -> None:
    assert EventType.ASSAULT not in [event.type for event in reader.code(sentence).events]


@pytest.mark.parametrize(
    ("sentence", "certainty"),
    [
        ("The army shelled a camp near Sebha.", "certain"),
        ("The army reportedly shelled a camp near Sebha.", "probable"),
        ("Unconfirmed reports said rebels had captured the town of Pibor.", "possible"),
    ],
)
def test_a_hedge_lowers_the_certainty(reader: Reader, sentence: str, certainty: str) -> None:
    assert reader.event(sentence, of=EventType.ASSAULT).certainty == certainty


def test_a_suspected_actor_is_probable_while_the_act_is_certain(reader: Reader) -> None:
    event = reader.mention(
        "Suspected Boko Haram fighters killed two guards near Bol.", of=EventType.ASSAULT
    )
    assert str(event.factuality.certainty) == "certain"
    assert str(event.factuality.actor_certainty) == "probable"


def test_without_an_actor_who_did_it_is_unknown(reader: Reader) -> None:
    event = reader.event("Two Kenyan soldiers were killed near Dhobley.", of=EventType.ASSAULT)
    assert (event.certainty, event.actor_certainty) == ("certain", "unknown")


def test_an_uttered_threat_has_occurred(reader: Reader) -> None:
    event = reader.event("Iran threatened to close the strait.", of=EventType.THREATEN)
    assert event.status == "occurred"
