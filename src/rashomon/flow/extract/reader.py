"""The trained reader: what a small network says of each word, and of each pair of words.

It proposes; lexicons and grammars ground what it proposes. One pass for each window of sentences
(``windows``), no torch, no download. Scores are rounded before they are compared with anything, so
that the last bits of a sum, which differ between processors, hardly ever decide.
"""

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rashomon.errors import ModelError
from rashomon.flow.extract.windows import Window, windows
from rashomon.model.text import Span

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]

WEIGHTS = "weights"
DIGITS = 4
NEEDED = frozenset(("head", "max_pieces", "modes", "sha256"))
HEADS = frozenset(
    ("trigger", "status", "certainty", "actor_certainty", "mode", "source_class", "speech", "pair")
)
"""The heads that the codings need; the others are measured alone."""


@dataclass(frozen=True, slots=True)
class Column:
    """Where the columns of a head lie in the output, and what they are called."""

    start: int
    names: tuple[str, ...]
    kind: str

    @property
    def end(self) -> int:
        """One past the last."""
        return self.start + len(self.names)


@dataclass(frozen=True, slots=True)
class Read:
    """A window that was read: ``words`` (pieces, columns) and ``pairs`` (labels, pieces, pieces).

    Both are probabilities but for a ``value``, which is the number itself.
    """

    window: Window
    words: "Floats" = field(repr=False)
    pairs: "Floats" = field(repr=False)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader says of one document. Sentences that were not read have no window.

    ``modes`` are those that each type may have.
    """

    columns: dict[str, Column]
    parts: tuple[Read, ...]
    modes: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def part_of(self, sentence: int) -> tuple[Read, ...]:
        """Return the windows that hold a sentence, or a part of it."""
        return tuple(part for part in self.parts if sentence in part.window.sentence)


class Reader:
    """The network, loaded once a process. Safe to share between threads.

    ``folder`` holds another than the one that ships (docs/model.md says how one is trained).

    Raises:
        ModelError: if a file is missing, or is not the one that its description names.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._about = described(folder)
        self._tokenizer, self._session = _loaded(self._about["sha256"], folder)
        self.columns: dict[str, Column] = {}
        at = 0
        for head in self._about["head"]:
            names = tuple(head["columns"])
            if head["of"] == "pair":
                self.columns[head["name"]] = Column(0, names, head["kind"])
            else:
                self.columns[head["name"]] = Column(at, names, head["kind"])
                at += len(names)

    @property
    def version(self) -> str:
        """A name that changes with the weights."""
        return version_of(self._about)

    def read(self, text: str, sentences: Sequence[tuple[int, tuple[int, int]]]) -> Reading:
        """Return what is said of the numbered sentences, each ``[start, end)`` of the text."""
        cut = windows(text, sentences, self._tokenizer, max_pieces=self._about["max_pieces"])
        parts = tuple(self._read(window) for window in cut)
        return Reading(self.columns, parts, self._about["modes"])

    def _read(self, window: Window) -> Read:
        import numpy as np

        # One window at a time: longer ones beside it would pad it, and a batch gains nothing on a
        # core that is busy with one.
        words, pairs = self._session.run(None, {"ids": np.array([window.ids], dtype=np.int64)})
        words, pairs = words[0], pairs[0]
        for column in self.columns.values():
            if column is not self.columns["pair"]:
                words[:, column.start : column.end] = _scores(
                    words[:, column.start : column.end], column.kind
                )
        return Read(window, np.round(words, DIGITS), np.round(_sigmoid(pairs), DIGITS))


def _scores(raw: "Floats", kind: str) -> "Floats":
    import numpy as np

    if kind == "value":
        return raw
    if kind == "any":
        return _sigmoid(raw)
    shifted = np.exp(raw - raw.max(axis=-1, keepdims=True))
    return _as_floats(shifted / shifted.sum(axis=-1, keepdims=True))


def _sigmoid(raw: "Floats") -> "Floats":
    import numpy as np

    return _as_floats(1 / (1 + np.exp(-np.clip(raw, -30, 30))))


def _as_floats(found: Any) -> "Floats":  # noqa: ANN401 - numpy's types widen, its values do not
    floats: Floats = found
    return floats


def version_of(about: Mapping[str, Any]) -> str:
    """Return the name of a reader, from its description, without loading it.

    It changes with the weights, the tokenizer, and whatever else the description says.
    """
    return f"reader/{about['version']}"


def described(folder: Path | None = None) -> dict[str, Any]:
    """Return the description of a reader: its heads, its modes, and the hashes of its files.

    Raises:
        ModelError: if it is missing, or lacks a part.
    """
    raw = _bytes("reader.toml", folder)
    try:
        about = tomllib.loads(raw.decode())
        missing = NEEDED - set(about)
        missing |= {"reader.onnx", "tokenizer.json"} - set(about.get("sha256", ()))
        missing |= HEADS - {head["name"] for head in about.get("head", ())}
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{_folder(folder)}/reader.toml: {error}; {_way_out(folder)}") from error
    if missing:
        lacks = ", ".join(sorted(missing))
        raise ModelError(f"{_folder(folder)}/reader.toml: lacks {lacks}; {_way_out(folder)}")
    return about | {"version": hashlib.sha256(raw).hexdigest()[:12]}


