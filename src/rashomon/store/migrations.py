"""From an empty file to the present schema, one ordered step a version.

The first step builds what ``schema`` declares. Whoever adds a second one first writes the SQL of
the first out in full here, so that an old ledger still passes through what it once was.
"""

import sqlite3
from collections.abc import Callable, Sequence

from rashomon.errors import StoreError
from rashomon.store.schema import APPLICATION_ID, create_statements

Migration = Callable[[sqlite3.Connection], None]


def m001_tables(connection: sqlite3.Connection) -> None:
    """Make the tables of version 1."""
    for statement in create_statements():
        connection.execute(statement)


MIGRATIONS: tuple[Migration, ...] = (m001_tables,)


def schema_version(connection: sqlite3.Connection) -> int:
    """Return the version of an opened file, 0 for an empty one.

    Raises:
        StoreError: if the file is a database of something else.
    """
    (application_id,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application_id == APPLICATION_ID:
        return int(version)
    (n_objects,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application_id or version or n_objects:
        raise StoreError("it is a database of another program; name another file")
    return 0


def check_version(connection: sqlite3.Connection, n_migrations: int) -> int:
    """Return the version of an opened file, which this program can read or bring up to date.

    Raises:
        StoreError: if the file is of a newer program, or no ledger.
    """
    version = schema_version(connection)
    if version > n_migrations:
        raise StoreError(
            f"it has schema version {version} and this program knows {n_migrations};"
            " upgrade rashomon to open it"
        )
    return version


def migrate(
    connection: sqlite3.Connection, migrations: Sequence[Migration] = MIGRATIONS
) -> int:  # fmt: skip
    """Bring the file to the last version, each step in a transaction of its own.

    Returns:
        The number of steps taken. A step that fails leaves the file as the step before left it.

    Raises:
        StoreError: if the file is of a newer program, or no ledger.
    """
    version = check_version(connection, len(migrations))
    n_steps = 0
    while version < len(migrations):
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Another process may have been faster while this one waited for the lock.
            version = check_version(connection, len(migrations))
            if version < len(migrations):
                migrations[version](connection)
                version += 1
                n_steps += 1
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {version}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    return n_steps
