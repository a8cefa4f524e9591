"""Names of actors with dates of validity, the nouns that stand for them, and their ties."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from rashomon.lexicon.grammar import plural
from rashomon.lexicon.reading import DATA, Row, read_tsv

NAME_FILES = ("states.tsv", "bodies.tsv", "groups.tsv", "organisations.tsv")
NAME_COLUMNS = ("actor_id", "name", "kind", "class", "valid_from", "valid_to", "source")

BODY_NAMES = {("USA", "Parliament"): "Congress"}


class NameKind(StrEnum):
    """What kind of name it is.

    ``demonym`` and ``people`` speak of a state; ``capital`` and ``seat`` stand for its government
    only where no place is meant.
    """

    NAME = "name"
    ALIAS = "alias"
    ABBREVIATION = "abbreviation"
    ACRONYM = "acronym"
    DEMONYM = "demonym"
    PEOPLE = "people"
    CAPITAL = "capital"
    SEAT = "seat"
    MEMBER = "member"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class ActorName:
    """One name of one actor. Dates are ISO, half-open, empty where always or still valid."""

    actor_id: str
    name: str
    kind: NameKind
    actor_class: str
    valid_from: str
    valid_to: str

    def is_valid(self, date: str | None) -> bool:
        """Return whether the name was in use on a date; unknown dates rule nothing out."""
        if date is None:
            return True
        return self.valid_from <= date and (not self.valid_to or date < self.valid_to)


@dataclass(frozen=True, slots=True)
class Title:
    """A title before or after a name; ``acts_for`` is state, military, police, ..."""

    title: str
    acts_for: str
    source_class: str


@dataclass(frozen=True, slots=True)
class ActorNoun:
    """A common noun that stands for an actor.

    ``body`` is the body of a state it names ("police": ``Police``); ``form`` is body, platform
    (acts for a body, but does not speak: "warplanes"), state, armed, people, crowd, person or
    states.
    """

    noun: str
    body: str
    source_class: str
    form: str


@dataclass(frozen=True, slots=True)
class KnownTie:
    """A tie that holds of the world, not one that a report asserts."""

    source: str
    kind: str
    target: str
    valid_from: str
    valid_to: str


def read_names(
    folder: Path = DATA / "actors", *, files: tuple[str, ...] = NAME_FILES
) -> Iterator[ActorName]:
    """Yield every name of the files, in their order."""
    for file in files:
        for row in read_tsv(folder / file, columns=NAME_COLUMNS):
            yield _name(row)


def _name(row: Row) -> ActorName:
    return ActorName(
        actor_id=row["actor_id"],
        name=row["name"],
        kind=NameKind(row["kind"]),
        actor_class=row["class"],
        valid_from=row["valid_from"],
        valid_to=row["valid_to"],
    )


def read_persons(path: Path = DATA / "actors" / "offices.tsv") -> Iterator[ActorName]:
    """Yield the names of office-holders, each as a name of the body acted for."""
    columns = ("person", "aliases", "office", "actor_id", "class", "valid_from", "valid_to")
    for row in read_tsv(path, columns=columns):
        for name in (row["person"], *filter(None, row["aliases"].split("|"))):
            yield ActorName(
                row["actor_id"],
                name,
                NameKind.PERSON,
                row["class"],
                row["valid_from"],
                row["valid_to"],
            )


def read_titles(path: Path = DATA / "actors" / "titles.tsv") -> Iterator[Title]:
    """Yield the titles."""
    for row in read_tsv(path, columns=("title", "acts_for", "class", "source")):
        yield Title(row["title"], row["acts_for"], row["class"])


def read_nouns(path: Path = DATA / "actors" / "nouns.tsv") -> dict[str, ActorNoun]:
    """Return the nouns by their lower-case form."""
    columns = ("noun", "body", "class", "form", "source")
    return {
        row["noun"]: ActorNoun(row["noun"], row["body"], row["class"], row["form"])
        for row in read_tsv(path, columns=columns)
    }


def read_ties(path: Path = DATA / "actors" / "ties.tsv") -> Iterator[KnownTie]:
    """Yield the known ties."""
    columns = ("from", "kind", "to", "valid_from", "valid_to", "source")
    for row in read_tsv(path, columns=columns):
        yield KnownTie(row["from"], row["kind"], row["to"], row["valid_from"], row["valid_to"])


def compose(state: str, body: str) -> str:
    """Return the key of a body of a state; bodies of organisations are the organisation."""
    if not body or ":" in state or len(state) != 3:
        return state
    return f"{state}:{BODY_NAMES.get((state, body), body)}"


def state_of(entity: str) -> str:
    """Return the state part of an entity key: ``IRN`` of ``IRN:IRGC``."""
    return entity.partition(":")[0]


def plural_forms(noun: str) -> tuple[str, str]:
    """Return a noun and its plural."""
    return noun, plural(noun)