def _folder(folder: Path | None) -> str:
    return str(folder or files(__package__).joinpath(WEIGHTS))


def _way_out(folder: Path | None) -> str:
    first = "install the package" if folder is None else "export it"
    return f"{first} again, or use the rules alone: --reader rules"


def _bytes(name: str, folder: Path | None, sha256: str | None = None) -> bytes:
    """Return a file of a reader, if it is the one that its description names."""
    path = (folder or files(__package__).joinpath(WEIGHTS)).joinpath(name)
    wanted = f" (SHA-256 {sha256})" if sha256 else ""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ModelError(
            f"{path}: the reader's file{wanted} cannot be read; {_way_out(folder)}"
        ) from error
    if sha256 and (found := hashlib.sha256(raw).hexdigest()) != sha256:
        raise ModelError(
            f"{path}: its SHA-256 is {found} and should be {sha256}; {_way_out(folder)}"
        )
    return raw


def _loaded(sha256: dict[str, str], folder: Path | None) -> tuple[Any, Any]:
    import onnxruntime
    from tokenizers import Tokenizer

    words = _bytes("tokenizer.json", folder, sha256["tokenizer.json"])
    weights = _bytes("reader.onnx", folder, sha256["reader.onnx"])
    tokenizer = Tokenizer.from_str(words.decode())
    # "[SEP]" in a report is five letters in brackets, and no end of a sentence.
    tokenizer.encode_special_tokens = True
    options = onnxruntime.SessionOptions()
    # One thread: work is shared out by document, and sums must not depend on the machine.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # The weights are made 32 bit again once, when they are loaded.
    options.add_session_config_entry("session.disable_quant_qdq", "1")
    session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
    return tokenizer, session


# What is asked of a reading


@dataclass(frozen=True, slots=True)
class Proposed:
    """Words that the reader takes for an act: ``piece`` of ``part`` is the first of them."""

    span: Span
    type: str
    score: float
    sentence: int
    part: Read
    piece: int


def runs(part: Read, sentence: int, labels: "npt.NDArray[np.int64]") -> list[tuple[int, int, int]]:
    """Return runs of words of a sentence with one label above 0: first piece, last piece, label."""
    found: list[tuple[int, int, int]] = []
    last = 0
    for i, is_word in enumerate(part.window.is_word):
        if not is_word or part.window.sentence[i] != sentence:
            continue
        label = int(labels[i])
        if label and label == last:
            found[-1] = (found[-1][0], i, label)
        elif label:
            found.append((i, i, label))
        last = label
    return found


def span_of(window: Window, first: int, last: int) -> Span:
    """Return the characters from one word to another, with all their pieces."""
    end = last
    while (
        end + 1 < len(window.ids)
        and not window.is_word[end + 1]
        and window.ends[end + 1] > window.starts[end + 1]
    ):
        end += 1
    return Span(window.starts[first], window.ends[end])


def proposed(reading: Reading, sentence: int, *, above: float) -> list[Proposed]:
    """Return the acts of a sentence whose probability of being one is above a threshold."""
    column = reading.columns["trigger"]
    found: list[Proposed] = []
    for part in reading.part_of(sentence):
        scores = part.words[:, column.start : column.end]
        labels = scores[:, 1:].argmax(axis=1) + 1
        labels[1 - scores[:, 0] <= above] = 0
        for first, last, label in runs(part, sentence, labels):
            span = span_of(part.window, first, last)
            score = float(scores[first, label])
            found.append(Proposed(span, column.names[label], score, sentence, part, first))
    return found


def act_score(reading: Reading, sentence: int, span: Span) -> float | None:
    """Return how likely one of the words names an act; None where they were not read."""
    column = reading.columns["trigger"]
    scores = [
        1 - float(part.words[i, column.start])
        for part in reading.part_of(sentence)
        for i in words_in(part.window, span)
    ]
    return max(scores, default=None)


def words_in(window: Window, span: Span) -> list[int]:
    """Return the first pieces of the words that lie in a span."""
    return [
        i
        for i, is_word in enumerate(window.is_word)
        if is_word and window.starts[i] < span.end and span.start < window.ends[i]
    ]


def best(part: Read, piece: int, column: Column) -> tuple[str, float]:
    """Return the likeliest label of a piece under a head of the kind ``one``, O left out."""
    scores = part.words[piece, column.start + 1 : column.end]
    at = int(scores.argmax())
    return column.names[at + 1], float(scores[at])


def partners(
    reading: Reading, part: Read, piece: int, label: str, *, above: float
) -> list[tuple[Span, float, int]]:
    """Return the phrases in a column of the pair head: span, score, number of the sentence."""
    row = part.pairs[reading.columns["pair"].names.index(label), piece]
    labels = (row > above).astype("int64")
    found: list[tuple[Span, float, int]] = []
    for sentence in sorted({s for s in part.window.sentence if s >= 0}):
        for first, last, _ in runs(part, sentence, labels):
            score = float(row[first : last + 1].max())
            found.append((span_of(part.window, first, last), score, sentence))
    return found
