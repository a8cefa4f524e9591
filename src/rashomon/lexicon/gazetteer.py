"""Names of places: a built table of the world's towns under a curated one, disputes explicit."""

import re
import sqlite3
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from rashomon.errors import LexiconError
from rashomon.lexicon.reading import DATA, read_tsv

BUILT = DATA / "built" / "places.sqlite"
AMBIGUOUS = DATA / "places" / "ambiguous.tsv"
PLACE_COLUMNS = (
    "place_id",
    "name",
    "preferred",
    "lang",
    "lat",
    "lon",
    "precision_m",
    "kind",
    "country",
    "parent",
    "claims",
    "valid_from",
    "valid_to",
    "source",
)
# UCDP's scale: 1 exact, 3 district, 4 province, 5 landscape or line, 6 country, 7 sea or airspace.
PRECISIONS = {
    "air-base": 1,
    "airfield": 1,
    "airport": 1,
    "base": 1,
    "bridge": 1,
    "camp": 1,
    "cape": 1,
    "capital": 1,
    "crossing": 1,
    "dam": 1,
    "facility": 1,
    "naval-base": 1,
    "neighbourhood": 1,
    "populated": 1,
    "port": 1,
    "town": 1,
    "district": 3,
    "province": 4,
    "archipelago": 5,
    "canal": 5,
    "disputed": 5,
    "front": 5,
    "island": 5,
    "mountain": 5,
    "region": 5,
    "river": 5,
    "country": 6,
    "airspace": 7,
    "gulf": 7,
    "sea": 7,
    "strait": 7,
}
MAX_CACHED = 20_000
MAX_CACHED_BYTES = 2_000_000

