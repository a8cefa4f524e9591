"""Reports in the report JSON: the written corpus, and gold that may be trained on."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rashomon.flow.acquire import Limits
from rashomon.flow.clean import documents
from rashomon.model.report import Origin, Report
from rashomon.model.text import Document
from train.examples import Example, Pair, Span, Trigger
from train.notation import CORPUS, read_corpus

HEADS = (
    "trigger", "status", "certainty", "actor_certainty", "mode", "speech", "source_class", "pair",
)  # fmt: skip
ROLES = {"actors": "actor", "recipients": "recipient", "mediators": "mediator",
         "targets": "target", "weapons": "weapon", "defences": "defence", "places": "place",
         "counts": "count", "attribution": "source"}  # fmt: skip
LINKS = ("response_to", "part_of", "causes")
EVENT_PAIRS = (*ROLES.values(), "time", "same", *LINKS)
# Beyond the sentences beside it a phrase is another mention's.
REACH = 1


def gold(folder: Path, texts: Path) -> Iterator[Example]:
    """Yield the reports of a folder of codings."""
    for path in sorted(folder.glob("*.json")):
        coding = json.loads(path.read_text(encoding="utf-8"))
        text = (texts / coding["report"]).read_text(encoding="utf-8")
        yield from coded(coding, text, source=f"gold/{folder.name}")


def corpus() -> Iterator[Example]:
    """Yield the reports written for the project."""
    for one in read_corpus(sorted(CORPUS.glob("*.txt"))):
        yield from coded(one.coding, one.text, source="corpus")


def coded(coding: dict[str, Any], text: str, *, source: str) -> Iterator[Example]:
    """Yield the example of one coded report, its sentences as the product cuts them."""
    document = cleaned(coding["report"], text)
    sentences = tuple((s.span.start, s.span.end) for s in document.sentences)
    triggers: list[Trigger] = []
    pairs: list[Pair] = []
    firsts: dict[str, int] = {}
    for event in coding["events"]:
        firsts[event["id"]] = len(triggers)
        for number, span in enumerate([event["trigger"], *event["mentions"]]):
            triggers.append(_trigger(event, span, is_main=number == 0))
    for event in coding["events"]:
        pairs += _pairs(event, triggers, sentences, firsts)
    pairs += _same(triggers)
    masked, spans = _speech(coding, text, sentences)
    for one in coding["posture"]:
        # A standing force is no act, but its words are often those of one.
        masked.setdefault("trigger", []).append(tuple(one["at"]))
    yield Example(
        source, coding["report"], document.text, sentences, HEADS, tuple(triggers), tuple(pairs),
        {"speech": spans, "source_class": _classes(coding)}, masked,
    )  # fmt: skip


def cleaned(name: str, text: str) -> Document:
    """Return the document of a text.

    Raises:
        ValueError: if the product refuses it, or makes another text of it, where spans are lost.
    """
    origin = Origin(source=name, member=None, fetched_at=datetime(2026, 1, 1, tzinfo=UTC))
    report = Report(name, text.encode(), "text/plain", origin)
    [found] = documents([report], limits=Limits())
    if not isinstance(found, Document):
        raise ValueError(f"{name}: {found}")
    if found.text != text:
        raise ValueError(f"{name}: is not its own canonical text (spaces at ends of lines, NFC)")
    return found


def _trigger(event: dict[str, Any], span: dict[str, Any], *, is_main: bool) -> Trigger:
    return Trigger(
        tuple(span["at"]), event["type"],
        event["status"] if is_main else None,
        event["certainty"] if is_main else None,
        event["actor_certainty"] if is_main else None,
        (event["mode"] or "O") if is_main else None,
        None, event["id"], is_main, EVENT_PAIRS,
    )  # fmt: skip


def sentence_of(sentences: tuple[Span, ...], at: int) -> int:
    """Return the number of the sentence that holds a place of the text; -1 for none."""
    return next((i for i, (start, end) in enumerate(sentences) if start <= at < end), -1)


def _pairs(
    event: dict[str, Any],
    triggers: list[Trigger],
    sentences: tuple[Span, ...],
    firsts: dict[str, int],
) -> Iterator[Pair]:
    roles = [(label, tuple(one["at"])) for key, label in ROLES.items() for one in event[key]]
    if event["time"]:
        roles.append(("time", tuple(event["time"]["at"])))
    for number in range(firsts[event["id"]], len(triggers)):
        one = triggers[number]
        if one.event != event["id"]:
            break
        here = sentence_of(sentences, one.span[0])
        for label, span in roles:
            away = abs(sentence_of(sentences, span[0]) - here)
            if away <= (REACH if one.is_main else 0):
                yield Pair(number, span, label)
            else:
                # It is filled elsewhere; whether these words fill it here is not said.
                yield Pair(number, (-1, -1), label)
    first = firsts[event["id"]]
    for link in event["links"]:
        to = triggers[firsts[link["to"]]]
        yield Pair(first, to.span, link["kind"])


def _same(triggers: list[Trigger]) -> Iterator[Pair]:
    for i, one in enumerate(triggers):
        for other in triggers:
            if other is not one and other.event == one.event:
                yield Pair(i, other.span, "same")


def _classes(coding: dict[str, Any]) -> list[tuple[int, int, str]]:
    """Return who is cited with what they are."""
    return sorted({
        (*source["at"], source["class"])
        for entry in (*coding["events"], *coding["posture"])
        for source in entry["attribution"]
    })  # fmt: skip


def _speech(
    coding: dict[str, Any], text: str, sentences: tuple[Span, ...]
) -> tuple[dict[str, list[Span]], list[tuple[int, int, str]]]:
    """Return what is not known of who speaks, and the spans of sources and cues.

    Only those cited for events are coded, so sentences without one are not held against the reader;
    nor is content, which is not coded.
    """
    spans: set[tuple[int, int, str]] = set()
    for entry in (*coding["events"], *coding["posture"]):
        for source in entry["attribution"]:
            start, end = source["at"]
            spans.add((start, end, "source"))
            if source["cue"]:
                places = [m.start() for m in re.finditer(re.escape(source["cue"]), text)]
                if places:
                    at = min(places, key=lambda p: abs(p - start))
                    spans.add((at, at + len(source["cue"]), "cue"))
    known = {sentence_of(sentences, start) for start, _, _ in spans}
    masked = [span for i, span in enumerate(sentences) if i not in known]
    return {"speech": masked, "content": list(sentences)}, sorted(spans)
