"""Sets of events: WikiEvents, MUC-4 and the reference file of PLOVER."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rashomon.flow.clean.sentences import split_lines
from train.examples import Example, Pair, Span, Trigger, joined, load_map
from train.sources.coded import sentence_of

KAIROS_PAIRS = ("argument",)
_SLOT = re.compile(r'"((?:[^"\\]|\\.)*)"')
_MARK = re.compile(r"\((SRC|TAR|EVT|LOC|SRC/TAR|SRC/LOC|TAR/LOC): ?([^()]*)\)")
MIN_FILLER = 3
# An argument stands in the trigger's sentence or beside it: about two sentences.
ARGUMENT_CHARS = 250


def wikievents(path: Path) -> Iterator[Example]:
    """Yield the reports of WikiEvents: triggers and arguments, and the roles the codebook has.

    Its triggers do not teach the codebook's types: acts of speech are not marked, missile tests
    are attacks, and a set that only says yes teaches the reader to say it everywhere (0.41 of the
    proposed words were acts on gold/develop with them).
    """
    known = load_map("wikievents")
    for line in path.read_text(encoding="utf-8").strip("\n").split("\n"):
        row = json.loads(line)
        sentences = _wiki_sentences(row)
        text, words, bounds = joined(sentences)
        flat = [span for sentence in words for span in sentence]
        triggers, pairs = _wiki_events(row, text, flat, known)
        kairos = [(*t.span, str(t.type)) for t in triggers]
        roles = sorted({(*p.span, p.label.split("/")[1]) for p in pairs})
        ours = [_as_coded(t, known) for t in triggers]
        yield Example(
            "wikievents", str(row.get("docid", row.get("doc_id"))), text, tuple(bounds),
            ("pair", "kairos", "kairos_role"), tuple(ours), tuple(_wiki_pairs(pairs, known)),
            {"kairos": kairos, "kairos_role": roles},
        )  # fmt: skip


def _wiki_sentences(row: dict[str, Any]) -> list[list[str]]:
    """Return the words by sentence; the file gives the sentences as strings of the same words."""
    found, at = [], 0
    for sentence in row["sentences"]:
        n_words = len(sentence.split())
        found.append(row["tokens"][at : at + n_words])
        at += n_words
    return found


def _wiki_events(
    row: dict[str, Any], text: str, flat: list[Span], known: dict[str, Any]
) -> tuple[list[Trigger], list[Pair]]:
    triggers: list[Trigger] = []
    pairs: list[Pair] = []
    for event in row["event_mentions"]:
        where = event["trigger"]
        first, last = where["start_idx"], where["end_idx"]
        kind = ".".join(event["event_type"].split(".")[:2])
        # Some triggers of the file are of no words at all: 0 to 0.
        if kind not in known["types"] or not 0 <= first < last <= len(flat):
            continue
        span = (flat[first][0], flat[last - 1][1])
        for argument in event["arguments"]:
            at = _nearest(text, argument["text"], span[0])
            if at is not None and abs(at[0] - span[0]) <= ARGUMENT_CHARS:
                pairs.append(Pair(len(triggers), at, f"argument/{argument['role']}"))
        triggers.append(Trigger(span, kind))
    return triggers, pairs


def _nearest(text: str, words: str, near: int) -> Span | None:
    """Return where an argument stands: the file gives its words alone."""
    pattern = r"(?<!\S)" + re.escape(words) + r"(?!\S)"
    places = [(m.start(), m.end()) for m in re.finditer(pattern, text)]
    return min(places, key=lambda span: abs(span[0] - near), default=None)


def _as_coded(one: Trigger, known: dict[str, Any]) -> Trigger:
    kind = known["to"].get(one.type, "")
    roles = tuple(sorted(set(known["roles_to"].values()))) if kind else ()
    return Trigger(one.span, kind or None, pairs=(*roles, *KAIROS_PAIRS))


def _wiki_pairs(pairs: list[Pair], known: dict[str, Any]) -> Iterator[Pair]:
    for one in pairs:
        role = one.label.split("/")[1]
        yield Pair(one.trigger, one.span, "argument")
        if role in known["roles_to"]:
            yield Pair(one.trigger, one.span, known["roles_to"][role])


def muc4(path: Path) -> Iterator[Example]:
    """Yield the reports of MUC-4: slots as words of the text, incident types by sentence.

    A template says of a report, not of a sentence, what happened: a sentence that holds a filler
    of it is taken to tell of it, one without is left open, and in a report without templates none
    does.
    """
    slots = load_map("muc4")
    for line in path.read_text(encoding="utf-8").strip("\n").split("\n"):
        row = json.loads(line)
        text = body(row["text"])
        sentences = tuple(split_lines(text))
        spans: set[tuple[int, int, str]] = set()
        told: dict[int, set[str]] = {}
        for template in row["templates"]:
            found = _fillers(template, slots, text)
            spans |= found
            kind = (template.get("INCIDENT: TYPE") or [""])[0].split("/")[0].strip().strip("?")
            for start, _, _ in found:
                told.setdefault(sentence_of(sentences, start), set()).add(kind.strip())
        open_ones = [s for i, s in enumerate(sentences) if row["templates"] and i not in told]
        yield Example(
            "muc4", row["docid"], text, sentences, ("muc", "incident"),
            spans={"muc": sorted(spans)},
            masked={"incident": open_ones},
            about={"incident": {i: sorted(kinds) for i, kinds in told.items()}},
        )  # fmt: skip


def body(text: str) -> str:
    """Return a report with its lines joined and what is not of it left out."""
    text = re.sub(r"\[(?:TEXT|ARTICLE|REPORT|EXCERPT[^\]]*)\]", " ", text)
    return "\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip())


def _fillers(
    template: dict[str, list[str]], slots: dict[str, str], text: str
) -> set[tuple[int, int, str]]:
    found: set[tuple[int, int, str]] = set()
    for slot, column in slots.items():
        for value in template.get(slot, []):
            # 'X: "Y"' ties a name to a description: the words of this slot stand last.
            for words in _SLOT.findall(value):
                if len(words) < MIN_FILLER:
                    continue
                pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())) + r"(?!\w)"
                found |= {(m.start(), m.end(), column) for m in re.finditer(pattern, text)}
    return found


def plover(path: Path) -> Iterator[Example]:
    """Yield the sentences of PLOVER's reference file: one coded act each, the rest left open."""
    old = load_map("plover_gsr")
    for row in json.loads(path.read_text(encoding="utf-8").lstrip("\ufeff")):
        info = row.get("textInfo")
        marked = info.get("markup") if isinstance(info, dict) else info
        if not marked or row["event"] == "DOCUMENT":
            continue
        text, marks = _unmarked(marked)
        kind = old.get(row["event"], row["event"])
        triggers = tuple(
            Trigger(span, kind, pairs=("actor", "recipient"))
            for mark, span in marks
            if mark == "EVT"
        )
        pairs = [
            Pair(i, span, role)
            for i in range(len(triggers))
            for mark, span in marks
            for part, role in (("SRC", "actor"), ("TAR", "recipient"))
            if part in mark.split("/")
        ]
        rest = _gaps([t.span for t in triggers], len(text))
        if triggers:
            yield Example(
                "plover", row["id"], text, ((0, len(text)),), ("trigger", "pair"),
                triggers, tuple(pairs), masked={"trigger": rest},
            )  # fmt: skip


def _unmarked(marked: str) -> tuple[str, list[tuple[str, Span]]]:
    parts: list[str] = []
    marks: list[tuple[str, Span]] = []
    at = done = 0
    for match in _MARK.finditer(marked):
        before = marked[done : match.start()]
        parts += [before, match[2]]
        at += len(before)
        marks.append((match[1], (at, at + len(match[2]))))
        at += len(match[2])
        done = match.end()
    parts.append(marked[done:])
    return "".join(parts), marks


def _gaps(spans: list[Span], end: int) -> list[Span]:
    gaps, at = [], 0
    for start, stop in sorted(spans):
        if start > at:
            gaps.append((at, start))
        at = max(at, stop)
    return [*gaps, (at, end)] if at < end else gaps
