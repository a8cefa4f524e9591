"""R2, R3, R5: a disk that is full, many at one ledger, and the same bytes every time."""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from rashomon.cli.exits import Exit
from rashomon.store import check, open_ledger, read_ledger
from tests.factories import NOON, export_hash, make_outcomes
from tests.samples import write_samples

WRITER = """
import sys, time
from pathlib import Path
from rashomon.store import open_ledger
from tests.factories import NOON, make_outcomes
end, number = time.monotonic() + float(sys.argv[2]), 1000
with open_ledger(Path(sys.argv[1])) as store:
    while time.monotonic() < end:
        store.append(make_outcomes(8, first=number), recorded_at=NOON)
        number += 8
        time.sleep(8 * float(sys.argv[3]))
print(number)
"""
READER = """
import json, sys, time
from pathlib import Path
from rashomon.store import read_ledger
end, took = time.monotonic() + float(sys.argv[2]), []
# One question in ten is for what the ledger holds and a word of every report; the others for a few.
while time.monotonic() < end:
    start = time.perf_counter()
    with read_ledger(Path(sys.argv[1])) as store:
        if len(took) % 10 == 0:
            assert store.tally().n_reports >= 8
            store.search("depot", limit=5)
        else:
            store.search(f"depot {1000 + len(took)}", limit=5)
    took.append(time.perf_counter() - start)
    time.sleep(float(sys.argv[3]))
took.sort()
print(json.dumps([len(took), 1000 * took[int(0.99 * len(took))]]))
"""


def start(code: str, *words: object) -> "subprocess.Popen[str]":
    """Start Python on a piece of code, with the tests on its path."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen(
        [sys.executable, "-P", "-c", code, *map(str, words)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
    )  # fmt: skip


def read(
    folder: Path, ledger: Path, *options: str, limit: int | None = None, **environment: str
) -> "subprocess.CompletedProcess[str]":
    """Run ``rashomon read``; with a limit no file may grow beyond so many bytes."""
    command = [sys.executable, "-m", "rashomon", "read", str(folder), "-l", str(ledger), *options]
    cap = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (limit, limit)) if limit else None
    return subprocess.run(
        command, capture_output=True, text=True, preexec_fn=cap, env={**os.environ, **environment}
    )


def many_at_one(
    ledger: Path,
    *,
    n_readers: int,
    lasting_s: float,
    write_pause_s: float = 0,
    read_pause_s: float = 0,
) -> list[tuple[int, float]]:
    """Return how often each reader read while one wrote, and the 99th percentile in ms.

    The pauses are seconds for each report written, and after each question asked; none: flat out.
    """
    with open_ledger(ledger) as store:
        store.append(make_outcomes(8), recorded_at=NOON)
    writer = start(WRITER, ledger, lasting_s, write_pause_s)
    readers = [start(READER, ledger, lasting_s, read_pause_s) for _ in range(n_readers)]
    told = [one.communicate() for one in (writer, *readers)]
    assert [error for _, error in told] == [""] * (n_readers + 1)
    return [(n, p99) for n, p99 in (json.loads(out) for out, _ in told[1:])]


@pytest.mark.parametrize("limit", [2_000, 200_000])
def test_a_disk_that_is_full_at_any_write_is_told_and_harms_nothing(
    tmp_path: Path, limit: int
) -> None:
    folder, ledger = write_samples(tmp_path / "reports"), tmp_path / "l.db"
    ran = read(folder, ledger, limit=limit)
    assert ran.returncode in (Exit.FAILED, Exit.STORE)
    assert ran.stderr.splitlines()[-1].startswith("error: ")
    assert "Traceback" not in ran.stderr
    again = read(folder, ledger)
    assert again.returncode == 3, again.stderr
    assert check(ledger) == []


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    folder = write_samples(tmp_path / "reports")
    # Not even the superuser can make a file there, so that this holds for whoever runs it.
    ran = read(folder, Path("/proc/rashomon.db"))
    assert ran.returncode == Exit.STORE
    assert "must exist and be writable" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_readers_are_never_locked_out_by_a_writer(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    ledger = tmp_path / "l.db"
    for n_reads, p99_ms in many_at_one(ledger, n_readers=3, lasting_s=1.5):
        record_property("p99_ms", round(p99_ms))
        assert n_reads > 5
        assert p99_ms < 1_000
    assert check(ledger) == []


def test_hash_seeds_and_workers_change_nothing(tmp_path: Path) -> None:
    folder = write_samples(tmp_path / "reports")
    hashes = set()
    for seed, workers in (("0", "1"), ("12345", "2")):
        ledger = tmp_path / f"{seed}.db"
        ran = read(folder, ledger, "--workers", workers, PYTHONHASHSEED=seed)
        assert ran.returncode == 3, ran.stderr
        with read_ledger(ledger) as store:
            hashes.add(export_hash(store))
    assert len(hashes) == 1
