"""PLV: which root of PLOVER does an actor's act upon a recipient have, both given?

Source: Hu, Parolin, Khan, Osorio and D'Orazio 2024, sentences with a marked source and target.
"""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.cli.benches.bench import Bench, Measure, Reads
from rashomon.cli.benches.files import read_table
from rashomon.cli.benches.readings import column_of, one_sentence, scores_of, words_of_part
from rashomon.cli.benches.scores import macro_f1
from rashomon.flow.extract.reader import Read, Reading, words_in
from rashomon.model.text import Span

if TYPE_CHECKING:
    from rashomon.flow.extract.reader import Floats

FILE = "eval/plv/PLV_test.tsv"
TARGET = 0.80
ANCHOR = "0.824 (zero-shot, large NLI model)"
# PLOVER's YIELD is two types in our codebook; these of ours are no roots of its.
ROOTS = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
NO_ROOTS = frozenset({"O", "CLAIM", "DENY", "INTERCEPT", "EVACUATE"})
FLOOR = 0.2
"""What is left of a word whose actor or recipient the pair head does not see at all: set with the
definition of the measure, not tuned."""


def measures(folder: Path, reader: Reads) -> list[Measure]:
    """Return the macro F1 of the roots in the gold; every sentence gets one root.

    The root of a sentence is that of the best type at any of its words (``weighed``). Types that
    are one root (``ROOTS``) are added up at each word; types that are none are no choice.
    """
    predicted: list[str] = []
    gold: list[str] = []
    for row in read_table(folder / FILE, delimiter="\t"):
        text = row.text("sentence")
        reading = reader.read(text, one_sentence(text))
        source, target = (places_of(text, row.text(key)) for key in ("source", "target"))
        predicted.append(root_of(reading, source=source, target=target))
        gold.append(row.text("gold_root"))
    value = macro_f1(predicted, gold)
    return [Measure("root, source and target given, macro F1", value, len(gold), TARGET, ANCHOR)]


def places_of(text: str, phrase: str) -> list[Span]:
    """Return where a phrase stands as whole words: the set gives its words, not its place."""
    if not phrase.strip():
        return []
    pattern = r"(?<!\w)" + re.escape(phrase.strip()) + r"(?!\w)"
    return [Span(match.start(), match.end()) for match in re.finditer(pattern, text)]


def root_of(reading: Reading, *, source: list[Span], target: list[Span]) -> str:
    """Return the root with the best word of all; empty where there is no word."""
    column = column_of(reading, "trigger")
    best: dict[str, float] = {}
    for part in reading.parts:
        words = words_of_part(part)
        if not words:
            continue
        actor = strength(reading, part, label="actor", spans=source)[words]
        recipient = strength(reading, part, label="recipient", spans=target)[words]
        acts = by_root(scores_of(part, column)[words], column.names)
        for root, act in acts.items():
            found = float(weighed(act, actor=actor, recipient=recipient).max())
            best[root] = max(found, best.get(root, 0.0))
    return max(best, key=lambda root: best[root], default="")


def by_root(scores: "Floats", names: tuple[str, ...]) -> "dict[str, Floats]":
    """Return the probability of each root at each word: the sum of the types that are one."""
    found: dict[str, Floats] = {}
    for place, name in enumerate(names):
        if name not in NO_ROOTS:
            root = ROOTS.get(name, name)
            found[root] = scores[:, place] + found.get(root, 0.0)
    return found


def strength(reading: Reading, part: Read, *, label: str, spans: list[Span]) -> "Floats":
    """Return, for each piece as a trigger, the best score of a pair with any word of the spans."""
    import numpy as np

    row = part.pairs[column_of(reading, "pair").names.index(label)]
    others = sorted({piece for span in spans for piece in words_in(part.window, span)})
    if not others:
        return np.zeros(len(row), dtype=np.float32)
    found: Floats = row[:, others].max(axis=1)
    return found


def weighed(act: "Floats", *, actor: "Floats", recipient: "Floats") -> "Floats":
    """Return how well one root at each word fits what was asked: an act of source upon target.

    ``act``: the probability of the root at each word; ``actor``, ``recipient``: how surely the
    word has the source as its actor, the target as its recipient. All are [words], 0 to 1.
    """
    found: Floats = act * (FLOOR + actor) * (FLOOR + recipient)
    return found


BENCH = Bench("plv", (FILE,), measures)
