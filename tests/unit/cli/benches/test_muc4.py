from pathlib import Path

import pytest

from rashomon.cli.benches import muc4
from rashomon.cli.benches.files import Row, as_row
from rashomon.cli.benches.scores import Hits
from tests.unit.cli.benches.conftest import Fake, Write


def template(number: str = "1", **values: list[str]) -> dict[str, object]:
    names = {"type": muc4.TYPE, "name": muc4.NAME, "description": muc4.DESCRIPTION,
             "men": "PERP: INDIVIDUAL ID", "thing": "PHYS TGT: ID"}  # fmt: skip
    return {muc4.TEMPLATE: [number], **{names[key]: value for key, value in values.items()}}


def rows(*templates: dict[str, object]) -> list[Row]:
    return [as_row(one, "file:1") for one in templates]


def phrases(*texts: str) -> list[set[muc4.Phrase]]:
    return [{tuple(text.split())} for text in texts]


def test_lines_of_a_paragraph_are_joined() -> None:
    text = "TOWN, 4 FEB -- [TEXT] MEN\nFIRED.\n\n   [EXCERPT] THEY  LEFT\n"
    assert muc4.body(text) == "TOWN, 4 FEB -- MEN FIRED.\nTHEY LEFT"


# Incidents


def test_types_are_right_missed_or_wrong() -> None:
    gold = rows(template(type=["ATTACK"]), template(type=["ATTACK"]), template(type=["ARSON"]))
    assert muc4.incident_hits(["ATTACK", "BOMBING"], gold) == Hits(1, 2, 2)


def test_of_alternatives_either_is_right() -> None:
    gold = rows(template(type=["BOMBING / ATTACK"]))
    assert muc4.incident_hits(["ATTACK"], gold) == Hits(1, 1, 1)
    assert muc4.incident_hits(["BOMBING", "ATTACK"], gold) == Hits(1, 1, 1)
    assert muc4.incident_hits([], gold) == Hits(0, 0, 1)


def test_alternatives_ask_for_nothing_where_one_of_them_is_required() -> None:
    gold = rows(template(type=["BOMBING / ATTACK"]), template(type=["ATTACK"]))
    assert muc4.incident_hits(["ATTACK"], gold) == Hits(1, 1, 1)


@pytest.mark.parametrize(
    "one",
    [template("1 (OPTIONAL)", type=["ATTACK"]), template("?1", type=["ATTACK"]),
     template(type=["? ATTACK"])],
)  # fmt: skip
def test_what_is_optional_counts_neither_way(one: dict[str, object]) -> None:
    assert muc4.incident_hits(["ATTACK"], rows(one)) == Hits()
    assert muc4.incident_hits([], rows(one)) == Hits()
    both = rows(one, template(type=["ATTACK"]))
    assert muc4.incident_hits(["ATTACK"], both) == Hits(1, 1, 1)


# Slots


@pytest.mark.parametrize(
    ("value", "own", "tied"),
    [
        ('"TWO MEN" / "MEN"', {("two", "men"), ("men",)}, set()),
        ('? "\\"EL SOL\\" FARM"', {("el", "sol", "farm")}, set()),
        ('"CHIEF" / "[CHIEF]": "ANA ROJO"', {("chief",)}, {("ana", "rojo")}),
        ("*", set(), set()),
        ('" "', set(), set()),
    ],
)
def test_a_value_has_alternatives_and_may_be_tied(
    value: str, own: set[muc4.Phrase], tied: set[muc4.Phrase]
) -> None:
    assert muc4.phrases_in(value) == (own, tied)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("men", "armed men", True),
        ("the armed men", "armed men", True),
        ("men of the north", "men", True),
        ("young men", "armed men", False),
        ("north", "men of the north", False),
        ("armed", "armed men", False),
    ],
)
def test_phrases_fit_by_their_head_where_one_holds_the_other(
    one: str, other: str, *, is_same: bool
) -> None:
    first, second = tuple(one.split()), tuple(other.split())
    assert muc4.fits(first, second) is muc4.fits(second, first) is is_same


