import sqlite3
from collections.abc import Iterator

import pytest

from rashomon.errors import StoreError
from rashomon.store.migrations import MIGRATIONS, migrate, schema_version


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    yield connection
    connection.close()


def _add_table(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE note (row INTEGER PRIMARY KEY)")


def _fail_half_way(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE half (row INTEGER PRIMARY KEY)")
    connection.execute("INSERT INTO nowhere VALUES (1)")


def test_an_empty_file_is_brought_to_the_last_version(connection: sqlite3.Connection) -> None:
    assert migrate(connection) == len(MIGRATIONS)
    assert schema_version(connection) == len(MIGRATIONS)
    assert migrate(connection) == 0


def test_an_older_ledger_takes_only_the_steps_it_lacks(connection: sqlite3.Connection) -> None:
    migrate(connection)
    assert migrate(connection, [*MIGRATIONS, _add_table]) == 1
    assert schema_version(connection) == len(MIGRATIONS) + 1


def test_a_step_that_fails_is_rolled_back_whole(connection: sqlite3.Connection) -> None:
    migrate(connection)
    before = connection.execute("SELECT * FROM sqlite_master").fetchall()
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        migrate(connection, [*MIGRATIONS, _fail_half_way])
    assert connection.execute("SELECT * FROM sqlite_master").fetchall() == before
    assert schema_version(connection) == len(MIGRATIONS)
    assert not connection.in_transaction


def test_a_newer_ledger_is_refused_with_advice(connection: sqlite3.Connection) -> None:
    migrate(connection, [*MIGRATIONS, _add_table])
    with pytest.raises(StoreError, match="upgrade rashomon"):
        migrate(connection)


def test_a_database_of_another_program_is_refused(connection: sqlite3.Connection) -> None:
    _add_table(connection)
    with pytest.raises(StoreError, match="another program"):
        migrate(connection)
