"""Opening a ledger file: settings that keep it safe, and errors that say what to do."""

import logging
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rashomon.errors import StoreError
from rashomon.store.migrations import MIGRATIONS, check_version, migrate

logger = logging.getLogger(__name__)

MEMORY = Path(":memory:")

# FULL, not NORMAL: an acknowledged batch then survives a power cut too, for one fsync a batch.
_SETTINGS = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA cache_size = -32000",  # KiB; the default of 2 MB thrashes on a batch of 64 reports.
)

_ADVICE = {
    sqlite3.SQLITE_BUSY: "another process is writing to it; wait until it has ended, or wait longer",
    sqlite3.SQLITE_LOCKED: "another process is writing to it; wait until it has ended",
    sqlite3.SQLITE_FULL: "the disk is full; free some space and run again, nothing was lost",
    sqlite3.SQLITE_READONLY: "it, or its folder, may not be written; change the permissions",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; its folder must exist and be writable",
    sqlite3.SQLITE_PERM: "it may not be opened; change the permissions",
    sqlite3.SQLITE_NOTADB: "it is not a ledger; name another file",
    sqlite3.SQLITE_CORRUPT: "it is damaged; restore a copy, or rebuild it from the reports",
    sqlite3.SQLITE_IOERR: "the disk reports an error; check it and its free space",
}


@contextmanager
def guarded(path: Path) -> Iterator[None]:
    """Turn errors of the database into errors that name the ledger and say what to do."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        advice = _ADVICE.get(code)
        raise StoreError(f"{path}: {advice} ({error})" if advice else f"{path}: {error}") from error
    except UnicodeDecodeError as error:
        raise StoreError(f"{path}: {_ADVICE[sqlite3.SQLITE_CORRUPT]} ({error})") from error
    except StoreError as error:
        if str(error).startswith(str(path)):
            raise
        raise StoreError(f"{path}: {error}") from error


def decode(raw: bytes) -> str:
    """Return stored text; a name or text with lone surrogates comes back as it was."""
    return raw.decode("utf-8", "surrogatepass")


def connect_to_write(path: Path, *, wait_s: float) -> sqlite3.Connection:
    """Return a connection to a ledger that is made or brought up to date where needed.

    Raises:
        StoreError: if the file cannot be opened or is no ledger of this version.
    """
    with guarded(path):
        if path.is_dir():
            raise StoreError("it is a folder; name a file")
        connection = _connect(str(path), wait_s=wait_s)
        try:
            check_version(connection, len(MIGRATIONS))
            _use_wal(connection, path, wait_s=wait_s)
            migrate(connection)
            _refuse_triggers(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def connect_to_read(path: Path, *, wait_s: float) -> sqlite3.Connection:
    """Return a connection that cannot write, to a ledger of the present version.

    Raises:
        StoreError: if there is no such ledger, or it is of another version.
    """
    if not path.is_file():
        raise StoreError(f"{path}: there is no such ledger; name an existing file")
    with guarded(path):
        connection = _connect_read_only(path, wait_s=wait_s)
        try:
            if check_version(connection, len(MIGRATIONS)) < len(MIGRATIONS):
                raise StoreError("it is empty or of an older version; open it for writing once")
            _refuse_triggers(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def _connect_read_only(path: Path, *, wait_s: float) -> sqlite3.Connection:
    address = path.absolute().as_uri() + "?mode=ro"
    try:
        connection = _connect(address, wait_s=wait_s)
    except sqlite3.OperationalError:
        if path.with_name(path.name + "-wal").exists():
            raise
        # A ledger on a medium that cannot be written: no log beside it, so the file is all.
        connection = _connect(address + "&immutable=1", wait_s=wait_s)
    connection.execute("PRAGMA query_only = ON")
    return connection


def _connect(address: str, *, wait_s: float) -> sqlite3.Connection:
    connection = sqlite3.connect(
        address, timeout=wait_s, isolation_level=None, uri=address.startswith("file:")
    )
    try:
        connection.text_factory = decode
        for setting in _SETTINGS:
            connection.execute(setting)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _use_wal(connection: sqlite3.Connection, path: Path, *, wait_s: float) -> None:
    # The switch to WAL does not wait for the lock by itself when two processes make one file.
    deadline = time.monotonic() + wait_s
    mode = ""
    while not mode:
        try:
            (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
        except sqlite3.OperationalError as error:
            is_busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
            if not is_busy or time.monotonic() >= deadline:
                raise
            time.sleep(0.01)
    if mode not in {"wal", "memory"}:
        logger.warning("%s has no write-ahead log here; readers wait for writers", path)


def _refuse_triggers(connection: sqlite3.Connection) -> None:
    # A ledger has none; one that came from elsewhere could hide work in them.
    query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    if (row := connection.execute(query).fetchone()) is not None:
        raise StoreError(f"it holds a trigger, {row[0]}, which no ledger does; do not trust it")
