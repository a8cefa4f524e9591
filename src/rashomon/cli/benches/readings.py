"""What benchmarks ask of a reading: columns by name, words and marks with their scores."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rashomon.errors import ModelError
from rashomon.flow.clean.sentences import split_lines
from rashomon.flow.extract.reader import Column, Read, Reading, runs, span_of
from rashomon.model.text import Span

if TYPE_CHECKING:
    from rashomon.flow.extract.reader import Floats

ABOVE = 0.5
"""A label of the kind "any" is given where it is likelier than not."""

Numbered = list[tuple[int, tuple[int, int]]]


def sentences_of(text: str) -> Numbered:
    """Return the sentences of each line of a text, numbered, as the product cuts them."""
    return list(enumerate(split_lines(text)))


def one_sentence(text: str) -> Numbered:
    """Return a whole text as its only sentence."""
    return [(0, (0, len(text)))]


def joined(sentences: list[list[str]]) -> tuple[str, list[Span], Numbered]:
    """Return a text made of tokens, the spans of the tokens, and the sentences, numbered.

    Tokens are not empty; a sentence without tokens is none.
    """
    text = " ".join(token for sentence in sentences for token in sentence)
    spans: list[Span] = []
    bounds: list[tuple[int, int]] = []
    at = 0
    for sentence in sentences:
        start = at
        for token in sentence:
            spans.append(Span(at, at + len(token)))
            at += len(token) + 1
        if sentence:
            bounds.append((start, at - 1))
    return text, spans, list(enumerate(bounds))


def column_of(reading: Reading, head: str) -> Column:
    """Return the columns of a head.

    Raises:
        ModelError: if the reader has no such head.
    """
    if head not in reading.columns:
        raise ModelError(f"this reader has no head {head!r}; measure one that train/ made")
    return reading.columns[head]


def scores_of(part: Read, column: Column) -> "Floats":
    """Return the scores of a head: [pieces, columns]."""
    return part.words[:, column.start : column.end]


def words_of_part(part: Read) -> list[int]:
    """Return the first pieces of the words of a part."""
    return [i for i, is_word in enumerate(part.window.is_word) if is_word]


def runs_above(part: Read, scores: "Floats") -> Iterator[tuple[int, int]]:
    """Yield the first and the last piece of each run of words whose score is above ``ABOVE``.

    ``scores`` is one number a piece. A run ends with its sentence.
    """
    labels = (scores > ABOVE).astype("int64")
    for sentence in sorted({number for number in part.window.sentence if number >= 0}):
        for first, last, _ in runs(part, sentence, labels):
            yield first, last


def phrases_above(reading: Reading, head: str) -> Iterator[tuple[str, Span]]:
    """Yield the labels of a head of the kind "any" with the phrases that have them."""
    column = column_of(reading, head)
    for part in reading.parts:
        scores = scores_of(part, column)
        for label, name in enumerate(column.names):
            for first, last in runs_above(part, scores[:, label]):
                yield name, span_of(part.window, first, last)


def best_of_marks(reading: Reading, head: str) -> dict[str, float]:
    """Return the labels of a head of sentences with the best score over all sentences."""
    column = column_of(reading, head)
    best = dict.fromkeys(column.names, 0.0)
    for part in reading.parts:
        scores = scores_of(part, column)
        for mark in part.window.marks:
            for label, name in enumerate(column.names):
                best[name] = max(best[name], float(scores[mark, label]))
    return best
