import json
from pathlib import Path

from tests.samples import N_REJECTED
from tests.unit.cli.conftest import Run


def test_what_was_rejected_before_is_listed(rashomon: Run, ledger: Path) -> None:
    result = rashomon("rejected", "-l", ledger, "--as-of", "2020-01-01", "--json")
    assert (result.exit_code, result.stdout) == (0, "")


def test_each_rejection_has_its_reason(rashomon: Run, ledger: Path) -> None:
    output = rashomon("rejected", "-l", ledger).stdout
    assert "french.txt" in output
    assert "not-english" in output
    lines = rashomon("rejected", "-l", ledger, "--json").stdout.splitlines()
    assert len(lines) == N_REJECTED
    assert {json.loads(line)["kind"] for line in lines} >= {"empty", "binary"}


def test_a_ledger_without_any_says_so(rashomon: Run, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    rashomon("read", folder / "strike.txt", "-l", path)
    assert rashomon("rejected", "-l", path).stderr == "every report was coded\n"
