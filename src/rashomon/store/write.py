"""Writing outcomes into the ledger: rows are added, and those they correct are marked."""

import sqlite3
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.model.outcome import Outcome
from rashomon.model.report import Report
from rashomon.model.text import Document
from rashomon.store import schema
from rashomon.store.rows import (
    CodingRows,
    Row,
    canonical,
    coding_rows,
    content_hash,
    document_rows,
    head_hash,
    rejection_row,
    report_row,
    sha256,
)

Bound = Sequence[str | bytes | int | float | None]

# Level 1 is three times as fast as the default and at most a tenth larger, on pages of 5 to 50 kB.
_ZLIB_LEVEL = 1
_UNDER_CODING = (schema.MENTION, schema.EVENT, schema.POSTURE, schema.TIE)


def _insert_statement(table: schema.Table) -> str:
    columns = [column for column in table.columns if column.name != "superseded_at"]
    # Text that is no valid Unicode is bound as bytes (see `storable`) and must still be text.
    texts = {column.name for column in columns if column.is_text}
    marks = ", ".join("CAST(? AS TEXT)" if c.name in texts else "?" for c in columns)
    names = ", ".join(column.name for column in columns)
    return f"INSERT INTO {table.name} ({names}) VALUES ({marks})"


_INSERT = {table.name: _insert_statement(table) for table in schema.TABLES}


def storable(row: Bound) -> Bound:
    """Return the row with text that UTF-8 cannot hold (lone surrogates) as bytes."""
    return [_storable(value) for value in row]


def _storable(value: str | bytes | int | float | None) -> str | bytes | int | float | None:
    return value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value


