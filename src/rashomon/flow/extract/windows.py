"""A document as the reader sees it: its sentences as word pieces, in windows of a fixed size.

Sentences that follow one another share a window, so that each is read once and with what stands
around it. Windows depend on the document alone, so the output does not depend on batches.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

MAX_PIECES = 256
"""Pieces in a window, with those that part its sentences: what the base model was trained with."""

CLS, SEP = 101, 102
_CONTINUES = "##"


class Encoding(Protocol):
    """What a tokenizer gives for a text."""

    @property
    def ids(self) -> list[int]:
        """The number of each piece."""
        ...

    @property
    def tokens(self) -> list[str]:
        """The pieces; those that go on with a word begin with ``##``."""
        ...

    @property
    def offsets(self) -> list[tuple[int, int]]:
        """Where each piece stands in the text, ``[start, end)`` code points."""
        ...


class Tokenizer(Protocol):
    """Cuts text into word pieces."""

    def encode(self, sequence: str, *, add_special_tokens: bool) -> Encoding:
        """Return the pieces of a text."""
        ...


@dataclass(frozen=True, slots=True)
class Window:
    """Word pieces of one or more sentences.

    ``starts`` and ``ends`` are code points of the document; ``sentence`` is the number of the
    sentence of each piece (-1 for the first piece, which is of none); ``is_word`` is true for the
    first piece of a word. The piece after a sentence stands for the whole of it: ``marks``.
    """

    ids: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentence: tuple[int, ...]
    is_word: tuple[bool, ...]
    marks: tuple[int, ...]


Piece = tuple[int, int, int, int, bool]


def windows(
    text: str,
    sentences: Sequence[tuple[int, tuple[int, int]]],
    tokenizer: Tokenizer,
    *,
    max_pieces: int = MAX_PIECES,
) -> list[Window]:
    """Return the windows of numbered sentences, each ``[start, end)`` of the text.

    A sentence that does not fit into one window goes on in the next: nothing is cut off.
    """
    found: list[Window] = []
    here: list[Piece] = []
    for number, (start, end) in sentences:
        pieces = _pieces(text, number, (start, end), tokenizer)
        room = max_pieces - 2
        for cut in range(0, len(pieces), room):
            part = pieces[cut : cut + room]
            if here and len(here) + len(part) + 2 > max_pieces:
                found.append(_window(here))
                here = []
            here += [*part, (SEP, part[-1][2], part[-1][2], number, False)]
    if here:
        found.append(_window(here))
    return found


def _pieces(text: str, number: int, span: tuple[int, int], tokenizer: Tokenizer) -> list[Piece]:
    start, end = span
    coded = tokenizer.encode(text[start:end], add_special_tokens=False)
    return [
        (piece, start + a, start + b, number, not token.startswith(_CONTINUES))
        for piece, token, (a, b) in zip(coded.ids, coded.tokens, coded.offsets, strict=True)
    ]


def _window(pieces: list[Piece]) -> Window:
    ids, starts, ends, sentence, is_word = zip((CLS, 0, 0, -1, False), *pieces, strict=True)
    marks = tuple(i for i, piece in enumerate(ids) if i and piece == SEP and not is_word[i])
    return Window(ids, starts, ends, sentence, is_word, marks)
