"""Readings made by hand: what a trained reader might say, word by word."""

from collections.abc import Mapping
from importlib.resources import files

import numpy as np
from tokenizers import Tokenizer

from rashomon.flow.extract.reader import Column, Read, Reading, described, words_in
from rashomon.flow.extract.windows import windows
from rashomon.model.text import Document, Span

TOKENIZER = Tokenizer.from_str(
    files("rashomon.flow.extract").joinpath("weights/tokenizer.json").read_text("utf-8")
)
Words = str
Pair = tuple[Words, Words]


def columns() -> dict[str, Column]:
    """Return the columns of the reader that ships."""
    found, at = {}, 0
    for head in described()["head"]:
        names = tuple(head["columns"])
        found[head["name"]] = Column(0 if head["of"] == "pair" else at, names, head["kind"])
        at += 0 if head["of"] == "pair" else len(names)
    return found


def reading_of(
    document: Document,
    *,
    acts: Mapping[Words, tuple[str, float]],
    pairs: Mapping[Pair, str] | None = None,
    said: Mapping[Words, tuple[str, str]] | None = None,
    score: float = 0.9,
) -> Reading:
    """Return a reading in which these words are acts (type, probability), and all others are none.

    ``pairs`` gives the label from an act's words to others; ``said`` status and certainty of acts.
    Words are looked for where they first stand.
    """
    known = columns()
    n_columns = max(column.end for name, column in known.items() if name != "pair")
    sentences = [(s.index, (s.span.start, s.span.end)) for s in document.sentences]
    parts = []
    for window in windows(document.text, sentences, TOKENIZER):
        words = np.zeros((len(window.ids), n_columns), dtype=np.float32)
        words[:, known["trigger"].start] = 1
        pair_scores = np.zeros(
            (len(known["pair"].names), len(window.ids), len(window.ids)), dtype=np.float32
        )
        part = Read(window, words, pair_scores)
        for text, (kind, probability) in acts.items():
            column = known["trigger"]
            for piece in words_in(window, _span(document, text)):
                words[piece, column.start] = 1 - probability
                words[piece, column.start + column.names.index(kind)] = probability
        for text, labels in (said or {}).items():
            for head, label in zip(("status", "certainty"), labels, strict=True):
                for piece in words_in(window, _span(document, text)):
                    words[piece, known[head].start + known[head].names.index(label)] = 1
        for (left, right), label in (pairs or {}).items():
            for i in words_in(window, _span(document, left)):
                for j in words_in(window, _span(document, right)):
                    pair_scores[known["pair"].names.index(label), i, j] = score
        parts.append(part)
    return Reading(known, tuple(parts))


def _span(document: Document, text: Words) -> Span:
    start = document.text.index(text)
    return Span(start, start + len(text))