@dataclass(slots=True)
class BatchWriter:
    """Writes one batch inside a transaction that the caller begins and ends."""

    connection: sqlite3.Connection
    number: int
    recorded_at: str
    n_written: int = 0
    hashes: list[str] = field(default_factory=list)

    def write(self, outcome: Outcome) -> None:
        """Write one outcome, unless the ledger has it already."""
        report = outcome.report
        rejected = rejection_row(outcome.rejection) if outcome.rejection else None
        if self._has(outcome, rejected):
            return
        if not self.n_written:
            self._begin()
        self._supersede(report.id)
        self._write_report(report)
        written = self._write_document(outcome.document) if outcome.document else None
        if outcome.document and outcome.coding and written:
            rows = coding_rows(outcome.document, outcome.coding, outcome.mentions)
            self._write_coding(rows, written)
        elif rejected:
            number, digest = written or (None, None)
            payload = canonical([(digest,), rejected])
            self._unit(schema.REJECTION, (number, *rejected), payload)
        self.n_written += 1

    def finish(self, *, previous_hash: str) -> None:
        """Write the row of the batch itself, if it wrote anything."""
        if not self.n_written:
            return
        row: Row = (self.n_written, previous_hash, content_hash(self.hashes))
        head = head_hash(self.number, self.recorded_at, row)
        self.connection.execute(
            "UPDATE batch SET n_reports = ?, previous_hash = ?, content_hash = ?, head_hash = ?"
            " WHERE row = ?",
            (*row, head, self.number),
        )

    def _begin(self) -> None:
        """Write the row of the batch before any that names it; its hashes come with ``finish``.

        Written last, it makes SQLite look through every row of the ledger for those that had
        named it in advance: the time of a batch grew with the ledger.
        """
        self.connection.execute(
            "INSERT INTO batch (row, n_reports, previous_hash, content_hash, head_hash,"
            " recorded_at) VALUES (?, 0, '', '', '', ?)",
            (self.number, self.recorded_at),
        )

    def _has(self, outcome: Outcome, rejected: Row | None) -> bool:
        if outcome.coding is not None:
            query = "SELECT method FROM coding WHERE report_id = ? AND superseded_at IS NULL"
            expected: Row = (outcome.coding.method,)
        else:
            query = (
                "SELECT report_id, name, stage, kind, message FROM rejection"
                " WHERE report_id = ? AND superseded_at IS NULL"
            )
            expected = rejected or ()
        found: Row | None = self.connection.execute(query, (outcome.report.id,)).fetchone()
        return found == expected

    def _supersede(self, report_id: str) -> None:
        query = "SELECT row FROM coding WHERE report_id = ? AND superseded_at IS NULL"
        if (coding := self.connection.execute(query, (report_id,)).fetchone()) is not None:
            self._mark("claim", "event IN (SELECT row FROM event WHERE coding = ?)", coding[0])
            for table in _UNDER_CODING:
                self._mark(table.name, "coding = ?", coding[0])
            self._mark("coding", "row = ?", coding[0])
        self._mark("rejection", "report_id = ? AND superseded_at IS NULL", report_id)

    def _mark(self, table: str, where: str, value: str | int) -> None:
        statement = f"UPDATE {table} SET superseded_at = ? WHERE {where}"
        self.connection.execute(statement, (self.recorded_at, value))

    def _write_report(self, report: Report) -> None:
        query = "SELECT 1 FROM report WHERE report_id = ?"
        if self.connection.execute(query, (report.id,)).fetchone() is not None:
            return
        query = "SELECT 1 FROM raw WHERE raw_id = ?"
        if self.connection.execute(query, (report.raw_id,)).fetchone() is None:
            raw = zlib.compress(report.raw, _ZLIB_LEVEL)
            statement = "INSERT INTO raw (raw_id, size, bytes, recorded_at) VALUES (?, ?, ?, ?)"
            values = (report.raw_id, len(report.raw), raw, self.recorded_at)
            self.connection.execute(statement, values)
        row = report_row(report)
        self._unit(schema.REPORT, row, canonical([row]))

    def _write_document(self, document: Document) -> tuple[int, str]:
        """Return the number and hash of the row, which is the present one if nothing differs."""
        row, sentences = document_rows(document)
        payload = canonical((row, *sentences))
        query = "SELECT row, hash FROM document WHERE report_id = ? AND superseded_at IS NULL"
        present = self.connection.execute(query, (document.report_id,)).fetchone()
        digest = sha256(payload)
        if present is not None and present[1] == digest:
            return int(present[0]), digest
        if present is not None:
            self._mark("document", "row = ?", present[0])
        number = self._unit(schema.DOCUMENT, row, payload)
        self._many(schema.SENTENCE, [(number, *cells) for cells in sentences], payload)
        return number, digest

    def _write_coding(self, rows: CodingRows, document: tuple[int, str]) -> None:
        number, digest = document
        payload = canonical([(digest,), *rows.flat()])
        coding = self._unit(schema.CODING, (number, *rows.coding), payload)
        claims: list[Row] = []
        for row, claim_rows in rows.events:
            event = self._one(schema.EVENT, (coding, *row, self.recorded_at))
            claims += [(event, *claim) for claim in claim_rows]
        self._many(schema.CLAIM, claims, payload)
        for table, children in ((schema.MENTION, rows.mentions), (schema.POSTURE, rows.posture),
                                (schema.TIE, rows.ties)):  # fmt: skip
            self._many(table, [(coding, *row) for row in children], payload)

    def _unit(self, table: schema.Table, row: Bound, payload: str) -> int:
        """Write a row that has a hash of its own, over the payload."""
        digest = sha256(payload)
        self.hashes.append(digest)
        return self._one(table, (*row, self.number, self.recorded_at, digest))

    def _one(self, table: schema.Table, row: Bound) -> int:
        statement = _INSERT[table.name]
        try:
            cursor = self.connection.execute(statement, row)
        except UnicodeEncodeError:
            cursor = self.connection.execute(statement, storable(row))
        return int(cursor.lastrowid or 0)

    def _many(self, table: schema.Table, rows: list[Row], payload: str) -> None:
        bound: list[Bound] = [(*row, self.recorded_at) for row in rows]
        # The payload escapes what is not ASCII: without this in it, no value holds a surrogate.
        if "\\ud" in payload:
            bound = [storable(row) for row in bound]
        self.connection.executemany(_INSERT[table.name], bound)
