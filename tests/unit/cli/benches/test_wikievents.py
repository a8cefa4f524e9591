from pathlib import Path

import pytest

from rashomon.cli.benches import wikievents
from rashomon.cli.benches.bench import Measure
from rashomon.cli.benches.files import as_row
from rashomon.errors import ConfigError
from tests.unit.cli.benches.conftest import Fake, Write

ONTOLOGY: dict[str, object] = {
    "Conflict.Attack.Bomb": {"roles": ["Attacker", "Target", "Bomber"]},
    "Conflict.Attack.Unspecified": {"roles": ["Attacker", "Target", "Place"]},
    "Life.Die.Unspecified": {"roles": ["Victim", "Place"]},
}
SENTENCES = ["Rebels launched armed raids on men of the guard .", "Two died ."]
ENTITIES = [("T1", 0, 1), ("T2", 5, 9), ("T3", 10, 11)]
EVENTS = [
    ("Conflict.Attack.Unspecified", 1, 4, [("T1", "Attacker"), ("T2", "Target")]),
    ("Life.Die.Unspecified", 11, 12, [("T3", "Victim")]),
]


def row(*, tokens: list[str] | None = None, entity: str = "T1") -> dict[str, object]:
    words = [sentence.split() for sentence in SENTENCES]
    entities = [(entity, 0, 1), *ENTITIES[1:]]
    return {
        "tokens": [w for sentence in words for w in sentence] if tokens is None else tokens,
        "sentences": [[[[w, 0, 0] for w in sentence], " ".join(sentence)] for sentence in words],
        "entity_mentions": [{"id": i, "start": a, "end": b} for i, a, b in entities],
        "event_mentions": [
            {"event_type": kind, "trigger": {"start": a, "end": b},
             "arguments": [{"entity_id": i, "role": role} for i, role in arguments]}
            for kind, a, b, arguments in EVENTS
        ],
    }  # fmt: skip


def data(write: Write, record: dict[str, object]) -> Path:
    write(wikievents.ROLES, ONTOLOGY)
    return write(wikievents.FILE, [record])


def measured(write: Write, reader: Fake) -> dict[str, Measure]:
    return {m.name: m for m in wikievents.measures(data(write, row()), reader)}


GIVEN = ("argument identification F1, trigger given", "argument classification F1, trigger given")
FOUND = ("argument identification F1, trigger found", "argument classification F1, trigger found")
PAIRS = {
    "argument": {"launched": {"rebels": 0.9, "men": 0.9}, "raids": {"rebels": 0.9, "men": 0.9},
                 "died": {"two": 0.9}}
}  # fmt: skip
ROLES = {"rebels": {"Attacker": 0.9, "Victim": 1.0}, "men": {"Target": 0.8, "Place": 0.1},
         "two": {"Victim": 0.3}}  # fmt: skip
KAIROS = {"raids": {"Conflict.Attack": 0.9}, "died": {"Life.Die": 0.9}}


def test_what_agrees_scores_one(write: Write) -> None:
    found = measured(write, Fake(words={"kairos": KAIROS, "kairos_role": ROLES}, pairs=PAIRS))
    assert {m.value for m in found.values()} == {1.0}
    assert found["trigger classification F1"].n == 2
    assert found[GIVEN[0]].n == found[FOUND[0]].n == 3


def test_a_trigger_is_identified_by_its_head_word_whatever_its_type(write: Write) -> None:
    kairos = {
        "launched": {"Conflict.Attack": 0.9},
        "raids": {"Life.Die": 0.9},
        "died": {"Life.Die": 0.9},
    }
    found = measured(write, Fake(words={"kairos": kairos}))
    assert found["trigger identification F1"].value == pytest.approx(2 * 2 / (3 + 2))
    assert found["trigger classification F1"].value == pytest.approx(2 * 1 / (3 + 2))