def test_a_filler_counts_once_however_often_it_is_said() -> None:
    gold = rows(template(men=['"GUNMEN" / "REBELS"', '"GROUP"']))
    found = {"perp-individual": phrases("gunmen", "rebels", "peasants")}
    assert muc4.slot_hits(found, gold) == Hits(1, 2, 2)


def test_a_string_in_another_slot_is_wrong() -> None:
    gold = rows(template(men=['"GUNMEN"']))
    assert muc4.slot_hits({"target-human": phrases("gunmen")}, gold) == Hits(0, 1, 1)


def test_an_optional_filler_counts_neither_way() -> None:
    gold = rows(template(men=['? "GUNMEN"']), template("2 (OPTIONAL)", thing=['"BUS"']))
    found = {"perp-individual": phrases("gunmen"), "target-thing": phrases("bus", "car")}
    assert muc4.slot_hits(found, gold) == Hits(0, 1, 0)


def test_fillers_of_several_templates_are_pooled_and_required_if_one_is() -> None:
    gold = rows(template(men=['"GUNMEN" / "REBELS"']), template("2 (OPTIONAL)", men=['"REBELS"']))
    [filler] = muc4.fillers_of(gold)["perp-individual"]
    assert filler.phrases == {("gunmen",), ("rebels",)}
    assert not filler.is_optional


def test_a_name_and_its_description_are_one_person() -> None:
    gold = rows(
        template(
            name=['"ANA ROJO"', '"LUIS SOL"'],
            description=['"ENGINEER": "ANA ROJO"', '"ENGINEER": "LUIS SOL"', '"PEASANT"'],
        )
    )
    assert len(muc4.fillers_of(gold)["target-human"]) == 3
    found = {"target-human": phrases("engineer", "ana rojo")}
    assert muc4.slot_hits(found, gold) == Hits(2, 2, 3)


def test_a_description_does_not_require_an_optional_name() -> None:
    gold = rows(template(name=['? "ANA ROJO"'], description=['"ENGINEER": "ANA ROJO"']))
    assert [one.is_optional for one in muc4.fillers_of(gold)["target-human"]] == [True]
    lone = rows(template(description=['"ENGINEER": "ANA ROJO"']))
    assert [one.is_optional for one in muc4.fillers_of(lone)["target-human"]] == [False]


# Both


def data(write: Write, text: str) -> Path:
    one = template(type=["BOMBING"], men=['"REBELS"'], thing=['"TOWN HALL" / "HALL"'])
    write(muc4.FILES[1], [{"docid": "2", "text": "NOTHING HAPPENED.", "templates": []}])
    return write(muc4.FILES[0], [{"docid": "1", "text": text, "templates": [one]}])


WORDS = {"muc": {"rebels": {"perp-individual": 0.9}, "town": {"target-thing": 0.9},
                 "hall": {"target-thing": 0.9}, "nothing": {"instrument": 0.9}}}  # fmt: skip


def test_reports_are_read_whole_and_phrases_with_one_head_are_one(write: Write) -> None:
    folder = data(write, "A BOMB OF REBELS HIT THE TOWN\nHALL. THE HALL BURNT. REBELS FLED.")
    reader = Fake(words=WORDS, marks={"incident": {"bomb": {"BOMBING": 0.6, "ATTACK": 0.6}}})
    incident, slots = muc4.measures(folder, reader)
    assert (incident.n, slots.n) == (1, 2)
    assert incident.value == pytest.approx(2 * 1 / (2 + 1))
    assert slots.value == 1.0


def test_without_an_incident_no_slot_is_filled(write: Write) -> None:
    incident, slots = muc4.measures(data(write, "REBELS HIT THE TOWN HALL."), Fake(words=WORDS))
    assert incident.value == slots.value == 0.0
