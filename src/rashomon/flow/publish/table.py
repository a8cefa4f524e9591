"""CSV, one row an event, with the dictionary of its columns."""

import csv
import io
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from typing import BinaryIO

from rashomon.errors import LexiconError
from rashomon.flow.publish.source import CodedReport, numbered
from rashomon.model.event import ActorValue, Event, SourceValue
from rashomon.model.text import Phrase
from rashomon.model.vocabulary import CountKind

JOINT = "; "
"""Stands between the values of one cell; the words of a report may hold it too."""

_NUMERIC = re.compile(r"[+-]?\d+(\.\d+)?")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


class CellMode(StrEnum):
    """How a cell is written: safe to open in a spreadsheet program, or as it is."""

    SAFE = "safe"
    RAW = "raw"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table: what it holds, in words."""

    name: str
    holds: str
    meaning: str


def columns() -> tuple[Column, ...]:
    """Return the dictionary of the columns, in the order of the table."""
    text = files("rashomon.lexicon").joinpath("data/columns.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines()[1:]]
    for number, row in enumerate(rows, start=2):
        if len(row) != 5:
            raise LexiconError(f"columns.tsv:{number}: expected 5 cells, found {len(row)}")
    return tuple(Column(name, holds, meaning) for _position, name, holds, meaning, _source in rows)


def write_csv(
    reports: Iterable[CodedReport], out: BinaryIO, *, mode: CellMode = CellMode.SAFE
) -> int:
    """Write a header and one row an event, RFC 4180 with CRLF, UTF-8; return how many rows."""
    names = [column.name for column in columns()]
    rows = [
        [_CELLS[name](report, event) for name in names]
        for report in numbered(reports)
        for event in report.events()
    ]
    _write([names, *rows], out, mode)
    return len(rows)


def write_columns_csv(out: BinaryIO) -> None:
    """Write the dictionary of the columns as CSV, to lie beside the table."""
    rows = [[column.name, column.holds, column.meaning] for column in columns()]
    _write([["column", "holds", "meaning"], *rows], out, CellMode.SAFE)


def columns_markdown() -> str:
    """Return the dictionary of the columns as a Markdown table."""
    rows = [f"| `{c.name}` | {c.holds} | {c.meaning} |" for c in columns()]
    return "\n".join(["| column | holds | meaning |", "|---|---|---|", *rows]) + "\n"


def safe_cell(value: str) -> str:
    """Return the cell so that no spreadsheet program runs it as a formula; numbers stay.

    Source: OWASP, CSV injection; a cell is also judged without its leading spaces, because
    programs trim them.
    """
    if _NUMERIC.fullmatch(value):
        return value
    head = value.lstrip(" \u00a0\u3000\ufeff")
    if value.startswith(_FORMULA) or head.startswith(
        (*_FORMULA, "\uff1d", "\uff0b", "\uff0d", "\uff20")
    ):
        return f"'{value}"
    return value


def _write(rows: Iterable[list[str]], out: BinaryIO, mode: CellMode) -> None:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    for row in rows:
        writer.writerow([safe_cell(cell) for cell in row] if mode is CellMode.SAFE else row)
    out.write(buffer.getvalue().encode("utf-8", "backslashreplace"))


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _joined(values: Iterable[object]) -> str:
    return JOINT.join(_text(value) for value in values)


def _span(phrase: Phrase) -> str:
    return f"{phrase.span.start}-{phrase.span.end}"


def _words(field: str) -> Callable[[CodedReport, Event], str]:
    return lambda _report, event: _joined(v.phrase.text for v in getattr(event, field))


def _entities(field: str) -> Callable[[CodedReport, Event], str]:
    def cell(_report: CodedReport, event: Event) -> str:
        values: tuple[ActorValue, ...] = getattr(event, field)
        return _joined(value.entity for value in values)

    return cell


def _interval(field: str) -> Callable[[CodedReport, Event], str]:
    def cell(_report: CodedReport, event: Event) -> str:
        interval = event.time.interval if event.time else None
        return _text(getattr(interval, field)) if interval else ""

    return cell


def _places(field: str) -> Callable[[CodedReport, Event], str]:
    return lambda _report, event: _joined(getattr(place, field) for place in event.places)


def _low(kind: CountKind) -> Callable[[CodedReport, Event], str]:
    def cell(_report: CodedReport, event: Event) -> str:
        lows = [count.low for count in event.counts if count.kind is kind]
        return str(min(lows)) if lows else ""

    return cell


def _high(kind: CountKind) -> Callable[[CodedReport, Event], str]:
    def cell(_report: CodedReport, event: Event) -> str:
        highs = [count.high for count in event.counts if count.kind is kind]
        known = [high for high in highs if high is not None]
        return str(max(known)) if known and len(known) == len(highs) else ""

    return cell


def _counts(_report: CodedReport, event: Event) -> str:
    return _joined(
        f"{count.kind} {'~' if count.approximate else ''}{count.low}.."
        f"{'' if count.high is None else count.high} [{count.phrase.text}]"
        for count in event.counts
    )


def _source(event: Event, source: SourceValue) -> str:
    if source.via is None or not 0 <= source.via < len(event.attribution):
        return source.phrase.text
    return f"{source.phrase.text} (via {event.attribution[source.via].phrase.text})"


_CELLS: dict[str, Callable[[CodedReport, Event], str]] = {
    "event_id": lambda _report, event: event.id,
    "report": lambda report, _event: report.name,
    "document_id": lambda report, _event: report.document_id,
    "local_id": lambda _report, event: event.local_id,
    "outlet": lambda report, _event: _text(report.outlet),
    "published": lambda report, _event: _text(report.published),
    "title": lambda report, _event: _text(report.title),
    "url": lambda report, _event: _text(report.url),
    "type": lambda _report, event: str(event.type),
    "mode": lambda _report, event: _text(event.mode),
    "status": lambda _report, event: str(event.status),
    "certainty": lambda _report, event: str(event.certainty),
    "actor_certainty": lambda _report, event: str(event.actor_certainty),
    "aggregate": lambda _report, event: _text(event.aggregate),
    "trigger": lambda _report, event: event.trigger.text,
    "trigger_at": lambda _report, event: _span(event.trigger),
    "actors": _words("actors"),
    "actor_entities": _entities("actors"),
    "recipients": _words("recipients"),
    "recipient_entities": _entities("recipients"),
    "mediators": _words("mediators"),
    "mediator_entities": _entities("mediators"),
    "targets": _words("targets"),
    "weapons": _words("weapons"),
    "weapon_classes": lambda _report, event: _joined(w.weapon_class for w in event.weapons),
    "defences": _words("defences"),
    "places": _words("places"),
    "place_names": _places("name"),
    "countries": _places("country"),
    "lats": _places("lat"),
    "lons": _places("lon"),
    "place_precisions": _places("precision"),
    "time": lambda _report, event: event.time.phrase.text if event.time else "",
    "start": _interval("start"),
    "end": _interval("end"),
    "time_precision": _interval("precision"),
    "time_anchor": _interval("anchor"),
    "killed_low": _low(CountKind.KILLED),
    "killed_high": _high(CountKind.KILLED),
    "injured_low": _low(CountKind.INJURED),
    "injured_high": _high(CountKind.INJURED),
    "counts": _counts,
    "sources": lambda _report, event: _joined(_source(event, s) for s in event.attribution),
    "source_classes": lambda _report, event: _joined(s.source_class for s in event.attribution),
    "cues": lambda _report, event: _joined(s.cue for s in event.attribution),
    "links": lambda _report, event: _joined(f"{link.kind} {link.to}" for link in event.links),
    "missing": lambda _report, event: _joined(f"{name}: {why}" for name, why in event.missing),
}
