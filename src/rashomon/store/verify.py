"""The check of a ledger: every value stands where it says, and no past row was changed."""

import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from rashomon.errors import IntegrityError
from rashomon.model.claim import Claim
from rashomon.model.ids import bytes_id, content_id
from rashomon.model.record import Record, coding_from_record
from rashomon.store import schema
from rashomon.store.chain import batch_problems, standing_problems
from rashomon.store.connection import connect_to_read
from rashomon.store.migrations import migrate
from rashomon.store.problem import Problem
from rashomon.store.rows import Row, canonical, sha256

# What reading a damaged row can raise: bad UTF-8, JSON, vocabulary, span, zlib stream or page.
_DAMAGE = (ValueError, KeyError, TypeError, AttributeError, IntegrityError, zlib.error,
           sqlite3.Error)  # fmt: skip
_WAIT_S = 30.0

ClaimKey = tuple[str, str, str, int, int]


@dataclass(frozen=True, slots=True)
class _Coding:
    row: int
    report_id: str
    document_id: str
    record: str
    text: str


def check(path: Path, *, head: str | None = None) -> list[Problem]:
    """Return all that is wrong with a ledger; an empty list says that it is whole.

    Args:
        path: the ledger file; it is not written to.
        head: a head hash noted down earlier; a ledger that no longer passes through it was
            replaced or cut short, which its own chain alone cannot show.

    Raises:
        StoreError: if there is no ledger of this version at the path.
    """
    with closing(connect_to_read(path, wait_s=_WAIT_S)) as connection:
        try:
            connection.execute("BEGIN")  # One moment for all that follows.
            problems = list(_file_problems(connection))
            if not problems:
                problems = [
                    *_raw_problems(connection),
                    *_unit_problems(connection),
                    *standing_problems(connection),
                    *batch_problems(connection, head=head),
                    *_document_problems(connection),
                    *_coding_problems(connection),
                ]
        except _DAMAGE as error:
            problems = [Problem("file", str(path), f"cannot be read to its end: {error}")]
    return problems


def _file_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    for (message,) in connection.execute("PRAGMA integrity_check"):
        if message != "ok":
            yield Problem("file", "integrity_check", message)
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Problem("file", f"{table} {row}", f"points to no row of {parent}")
    query = (
        "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'document\\_index%' ESCAPE '\\'"
    )
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        migrate(fresh)
        expected = dict(fresh.execute(query).fetchall())
    found = dict(connection.execute(query).fetchall())
    for name in sorted(expected):
        if found.get(name) != expected[name]:
            yield Problem("file", name, "is not defined as this version defines it")


def _raw_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    rows = connection.execute("SELECT row, raw_id FROM raw ORDER BY raw_id").fetchall()
    for row, raw_id in rows:
        query = "SELECT size, bytes FROM raw WHERE row = ?"
        size, packed = connection.execute(query, (row,)).fetchone()
        try:
            # One byte more than stated at most: a forged stream must not fill the memory.
            raw = zlib.decompressobj().decompress(packed, int(size) + 1)
        except _DAMAGE as error:
            yield Problem("raw", raw_id, f"cannot be unpacked: {error}")
            continue
        if len(raw) != size or bytes_id(raw) != raw_id:
            yield Problem("raw", raw_id, "the bytes are not those of the id")


