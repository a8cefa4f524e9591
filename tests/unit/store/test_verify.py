import random
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from rashomon.errors import StoreError
from rashomon.store import Problem, check, open_ledger
from tests.factories import LATER, NOON, STRIKE, make_outcome, make_outcomes, make_rejection

Tamper = Callable[[str], list[Problem]]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.db"
    with open_ledger(path) as store:
        store.append(make_outcomes(6), recorded_at=NOON)
        store.append([make_outcome("0000.txt", method="rules 2")], recorded_at=LATER)
        store.append([make_outcome("again.txt")], recorded_at=NOON)
        store.append([make_outcome("again.txt", method="rules 2")], recorded_at=LATER)
        store.append([make_rejection("no.txt")], recorded_at=LATER)
    return path


@pytest.fixture
def tamper(ledger: Path) -> Tamper:
    def change(sql: str) -> list[Problem]:
        with closing(sqlite3.connect(ledger, isolation_level=None)) as connection:
            assert connection.execute(sql).rowcount != 0
        return check(ledger)

    return change


def test_a_sound_ledger_has_no_problems(ledger: Path) -> None:
    assert check(ledger) == []


def test_a_ledger_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such ledger"):
        check(tmp_path / "none.db")


@pytest.mark.parametrize(
    ("sql", "kind"),
    [
        ("UPDATE document SET text = replace(text, '12', '13')", "document"),
        ("UPDATE document SET text = replace(text, '12', '13')", "span"),
        ("UPDATE document SET published_date = '2023-01-01'", "hash"),
        ("UPDATE sentence SET span_end = span_end - 1", "hash"),
        ("UPDATE sentence SET span_end = 99999", "document"),
        ("UPDATE claim SET text = 'militia' WHERE field = 'actor'", "span"),
        ("UPDATE claim SET value = 'USA' WHERE field = 'actor'", "event"),
        ("UPDATE claim SET span_start = span_start + 1 WHERE field = 'count'", "span"),
        ("UPDATE claim SET rule = 'other' WHERE field = 'count'", "hash"),
        ("UPDATE claim SET certainty = 'possible'", "hash"),
        ("DELETE FROM claim WHERE field = 'recipient'", "event"),
        ("DELETE FROM claim", "event"),
        ("UPDATE event SET type = 'AID'", "hash"),
        ("UPDATE event SET time_start = '2024-02-04'", "hash"),
        ("UPDATE mention SET rule = 'other'", "hash"),
        ("UPDATE posture SET owner = 'USA'", "hash"),
        ("UPDATE tie SET kind = 'backs'", "hash"),
        ("DELETE FROM tie", "hash"),
        ("UPDATE coding SET record = replace(record, 'IRN', 'USA')", "event"),
        ("UPDATE coding SET record = replace(record, 'hit', 'hot')", "span"),
        ("UPDATE coding SET record = substr(record, 2)", "coding"),
        ("UPDATE coding SET method = 'other'", "hash"),
        ("UPDATE coding SET document = (SELECT max(row) FROM document)", "hash"),
        ("UPDATE rejection SET document = (SELECT max(row) FROM document)", "hash"),
        ("UPDATE claim SET event = (SELECT max(row) FROM event)", "hash"),
        ("INSERT INTO claim SELECT NULL, event, 'mode', value, text, span_start, span_end,"
         " certainty, rule, recorded_at, superseded_at FROM claim LIMIT 1", "event"),
        ("UPDATE rejection SET message = 'other'", "hash"),
        ("UPDATE report SET name = 'other'", "hash"),
        ("UPDATE report SET recorded_at = '2020-01-01T00:00:00.000000Z'", "chain"),
        ("UPDATE raw SET size = size + 1", "raw"),
        ("UPDATE raw SET bytes = substr(bytes, 1, 9)", "raw"),
        ("UPDATE batch SET recorded_at = '2020-01-01T00:00:00.000000Z'", "chain"),
        ("UPDATE batch SET n_reports = n_reports + 1", "chain"),
        ("UPDATE batch SET head_hash = previous_hash", "chain"),
        ("DELETE FROM rejection WHERE name = 'no.txt'", "standing"),
        ("DELETE FROM rejection WHERE name = 'no.txt'", "chain"),
        ("UPDATE coding SET superseded_at = recorded_at WHERE superseded_at IS NULL", "standing"),
        ("UPDATE claim SET superseded_at = recorded_at WHERE superseded_at IS NULL", "standing"),
        ("UPDATE document SET superseded_at = recorded_at", "standing"),
        ("DROP INDEX coding_holds", "file"),
        ("DROP VIEW current_claim", "file"),
    ],
)  # fmt: skip
def test_a_change_is_found(tamper: Tamper, sql: str, kind: str) -> None:
    assert kind in {problem.kind for problem in tamper(sql)}