def test_a_role_that_is_wrong_is_identified_alone(write: Write) -> None:
    roles = {**ROLES, "men": {"Attacker": 0.8, "Target": 0.2}}
    found = measured(write, Fake(words={"kairos": KAIROS, "kairos_role": roles}, pairs=PAIRS))
    assert found[GIVEN[0]].value == found[FOUND[0]].value == 1.0
    assert found[GIVEN[1]].value == found[FOUND[1]].value == pytest.approx(2 / 3)


def test_the_arguments_of_a_trigger_that_is_not_found_are_asked_for_all_the_same(
    write: Write,
) -> None:
    kairos = {"raids": {"Life.Die": 0.9}}
    found = measured(write, Fake(words={"kairos": kairos, "kairos_role": ROLES}, pairs=PAIRS))
    assert found[GIVEN[1]].value == 1.0
    # Two predicted for the trigger of the wrong type, none for the one that was not found.
    assert found[FOUND[0]].value == 0.0


def test_a_phrase_counts_where_it_holds_the_head_word(write: Write) -> None:
    pairs = {"argument": {"launched": {"of": 0.9, "the": 0.9, "guard": 0.9}}}
    assert measured(write, Fake(words={"kairos_role": ROLES}, pairs=pairs))[GIVEN[0]].value == 0.0
    pairs["argument"]["launched"]["men"] = 0.9
    found = measured(write, Fake(words={"kairos_role": ROLES}, pairs=pairs))
    assert found[GIVEN[0]].value == found[GIVEN[1]].value == pytest.approx(2 * 1 / (1 + 3))


def test_a_phrase_that_joins_two_arguments_is_one(write: Write) -> None:
    words = dict.fromkeys(("rebels", "launched", "armed", "raids", "on", "men"), 0.9)
    pairs = {"argument": {"launched": words}}
    found = measured(write, Fake(words={"kairos_role": ROLES}, pairs=pairs))
    assert found[GIVEN[0]].value == pytest.approx(2 * 1 / (1 + 3))


def test_the_roles_of_a_level_are_those_of_all_types_below_it() -> None:
    ontology = as_row(ONTOLOGY, "ontology")
    wanted = ["Attacker", "Target", "Bomber", "Place"]
    assert wikievents.roles_of(ontology, "Conflict.Attack") == wanted
    assert wikievents.roles_of(ontology, "Life.Die.Unspecified") == ["Victim", "Place"]
    assert wikievents.roles_of(ontology, "Conflict.Att") == []


def test_a_role_that_the_reader_does_not_know_is_not_chosen(write: Write) -> None:
    pairs = {"argument": {"launched": {"rebels": 0.9}}}
    found = measured(write, Fake(pairs=pairs))
    assert found[GIVEN[1]].value == pytest.approx(2 * 1 / (1 + 3))  # the first of equals


def test_signs_at_the_end_of_a_head_word_are_not_asked_for(write: Write) -> None:
    record = row(tokens=" ".join(SENTENCES).replace("Rebels", "Rebels.").split())
    reader = Fake(words={"kairos_role": ROLES}, pairs={"argument": {"launched": {"rebels": 0.9}}})
    found = {m.name: m for m in wikievents.measures(data(write, record), reader)}
    assert found[GIVEN[1]].value == pytest.approx(2 * 1 / (1 + 3))


@pytest.mark.parametrize(
    "record",
    [
        row(tokens=["Rebels"]),
        row(entity="T9"),
        {**row(), "sentences": ["Rebels"]},
        {**row(), "sentences": [[]]},
        {**row(), "event_mentions": [{"trigger": {"start": 3, "end": 99}}]},
        {**row(), "event_mentions": None},
    ],
)
def test_a_document_that_breaks_its_format_is_an_error(
    write: Write, record: dict[str, object]
) -> None:
    with pytest.raises(ConfigError, match=r"dev\.jsonl:1: "):
        wikievents.measures(data(write, record), Fake())
