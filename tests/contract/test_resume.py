"""A reader that is stopped at any moment loses nothing acknowledged, and the same command resumes."""

import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from rashomon.store import check, open_ledger, read_ledger
from tests.factories import export_hash

N_REPORTS = 160
KILL_AFTER_S = (0.3, 0.7, 0.9, 1.1, 1.3)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for number in range(N_REPORTS):
        text = f"Iranian forces fired {number + 2} missiles at a depot near Erbil, officials said. "
        (folder / f"{number:04}.txt").write_text(text * 3 if number % 7 else "")
    return folder


def start(folder: Path, ledger: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "rashomon", "read", str(folder), "--ledger", str(ledger)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def n_recorded(ledger: Path) -> int:
    """Return how many reports are in; opening it to write mends what a kill left."""
    with open_ledger(ledger) as store:
        return store.tally().n_reports


def test_a_killed_read_resumes_to_the_same_ledger(folder: Path, tmp_path: Path) -> None:
    killed, whole = tmp_path / "killed.db", tmp_path / "whole.db"
    recorded = 0
    for limit_s in KILL_AFTER_S:
        process = start(folder, killed)
        try:
            process.wait(limit_s)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        now = n_recorded(killed)
        assert now >= recorded
        assert check(killed) == []
        recorded = now
    assert [start(folder, path).wait(60) for path in (killed, whole)] == [3, 3]
    assert check(killed) == []
    with read_ledger(killed) as mended, read_ledger(whole) as straight:
        assert mended.tally().n_reports == N_REPORTS
        assert export_hash(mended) == export_hash(straight)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_being_told_to_stop_is_one_line_and_a_code(tmp_path: Path, number: signal.Signals) -> None:
    ledger = tmp_path / "l.db"
    command = [sys.executable, "-m", "rashomon", "read", "-", "--ledger", str(ledger)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        while not ledger.exists():
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.05)
        process.send_signal(number)
        _, told = process.communicate(timeout=60)
    # Both are 130 to a shell: where the signal meets code that Python runs from a string (a class
    # being made while modules load), it ends by the signal after all is tidied up.
    assert process.returncode in (130, -signal.SIGINT)
    assert told.decode().strip() == "stopped; run the same command to resume"
    assert n_recorded(ledger) == 0
    assert check(ledger) == []


def test_a_reader_of_the_output_may_go_away(folder: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "l.db"
    start(folder / "0001.txt", ledger).wait(60)
    command = [sys.executable, "-m", "rashomon", "events", "--json", "--ledger", str(ledger)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_two_readers_may_write_to_one_ledger(folder: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "l.db"
    both = [start(folder, ledger), start(folder, ledger)]
    assert [process.wait(60) for process in both] == [3, 3]
    assert check(ledger) == []
    assert n_recorded(ledger) == N_REPORTS
