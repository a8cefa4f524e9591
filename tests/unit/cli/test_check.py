import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from rashomon.cli.exits import Exit
from tests.samples import N_CODED
from tests.unit.cli.conftest import Run


def test_a_whole_ledger_says_so_with_its_head(rashomon: Run, ledger: Path) -> None:
    result = rashomon("check", "-l", ledger)
    assert result.exit_code == Exit.OK
    assert result.stdout.startswith("9 reports = 5 coded + 4 rejected;")
    found = json.loads(rashomon("check", "-l", ledger, "--json").stdout)
    assert (found["n_coded"], found["problems"]) == (N_CODED, [])
    assert f"whole; head {found['head_hash']}" in result.stdout


def test_a_changed_row_is_found(rashomon: Run, ledger: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    shutil.copy(ledger, copy)
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.execute("UPDATE event SET status = 'negated' WHERE row = 1")
    result = rashomon("check", "-l", copy)
    assert result.exit_code == Exit.PROBLEMS
    assert "1 problem; head" in result.stdout
    assert result.stderr


def test_another_head_than_the_one_noted_is_found(rashomon: Run, ledger: Path) -> None:
    assert rashomon("check", "-l", ledger, "--head", "0" * 64).exit_code == Exit.PROBLEMS
