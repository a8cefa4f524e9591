"""One format for every training set: a text, its sentences and what is known of their words.

What a set does not say is not held against the reader: an example names the heads that it
supervises, and spans whose label is not known are ``masked`` for a head.
"""

import json
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

Span = tuple[int, int]
HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that name an act; what a set does not say is None.

    ``mode`` is "O" where it is known to have none. ``event`` is equal for words that tell of the same act. ``pairs`` names the columns of the
    pair head that are known for it.
    """

    span: Span
    type: str | None = None
    status: str | None = None
    certainty: str | None = None
    actor_certainty: str | None = None
    mode: str | None = None
    factuality: float | None = None
    event: str | None = None
    is_main: bool = True
    pairs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Words in a column of the pair head, seen from a trigger (its place in the list)."""

    trigger: int
    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Example:
    """A document of a training set. Spans are ``[start, end)`` code points of ``text``.

    ``spans`` and ``masked`` go by head; ``about`` holds labels of sentences by head and number.
    """

    source: str
    id: str
    text: str
    sentences: tuple[Span, ...]
    heads: tuple[str, ...]
    triggers: tuple[Trigger, ...] = ()
    pairs: tuple[Pair, ...] = ()
    spans: dict[str, list[tuple[int, int, str]]] = field(default_factory=dict)
    masked: dict[str, list[Span]] = field(default_factory=dict)
    about: dict[str, dict[int, list[str]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Head:
    """A group of columns of the reader's output: ``kind`` one, any, value or bio."""

    name: str
    kind: str
    of: str
    labels: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns in order; of ``one`` and ``bio`` the first is for none of the labels."""
        if self.kind == "one":
            return ("O", *self.labels)
        if self.kind == "bio":
            return ("O", *(f"{mark}-{label}" for label in self.labels for mark in "BI"))
        return self.labels


def load_map(name: str) -> dict[str, Any]:
    """Return a table of ``maps/``: how the labels of a set stand to the codebook's."""
    return tomllib.loads((HERE / "maps" / f"{name}.toml").read_text(encoding="utf-8"))


def load_heads() -> tuple[Head, ...]:
    """Return the heads of ``labels.toml``, those of KAIROS filled in."""
    kairos = load_map("wikievents")
    more = {"kairos": tuple(kairos["types"]), "kairos_role": tuple(kairos["roles"])}
    table = tomllib.loads((HERE / "labels.toml").read_text(encoding="utf-8"))
    return tuple(
        Head(row["name"], row["kind"], row.get("of", "word"),
             more.get(row["name"], tuple(row["labels"])))
        for row in table["head"]
    )  # fmt: skip


def write(examples: Iterable[Example], path: Path) -> int:
    """Write examples as JSON Lines; return how many."""
    n = 0
    with path.open("w", encoding="utf-8") as out:
        for one in examples:
            out.write(json.dumps(asdict(one), ensure_ascii=False) + "\n")
            n += 1
    return n


def read(path: Path) -> Iterator[Example]:
    """Yield the examples of a file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield _example(json.loads(line))


def _example(row: dict[str, Any]) -> Example:
    triggers = tuple(
        Trigger(**{**t, "span": tuple(t["span"]), "pairs": tuple(t["pairs"])})
        for t in row["triggers"]
    )
    pairs = tuple(Pair(p["trigger"], tuple(p["span"]), p["label"]) for p in row["pairs"])
    return Example(
        row["source"], row["id"], row["text"], tuple(tuple(s) for s in row["sentences"]),
        tuple(row["heads"]), triggers, pairs,
        {head: [tuple(s) for s in spans] for head, spans in row["spans"].items()},
        {head: [tuple(s) for s in spans] for head, spans in row["masked"].items()},
        {h: {int(i): ls for i, ls in found.items()} for h, found in row["about"].items()},
    )  # fmt: skip


def joined(sentences: Iterable[Iterable[str]]) -> tuple[str, list[list[Span]], list[Span]]:
    """Return the text of tokenised sentences, the spans of their words, and of the sentences."""
    parts: list[str] = []
    words: list[list[Span]] = []
    bounds: list[Span] = []
    at = 0
    for sentence in sentences:
        spans: list[Span] = []
        start = at
        for word in sentence:
            spans.append((at, at + len(word)))
            parts.append(word + " ")
            at += len(word) + 1
        if spans:
            words.append(spans)
            bounds.append((start, at - 1))
    return "".join(parts), words, bounds
