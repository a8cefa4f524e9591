"""The ledger in one SQLite file, through the standard library and without an object mapper.

SQLite is the only dialect needed today; plain SQL on the driver that Python ships starts in
milliseconds, where a mapper would cost more at import than a whole report costs to store. Another
database comes as a second class behind ``Store``, with SQL of its own.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from rashomon.errors import StoreError
from rashomon.model.outcome import Outcome
from rashomon.model.record import Record
from rashomon.model.report import Rejection
from rashomon.store import read
from rashomon.store.base import (
    EVERY_EVENT,
    DocumentRow,
    EventDetail,
    EventFilter,
    EventRow,
    Hit,
    Tally,
)
from rashomon.store.connection import connect_to_read, connect_to_write, guarded
from rashomon.store.index import catch_up, is_indexed, prepare_index, search_index, search_texts
from rashomon.store.rows import timestamp
from rashomon.store.write import BatchWriter

WAIT_S = 30.0

T = TypeVar("T")


def open_ledger(path: Path, *, wait_s: float = WAIT_S, full_text: bool = True) -> "SqliteStore":
    """Return the ledger at a path, made if it is not there; ``:memory:`` rests in memory.

    A store belongs to the thread that opened it. A second writer waits up to ``wait_s``. Without
    ``full_text`` new documents are not indexed, which saves about the size of their text.

    Raises:
        StoreError: if the file cannot be written, or is no ledger of this version.
    """
    connection = connect_to_write(path, wait_s=wait_s)
    with guarded(path):
        try:
            has_index = full_text and prepare_index(connection)
        except BaseException:
            connection.close()
            raise
    return SqliteStore(connection, path=path, has_index=has_index)


def read_ledger(path: Path, *, wait_s: float = WAIT_S) -> "SqliteStore":
    """Return an existing ledger, to be read only.

    Raises:
        StoreError: if there is none, or it is of another version.
    """
    connection = connect_to_read(path, wait_s=wait_s)
    return SqliteStore(connection, path=path, has_index=is_indexed(connection))


class SqliteStore:
    """A ledger in SQLite; made by ``open_ledger`` and ``read_ledger``."""

    def __init__(self, connection: sqlite3.Connection, *, path: Path, has_index: bool) -> None:
        self._open: sqlite3.Connection | None = connection
        self._has_index = has_index
        self.path = path

    def append(self, outcomes: Sequence[Outcome], *, recorded_at: datetime) -> None:
        """Write all outcomes or none, and return when they are safe on disk."""
        moment = timestamp(recorded_at)
        with guarded(self.path):
            connection = self._connection()
            connection.execute("BEGIN IMMEDIATE")
            try:
                last = connection.execute(
                    "SELECT row, head_hash FROM batch ORDER BY row DESC LIMIT 1"
                ).fetchone()
                number, previous = (last[0] + 1, last[1]) if last else (1, "")
                writer = BatchWriter(connection, number, moment)
                for outcome in outcomes:
                    writer.write(outcome)
                writer.finish(previous_hash=previous)
                if self._has_index:
                    catch_up(connection)
                connection.execute("COMMIT")
            except BaseException:
                # SQLite ends the transaction itself on a full disk and some other errors.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def known(self, report_ids: Iterable[str], *, method: str) -> set[str]:
        """Return the ids among these that are coded by the method, or rejected."""
        return self._read(lambda connection: read.known(connection, report_ids, method=method))

    def records(self, *, as_of: datetime | None = None) -> Iterator[Record]:
        """Yield the JSON object of each coded report, by report name, then document id."""
        return self._stream(lambda connection: read.records(connection, as_of))

    def events(
        self, filters: EventFilter = EVERY_EVENT, *, as_of: datetime | None = None
    ) -> Iterator[EventRow]:
        """Yield the events that pass, by time; those without a time last."""
        return self._stream(lambda connection: read.events(connection, filters, as_of))

    def event(self, event_id: str) -> EventDetail:
        """Return the event whose id this is or begins with, with or without ``event:``."""
        return self._read(lambda connection: read.event(connection, event_id))

    def documents(self, *, as_of: datetime | None = None) -> Iterator[DocumentRow]:
        """Yield the documents, by report name, then document id."""
        return self._stream(lambda connection: read.documents(connection, as_of))

    def rejections(self, *, as_of: datetime | None = None) -> Iterator[Rejection]:
        """Yield the reports that could not be coded, by name, and why."""
        return self._stream(lambda connection: read.rejections(connection, as_of))

    def tally(self) -> Tally:
        """Return what the ledger holds now."""
        return self._read(read.tally)

    def search(self, query: str, *, limit: int = 20) -> list[Hit]:
        """Return the documents with all these words; "quoted words" stand together, w* begins."""
        find = search_index if self._has_index else search_texts
        return self._read(lambda connection: find(connection, query, limit=limit))

    def close(self) -> None:
        """Let go of the ledger; a second call does nothing."""
        if self._open is not None:
            self._open.close()
            self._open = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _connection(self) -> sqlite3.Connection:
        if self._open is None:
            raise StoreError("it is closed; open it again")
        return self._open

    def _read(self, question: Callable[[sqlite3.Connection], T]) -> T:
        with guarded(self.path):
            return question(self._connection())

    def _stream(self, question: Callable[[sqlite3.Connection], Iterator[T]]) -> Iterator[T]:
        with guarded(self.path):
            yield from question(self._connection())
