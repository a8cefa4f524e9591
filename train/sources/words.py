"""Sets about words and sentences: factuality, causes, who speaks, entities and names."""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from rashomon.flow.clean.sentences import split_lines
from train.examples import Example, Span, Trigger, joined

_MARKUP = re.compile(r"</?(ARG0|ARG1|SIG\d?)>")
CAUSE = {"ARG0": "cause", "ARG1": "effect"}
# Verbs of speech stand in the attribution's own part of the sentence; "according to" has none.
SUBJECT = ("nsubj", "nsubj:pass", "csubj")


def uds(path: Path) -> Iterator[Example]:
    """Yield predicates with how far they are told as fact, -3 to 3."""
    for number, line in enumerate(path.read_text(encoding="utf-8").strip("\n").split("\n")):
        row = json.loads(line)
        text, words, bounds = joined([row["text"].split()])
        triggers = tuple(
            Trigger(
                (words[0][t["span1"][0]][0], words[0][t["span1"][1] - 1][1]),
                factuality=float(t["label"]),
            )
            for t in row["targets"]
        )
        yield Example("uds", str(number), text, tuple(bounds), ("factuality",), triggers)


def causal(sentences: Path, spans: Path) -> Iterator[Example]:
    """Yield sentences that tell of a cause or not, and those whose cause and effect are marked."""
    marked: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    with spans.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["text_w_pairs"]:
                marked[" ".join(row["text"].split())] += _marked(row["text_w_pairs"])
    with sentences.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            text = " ".join(row["text"].split())
            is_causal = row["label"] == "1"
            found = [s for s in marked.get(text, []) if s[1] <= len(text)]
            heads = ("causal", "cause") if found or not is_causal else ("causal",)
            yield Example(
                "causal", row["index"], text, ((0, len(text)),), heads,
                spans={"cause": sorted(set(found))},
                about={"causal": {0: ["causal"]} if is_causal else {}},
            )  # fmt: skip


def _marked(marked: str) -> list[tuple[int, int, str]]:
    marked = " ".join(marked.split())
    found: list[tuple[int, int, str]] = []
    opened: dict[str, int] = {}
    at = done = 0
    for match in _MARKUP.finditer(marked):
        at += match.start() - done
        done = match.end()
        label = CAUSE.get(match[1], "signal")
        if match.group().startswith("</"):
            found.append((opened.pop(label, at), at, label))
        else:
            opened[label] = at
    return found


def gum(folder: Path) -> Iterator[Example]:
    """Yield documents whose discourse relations say who is quoted: source, cue and content."""
    for path in sorted((folder / "rst_dep").glob("*.rsd")):
        units = [
            line.split("\t")
            for line in path.read_text(encoding="utf-8").strip("\n").split("\n")
            if line
        ]
        tree = _tree(folder / "dep" / f"{path.stem}.conllu")
        flat_units = [(int(u[0]), u[1].split(), int(u[6]), u[7]) for u in units]
        if sum(len(u[1]) for u in flat_units) != sum(map(len, tree)):
            continue
        text, words, bounds = joined([[token[1] for token in sentence] for sentence in tree])
        flat = [span for sentence in words for span in sentence]
        tokens = [(i, *token) for i, sentence in enumerate(tree) for token in sentence]
        spans = _quoted(flat_units, tokens, flat)
        yield Example(
            "gum", path.stem, text, tuple(bounds), ("speech",), spans={"speech": sorted(set(spans))}
        )


def _tree(path: Path) -> list[list[tuple[int, str, int, str, str]]]:
    sentences: list[list[tuple[int, str, int, str, str]]] = [[]]
    for line in path.read_text(encoding="utf-8").strip("\n").split("\n"):
        if not line and sentences[-1]:
            sentences.append([])
        elif line and line[0].isdigit():
            cell = line.split("\t")
            if cell[0].isdigit():
                sentences[-1].append((int(cell[0]), cell[1], int(cell[6]), cell[7], cell[3]))
    return [sentence for sentence in sentences if sentence]


Unit = tuple[int, list[str], int, str]
Token = tuple[int, int, str, int, str, str]


