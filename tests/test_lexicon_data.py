"""The data files hold to the rules that their README states."""

import unicodedata
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from rashomon.lexicon.actors import NAME_COLUMNS, NAME_FILES, NameKind, read_nouns
from rashomon.lexicon.book import Lexicon
from rashomon.lexicon.reading import DATA, Row, read_tsv
from rashomon.lexicon.things import read_weapons
from rashomon.model.vocabulary import SourceClass, TieKind, WeaponClass

TABLES = sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*.tsv"))
TEXTS = sorted(
    path.relative_to(DATA).as_posix()
    for path in DATA.rglob("*")
    if path.suffix in (".tsv", ".toml", ".txt", ".md")
)
ACTORS = [f"actors/{file}" for file in NAME_FILES]
DATED = [*ACTORS, "actors/offices.tsv", "actors/ties.tsv"]
NOUN_FORMS = {"armed", "body", "crowd", "people", "person", "platform", "state", "states"}
NOUN_CLASSES = {"military", "armed-group", "government", "official", "analyst", "witness",
                "anonymous"}  # fmt: skip
ACTS_FOR = {"state", "military", "police", "parliament", "igo", "group", "party", "none"}


def rows_of(table: str) -> list[Row]:
    return list(read_tsv(DATA / table, columns=()))


@pytest.mark.parametrize("name", TEXTS)
def test_a_file_is_composed_unix_text_without_trailing_spaces(name: str) -> None:
    text = (DATA / name).read_bytes().decode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    assert text.endswith("\n")
    if name.endswith((".toml", ".txt", ".md")):
        assert not [n for n, line in enumerate(text.split("\n"), 1) if line != line.rstrip()]


@pytest.mark.parametrize("table", TABLES)
def test_cells_have_no_spaces_around_them_and_no_row_stands_twice(table: str) -> None:
    rows = [tuple(row.values()) for row in rows_of(table)]
    assert rows
    assert not [row for row in rows if any(cell != cell.strip() for cell in row)]
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_sorted(table: str) -> None:
    rows = rows_of(table)
    keys = [tuple(row.values())[:2] for row in rows]
    wrong = [key for before, key in pairwise(keys) if key < before]
    assert not wrong


@pytest.mark.parametrize("table", [t for t in TABLES if not t.startswith("grammar/")])
def test_every_source_is_explained(table: str) -> None:
    known = {row["key"] for row in rows_of("SOURCES.tsv")}
    if table != "SOURCES.tsv":
        assert {row["source"] for row in rows_of(table)} <= known


def test_every_source_has_a_licence() -> None:
    assert all(row["licence"] and row["title"] for row in rows_of("SOURCES.tsv"))


@pytest.mark.parametrize("table", DATED)
def test_dates_are_iso_and_the_first_is_before_the_last(table: str) -> None:
    for row in rows_of(table):
        days = [date.fromisoformat(row[k]) for k in ("valid_from", "valid_to") if row[k]]
        assert days == sorted(set(days)), row


@pytest.mark.parametrize("table", ACTORS)
def test_a_name_of_an_actor_stands_once(table: str) -> None:
    columns = (*NAME_COLUMNS[:3], "valid_from")
    rows = [tuple(row[k] for k in columns) for row in rows_of(table)]
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize("table", ACTORS)
def test_kinds_of_names_are_known_and_keys_well_formed(table: str) -> None:
    states = {row["actor_id"] for row in rows_of("actors/states.tsv")}
    for row in rows_of(table):
        assert row["kind"] in set(NameKind), row
        state, colon, body = row["actor_id"].partition(":")
        if colon:
            assert body, row
            assert state in states or state in ("KRG",) or not state.isupper(), row


def test_each_state_has_a_name_in_force_and_a_key_of_three_letters() -> None:
    rows = rows_of("actors/states.tsv")
    named = {row["actor_id"] for row in rows if row["kind"] == "name" and not row["valid_to"]}
    assert named == {row["actor_id"] for row in rows}
    assert all(len(key) == 3 and key.isupper() for key in named)


def test_classes_and_forms_of_nouns_are_of_the_closed_lists() -> None:
    for noun in read_nouns().values():
        assert noun.form in NOUN_FORMS, noun
        assert noun.source_class in NOUN_CLASSES, noun
        assert noun.noun == noun.noun.lower(), noun
        assert bool(noun.body) <= (noun.form in ("body", "platform", "person", "state")), noun


def test_classes_of_nouns_are_classes_of_sources() -> None:
    assert set(SourceClass) >= NOUN_CLASSES


def test_ties_are_of_a_known_kind_between_two_actors() -> None:
    for row in rows_of("actors/ties.tsv"):
        assert row["kind"] in set(TieKind), row
        assert row["from"] != row["to"], row


def test_weapons_are_of_the_classes_of_the_codebook() -> None:
    for weapon in read_weapons():
        assert weapon.weapon_class in set(WeaponClass), weapon
        assert weapon.role in ("munition", "platform", "defence"), weapon
    names = [weapon.name for weapon in read_weapons()]
    assert len(names) == len(set(names))


def test_facilities_stand_once_with_a_kind() -> None:
    rows = rows_of("facilities.tsv")
    assert len({row["name"] for row in rows}) == len(rows)
    assert all(row["kind"] for row in rows)


def test_outlets_stand_once_with_a_group_and_a_known_kind(lexicon: Lexicon) -> None:
    outlets = lexicon.outlets
    assert len({outlet.outlet_id for outlet in outlets}) == len(outlets)
    assert all(outlet.group and outlet.kind for outlet in outlets)
    assert all("/" not in outlet.host for outlet in outlets)


def test_no_file_lies_in_the_data_that_no_one_reads() -> None:
    known = {".tsv", ".toml", ".txt", ".md", ".sqlite"}
    assert {Path(name).suffix for name in TEXTS} <= known
    assert {path.suffix for path in DATA.rglob("*") if path.is_file()} <= known