_LETTERS = str.maketrans(
    {
        "\u0131": "i",
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "æ": "ae",
        "ə": "a",
        "œ": "oe",
        "ð": "d",
        "þ": "th",
    }
)
# Apostrophes, the Arabic ʿayn and hamza and the Ukrainian soft sign: written or left out at will.
_SILENT = re.compile("['\u2019\u2018`\u00b4\u02bb\u02bc\u02be\u02bf\u02b9\u02c8\u02bd]")
_BREAK = re.compile(r"[\W_]+")
_QUERY = """
SELECT p.id, p.ref, p.name, p.lat_e4, p.lon_e4, p.country, p.kind, p.population, p.precision_m,
       p.claims, q.claims, q.ref, q.id
FROM name AS n JOIN place AS p ON p.id = n.place LEFT JOIN place AS q ON q.id = p.parent
WHERE n.key = ?
"""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place that a name may mean.

    Attributes:
        id: the curated ``place_id``, or ``geonames:`` and a number.
        country: ISO 3166-1 alpha-3; empty for seas and what lies in several states.
        kind: a key of ``PRECISIONS``; ``populated`` for what is not curated.
        population: 0 where unknown.
        claims: states that claim the place, where that is disputed.
        parent: id of the area that holds it; empty where unknown.
    """

    id: str
    name: str
    lat: float
    lon: float
    country: str
    kind: str
    population: int
    precision_m: int
    claims: tuple[str, ...] = ()
    parent: str = ""


def fold(name: str) -> str:
    """Return the key of a name: no case, accents, apostrophes, hyphens, dots or leading "the"."""
    text = name.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).translate(_LETTERS)
        text = "".join(letter for letter in text if not unicodedata.combining(letter))
    key = _BREAK.sub(" ", _SILENT.sub("", text)).strip()
    return key.removeprefix("the ") or key


def precision_of(kind: str) -> int:
    """Return UCDP's precision (1 to 7) of a place of this kind, named without "near".

    Raises:
        LexiconError: if the kind is not known.
    """
    try:
        return PRECISIONS[kind]
    except KeyError as error:
        raise LexiconError(f"places: unknown kind of place '{kind}'") from error


def order_of(row: PlaceRow) -> tuple[bool, int, int, str]:
    """Return the sort key of readings: curated first, then the most populous, then by id."""
    number = row.id.removeprefix("geonames:")
    return (
        row.kind == "populated",
        -row.population,
        int(number) if number.isdigit() else 0,
        row.id,
    )


class Gazetteer:
    """Looks names up in the built table and in a user's own files of places.

    The table is opened at the first question, read-only and never locked, so that many processes
    can share it. A gazetteer belongs to the thread that asks first.

    Args:
        path: the built table.
        extra: files with the columns of ``places/*.tsv``; their rows stand before the table's.
        ambiguous: file of names that are also ordinary words or names of persons.
    """

    def __init__(
        self, path: Path = BUILT, *, extra: Iterable[Path] = (), ambiguous: Path = AMBIGUOUS
    ) -> None:
        self._path = path
        self._extra_paths = tuple(extra)
        self._ambiguous_path = ambiguous
        self._cache: dict[str, tuple[PlaceRow, ...]] = {}

    def lookup(self, name: str) -> tuple[PlaceRow, ...]:
        """Return every place of that name: curated first, then by population, then by id.

        A name that is no place, or an empty one, gives an empty tuple.

        Raises:
            LexiconError: if the built table is missing or damaged.
        """
        key = fold(name)
        if not key:
            return ()
        found = self._cache.get(key)
        if found is None:
            found = self._read(key)
            if len(self._cache) >= MAX_CACHED:
                self._cache.clear()
            self._cache[key] = found
        return found

    def reason_for_doubt(self, name: str) -> str:
        """Return why the name alone is weak evidence of a place, or an empty string."""
        return self._ambiguous.get(fold(name), "")

    @cached_property
    def credits(self) -> dict[str, str]:
        """What the built table says of itself: sources, licence, attribution."""
        return dict(self._ask("SELECT key, value FROM meta ORDER BY key"))

    def close(self) -> None:
        """Close the table; the next question opens it again."""
        connection = self.__dict__.pop("_connection", None)
        if connection is not None:
            connection.close()

    def _read(self, key: str) -> tuple[PlaceRow, ...]:
        extra = self._extra.get(key, ())
        built = sorted((_row(record) for record in self._ask(_QUERY, key)), key=order_of)
        return (*extra, *built)

    def _ask(self, query: str, *values: str) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise LexiconError(
                f"{self._path.name}: cannot be read ({error}); run scripts/build_gazetteer.py"
            ) from error

    @cached_property
    def _connection(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"{self._path.resolve().as_uri()}?mode=ro&immutable=1", uri=True
        )
        connection.execute(f"PRAGMA cache_size = -{MAX_CACHED_BYTES // 1024}")
        return connection

    @cached_property
    def _extra(self) -> dict[str, tuple[PlaceRow, ...]]:
        found: dict[str, list[PlaceRow]] = {}
        for path in self._extra_paths:
            for key, row in _curated(path):
                rows = found.setdefault(key, [])
                if row not in rows:
                    rows.append(row)
        return {key: tuple(sorted(rows, key=order_of)) for key, rows in found.items()}

    @cached_property
    def _ambiguous(self) -> dict[str, str]:
        rows = read_tsv(self._ambiguous_path, columns=("name", "reason"))
        return {row["name"]: row["reason"] for row in rows}


def _row(record: tuple[Any, ...]) -> PlaceRow:
    (
        number,
        ref,
        name,
        lat,
        lon,
        country,
        kind,
        population,
        precision,
        claims,
        parent_claims,
        parent_ref,
        parent_number,
    ) = record
    claimed = claims or parent_claims or ""
    parent = "" if parent_number is None else str(parent_ref or f"geonames:{parent_number}")
    return PlaceRow(
        id=str(ref or f"geonames:{number}"),
        name=name,
        lat=lat / 10_000,
        lon=lon / 10_000,
        country=country,
        kind=kind,
        population=population,
        precision_m=precision,
        claims=tuple(claimed.split("|")) if claimed else (),
        parent=parent,
    )


def _curated(path: Path) -> list[tuple[str, PlaceRow]]:
    lines = list(read_tsv(path, columns=PLACE_COLUMNS))
    shown = {line["place_id"]: line["name"] for line in lines if line["preferred"] == "1"}
    found = []
    for number, line in enumerate(lines, start=2):
        try:
            precision_of(line["kind"])
            row = PlaceRow(
                id=line["place_id"],
                name=shown.get(line["place_id"], line["name"]),
                lat=float(line["lat"]),
                lon=float(line["lon"]),
                country=line["country"],
                kind=line["kind"],
                population=0,
                precision_m=int(line["precision_m"]),
                claims=tuple(line["claims"].split("|")) if line["claims"] else (),
                parent=line["parent"],
            )
        except (ValueError, LexiconError) as error:
            raise LexiconError(f"{path.name}:{number}: {error}") from error
        found.append((fold(line["name"]), row))
    return found
