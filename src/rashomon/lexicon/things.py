"""Weapons, the things that are hit, and the outlets that report."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rashomon.lexicon.reading import DATA, read_tsv


@dataclass(frozen=True, slots=True)
class Weapon:
    """A munition, platform or defence system; ``weapon_class`` is of the codebook's closed list."""

    name: str
    weapon_class: str
    role: str


@dataclass(frozen=True, slots=True)
class Facility:
    """A common noun for a thing that is hit or aimed at."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet or news agency; ``group`` names its owner or independence group."""

    outlet_id: str
    name: str
    host: str
    country: str
    group: str
    kind: str
    aliases: tuple[str, ...]


def read_weapons(path: Path = DATA / "weapons.tsv") -> Iterator[Weapon]:
    """Yield the weapons."""
    for row in read_tsv(path, columns=("name", "class", "role", "source")):
        yield Weapon(row["name"], row["class"], row["role"])


def read_facilities(path: Path = DATA / "facilities.tsv") -> Iterator[Facility]:
    """Yield the facilities."""
    for row in read_tsv(path, columns=("name", "kind", "source")):
        yield Facility(row["name"], row["kind"])


def read_outlets(path: Path = DATA / "outlets.tsv") -> Iterator[Outlet]:
    """Yield the outlets."""
    columns = ("outlet_id", "name", "aliases", "host", "country", "group", "kind", "source")
    for row in read_tsv(path, columns=columns):
        aliases = tuple(filter(None, row["aliases"].split("|")))
        yield Outlet(
            row["outlet_id"],
            row["name"],
            row["host"],
            row["country"],
            row["group"],
            row["kind"],
            aliases,
        )
