"""Patterns of words that tell of an event."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rashomon.errors import LexiconError
from rashomon.lexicon.grammar import Grammar, plural
from rashomon.lexicon.phrases import PhraseIndex
from rashomon.lexicon.reading import DATA, read_lines, read_toml

GAP = "~"
KEYS = {
    "id",
    "type",
    "mode",
    "verbs",
    "nouns",
    "phrases",
    "actor",
    "recipient",
    "mediator",
    "weapon",
    "parties",
    "requires",
    "weak",
    "yes",
    "no",
}


@dataclass(frozen=True, slots=True)
class Trigger:
    """One entry of the trigger files; see the README beside them."""

    id: str
    type: str
    mode: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    mediator: tuple[str, ...]
    weapon: tuple[str, ...]
    parties: tuple[str, ...]
    requires: tuple[str, ...]
    weak: bool
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TriggerForm:
    """One surface form: what part of speech it must have, and what must follow after a gap.

    ``part`` is verb, noun, phrase or verb-phrase (its first word must be a verb); ``verb_form`` is base, third, past, participle or gerund.
    """

    trigger: Trigger
    part: str
    verb_form: str | None = None
    after_gap: tuple[tuple[str, ...], ...] = ()


def read_triggers(folder: Path = DATA / "triggers" / "en") -> list[Trigger]:
    """Return the entries of all files, in the order of file names and lines.

    Raises:
        LexiconError: on an unknown key, a repeated id, or an entry without examples.
    """
    triggers = [
        _trigger(entry, path.name)
        for path in sorted(folder.glob("*.toml"))
        for entry in read_toml(path)["trigger"]
    ]
    ids = [trigger.id for trigger in triggers]
    if repeated := {one for one in ids if ids.count(one) > 1}:
        raise LexiconError(f"{folder.name}: ids used twice: {', '.join(sorted(repeated))}")
    return triggers


def _trigger(entry: dict[str, Any], file: str) -> Trigger:
    if unknown := set(entry) - KEYS:
        raise LexiconError(f"{file}: {entry.get('id')}: unknown keys {sorted(unknown)}")
    if not entry.get("yes") or not entry.get("no"):
        raise LexiconError(f"{file}: {entry['id']}: needs a yes and a no example")
    return Trigger(
        id=entry["id"],
        type=entry["type"],
        mode=entry.get("mode"),
        actor=tuple(entry.get("actor", ())),
        recipient=tuple(entry.get("recipient", ())),
        mediator=tuple(entry.get("mediator", ())),
        weapon=tuple(entry.get("weapon", ())),
        parties=tuple(entry.get("parties", ())),
        requires=tuple(entry.get("requires", ())),
        weak=entry.get("weak", False),
        yes=tuple(entry["yes"]),
        no=tuple(entry["no"]),
    )


def read_forms(
    grammar: Grammar, folder: Path = DATA / "triggers" / "en"
) -> PhraseIndex[TriggerForm]:
    """Return every surface form of every trigger, indexed by its words up to the first gap."""
    index: PhraseIndex[TriggerForm] = PhraseIndex()
    triggers = {trigger.id: trigger for trigger in read_triggers(folder)}
    for path in sorted(folder.glob("*.toml")):
        for entry in read_toml(path)["trigger"]:
            trigger = triggers[entry["id"]]
            for verb in entry.get("verbs", ()):
                _add_verb(index, trigger, verb, grammar)
            for noun in entry.get("nouns", ()):
                for form in dict.fromkeys((noun, plural(noun))):
                    index.add(form, TriggerForm(trigger, "noun"))
            for phrase in entry.get("phrases", ()):
                _add_phrase(index, trigger, phrase, grammar)
    return index


def _add_verb(
    index: PhraseIndex[TriggerForm], trigger: Trigger, verb: str, grammar: Grammar
) -> None:
    first, *rest = verb.split()
    forms = grammar.forms(first)
    named = {
        forms.gerund: "gerund",
        forms.participle: "participle",
        forms.past: "past" if forms.past != forms.participle else "participle",
        forms.third: "third",
        forms.base: "base" if forms.base != forms.participle else "participle",
    }
    for form, name in named.items():
        index.add(" ".join([form, *rest]), TriggerForm(trigger, "verb", name))


def _add_phrase(
    index: PhraseIndex[TriggerForm], trigger: Trigger, phrase: str, grammar: Grammar
) -> None:
    alternatives = [
        [_word_forms(word, grammar) for word in part.split()] for part in phrase.split(GAP)
    ]
    heads = list(_products(alternatives[0]))
    part = "verb-phrase" if "/v" in phrase.split()[0] else "phrase"
    tails = tuple(tuple(tail) for part in alternatives[1:] for tail in _products(part))
    for head in heads:
        index.add(" ".join(head), TriggerForm(trigger, part, None, tails))


def _word_forms(word: str, grammar: Grammar) -> tuple[str, ...]:
    stem, slash, kind = word.partition("/")
    if not slash:
        return (word,)
    return grammar.forms(stem).all() if kind == "v" else (stem, plural(stem))


def _products(parts: list[tuple[str, ...]]) -> Iterator[list[str]]:
    if not parts:
        yield []
        return
    for rest in _products(parts[1:]):
        for word in parts[0]:
            yield [word, *rest]


def read_idioms(path: Path = DATA / "triggers" / "en" / "idioms.txt") -> PhraseIndex[str]:
    """Return the phrases in which a trigger word is none."""
    index: PhraseIndex[str] = PhraseIndex()
    for line in read_lines(path):
        index.add(line, line)
    return index
