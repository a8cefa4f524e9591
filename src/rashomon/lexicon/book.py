"""The whole lexicon, read once a process: what the stages are handed."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rashomon.lexicon.actors import (
    NAME_FILES,
    ActorName,
    ActorNoun,
    Title,
    plural_forms,
    read_names,
    read_nouns,
    read_persons,
    read_titles,
)
from rashomon.lexicon.cues import Cue, read_cues
from rashomon.lexicon.gazetteer import Gazetteer
from rashomon.lexicon.grammar import Grammar
from rashomon.lexicon.phrases import PhraseIndex
from rashomon.lexicon.reading import DATA, read_toml
from rashomon.lexicon.things import (
    Facility,
    Outlet,
    Weapon,
    read_facilities,
    read_outlets,
    read_weapons,
)
from rashomon.lexicon.triggers import TriggerForm, read_forms, read_idioms

Entry = ActorName | Title | Weapon | Facility | Outlet


@dataclass(frozen=True)
class Lexicon:
    """Every table the coder uses. ``extra`` are folders of a user's own actors and places."""

    data: Path = DATA
    extra: tuple[Path, ...] = ()

    def load(self) -> None:
        """Read now what would be read at the first report."""
        tables = ("names", "triggers", "cues", "idioms", "nouns", "light_verbs", "bearing_verbs")
        for table in tables:
            getattr(self, table)
        for table in ("tags", "lemmas"):
            getattr(self.grammar, table)

    @cached_property
    def version(self) -> str:
        """Twelve hex digits of the SHA-256 over all data files, the user's included."""
        digest = hashlib.sha256()
        for folder in (self.data, *self.extra):
            for path in sorted(folder.rglob("*")):
                if path.is_file() and path.suffix in (".tsv", ".toml", ".txt", ".sqlite"):
                    digest.update(str(path.relative_to(folder)).encode())
                    digest.update(hashlib.sha256(path.read_bytes()).digest())
        return digest.hexdigest()[:12]

    @cached_property
    def grammar(self) -> Grammar:
        """Word classes."""
        return Grammar(self.data / "grammar")

    @cached_property
    def light_verbs(self) -> frozenset[str]:
        """Verbs that carry a noun of action."""
        return frozenset(read_toml(self.data / "grammar" / "closed.toml")["light_verbs"])

    @cached_property
    def bearing_verbs(self) -> frozenset[str]:
        """Verbs whose subject bears what their noun of action says."""
        return frozenset(read_toml(self.data / "grammar" / "closed.toml")["bearing_verbs"])

    @cached_property
    def nouns(self) -> dict[str, ActorNoun]:
        """Common nouns for actors."""
        return read_nouns(self.data / "actors" / "nouns.tsv")

    @cached_property
    def cues(self) -> PhraseIndex[Cue]:
        """Reporting cues, hedges, links."""
        return read_cues(self.grammar, self.data / "cues.toml")

    @cached_property
    def triggers(self) -> PhraseIndex[TriggerForm]:
        """Surface forms of event triggers."""
        return read_forms(self.grammar, self.data / "triggers" / "en")

    @cached_property
    def idioms(self) -> PhraseIndex[str]:
        """Phrases in which a trigger word is none."""
        return read_idioms(self.data / "triggers" / "en" / "idioms.txt")

    @cached_property
    def names(self) -> PhraseIndex[Entry]:
        """Actors, titles, weapons, facilities and outlets by name."""
        index: PhraseIndex[Entry] = PhraseIndex()
        for name in self._actor_names():
            index.add(name.name, name, cased=True)
        for title in read_titles(self.data / "actors" / "titles.tsv"):
            index.add(title.title, title)
        for weapon in read_weapons(self.data / "weapons.tsv"):
            for form in plural_forms(weapon.name):
                index.add(form, weapon, cased=True)
        for facility in read_facilities(self.data / "facilities.tsv"):
            for form in plural_forms(facility.name):
                index.add(form, facility, cased=True)
        for outlet in self.outlets:
            for name_text in (outlet.name, *outlet.aliases):
                index.add(name_text, outlet, cased=True)
        return index

    def _actor_names(self) -> Iterator[ActorName]:
        for folder in (self.data / "actors", *self.extra):
            files = tuple(file for file in (*NAME_FILES, "actors.tsv") if (folder / file).exists())
            yield from read_names(folder, files=files)
            if (folder / "offices.tsv").exists():
                yield from read_persons(folder / "offices.tsv")

    @cached_property
    def outlets(self) -> tuple[Outlet, ...]:
        """Outlets and agencies, the user's last."""
        paths = [self.data / "outlets.tsv", *(folder / "outlets.tsv" for folder in self.extra)]
        return tuple(outlet for path in paths if path.exists() for outlet in read_outlets(path))

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Names of places."""
        places = tuple(folder / "places.tsv" for folder in self.extra)
        return Gazetteer(extra=tuple(path for path in places if path.exists()))
