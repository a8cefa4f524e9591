from pathlib import Path

import pytest

from rashomon.cli.benches import re3d
from rashomon.cli.benches.readings import one_sentence
from rashomon.errors import ConfigError
from tests.unit.cli.benches.conftest import Fake, Write

HELD, OTHER = "0000000AFF", "0000000BFF"
TEXT = "Ann Bell saw a grenade launcher"


def data(write: Write, entities: list[object], *, name: str = HELD) -> Path:
    write(f"{re3d.FOLDER}/part/documents.json", [{"_id": name, "text": TEXT}])
    return write(f"{re3d.FOLDER}/part/entities.json", entities)


def entity(begin: int, end: int, kind: str, confidence: float = 1) -> dict[str, object]:
    return {"documentId": HELD, "begin": begin, "end": end, "type": kind, "confidence": confidence}


READER = Fake(
    words={"entity": {"ann": {"B-Person": 0.9}, "bell": {"I-Person": 0.9},
                      "grenade": {"B-Weapon": 0.6}, "launcher": {"B-Weapon": 0.6}}}
)  # fmt: skip


def test_both_ends_and_the_type_must_be_right(write: Write) -> None:
    folder = data(write, [entity(0, 8, "Person"), entity(15, 31, "Weapon")])
    [found] = re3d.measures(folder, READER)
    assert found.n == 2
    assert found.value == pytest.approx(2 * 1 / (3 + 2))


def test_entities_in_others_or_not_sure_are_no_gold(write: Write) -> None:
    inner, doubtful = entity(4, 8, "Person"), entity(15, 22, "Weapon", 0.5)
    folder = data(write, [inner, entity(0, 8, "Person"), doubtful])
    assert re3d.measures(folder, READER)[0].n == 1


def test_an_inside_without_its_beginning_begins_one() -> None:
    reader = Fake(
        words={"entity": {"ann": {"I-Person": 0.9}, "bell": {"I-Weapon": 0.9}}}
    )  # fmt: skip
    found = re3d.found_in(reader.read(TEXT, one_sentence(TEXT)))
    assert found == [(0, 3, "Person"), (4, 8, "Weapon")]


def test_an_entity_ends_with_its_sentence() -> None:
    reader = Fake(
        words={"entity": {"ann": {"B-Person": 0.9}, "bell": {"I-Person": 0.9}}}
    )  # fmt: skip
    found = re3d.found_in(reader.read("Ann Bell", [(0, (0, 3)), (1, (4, 8))]))
    assert found == [(0, 3, "Person"), (4, 8, "Person")]


def test_a_folder_without_a_held_out_document_is_an_error(write: Write) -> None:
    folder = data(write, [], name=OTHER)
    with pytest.raises(ConfigError, match="held-out"):
        re3d.measures(folder, READER)


def test_an_id_that_says_nothing_is_an_error(write: Write) -> None:
    folder = data(write, [], name="nothing")
    with pytest.raises(ConfigError, match=r"documents\.json:1: '_id'"):
        re3d.measures(folder, READER)
