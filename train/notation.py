"""The short notation in which the written corpus is coded, and its way to the report JSON.

    python -m train.notation [train/corpus/*.txt]      says what is wrong, line by line
    python -m train.notation --out DIR                 writes DIR/text/*.txt and DIR/gold/*.json

``train/corpus/README.md`` describes the notation. A file holds many reports; a coding names words
of its text, and the offsets are found here, so that they cannot be wrong.
"""

import argparse
import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from rashomon.model import vocabulary

CORPUS = Path(__file__).parent / "corpus"
CLASSES = {str(one) for one in vocabulary.SourceClass}
WEAPONS = {str(one) for one in vocabulary.WeaponClass}
KINDS = {str(one) for one in vocabulary.CountKind}
TIMES = {str(one) for one in vocabulary.TimePrecision}
ANCHORS = {str(one) for one in vocabulary.Anchor}
LINKS = {str(one) for one in vocabulary.LinkKind}
TIES = {str(one) for one in vocabulary.TieKind}
MODES: dict[str, list[str]] = tomllib.loads(
    (Path(__file__).parent / "modes.toml").read_text(encoding="utf-8")
)
CHOICES = {
    "status": {str(one) for one in vocabulary.Status},
    "certainty": {str(one) for one in vocabulary.Certainty},
    "actor-certainty": {str(one) for one in vocabulary.Certainty} | {"unknown"},
}
ROLES = {"actor": "actors", "recipient": "recipients", "mediator": "mediators"}
OBJECTS = {"target": "targets", "defence": "defences"}
_ENTITY = re.compile(r"[A-Z]{3}(:[^:]+)?|Person:.+|[A-Za-z][\w' .-]*")
_COUNT = re.compile(r"(~?)(\d+)(?:(\+)|-(\d+))?")
_WORDS = re.compile(r"(?P<words>.*?)(?:#(?P<which>\d+))?")

Coding = dict[str, Any]


class NotationError(ValueError):
    """A coding that cannot be read; the message says what of it."""


@dataclass(frozen=True, slots=True)
class Written:
    """A report of the corpus: its name, its text and its coding in the report JSON."""

    name: str
    text: str
    coding: Coding


def read_corpus(paths: list[Path]) -> list[Written]:
    """Return the reports of the files in order.

    Raises:
        NotationError: with the first error of every report, one a line: file, line of the report's
            name, and what is wrong.
    """
    found: list[Written] = []
    errors: list[str] = []
    for path in paths:
        for name, line, lines in _blocks(path.read_text(encoding="utf-8")):
            try:
                found.append(_Block(name, lines).written())
            except NotationError as error:
                errors.append(f"{path.name}:{line}: {name}: {error}")
    twice = [name for name, n in Counter(one.name for one in found).items() if n > 1]
    errors += [f"the name {name} is given twice" for name in twice]
    if errors:
        raise NotationError("\n".join(errors))
    return found


def _blocks(text: str) -> Iterator[tuple[str, int, list[str]]]:
    name, first, lines = "", 0, list[str]()
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("=== "):
            if name:
                yield name, first, lines
            name, first, lines = line[4:].strip(), number, []
        elif name:
            lines.append(line)
    if name:
        yield name, first, lines


