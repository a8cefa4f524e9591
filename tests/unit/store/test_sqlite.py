import os
import random
import sqlite3
import subprocess
import sys
import textwrap
from contextlib import closing
from pathlib import Path

import pytest

from rashomon.errors import StoreError
from rashomon.store import check, open_ledger, read_ledger
from tests.factories import METHOD, NOON, export_hash, make_outcome, make_outcomes

N_REPORTS = 200
N_KILLS = 5
WRITER = textwrap.dedent("""
    import sys
    from pathlib import Path
    from rashomon.store import open_ledger
    from tests.factories import METHOD, NOON, batches, make_outcomes

    first, n, size = map(int, sys.argv[2:5])
    with open_ledger(Path(sys.argv[1])) as store:
        for batch in batches(make_outcomes(n, first=first), size):
            todo = {outcome.report.id for outcome in batch}
            if store.known(todo, method=METHOD) != todo:
                store.append(batch, recorded_at=NOON)
                print(*sorted(todo), flush=True)
""")


def _start(path: Path, *, first: int = 0, n: int = N_REPORTS, size: int = 2) -> list[str]:
    return [sys.executable, "-c", WRITER, str(path), str(first), str(n), str(size)]


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}


def test_a_killed_writer_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    chance = random.Random(20240301)
    for _ in range(N_KILLS):
        with subprocess.Popen(
            _start(path), stdout=subprocess.PIPE, text=True, env=_environment()
        ) as process:
            assert process.stdout is not None
            lines = [process.stdout.readline() for _ in range(chance.randint(1, 8))]
            process.kill()
            acknowledged = "".join([*lines, process.stdout.read()]).split()
        assert check(path) == []
        with open_ledger(path) as store:
            assert store.known(acknowledged, method=METHOD) == set(acknowledged)
    subprocess.run(_start(path), check=True, env=_environment(), stdout=subprocess.DEVNULL)
    with read_ledger(path) as resumed, open_ledger(Path(":memory:")) as whole:
        whole.append(make_outcomes(N_REPORTS), recorded_at=NOON)
        assert export_hash(resumed) == export_hash(whole)
    assert check(path) == []


def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    writers = [
        subprocess.Popen(
            _start(path, first=first, n=40), stdout=subprocess.DEVNULL, env=_environment()
        )
        for first in (0, 20, 60)
    ]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    with read_ledger(path) as store, open_ledger(Path(":memory:")) as whole:
        whole.append(make_outcomes(100), recorded_at=NOON)
        assert export_hash(store) == export_hash(whole)
    assert check(path) == []


def test_a_second_writer_that_waits_too_long_is_told_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with (
        open_ledger(path) as store,
        open_ledger(path, wait_s=0.01) as second,
        closing(sqlite3.connect(path, isolation_level=None)) as first,
    ):
        first.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another process is writing"):
            second.append([make_outcome()], recorded_at=NOON)
        assert store.tally().n_reports == 0
        first.execute("ROLLBACK")
        second.append([make_outcome()], recorded_at=NOON)
        assert store.tally().n_reports == 1


def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with open_ledger(path) as store:
        store.append(make_outcomes(2), recorded_at=NOON)
        (n_pages,) = store._connection().execute("PRAGMA page_count").fetchone()
        store._connection().execute(f"PRAGMA max_page_count = {n_pages + 2}")
        with pytest.raises(StoreError, match="the disk is full"):
            store.append(make_outcomes(50), recorded_at=NOON)
        assert store.tally().n_reports == 2
    assert check(path) == []


def test_a_reader_sees_whole_batches_while_one_writes(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with open_ledger(path) as writer, read_ledger(path) as reader:
        for start in range(0, 20, 5):
            writer.append(make_outcomes(5, first=start), recorded_at=NOON)
            events = reader.events()
            next(events)
            writer.append(make_outcomes(5, first=start + 100), recorded_at=NOON)
            assert 1 + sum(1 for _ in events) == 8 * start // 5 + 4


def test_a_copy_made_while_it_is_open_is_whole(tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    with open_ledger(tmp_path / "ledger.db") as store:
        store.append(make_outcomes(10), recorded_at=NOON)
        store._connection().execute("VACUUM INTO ?", (str(copy),))
        with read_ledger(copy) as copied:
            assert export_hash(copied) == export_hash(store)
    assert check(copy) == []


def test_identical_bytes_are_kept_once(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.db") as store:
        store.append([make_outcome("a.txt"), make_outcome("b.txt")], recorded_at=NOON)
        (n_raw,) = store._connection().execute("SELECT count(*) FROM raw").fetchone()
        assert n_raw == 1


def test_only_superseded_at_is_ever_updated(tmp_path: Path) -> None:
    tables = ("report", "document", "coding", "event", "claim", "mention", "rejection", "batch")
    with open_ledger(tmp_path / "ledger.db") as store:
        connection = store._connection()

        def rows() -> set[tuple[object, ...]]:
            found: set[tuple[object, ...]] = set()
            for table in tables:
                cursor = connection.execute(f"SELECT * FROM {table}")
                names = [column[0] for column in cursor.description]
                for row in cursor:
                    cells = zip(names, row, strict=True)
                    kept = [cell for name, cell in cells if name != "superseded_at"]
                    found.add((table, *kept))
            return found

        store.append(make_outcomes(5), recorded_at=NOON)
        before = rows()
        store.append([make_outcome("0000.txt", method="rules 2")], recorded_at=NOON)
        store.append(
            [make_outcome(outcome.report.name, method="rules 3") for outcome in make_outcomes(3)],
            recorded_at=NOON,
        )
        assert before < rows()