def test_one_changed_byte_of_raw_is_found(ledger: Path) -> None:
    with closing(sqlite3.connect(ledger, isolation_level=None)) as connection:
        row, packed = connection.execute("SELECT row, bytes FROM raw WHERE size > 0").fetchone()
        raw = bytearray(zlib.decompress(packed))
        raw[7] ^= 1
        connection.execute("UPDATE raw SET bytes = ? WHERE row = ?", (zlib.compress(raw), row))
    assert [problem.kind for problem in check(ledger)] == ["raw"]


def test_a_forged_stream_does_not_fill_the_memory(ledger: Path) -> None:
    bomb = zlib.compress(bytes(50_000_000))
    with closing(sqlite3.connect(ledger, isolation_level=None)) as connection:
        connection.execute("UPDATE raw SET bytes = ?", (bomb,))
    assert {problem.kind for problem in check(ledger)} == {"raw"}


def test_a_ledger_cut_short_is_found_by_its_head(ledger: Path) -> None:
    with open_ledger(ledger) as store:
        head = store.tally().head_hash
    assert check(ledger, head=head) == []
    with closing(sqlite3.connect(ledger, isolation_level=None)) as connection:
        (last,) = connection.execute("SELECT max(row) FROM batch").fetchone()
        for table in ("rejection", "report", "batch"):
            column = "row" if table == "batch" else "batch"
            connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (last,))
        connection.execute("DELETE FROM raw WHERE raw_id NOT IN (SELECT raw_id FROM report)")
    assert check(ledger) == []
    assert [problem.kind for problem in check(ledger, head=head)] == ["chain"]


def test_random_bytes_of_the_file_never_change_unseen(ledger: Path) -> None:
    """A flip that is not found must have left every value as it was."""
    with closing(sqlite3.connect(ledger, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        dump = _dump(connection)
    whole = ledger.read_bytes()
    chance = random.Random(7)
    n_found = 0
    for _ in range(60):
        damaged = bytearray(whole)
        damaged[chance.randrange(100, len(whole))] ^= 1 << chance.randrange(8)
        ledger.write_bytes(damaged)
        try:
            problems = check(ledger)
        except StoreError:
            n_found += 1
            continue
        if problems:
            n_found += 1
            continue
        with closing(sqlite3.connect(ledger)) as connection:
            assert _dump(connection) == dump
    assert n_found > 10


def _dump(connection: sqlite3.Connection) -> list[object]:
    tables = ("batch", "raw", "report", "document", "sentence", "coding", "mention", "event",
              "claim", "posture", "tie", "rejection")  # fmt: skip
    return [
        row
        for table in tables
        for row in connection.execute(f"SELECT * FROM {table} ORDER BY row").fetchall()
    ]


@pytest.mark.parametrize("sign", ["\U0001f54a", "\ud83d"])
def test_a_sign_that_utf16_writes_as_two_leaves_the_ledger_sound(tmp_path: Path, sign: str) -> None:
    path = tmp_path / "ledger.db"
    with open_ledger(path) as store:
        store.append([make_outcome(text=f"{STRIKE}A dove {sign}.\n")], recorded_at=NOON)
    assert check(path) == []
