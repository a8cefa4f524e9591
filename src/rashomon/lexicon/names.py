"""Display names: what a reader is shown for an entity key."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from rashomon.errors import LexiconError

UNKNOWN = "UNKNOWN"
"""The key of one who is not identified."""

_PERSON = "Person"
_UNKNOWN_NAME = "unidentified actors"

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Names:
    """Names of entities and what English does with them.

    ``names`` and ``demonyms`` are by entity key; ``usage`` gives, by kind (``the``, ``the-head``,
    ``bare``, ``plural``, ``singular``, ``mass``, ``body``), words with their value.
    """

    names: Mapping[str, str]
    demonyms: Mapping[str, str]
    usage: Mapping[str, Mapping[str, str]]

    def display(self, entity: str) -> str:
        """Return the name without an article; where no file names it, the key or its own part."""
        if entity == UNKNOWN:
            return _UNKNOWN_NAME
        owner, _, part = entity.partition(":")
        if owner == _PERSON and part:
            return part
        body = self.usage.get("body", {}).get(part)
        if body and owner in self.demonyms:
            return f"{self.demonyms[owner]} {body}"
        if body and owner in self.names:
            return f"{body} of {self.definite_name(self.names[owner])}"
        if entity in self.names:
            return self.names[entity]
        # "Military" alone would be no one's; a part with a name of its own speaks for itself.
        return entity if body or not part else part

    def definite(self, entity: str) -> str:
        """Return the name as it stands in a sentence, with ``the`` where English wants it."""
        if entity == UNKNOWN or entity.startswith(f"{_PERSON}:"):
            return self.display(entity)
        return self.definite_name(self.display(entity))

    def definite_name(self, name: str) -> str:
        """Return a name of a body with ``the`` where English wants it."""
        if name.lower().startswith("the ") or name in self.usage.get("bare", {}):
            return name
        if name in self.usage.get("the", {}):
            return f"the {name}"
        heads = self.usage.get("the-head", {})
        return f"the {name}" if any(word in heads for word in name.split()) else name

    def is_plural(self, words: str) -> bool:
        """Return whether a noun phrase takes a plural verb, judged by its head."""
        if any(words.endswith(name) for name in self.usage.get("singular", {})):
            return False
        head = head_of(words)
        if head in self.usage.get("plural", {}):
            return True
        return head.endswith("s") and not head.endswith(("ss", "us", "sis", "'s", "\u2019s"))

    def is_mass(self, words: str) -> bool:
        """Return whether a noun phrase takes no ``a``, judged by its last words."""
        return any(words.endswith(word) for word in self.usage.get("mass", {}))


def head_of(words: str) -> str:
    """Return the last word before the first preposition or relative pronoun."""
    kept: list[str] = []
    for word in words.split():
        if kept and word in _AFTER_HEAD:
            break
        kept.append(word)
    return kept[-1].strip(",.;:") if kept else ""


_AFTER_HEAD = frozenset(
    ["of", "in", "for", "from", "at", "on", "to", "with", "near", "who", "that", "which", "based"]
)


def display_name(entity: str) -> str:
    """Return the name of an entity without an article, by the files of the lexicon."""
    return load_names().display(entity)


@lru_cache(maxsize=4)
def load_names(extra: tuple[Path, ...] = ()) -> Names:
    """Return the names of the package's lexicon and of a user's folders; read once."""
    data = files("rashomon.lexicon").joinpath("data")
    actors = data.joinpath("actors")
    rows: list[Row] = []
    if actors.is_dir():
        for file in sorted(actors.iterdir(), key=lambda entry: entry.name):
            if file.name.endswith(".tsv"):
                rows.extend(_read(file))
    for folder in extra:
        if (path := folder / "actors.tsv").exists():
            rows.extend(_read(path))
    return names_of(rows, _read(data.joinpath("display.tsv")))


def names_of(actors: Iterable[Row], usage: Iterable[Row]) -> Names:
    """Return the names that rows of the actor files and of ``display.tsv`` give.

    ``display.tsv`` goes first. Of the names of a state the shortest in force of ISO 3166 or CLDR
    is taken; of other actors the only name, else the one that the key ends in.
    """
    words: dict[str, dict[str, str]] = defaultdict(dict)
    for row in usage:
        words[row["kind"]][row["word"]] = row["value"]
    names: dict[str, list[Row]] = defaultdict(list)
    demonyms: dict[str, str] = {}
    for row in actors:
        if row.get("kind") == "name":
            names[row["actor_id"]].append(row)
        elif row.get("kind") == "demonym":
            demonyms.setdefault(row["actor_id"], row["name"])
    chosen = {entity: _choose(entity, rows) for entity, rows in names.items()}
    return Names(
        names={entity: name for entity, name in chosen.items() if name} | words["display"],
        demonyms=demonyms | words["demonym"],
        usage=words,
    )


def _choose(entity: str, rows: list[Row]) -> str | None:
    current = [row for row in rows if not row["valid_to"]] or rows
    if any(row["class"] == "state" for row in rows):
        states = [row for row in current if row["class"] == "state"]
        official = [row for row in states if row["source"] in _OFFICIAL] or states
        return min((row["name"] for row in official), key=lambda n: (len(n), n), default=None)
    last = entity.rpartition(":")[2]
    found = [row["name"] for row in current]
    if len(found) == 1:
        return found[0]
    return last if last in found else None


_OFFICIAL = ("iso-3166", "cldr")


def _read(file: Traversable) -> list[Row]:
    lines = file.read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            raise LexiconError(f"{file.name}:{number}: the row does not fit the header")
    return list(rows)
