"""Which lines and sentences of a page are not the report."""

import functools
import re
import tomllib
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from rashomon.errors import LexiconError

DATA = "data/furniture.toml"
PLACES = ("line", "sentence", "both")
# Longer lines are pages that lost their line breaks, and are tested sentence by sentence.
MAX_CHARS = 1_500


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern with examples of what it takes and what it leaves."""

    name: str
    where: str
    pattern: re.Pattern[str]
    source: str
    yes: tuple[str, ...]
    no: tuple[str, ...]
    needs: tuple[str, ...] = ()
    is_caption: bool = False

    def is_match(self, text: str) -> bool:
        """Return whether the pattern takes the whole text."""
        return _is_one_of((self,), text)


@dataclass(frozen=True, slots=True)
class Furniture:
    """The rules, and the words in capitals that are no places."""

    rules: tuple[Rule, ...]
    not_datelines: frozenset[str]
    # Sorted out once: every line of every report asks.
    _of_lines: tuple[Rule, ...] = field(init=False, repr=False, compare=False)
    _of_sentences: tuple[Rule, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        of_lines = tuple(rule for rule in self.rules if rule.where != "sentence")
        of_sentences = tuple(rule for rule in self.rules if rule.where != "line")
        object.__setattr__(self, "_of_lines", of_lines)
        object.__setattr__(self, "_of_sentences", of_sentences)

    def is_line(self, line: str) -> bool:
        """Return whether a line, without space around it, is furniture."""
        return _is_one_of(self._of_lines, line)

    def is_sentence(self, sentence: str) -> bool:
        """Return whether a sentence is furniture."""
        return _is_one_of(self._of_sentences, sentence)

    def without_captions(self) -> "Furniture":
        """Return the rules that leave captions alone, for a report that consists of them."""
        kept = tuple(rule for rule in self.rules if not rule.is_caption)
        return Furniture(kept, self.not_datelines)


def _is_one_of(rules: tuple[Rule, ...], text: str) -> bool:
    if len(text) > MAX_CHARS:
        return False
    lower = text.lower()
    for rule in rules:
        if rule.needs:
            for needed in rule.needs:
                if needed in lower:
                    break
            else:
                continue
        if rule.pattern.fullmatch(text):
            return True
    return False


@functools.cache
def load_furniture() -> Furniture:
    """Return the rules that ship with the package.

    Raises:
        LexiconError: if a rule lacks a key or its pattern is none.
    """
    table = tomllib.loads(files("rashomon.lexicon").joinpath(DATA).read_text("utf-8"))
    rules = tuple(_rule(row) for row in table["furniture"])
    return Furniture(rules, frozenset(table["not_datelines"]))


def _rule(row: dict[str, Any]) -> Rule:
    try:
        rule = Rule(
            name=row["name"],
            where=row["where"],
            pattern=re.compile(row["pattern"]),
            source=row["source"],
            yes=tuple(row["yes"]),
            no=tuple(row["no"]),
            needs=tuple(row.get("needs", ())),
            is_caption=bool(row.get("is_caption")),
        )
    except (KeyError, TypeError, re.error) as error:
        raise LexiconError(
            f"{DATA}: {row.get('name', 'a rule without a name')}: {error}"
        ) from error
    if rule.where not in PLACES:
        raise LexiconError(f"{DATA}: {rule.name}: where must be one of {', '.join(PLACES)}")
    return rule
