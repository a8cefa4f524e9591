import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from rashomon.errors import StoreError
from rashomon.store import open_ledger, read_ledger
from tests.factories import NOON, make_outcome


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.db"
    with open_ledger(path) as store:
        store.append([make_outcome()], recorded_at=NOON)
    return path


def test_a_ledger_is_one_file_once_it_is_closed(ledger: Path) -> None:
    assert [path.name for path in ledger.parent.iterdir()] == ["ledger.db"]


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="it is a folder"):
        open_ledger(tmp_path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"none.ledger\.db.*must exist"):
        open_ledger(tmp_path / "none" / "ledger.db")


def test_another_kind_of_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("It is no ledger. " * 100, encoding="utf-8")
    before = path.read_bytes()
    for connect in (open_ledger, read_ledger):
        with pytest.raises(StoreError, match="not a ledger"):
            connect(path)
    assert path.read_bytes() == before


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE other (x)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"other\.db.*another program"):
        open_ledger(path)
    assert path.read_bytes() == before


def test_a_newer_ledger_is_refused(ledger: Path) -> None:
    with closing(sqlite3.connect(ledger)) as connection:
        connection.execute("PRAGMA user_version = 99")
    for connect in (open_ledger, read_ledger):
        with pytest.raises(StoreError, match="version 99"):
            connect(ledger)


def test_a_ledger_with_a_trigger_is_refused(ledger: Path) -> None:
    with closing(sqlite3.connect(ledger)) as connection:
        connection.execute("CREATE TRIGGER t AFTER INSERT ON claim BEGIN DELETE FROM claim; END")
    for connect in (open_ledger, read_ledger):
        with pytest.raises(StoreError, match="trigger, t"):
            connect(ledger)


def test_reading_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such ledger"):
        read_ledger(tmp_path / "ledger.db")
    assert not list(tmp_path.iterdir())


def test_a_reader_cannot_write(ledger: Path) -> None:
    with read_ledger(ledger) as store:
        assert store.tally().n_coded == 1
        with pytest.raises(StoreError, match="may not be written"):
            store.append([make_outcome("b.txt")], recorded_at=NOON)


@pytest.mark.skipif(
    os.name != "posix" or os.geteuid() == 0, reason="root may write whatever the permissions say"
)
def test_a_ledger_in_a_folder_that_cannot_be_written_can_be_read(ledger: Path) -> None:
    ledger.chmod(0o444)
    ledger.parent.chmod(0o555)
    try:
        with read_ledger(ledger) as store:
            assert store.tally().n_coded == 1
        with pytest.raises(StoreError, match="permissions"):
            open_ledger(ledger)
    finally:
        ledger.parent.chmod(0o755)
