import sqlite3
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon.errors import LexiconError
from rashomon.lexicon.gazetteer import (
    BUILT,
    PLACE_COLUMNS,
    PRECISIONS,
    Gazetteer,
    fold,
    order_of,
    precision_of,
)
from rashomon.lexicon.reading import DATA, Row, read_tsv

CURATED = ("bases.tsv", "countries.tsv", "places.tsv", "provinces.tsv", "regions.tsv")
CRISIS_NAMES = (
    "Deir al-Balah",
    "Tower 22",
    "Bab al-Mandab",
    "Hodeidah",
    "Al-Tanf",
    "Haret Hreik",
    "Dahieh",
    "Red Sea",
    "Gaza Strip",
    "West Bank",
    "Ras Isa",
    "Ain al-Asad",
    "Kherson Oblast",
    "Donbas",
    "Golan Heights",
    "Strait of Hormuz",
    "Kharg Island",
)


@pytest.fixture
def gazetteer() -> Iterator[Gazetteer]:
    built = Gazetteer()
    yield built
    built.close()


def curated_rows() -> list[tuple[str, Row]]:
    return [
        (file, row)
        for file in CURATED
        for row in read_tsv(DATA / "places" / file, columns=PLACE_COLUMNS)
    ]


@pytest.mark.parametrize("name", CRISIS_NAMES)
def test_a_name_of_the_crises_is_found_and_curated_first(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.lookup(name)[0].kind != "populated"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sana'a", "Sanaa"),
        ("the Red Sea", "Red Sea"),
        ("AL-TANF", "al tanf"),
        ("Cox\u2019s Bazar", "Cox's Bazar"),
        ("Şanl\u0131urfa", "Sanliurfa"),
        ("St. Louis", "St Louis"),
        ("Khuzā\u2018ah", "Khuza'ah"),
    ],
)
def test_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_folding_twice_is_folding_once() -> None:
    assert all(fold(fold(row["name"])) == fold(row["name"]) for _, row in curated_rows())


@pytest.mark.parametrize(
    "names",
    [
        ("Raqqa", "Ar Raqqah", "Raqqah"),
        ("Deir ez-Zor", "Dayr Az Zawr", "Deir Ezzor"),
        ("Al Shadaddi", "Shaddadi"),
        ("Abu Kamal", "Albu Kamal", "Al Bukamal"),
        ("Hawija", "Huwayjah"),
        ("Marea", "Mar'a"),
    ],
)
def test_transliterations_name_one_place(gazetteer: Gazetteer, names: tuple[str, ...]) -> None:
    assert len({gazetteer.lookup(name)[0].id for name in names}) == 1


def test_readings_stand_curated_first_then_by_population(gazetteer: Gazetteer) -> None:
    rows = gazetteer.lookup("Tripoli")
    assert len(rows) > 1
    assert list(rows) == sorted(rows, key=order_of)


def test_a_bare_name_shared_by_town_and_province_is_the_town(gazetteer: Gazetteer) -> None:
    assert precision_of(gazetteer.lookup("Idlib")[0].kind) == 1
    assert precision_of(gazetteer.lookup("Idlib province")[0].kind) == 4


def test_a_town_knows_its_province(gazetteer: Gazetteer) -> None:
    (province,) = gazetteer.lookup("Anbar province")
    assert gazetteer.lookup("Ramadi")[0].parent == province.id


def test_a_dispute_passes_from_an_area_to_its_towns(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Simferopol")[0].claims == ("RUS", "UKR")


def test_what_is_no_place_gives_nothing(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Qwxzyk") == ()
    assert gazetteer.lookup(" - ") == ()


def test_an_answer_is_the_same_when_asked_again(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Mosul") is gazetteer.lookup("mosul")


def test_an_ordinary_word_carries_a_reason_for_doubt(gazetteer: Gazetteer) -> None:
    assert gazetteer.reason_for_doubt("Reading") == "english-word"
    assert gazetteer.reason_for_doubt("Kharkiv") == ""


def test_the_table_credits_geonames(gazetteer: Gazetteer) -> None:
    assert gazetteer.credits["licence"] == "CC-BY-4.0"
    assert "GeoNames" in gazetteer.credits["attribution"]


def test_a_missing_table_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"build_gazetteer\.py"):
        Gazetteer(tmp_path / "none.sqlite").lookup("Mosul")


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(LexiconError, match="unknown kind"):
        precision_of("castle")


def user_file(path: Path, **changes: str) -> Path:
    row = (
        dict.fromkeys(PLACE_COLUMNS, "")
        | {
            "place_id": "xva-keel",
            "name": "Mosul",
            "preferred": "1",
            "lat": "-33.4",
            "lon": "-16.6",
            "precision_m": "2000",
            "kind": "town",
            "country": "XVA",
            "source": "invented",
        }
        | changes
    )
    lines = ("\t".join(PLACE_COLUMNS), "\t".join(row.values()))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_places_of_the_user_stand_before_the_built_ones(tmp_path: Path) -> None:
    gazetteer = Gazetteer(extra=(user_file(tmp_path / "places.tsv"),))
    assert gazetteer.lookup("Mosul")[0].id == "xva-keel"
    assert len(gazetteer.lookup("Mosul")) > 1
    gazetteer.close()


@pytest.mark.parametrize("changes", [{"kind": "castle"}, {"lat": "north"}])
def test_a_broken_row_of_the_user_is_named_by_line(tmp_path: Path, changes: dict[str, str]) -> None:
    path = user_file(tmp_path / "places.tsv", **changes)
    with pytest.raises(LexiconError, match=r"places\.tsv:2"):
        Gazetteer(extra=(path,)).lookup("Mosul")


def test_curated_rows_are_sound() -> None:
    sources = {row["key"] for row in read_tsv(DATA / "SOURCES.tsv", columns=("key",))}
    for file, row in curated_rows():
        assert row["kind"] in PRECISIONS, (file, row)
        assert -90 <= float(row["lat"]) <= 90, (file, row)
        assert -180 <= float(row["lon"]) <= 180, (file, row)
        assert row["source"] in sources, (file, row)
        assert unicodedata.is_normalized("NFC", row["name"]), (file, row)
        assert row["name"] == row["name"].strip(), (file, row)


@pytest.mark.parametrize("file", CURATED)
def test_curated_files_are_sorted_and_without_doubles(file: str) -> None:
    rows = [
        (row["place_id"], row["name"])
        for row in read_tsv(DATA / "places" / file, columns=PLACE_COLUMNS)
    ]
    assert rows == sorted(set(rows))


def test_each_curated_place_has_one_display_name_and_a_known_parent() -> None:
    shown: dict[str, int] = defaultdict(int)
    for _, row in curated_rows():
        shown[row["place_id"]] += row["preferred"] == "1"
    assert set(shown.values()) == {1}
    assert {row["parent"] for _, row in curated_rows()} - {""} <= set(shown)


def test_every_curated_name_is_in_the_built_table() -> None:
    connection = sqlite3.connect(f"{BUILT.as_uri()}?mode=ro&immutable=1", uri=True)
    built = set(
        connection.execute(
            "SELECT n.key, p.ref FROM name AS n JOIN place AS p ON p.id = n.place"
            " WHERE p.ref IS NOT NULL"
        )
    )
    connection.close()
    assert {(fold(row["name"]), row["place_id"]) for _, row in curated_rows()} <= built


def test_the_built_table_stays_small() -> None:
    assert BUILT.stat().st_size <= 20_000_000