def _unit_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Compare every hash with the rows that it covers."""
    for table, label in ((schema.REPORT, "report_id"), (schema.DOCUMENT, "document_id"),
                         (schema.CODING, "report_id"), (schema.REJECTION, "report_id")):  # fmt: skip
        query = f"SELECT row, {label}, hash, recorded_at FROM {table.name} ORDER BY {label}, row"
        for row, name, digest, recorded_at in connection.execute(query).fetchall():
            subject = f"{table.name} of {name}"
            try:
                rows, dates = _unit_rows(connection, table, row)
                found = sha256(canonical(rows))
            except _DAMAGE as error:
                yield Problem("hash", subject, f"cannot be read: {error}")
                continue
            if found != digest:
                yield Problem("hash", subject, "its rows were changed after they were written")
            if dates - {recorded_at}:
                yield Problem("hash", subject, "its rows do not say the same time of writing")


def _unit_rows(
    connection: sqlite3.Connection, table: schema.Table, row: int
) -> tuple[list[Row], set[str]]:
    """Return the rows that one hash covers, in its order, and when they say they were written."""
    dates: set[str] = set()

    def select(of: schema.Table, link: str, value: int) -> list[tuple[int, Row]]:
        names = ", ".join(column.name for column in of.values)
        query = f"SELECT row, recorded_at, {names} FROM {of.name} WHERE {link} = ? ORDER BY row"
        found = connection.execute(query, (value,)).fetchall()
        dates.update(cells[1] for cells in found)
        return [(cells[0], cells[2:]) for cells in found]

    rows = [cells for _, cells in select(table, "row", row)]
    if table in (schema.CODING, schema.REJECTION):
        query = (
            f"SELECT document.hash FROM {table.name} LEFT JOIN document"
            f" ON document.row = {table.name}.document WHERE {table.name}.row = ?"
        )
        rows.insert(0, connection.execute(query, (row,)).fetchone())
    if table is schema.DOCUMENT:
        rows += [cells for _, cells in select(schema.SENTENCE, "document", row)]
    if table is schema.CODING:
        rows += [cells for _, cells in select(schema.MENTION, "coding", row)]
        for number, cells in select(schema.EVENT, "coding", row):
            rows.append(cells)
            rows += [claim for _, claim in select(schema.CLAIM, "event", number)]
        rows += [cells for _, cells in select(schema.POSTURE, "coding", row)]
        rows += [cells for _, cells in select(schema.TIE, "coding", row)]
    return rows, dates


def _document_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    query = "SELECT row, document_id, text FROM document ORDER BY document_id, row"
    for row, document_id, text in connection.execute(query):
        if content_id("doc", text) != document_id:
            yield Problem("document", document_id, "the text is not that of the id")
        last = connection.execute(
            "SELECT count(*) FROM sentence WHERE document = ?"
            " AND (span_end > ? OR span_start < 0 OR span_start >= span_end)",
            (row, len(text)),
        ).fetchone()
        if last[0]:
            yield Problem("document", document_id, f"{last[0]} sentences reach past the text")


def _coding_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    query = "SELECT row FROM coding ORDER BY report_id, row"
    for (row,) in connection.execute(query).fetchall():
        values = connection.execute(
            "SELECT c.row, c.report_id, c.document_id, c.record, d.text FROM coding c"
            " JOIN document d ON d.row = c.document WHERE c.row = ?",
            (row,),
        ).fetchone()
        coding = _Coding(*values)
        try:
            yield from _record_problems(connection, coding)
        except _DAMAGE as error:
            yield Problem("coding", coding.report_id, f"the record cannot be read: {error}")


def _record_problems(connection: sqlite3.Connection, coding: _Coding) -> Iterator[Problem]:
    record: Record = json.loads(coding.record)
    if record["document"] != coding.document_id:
        yield Problem("coding", coding.report_id, "the record is of another document")
    for words, start, end in _quotes(record):
        if coding.text[start:end] != words:
            yield Problem("span", coding.report_id, f"{start}:{end} does not hold its words")
    stored = _stored_claims(connection, coding.row)
    rebuilt = {
        event.id: Counter(map(_claim_key, event.claims()))
        for event in coding_from_record(record).events
    }
    for event_id in sorted(stored.keys() | rebuilt.keys()):
        yield from _event_problems(
            event_id, stored.get(event_id, Counter()), rebuilt.get(event_id), coding.text
        )


def _event_problems(
    event_id: str, stored: Counter[ClaimKey], rebuilt: Counter[ClaimKey] | None, text: str
) -> Iterator[Problem]:
    if not stored:
        yield Problem("event", event_id, "it has no claims")
    for field, _, words, start, end in sorted(stored):
        if not words or text[start:end] != words:
            yield Problem("span", event_id, f"{field} at {start}:{end} does not hold its words")
    if stored != rebuilt:
        yield Problem("event", event_id, "its claims are not those of the record")


def _stored_claims(connection: sqlite3.Connection, coding: int) -> dict[str, Counter[ClaimKey]]:
    rows = connection.execute(
        "SELECT e.event_id, c.field, c.value, c.text, c.span_start, c.span_end"
        " FROM event e LEFT JOIN claim c ON c.event = e.row WHERE e.coding = ?",
        (coding,),
    )
    claims: dict[str, Counter[ClaimKey]] = {}
    for event_id, field, value, words, start, end in rows:
        counter = claims.setdefault(event_id, Counter())
        if field is not None:
            counter[(field, _comparable(field, value), words, start, end)] += 1
    return claims


def _claim_key(claim: Claim) -> ClaimKey:
    phrase = claim.phrase
    value = _comparable(claim.field, claim.value)
    return (claim.field, value, phrase.text, phrase.span.start, phrase.span.end)


def _comparable(field: str, value: str) -> str:
    """Return the value without what the record does not carry."""
    if field == "attribution":
        cells = json.loads(value)
        cells.pop("entity", None)
        return json.dumps(cells)
    if field == "time":
        cells = json.loads(value)
        return value if cells.get("start") or cells.get("end") else "open"
    return value


def _quotes(value: object) -> Iterator[tuple[str, int, int]]:
    """Yield every phrase of a record with its place, however deep."""
    if isinstance(value, dict):
        if "at" in value:
            start, end = value["at"]
            yield value["text"], start, end
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            if isinstance(item, dict | list):
                yield from _quotes(item)