class _Block:
    """One report under reading."""

    def __init__(self, name: str, lines: list[str]) -> None:
        if "--- codes" not in lines:
            raise NotationError("a line '--- codes' is missing")
        cut = lines.index("--- codes")
        self.name = f"{name}.txt"
        self.text = "\n".join(lines[:cut]).strip("\n") + "\n"
        self.lines = [line for line in lines[cut + 1 :] if line.strip()]
        self.near = 0

    def written(self) -> Written:
        coding: Coding = {
            "report": self.name,
            "dateline": {"outlet": None, "published": None, "place": None},
            "events": [], "posture": [], "ties": [],
        }  # fmt: skip
        for head, parts in self._entries():
            word = head.split()[0]
            try:
                if word == "dateline:":
                    coding["dateline"] = _dateline(head.partition(":")[2])
                elif word == "posture":
                    coding["posture"].append(self._posture(head, parts))
                elif word == "tie":
                    coding["ties"].append(self._tie(head, parts))
                else:
                    coding["events"].append(self._event(head, parts))
            except KeyError as error:
                raise NotationError(f"{head!r}: {error} is missing") from error
            except (ValueError, IndexError) as error:
                raise NotationError(f"{head!r}: {error}") from error
        _check_whole(coding["events"])
        return Written(self.name, self.text, coding)

    def _entries(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        head, parts = "", list[tuple[str, str]]()
        for line in self.lines:
            if line[0].isspace():
                key, colon, value = line.strip().partition(":")
                if not colon or not head:
                    raise NotationError(f"{line!r}: not 'key: value' under an event")
                parts.append((key, value.strip()))
                continue
            if head:
                yield head, parts
            head, parts = line.strip(), []
        if head:
            yield head, parts

    def _event(self, head: str, parts: list[tuple[str, str]]) -> Coding:
        name, kind, *rest = head.split()
        if kind not in MODES:
            raise NotationError(f"{kind} is no type")
        mode = next((word for word in rest if word not in {"main", "aggregate"}), None)
        if mode is not None and mode not in MODES[kind]:
            raise NotationError(f"{mode} is no mode of {kind}; one of {MODES[kind]}")
        event: Coding = {
            "id": name, "type": kind, "mode": mode, "status": "occurred", "certainty": "certain",
            "actor_certainty": "certain", "aggregate": "aggregate" in rest, "main": "main" in rest,
            "trigger": None, "mentions": [], "actors": [], "recipients": [], "mediators": [],
            "targets": [], "weapons": [], "defences": [], "places": [], "time": None, "counts": [],
            "attribution": [], "links": [],
        }  # fmt: skip
        self.near = 0
        event["trigger"] = self._span(dict(parts)["trigger"], first=True)
        self.near = event["trigger"]["at"][0]
        for key, value in parts:
            if key != "trigger":
                self._field(event, key, value)
        return event

    def _field(self, event: Coding, key: str, value: str) -> None:
        if key in CHOICES:
            if value not in CHOICES[key]:
                raise NotationError(f"{key}: one of {sorted(CHOICES[key])}, not {value!r}")
            event[key.replace("-", "_")] = value
        elif key == "mention":
            event["mentions"].append(self._span(value))
        elif key in OBJECTS:
            event[OBJECTS[key]].append(self._span(value))
        elif key in ROLES:
            words, entity = _split(value)
            event[ROLES[key]].append(self._span(words) | {"entity": _entity(entity)})
        elif key == "weapon":
            words, kind = _split(value)
            event["weapons"].append(self._span(words) | {"class": _one_of(kind, WEAPONS)})
        elif key == "time":
            event["time"] = self._time(value)
        elif key == "link":
            words, rest = _split(value)
            kind, to = rest.split()
            event["links"].append(self._span(words) | {"kind": _one_of(kind, LINKS), "to": to})
        else:
            self._shared(event, key, value)

    def _shared(self, entry: Coding, key: str, value: str) -> None:
        """Set what an event and a posture both may have."""
        if key == "place":
            entry["places"].append(self._place(value))
        elif key == "count":
            words, rest = _split(value)
            entry["counts"].append(self._span(words) | _count(rest))
        elif key == "source":
            entry["attribution"].append(self._source(value, len(entry["attribution"])))
        else:
            raise NotationError(f"{key} is no key here")

    def _posture(self, head: str, parts: list[tuple[str, str]]) -> Coding:
        _, owner, *force = head.split(maxsplit=2)
        fields = dict(parts)
        entry: Coding = self._span(fields["span"])
        self.near = entry["at"][0]
        entry |= {"owner": _entity(owner), "force": force[0] if force else None, "counts": [],
                  "places": [], "as_of": fields.get("as-of"), "attribution": []}  # fmt: skip
        for key, value in parts:
            if key not in {"span", "as-of"}:
                self._shared(entry, key, value)
        return entry

    def _tie(self, head: str, parts: list[tuple[str, str]]) -> Coding:
        _, kind, rest = head.split(maxsplit=2)
        left, right = rest.split(" > ")
        self.near = 0
        return self._span(dict(parts)["span"]) | {
            "kind": _one_of(kind, TIES), "from": _entity(left), "to": _entity(right),
        }  # fmt: skip

    def _place(self, value: str) -> Coding:
        words, rest = _split(value)
        name, country, lat, lon, precision = [part.strip() for part in rest.rsplit(",", 4)]
        if int(precision) not in range(1, 8):
            raise NotationError(f"precision {precision} is not 1 to 7")
        return self._span(words) | {
            "name": name, "country": None if country == "-" else country,
            "lat": None if lat == "-" else float(lat), "lon": None if lon == "-" else float(lon),
            "precision": int(precision),
        }  # fmt: skip

    def _time(self, value: str) -> Coding:
        words, rest = _split(value)
        start, end, precision, anchor = [part.strip() for part in rest.split(",")]
        for moment in (start, end):
            if moment != "-":
                datetime.fromisoformat(moment)
        return self._span(words) | {
            "start": None if start == "-" else start, "end": None if end == "-" else end,
            "precision": _one_of(precision, TIMES), "anchor": _one_of(anchor, ANCHORS),
        }  # fmt: skip

    def _source(self, value: str, n_before: int) -> Coding:
        words, rest = _split(value)
        kind, *more = [part.strip() for part in rest.split(",")]
        via = next((int(part[4:]) for part in more if re.fullmatch(r"via \d+", part)), None)
        if via is not None and via >= n_before:
            raise NotationError(f"via {via} names no source before it")
        cue = next((part for part in more if not re.fullmatch(r"via \d+", part)), None)
        if cue is not None and cue not in self.text:
            raise NotationError(f"the cue {cue!r} is not in the text")
        return self._span(words) | {"class": _one_of(kind, CLASSES), "cue": cue, "via": via}

    def _span(self, value: str, *, first: bool = False) -> Coding:
        """Return the words as a span: the n-th of ``words#n``, else the nearest to the trigger."""
        parts = _WORDS.fullmatch(value)
        if parts is None or not parts["words"]:
            raise NotationError(f"{value!r} names no words")
        words = parts["words"]
        starts = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", self.text)]
        which = int(parts["which"] or 0)
        if not starts or which > len(starts):
            raise NotationError(f"{value!r} is not in the text")
        near = 0 if first else self.near
        start = starts[which - 1] if which else min(starts, key=lambda at: abs(at - near))
        return {"text": words, "at": [start, start + len(words)]}


def _dateline(value: str) -> Coding:
    parts = [None if part.strip() in {"", "-"} else part.strip() for part in value.split("|")]
    return dict(zip(("outlet", "published", "place"), parts, strict=True))


def _split(value: str) -> tuple[str, str]:
    words, equals, rest = value.rpartition(" = ")
    if not equals:
        raise NotationError(f"{value!r} is not 'words = value'")
    return words.strip(), rest.strip()


def _one_of(value: str, choices: set[str]) -> str:
    if value not in choices:
        raise NotationError(f"one of {sorted(choices)}, not {value!r}")
    return value


def _entity(key: str) -> str:
    if not _ENTITY.fullmatch(key):
        raise NotationError(f"{key!r} is no entity key")
    return key


def _count(value: str) -> Coding:
    kind, number = value.split()
    found = _COUNT.fullmatch(number)
    if found is None:
        raise NotationError(f"{number!r} is no count: 12, 12+, 18-24, ~900")
    low = int(found[2])
    high = None if found[3] else int(found[4] or low)
    return {"kind": _one_of(kind, KINDS), "low": low, "high": high, "approximate": bool(found[1])}


def _check_whole(events: list[Coding]) -> None:
    names = [event["id"] for event in events]
    if len(set(names)) < len(names):
        raise NotationError("two events have the same name")
    for event in events:
        for link in event["links"]:
            if link["to"] not in names or link["to"] == event["id"]:
                raise NotationError(f"{event['id']}: a link to {link['to']}, which is not there")


def main() -> None:
    """Check the corpus, or write it out as texts and report JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    try:
        reports = read_corpus(options.files or sorted(CORPUS.glob("*.txt")))
    except NotationError as error:
        sys.exit(str(error))
    types = Counter(event["type"] for one in reports for event in one.coding["events"])
    print(f"{len(reports)} reports, {sum(types.values())} events")
    print(", ".join(f"{kind} {n}" for kind, n in sorted(types.items())))
    if options.out:
        for folder in ("text", "gold"):
            (options.out / folder).mkdir(parents=True, exist_ok=True)
        for one in reports:
            (options.out / "text" / one.name).write_text(one.text, encoding="utf-8")
            whole = json.dumps(one.coding, indent=1, ensure_ascii=False)
            (options.out / "gold" / one.name.replace(".txt", ".json")).write_text(whole + "\n")


if __name__ == "__main__":
    main()
