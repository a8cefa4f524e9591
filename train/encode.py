"""From examples to numbers: windows of word pieces and what each head should say of them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from rashomon.flow.extract.windows import Tokenizer, Window, windows
from train.examples import Example, Head, Span, Trigger

IGNORE = -100
Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


@dataclass(slots=True)
class Item:
    """A window with its targets; heads that are not supervised are missing.

    ``classes``: by head, a class a piece, or ``IGNORE``. ``flags``: by head, (pieces, labels) of
    0, 1 or NaN for not known. ``rows``: pieces that are triggers, with (pieces, labels) each.
    """

    source: str
    ids: Ints
    classes: dict[str, Ints] = field(default_factory=dict)
    flags: dict[str, Floats] = field(default_factory=dict)
    rows: list[tuple[int, Floats]] = field(default_factory=list)


def encode(example: Example, tokenizer: Tokenizer, heads: tuple[Head, ...]) -> Iterator[Item]:
    """Yield the windows of an example."""
    by_name = {head.name: head for head in heads}
    for window in windows(example.text, list(enumerate(example.sentences)), tokenizer):
        item = Item(example.source, np.array(window.ids, dtype=np.int64))
        for name in example.heads:
            head = by_name[name]
            if head.of == "pair":
                item.rows = _rows(example, window, head)
            elif head.of == "sentence":
                item.flags[name] = _about(example, window, head)
            elif head.kind == "any":
                item.flags[name] = _flags(example, window, head)
            elif head.kind == "bio":
                item.classes[name] = _bio(example, window, head)
            elif head.kind == "value":
                item.flags[name] = _values(example, window)
            elif name == "source_class":
                # What one is who is not cited is not asked.
                rest = [(0, len(example.text))]
                item.classes[name] = _classes(window, head, example.spans[name], rest)
            elif name == "kairos":
                item.classes[name] = _classes(window, head, example.spans["kairos"], [])
            else:
                item.classes[name] = _of_triggers(example, window, head)
        yield item


def inside(window: Window, span: Span) -> list[int]:
    """Return the first pieces of the words that lie in a span."""
    start, end = span
    return [
        i
        for i, is_word in enumerate(window.is_word)
        if is_word and window.starts[i] < end and start < window.ends[i]
    ]


def _classes(
    window: Window, head: Head, spans: list[tuple[int, int, str]], masked: list[Span]
) -> Ints:
    found = np.full(len(window.ids), IGNORE)
    found[[i for i, is_word in enumerate(window.is_word) if is_word]] = 0
    for span in masked:
        found[inside(window, span)] = IGNORE
    for start, end, label in spans:
        found[inside(window, (start, end))] = head.columns.index(label)
    return found


def _of_triggers(example: Example, window: Window, head: Head) -> Ints:
    """Return the classes of what is said of triggers: their type everywhere, the rest on them."""
    if head.name == "trigger":
        spans = [(*t.span, t.type) for t in example.triggers if t.type]
        return _classes(window, head, spans, example.masked.get("trigger", []))
    found = np.full(len(window.ids), IGNORE)
    for one in example.triggers:
        if (label := getattr(one, head.name)) is not None:
            found[inside(window, one.span)] = head.columns.index(label)
    return found


def _bio(example: Example, window: Window, head: Head) -> Ints:
    found = np.full(len(window.ids), IGNORE)
    found[[i for i, is_word in enumerate(window.is_word) if is_word]] = 0
    for start, end, label in example.spans.get(head.name, []):
        if f"B-{label}" in head.columns:
            pieces = inside(window, (start, end))
            found[pieces] = head.columns.index(f"I-{label}")
            found[pieces[:1]] = head.columns.index(f"B-{label}")
    return found


def _flags(example: Example, window: Window, head: Head) -> Floats:
    found = np.full((len(window.ids), len(head.columns)), np.nan, dtype=np.float32)
    found[[i for i, is_word in enumerate(window.is_word) if is_word]] = 0
    for span in example.masked.get(head.name, []):
        found[inside(window, span)] = np.nan
    for column, label in enumerate(head.columns):
        for span in example.masked.get(label, []):
            found[inside(window, span), column] = np.nan
    for start, end, label in example.spans.get(head.name, []):
        found[inside(window, (start, end)), head.columns.index(label)] = 1
    return found


def _values(example: Example, window: Window) -> Floats:
    found = np.full((len(window.ids), 1), np.nan, dtype=np.float32)
    for one in example.triggers:
        if one.factuality is not None:
            found[inside(window, one.span)[:1]] = one.factuality
    return found


def _about(example: Example, window: Window, head: Head) -> Floats:
    found = np.full((len(window.ids), len(head.columns)), np.nan, dtype=np.float32)
    masked = set(example.masked.get(head.name, []))
    known = example.about.get(head.name, {})
    for mark in window.marks:
        number = window.sentence[mark]
        if example.sentences[number] not in masked:
            found[mark] = 0
            for label in known.get(number, []):
                if label in head.columns:
                    found[mark, head.columns.index(label)] = 1
    return found


def _rows(example: Example, window: Window, head: Head) -> list[tuple[int, Floats]]:
    pairs = defaultdict(list)
    for pair in example.pairs:
        pairs[pair.trigger].append((pair.span, pair.label))
    rows = []
    for number, one in enumerate(example.triggers):
        pieces = inside(window, one.span)
        if pieces and one.pairs:
            rows.append((pieces[0], _row(window, head, one, pairs[number])))
    return rows


def _row(window: Window, head: Head, one: Trigger, pairs: list[tuple[Span, str]]) -> Floats:
    found = np.full((len(window.ids), len(head.columns)), np.nan, dtype=np.float32)
    words = [i for i, is_word in enumerate(window.is_word) if is_word]
    for label in one.pairs:
        found[words, head.columns.index(label)] = 0
    for span, label in pairs:
        if span[0] < 0:
            found[words, head.columns.index(label)] = np.nan
    for span, label in pairs:
        if span[0] >= 0:
            found[inside(window, span), head.columns.index(label)] = 1
    return found
