"""A reader that says what it is told, so that no test depends on what the weights say."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from rashomon.flow.extract.reader import Column, Read, Reading, span_of
from rashomon.flow.extract.windows import MAX_PIECES, Window, windows

Floats = npt.NDArray[np.float32]
Scores = Mapping[str, Mapping[str, float]]
WHOLE_LETTERS = 7
HEADS = {
    "trigger": ("one", ("O", "AGREE", "CONCEDE", "RETREAT", "ASSAULT", "CLAIM")),
    "factuality": ("value", ("factuality",)),
    "speech": ("any", ("source", "cue", "content")),
    "entity": ("bio", ("O", "B-Person", "I-Person", "B-Weapon", "I-Weapon")),
    "muc": ("any", ("perp-individual", "perp-org", "target-thing", "target-human", "instrument")),
    "kairos": ("one", ("O", "Conflict.Attack", "Life.Die")),
    "kairos_role": ("any", ("Attacker", "Target", "Place", "Victim")),
    "causal": ("any", ("causal",)),
    "incident": ("any", ("ATTACK", "BOMBING", "KIDNAPPING")),
    "pair": ("any", ("actor", "recipient", "argument")),
}


@dataclass(frozen=True)
class Encoding:
    """What ``windows`` asks of a tokenizer."""

    ids: list[int]
    tokens: list[str]
    offsets: list[tuple[int, int]]


class Cutter:
    """Cuts words and signs, and words of more than ``WHOLE_LETTERS`` once more."""

    def encode(self, sequence: str, *, add_special_tokens: bool) -> Encoding:
        assert not add_special_tokens
        tokens: list[str] = []
        offsets: list[tuple[int, int]] = []
        for match in re.finditer(r"\w+|[^\w\s]", sequence):
            cut = min(match.start() + WHOLE_LETTERS, match.end())
            tokens.append(sequence[match.start() : cut])
            offsets.append((match.start(), cut))
            if cut < match.end():
                tokens.append(f"##{sequence[cut : match.end()]}")
                offsets.append((cut, match.end()))
        return Encoding([1000] * len(tokens), tokens, offsets)


@dataclass(frozen=True)
class Fake:
    """Says scores by head, word and label; of sentences, by head and a word that they hold.

    ``pairs`` go by label, word of the trigger and other word. All else is 0, or the label O.
    """

    words: Mapping[str, Scores] = field(default_factory=dict)
    marks: Mapping[str, Scores] = field(default_factory=dict)
    pairs: Mapping[str, Scores] = field(default_factory=dict)
    max_pieces: int = MAX_PIECES

    def read(self, text: str, sentences: Sequence[tuple[int, tuple[int, int]]]) -> Reading:
        columns: dict[str, Column] = {}
        at = 0
        for name, (kind, labels) in HEADS.items():
            columns[name] = Column(0 if name == "pair" else at, labels, kind)
            at += len(labels)
        cut = windows(text, sentences, Cutter(), max_pieces=self.max_pieces)
        return Reading(columns, tuple(self._part(text, w, columns) for w in cut))

    def _part(self, text: str, window: Window, columns: Mapping[str, Column]) -> Read:
        spans = {i: span_of(window, i, i) for i, is_word in enumerate(window.is_word) if is_word}
        said = {i: text[span.start : span.end].lower() for i, span in spans.items()}
        n = len(window.ids)
        words = np.zeros((n, sum(len(labels) for _, labels in HEADS.values())), dtype=np.float32)
        pairs = np.zeros((len(HEADS["pair"][1]), n, n), dtype=np.float32)
        for name, column in columns.items():
            scores = self.words.get(name, {})
            for piece, word in said.items():
                _fill(words[piece, column.start : column.end], column, scores.get(word, {}))
            for mark in window.marks:
                held = {w for i, w in said.items() if window.sentence[i] == window.sentence[mark]}
                for word, told in self.marks.get(name, {}).items():
                    if word in held:
                        _fill(words[mark, column.start : column.end], column, told)
        for label, rows in self.pairs.items():
            for i, trigger in said.items():
                for j, other in said.items():
                    at = columns["pair"].names.index(label)
                    pairs[at, i, j] = rows.get(trigger, {}).get(other, 0.0)
        return Read(window, words, pairs)


def _fill(row: Floats, column: Column, told: Mapping[str, float]) -> None:
    if column.names[0] == "O":
        row[0] = 1 - sum(told.values())
    for label, score in told.items():
        row[column.names.index(label)] = score


Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a file into a folder of data: text as it is, records as JSON, one a line."""

    def written(name: str, content: str | list[object] | dict[str, object]) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, list):
            text = "".join(f"{json.dumps(row)}\n" for row in content)
        else:
            text = content if isinstance(content, str) else json.dumps(content)
        path.write_bytes(text.encode())
        return tmp_path

    return written
