"""What the ledger's readers ask the database, and how rows become values."""

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import datetime
from typing import Any

from rashomon.errors import StoreError
from rashomon.model.claim import Claim
from rashomon.model.record import Record
from rashomon.model.report import Rejection
from rashomon.model.text import Phrase, Span
from rashomon.model.vocabulary import Certainty, EventType, Stage, Status, TimePrecision
from rashomon.store.base import DocumentRow, EventDetail, EventFilter, EventRow, Tally
from rashomon.store.index import escape_like
from rashomon.store.rows import timestamp

_CHUNK = 500  # Host parameters a query; builds of SQLite before 3.32 allow 999.
_SEPARATOR = "\x1f"  # Between values of one cell; no entity key holds a control character.
_HEX = re.compile(r"[0-9a-f]{1,32}")
_COUNTRY = re.compile(r"[A-Z]{3}")
_PREFIX_END = "g"  # Sorts after every hexadecimal digit.


def _entities(field: str) -> str:
    return (
        f"(SELECT group_concat(value, char({ord(_SEPARATOR)})) FROM (SELECT value FROM claim"
        f" WHERE event = e.row AND field = '{field}' ORDER BY row))"
    )


_EVENTS = f"""
SELECT e.event_id, e.document_id, e.report_id, r.name, d.outlet, d.published_date, e.local_id,
  e.type, e.mode, e.status, e.certainty, e.actor_certainty, e.aggregate,
  e.trigger_text, e.trigger_start, e.trigger_end, e.time_start, e.time_end, e.time_precision,
  e.place, e.country, e.lat, e.lon, e.place_precision,
  {_entities("actor")}, {_entities("recipient")}, e.missing
FROM event e JOIN coding c ON c.row = e.coding JOIN document d ON d.row = c.document
  JOIN report r ON r.report_id = e.report_id
"""
_EVENT_FIELDS = tuple(field.name for field in fields(EventRow))
_BY_TIME = (
    " ORDER BY e.time_start IS NULL, e.time_start, r.name, e.document_id, e.trigger_start,"
    " e.trigger_end, e.event_id, e.report_id"
)
_BY_NAME = " ORDER BY r.name, {0}.document_id, r.report_id"


def holding(alias: str, as_of: datetime | None) -> str:
    """Return the condition that a row held at the time, or holds now."""
    if as_of is None:
        return f"{alias}.superseded_at IS NULL"
    # The text is made by `timestamp` and holds digits and punctuation only.
    moment = timestamp(as_of)
    return (
        f"({alias}.recorded_at <= '{moment}'"
        f" AND ({alias}.superseded_at IS NULL OR {alias}.superseded_at > '{moment}'))"
    )


def known(connection: sqlite3.Connection, report_ids: Iterable[str], *, method: str) -> set[str]:
    """Return the ids that are coded by the method, or rejected."""
    ids = list(report_ids)
    found: set[str] = set()
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        marks = ", ".join("?" * len(chunk))
        for table, extra in (("coding", " AND method = ?"), ("rejection", "")):
            query = (
                f"SELECT report_id FROM {table} WHERE superseded_at IS NULL"
                f" AND report_id IN ({marks}){extra}"
            )
            values = (*chunk, method) if extra else tuple(chunk)
            found.update(row[0] for row in connection.execute(query, values))
    return found


def records(connection: sqlite3.Connection, as_of: datetime | None) -> Iterator[Record]:
    """Yield the records that hold; only their order is kept in memory."""
    query = (
        "SELECT c.row FROM coding c JOIN report r ON r.report_id = c.report_id"
        f" WHERE {holding('c', as_of)}{_BY_NAME.format('c')}"
    )
    for (row,) in connection.execute(query).fetchall():
        (text,) = connection.execute("SELECT record FROM coding WHERE row = ?", (row,)).fetchone()
        record: Record = json.loads(text)
        yield record


def events(
    connection: sqlite3.Connection, filters: EventFilter, as_of: datetime | None
) -> Iterator[EventRow]:
    """Yield the events that pass the filters, by time."""
    where, values = _conditions(filters)
    conditions = " AND ".join([holding("e", as_of), *where])
    limit = -1 if filters.limit is None else filters.limit
    query = f"{_EVENTS} WHERE {conditions}{_BY_TIME} LIMIT ?"
    for row in connection.execute(query, (*values, limit)):
        yield _event_row(row)


def _conditions(filters: EventFilter) -> tuple[list[str], list[str]]:
    where: list[str] = []
    values: list[str] = []
    for column, wanted in (
        ("e.type", filters.type),
        ("e.status", filters.status),
        ("e.document_id", filters.document_id),
    ):
        if wanted is not None:
            where.append(f"{column} = ?")
            values.append(str(wanted))
    for field, key in (("actor", filters.actor), ("recipient", filters.recipient)):
        if key is not None:
            # ';' follows ':', so the range holds the key's groups and bodies and no other key.
            where.append(
                f"e.row IN (SELECT event FROM claim WHERE field = '{field}'"
                " AND (value = ? OR (value >= ? AND value < ?)))"
            )
            values += [key, f"{key}:", f"{key};"]
    if filters.place is not None:
        _add_place(filters.place, where, values)
    _add_times(filters, where, values)
    return where, values


def _add_place(place: str, where: list[str], values: list[str]) -> None:
    if _COUNTRY.fullmatch(place):
        test = "json_extract(value, '$.country') = ?"
        values.append(place)
    else:
        test = "(json_extract(value, '$.name') LIKE ? ESCAPE '\\' OR text LIKE ? ESCAPE '\\')"
        values += [f"%{escape_like(place)}%"] * 2
    where.append(f"e.row IN (SELECT event FROM claim WHERE field = 'place' AND {test})")