def _quoted(units: list[Unit], tokens: list[Token], flat: list[Span]) -> list[tuple[int, int, str]]:
    starts, at = {}, 0
    for number, words, _, _ in units:
        starts[number] = (at, at + len(words))
        at += len(words)
    children: dict[int, list[int]] = defaultdict(list)
    for number, _, head, _ in units:
        children[head].append(number)
    spans: list[tuple[int, int, str]] = []
    for number, _, head, relation in units:
        if not relation.startswith("attribution") or head == 0:
            continue
        first, last = starts[number]
        spoken = _speaker(tokens[first:last], first)
        if not spoken:
            continue
        spans += [(flat[a][0], flat[b - 1][1], label) for a, b, label in spoken]
        sentence = tokens[starts[head][0]][0]
        for unit in _below(head, children, number):
            a, b = starts[unit]
            if tokens[a][0] == sentence:
                spans.append((flat[a][0], flat[b - 1][1], "content"))
    return spans


def _below(head: int, children: dict[int, list[int]], without: int) -> list[int]:
    found = [head]
    for child in children[head]:
        if child != without:
            found += _below(child, children, without)
    return found


def _speaker(unit: list[Token], first: int) -> list[tuple[int, int, str]]:
    """Return source and cue in the words of an attribution ("the minister said")."""
    words = [token[2].lower() for token in unit]
    if words[:2] == ["according", "to"]:
        end = len(unit) - (words[-1] in (",", "."))
        return [(first, first + 2, "cue"), (first + 2, first + end, "source")] if end > 2 else []
    inside = {token[1]: i for i, token in enumerate(unit)}
    for token in unit:
        if token[4] in SUBJECT and token[3] in inside:
            verb = inside[token[3]]
            members = _subtree(unit, token[1], inside)
            a, b = min(members), max(members) + 1
            if b - a <= len(members) and not a <= verb < b:
                return [(first + a, first + b, "source"), (first + verb, first + verb + 1, "cue")]
    return []


def _subtree(unit: list[Token], root: int, inside: dict[int, int]) -> list[int]:
    found = [inside[root]]
    for token in unit:
        if token[3] == root and token[5] != "PUNCT":
            found += _subtree(unit, token[1], inside)
    return found


def re3d(folder: Path, *, held_out: bool) -> Iterator[Example]:
    """Yield documents with entities; one in five, by its name, is held out to measure on.

    Where entities overlap the longest is kept, as the head has one label a word.
    """
    for part in sorted(folder.iterdir()):
        if not (part / "documents.json").exists():
            continue
        entities: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for line in (part / "entities.json").read_text(encoding="utf-8").strip("\n").split("\n"):
            row = json.loads(line)
            if row["confidence"] >= 1:
                entities[row["documentId"]].append((row["begin"], row["end"], row["type"]))
        for line in (part / "documents.json").read_text(encoding="utf-8").strip("\n").split("\n"):
            row = json.loads(line)
            if (int(row["_id"][:8], 16) % 5 == 0) != held_out:
                continue
            text = row["text"]
            yield Example(
                "re3d", row["_id"], text, tuple(split_lines(text)), ("entity",),
                spans={"entity": outermost(entities[row["_id"]])},
            )  # fmt: skip


def outermost(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Return the spans that lie in no other, in order; of equal ones the first."""
    kept: list[tuple[int, int, str]] = []
    for one in sorted(set(spans), key=lambda s: (s[0], -s[1], s[2])):
        if not kept or one[0] >= kept[-1][1]:
            kept.append(one)
    return kept


def names(path: Path, *, only: frozenset[str]) -> Iterator[Example]:
    """Yield sentences of a column file with names of people, places, organisations and others."""
    rows: list[tuple[str, str]] = []
    sentences: list[list[tuple[str, str]]] = []
    for line in path.read_text(encoding="utf-8").strip("\n").split("\n"):
        cells = line.split()
        if len(cells) >= 2:
            rows.append((cells[0], cells[-1].split("-")[-1]))
        elif rows:
            sentences.append(rows)
            rows = []
    if rows:
        sentences.append(rows)
    for start in range(0, len(sentences), 8):
        block = sentences[start : start + 8]
        text, words, bounds = joined([[word for word, _ in s] for s in block])
        spans: list[tuple[int, int, str]] = []
        for sentence, at in zip(block, words, strict=True):
            spans += _runs(sentence, at, only)
        yield Example(
            "names", f"{path.stem}-{start}", text, tuple(bounds), ("name",), spans={"name": spans}
        )


def _runs(
    sentence: list[tuple[str, str]], at: list[Span], only: frozenset[str]
) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    last = "O"
    for (_, label), span in zip(sentence, at, strict=True):
        label = label if label in only else "O"  # noqa: PLW2901
        if label != "O" and label == last:
            found[-1] = (found[-1][0], span[1], label)
        elif label != "O":
            found.append((*span, label))
        last = label
    return found
