"""MUC-4: which incidents a report tells of, and the strings that fill their slots.

Source: the key templates of the Fourth Message Understanding Conference (Sundheim 1992), tst1 and
tst2. Its own scores are of whole templates, with slots that are codes: they do not compare.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from rashomon.cli.benches.bench import Bench, Measure, Reads
from rashomon.cli.benches.files import Row, read_json_lines
from rashomon.cli.benches.phrases import head_of, is_within, words_of
from rashomon.cli.benches.readings import ABOVE, best_of_marks, phrases_above, sentences_of
from rashomon.cli.benches.scores import Hits, matching
from rashomon.flow.extract.reader import Reading

FILES = ("eval/muc4/tst1.jsonl", "eval/muc4/tst2.jsonl")
INCIDENT_TARGET = 0.70
SLOT_TARGET = 0.45
ANCHOR = "the 1992 systems, other definition"
SLOTS = {
    "PERP: INDIVIDUAL ID": "perp-individual",
    "PERP: ORGANIZATION ID": "perp-org",
    "PHYS TGT: ID": "target-thing",
    "INCIDENT: INSTRUMENT ID": "instrument",
}
HUMAN = "target-human"
NAME, DESCRIPTION = "HUM TGT: NAME", "HUM TGT: DESCRIPTION"
TYPE, TEMPLATE = "INCIDENT: TYPE", "MESSAGE: TEMPLATE"
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_NOT_TEXT = re.compile(r"\[(?:TEXT|ARTICLE|REPORT|EXCERPT[^\]]*)\]")
Phrase = tuple[str, ...]
P = TypeVar("P")
G = TypeVar("G")


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a slot: any of the phrases is right. ``keys`` say when two fillers are one."""

    phrases: frozenset[Phrase]
    keys: frozenset[Phrase]
    is_optional: bool


def measures(folder: Path, reader: Reads) -> list[Measure]:
    """Return the F1 of incidents by type, and of the strings of five slots, over all reports.

    *Incident*: the types of a report's templates against the types whose best sentence is above
    ``ABOVE``. *Slots*: the fillers of a report, pooled over its templates, against the phrases
    that the reader marks, one for each head word and slot; without a predicted incident there is
    none. ``settle`` says how both are counted.
    """
    incidents, slots = Hits(), Hits()
    for name in FILES:
        for row in read_json_lines(folder / name):
            text = body(row.text("text"))
            reading = reader.read(text, sentences_of(text))
            templates = row.rows("templates")
            best = best_of_marks(reading, "incident")
            predicted = [kind for kind, score in best.items() if score > ABOVE]
            incidents += incident_hits(predicted, templates)
            slots += slot_hits(phrases_of(reading, text) if predicted else {}, templates)
    return [
        Measure("incident and type, F1", incidents.f1, incidents.gold, INCIDENT_TARGET, ANCHOR),
        Measure("all string slots, F1", slots.f1, slots.gold, SLOT_TARGET, ANCHOR),
    ]


def body(text: str) -> str:
    """Return a report with the lines of a paragraph joined and the signs of its parts left out."""
    paragraphs = re.split(r"\n\s*\n", _NOT_TEXT.sub(" ", text))
    return "\n".join(" ".join(part.split()) for part in paragraphs if part.strip())


def settle(
    predicted: Sequence[P],
    required: Sequence[G],
    *,
    optional: Sequence[G],
    fits: Callable[[P, G], bool],
) -> Hits:
    """Return the hits of predictions against what is required and what may also be said.

    Each thing required counts once, and so does a prediction. One that fits nothing is wrong. One
    that fits only what is optional, or what another prediction has hit already, counts neither
    way.

    Source: the MUC-4 scoring guidelines for optional fillers; a second string for the same filler
    as in Patwardhan and Riloff 2009, where duplicates are one hit or one miss.
    """
    edges = [[i for i, one in enumerate(required) if fits(p, one)] for p in predicted]
    n_right = len(matching(edges))
    n_wrong = sum(
        not edge and not any(fits(p, one) for one in optional)
        for p, edge in zip(predicted, edges, strict=True)
    )
    return Hits(n_right, n_right + n_wrong, len(required))


# Incidents


def incident_hits(predicted: Sequence[str], templates: Iterable[Row]) -> Hits:
    """Return the hits of the types of incidents of one report.

    Of alternatives, ``BOMBING / ATTACK``, either is right; they ask for nothing more where one of
    them alone is required by another template.
    """
    required: set[frozenset[str]] = set()
    optional: set[frozenset[str]] = set()
    for template in templates:
        for value in _values(template, TYPE):
            kinds = frozenset(part.strip(" ?*") for part in value.split("/")) - {""}
            if kinds:
                (optional if is_optional(template, value) else required).add(kinds)
    least = [one for one in required if not any(other < one for other in required)]
    return settle(predicted, least, optional=list(optional), fits=lambda p, kinds: p in kinds)


