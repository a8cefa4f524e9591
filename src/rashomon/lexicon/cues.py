"""Reporting cues, hedges, negation and the words that link one act to another."""

from dataclasses import dataclass
from pathlib import Path

from rashomon.lexicon.grammar import Grammar
from rashomon.lexicon.phrases import PhraseIndex
from rashomon.lexicon.reading import DATA, read_toml


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue phrase: ``family`` and ``name`` are the table and key of ``cues.toml``."""

    family: str
    name: str
    phrase: str


def read_cues(grammar: Grammar, path: Path = DATA / "cues.toml") -> PhraseIndex[Cue]:
    """Return every cue, indexed; verbs of reporting in all their forms."""
    index: PhraseIndex[Cue] = PhraseIndex()
    for family, table in read_toml(path).items():
        for name, phrases in table.items():
            for phrase in dict.fromkeys(phrases):
                if name == "verbs":
                    first, *rest = phrase.split()
                    for form in grammar.forms(first).all():
                        index.add(" ".join([form, *rest]), Cue(family, name, phrase))
                else:
                    index.add(phrase, Cue(family, name, phrase))
    return index