def _add_times(filters: EventFilter, where: list[str], values: list[str]) -> None:
    if filters.since is None and filters.until is None:
        return
    where.append("(e.time_start IS NOT NULL OR e.time_end IS NOT NULL)")
    if filters.since is not None:
        where.append("(e.time_end IS NULL OR e.time_end > ?)")
        values.append(filters.since)
    if filters.until is not None:
        where.append("(e.time_start IS NULL OR e.time_start < ?)")
        values.append(filters.until)


def _split(cell: str | None) -> tuple[str, ...]:
    return tuple(cell.split(_SEPARATOR)) if cell else ()


def _event_row(row: tuple[Any, ...]) -> EventRow:
    cells = dict(zip(_EVENT_FIELDS, row, strict=True))
    precision = cells["time_precision"]
    cells |= {
        "type": EventType(cells["type"]),
        "status": Status(cells["status"]),
        "certainty": Certainty(cells["certainty"]),
        "actor_certainty": Certainty(cells["actor_certainty"]),
        "aggregate": bool(cells["aggregate"]),
        "time_precision": TimePrecision(precision) if precision else None,
        "actors": _split(cells["actors"]),
        "recipients": _split(cells["recipients"]),
        "missing": tuple((field, reason) for field, reason in json.loads(cells["missing"])),
    }
    return EventRow(**cells)


def event(connection: sqlite3.Connection, event_id: str) -> EventDetail:
    """Return the one event whose id begins so, with its claims and its text."""
    prefix = event_id.removeprefix("event:")
    if not _HEX.fullmatch(prefix):
        raise StoreError(f"{event_id!r} is no event id; it looks like event:1a2b3c")
    low, high = f"event:{prefix}", f"event:{prefix}{_PREFIX_END}"
    rows = connection.execute(
        "SELECT e.event_id, e.row, d.text, c.method FROM event e JOIN coding c ON c.row = e.coding"
        " JOIN document d ON d.row = c.document JOIN report r ON r.report_id = e.report_id"
        " WHERE e.event_id >= ? AND e.event_id < ? AND e.superseded_at IS NULL"
        " ORDER BY e.event_id, r.name, r.report_id LIMIT 1000",
        (low, high),
    ).fetchall()
    if not rows:
        raise StoreError(f"no event has an id that begins with {low}; list them with `events`")
    if len({row[0] for row in rows}) > 1:
        raise StoreError(f"several events have an id that begins with {low}; give more of it")
    full_id, number, text, method = rows[0]
    found = _event_row(connection.execute(f"{_EVENTS} WHERE e.row = ?", (number,)).fetchone())
    claims = tuple(
        Claim(full_id, found.document_id, field, value, Phrase(words, Span(start, end)),
              Certainty(certainty), rule)
        for field, value, words, start, end, certainty, rule in connection.execute(
            "SELECT field, value, text, span_start, span_end, certainty, rule FROM claim"
            " WHERE event = ? ORDER BY row",
            (number,),
        )
    )  # fmt: skip
    return EventDetail(event=found, claims=claims, text=text, method=method)


def documents(connection: sqlite3.Connection, as_of: datetime | None) -> Iterator[DocumentRow]:
    """Yield the documents that hold, by report name; only their order is kept in memory."""
    query = (
        "SELECT d.row FROM document d JOIN report r ON r.report_id = d.report_id"
        f" WHERE {holding('d', as_of)}{_BY_NAME.format('d')}"
    )
    one = (
        "SELECT d.document_id, d.report_id, r.name, d.url, d.outlet, d.author, d.title,"
        " d.language, d.published_date, d.published_method, d.text,"
        " (SELECT count(*) FROM coding c JOIN event e ON e.coding = c.row"
        f" WHERE c.report_id = d.report_id AND {holding('c', as_of)})"
        " FROM document d JOIN report r ON r.report_id = d.report_id WHERE d.row = ?"
    )
    for numbers in connection.execute(query).fetchall():
        yield DocumentRow(*connection.execute(one, numbers).fetchone())


def rejections(connection: sqlite3.Connection, as_of: datetime | None) -> Iterator[Rejection]:
    """Yield the rejections that hold, by name."""
    query = (
        "SELECT j.report_id, j.name, j.stage, j.kind, j.message FROM rejection j"
        f" WHERE {holding('j', as_of)} ORDER BY j.name, j.report_id"
    )
    for report_id, name, stage, kind, message in connection.execute(query):
        yield Rejection(report_id, name, Stage(stage), kind, message)


def tally(connection: sqlite3.Connection) -> Tally:
    """Return what the ledger holds now."""
    counts = connection.execute(
        "SELECT (SELECT count(*) FROM report), (SELECT count(*) FROM current_coding),"
        " (SELECT count(*) FROM current_rejection), (SELECT count(*) FROM current_event),"
        " (SELECT count(*) FROM batch),"
        " (SELECT head_hash FROM batch ORDER BY row DESC LIMIT 1)"
    ).fetchone()
    n_reports, n_coded, n_rejected, n_events, n_batches, head = counts
    by_kind = connection.execute(
        "SELECT kind, count(*) FROM current_rejection GROUP BY kind ORDER BY kind"
    ).fetchall()
    return Tally(n_reports, n_coded, n_rejected, n_events, n_batches, tuple(by_kind), head)