def is_optional(template: Row, value: str) -> bool:
    """Return whether a value need not be given: it is marked, or its template is."""
    numbers = _values(template, TEMPLATE)
    return any(
        mark.lstrip().startswith("?") or "OPTIONAL" in mark for mark in (value[:1], *numbers)
    )


def _values(template: Row, key: str) -> list[str]:
    """Return the values of a slot; a slot that is not there has none."""
    return template.texts(key) if key in template.values else []


# Slots


def slot_hits(predicted: dict[str, list[set[Phrase]]], templates: Sequence[Row]) -> Hits:
    """Return the hits of the strings of one report, over its slots."""
    total = Hits()
    gold = fillers_of(templates)
    for slot in (*SLOTS.values(), HUMAN):
        fillers = gold.get(slot, [])
        total += settle(
            predicted.get(slot, []),
            [one for one in fillers if not one.is_optional],
            optional=[one for one in fillers if one.is_optional],
            fits=fits_filler,
        )
    return total


def fits_filler(forms: Collection[Phrase], filler: Filler) -> bool:
    """Return whether one of the forms of a prediction fits one of a filler's phrases."""
    return any(fits(form, phrase) for form in forms for phrase in filler.phrases)


def fits(one: Phrase, other: Phrase) -> bool:
    """Return whether two phrases name the same: same head word, and one stands in the other.

    Source: head noun scoring, as in Patwardhan and Riloff 2009; that one holds the other is ours.
    """
    same_head = one[head_of(one)] == other[head_of(other)]
    return same_head and (is_within(one, other) or is_within(other, one))


def phrases_of(reading: Reading, text: str) -> dict[str, list[set[Phrase]]]:
    """Return the phrases that the reader marks, by slot; those with one head word are one."""
    found: dict[str, dict[str, set[Phrase]]] = {}
    for slot, span in phrases_above(reading, "muc"):
        if words := words_of(text[span.start : span.end]):
            found.setdefault(slot, {}).setdefault(words[head_of(words)], set()).add(words)
    return {slot: list(by_head.values()) for slot, by_head in found.items()}


def fillers_of(templates: Iterable[Row]) -> dict[str, list[Filler]]:
    """Return the fillers by slot, those that two templates share once."""
    found: dict[str, list[Filler]] = {}
    for template in templates:
        for key, slot in SLOTS.items():
            for value in _values(template, key):
                phrases = frozenset(phrases_in(value)[0])
                filler = Filler(phrases, phrases, is_optional(template, value))
                found[slot] = pooled(found.get(slot, []), filler)
        for filler in humans_of(template):
            found[HUMAN] = pooled(found.get(HUMAN, []), filler)
    return found


def humans_of(template: Row) -> Iterator[Filler]:
    """Yield the people of a template: names, then descriptions with the names they are tied to.

    Where there is a name it alone says when two are one: two engineers are two. A description
    that is tied to a name of its template asks for nothing by itself.
    """
    names: set[Phrase] = set()
    for value in _values(template, NAME):
        own = frozenset(phrases_in(value)[0])
        names |= own
        yield Filler(own, own, is_optional(template, value))
    for value in _values(template, DESCRIPTION):
        own, tied = map(frozenset, phrases_in(value))
        adds = not names.isdisjoint(tied)
        yield Filler(own | tied, tied or own, adds or is_optional(template, value))


def pooled(fillers: list[Filler], new: Filler) -> list[Filler]:
    """Return fillers with a new one, made one with those that share a key; required if any is."""
    if not new.phrases:
        return fillers
    same = [one for one in fillers if one.keys & new.keys]
    phrases = new.phrases.union(*(one.phrases for one in same))
    keys = new.keys.union(*(one.keys for one in same))
    is_free = all(one.is_optional for one in (new, *same))
    return [*(one for one in fillers if one not in same), Filler(phrases, keys, is_free)]


def phrases_in(value: str) -> tuple[set[Phrase], set[Phrase]]:
    r"""Return the alternatives of a value, and those of the filler that it is tied to.

    ``? "A" / "B \"C\"": "D"`` has the alternatives A and B C, and is tied to D.
    """
    own: set[Phrase] = set()
    tied: set[Phrase] = set()
    after = 0
    is_tied = False
    for match in _STRING.finditer(value):
        is_tied = is_tied or ":" in value[after : match.start()]
        after = match.end()
        if words := words_of(match[1].replace('\\"', '"')):
            (tied if is_tied else own).add(words)
    return own, tied


BENCH = Bench("muc4", FILES, measures)
