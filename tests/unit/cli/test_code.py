import json
from pathlib import Path

from rashomon.cli.exits import Exit
from tests.samples import N_CODED, N_REJECTED, STRIKE
from tests.unit.cli.conftest import Run


def test_a_report_gives_one_line_of_json(rashomon: Run, folder: Path) -> None:
    result = rashomon("code", folder / "strike.txt")
    assert result.exit_code == Exit.OK
    [line] = result.stdout.splitlines()
    record = json.loads(line)
    assert record["report"] == "strike.txt"
    assert record["dateline"]["published"] == "2024-02-06"
    trigger = record["events"][0]["trigger"]
    start, end = trigger["at"]
    assert STRIKE[start:end] == trigger["text"]


def test_what_is_rejected_is_named_and_the_rest_goes_on(
    rashomon: Run, folder: Path, tmp_path: Path
) -> None:
    result = rashomon("code", folder, "--output", tmp_path / "coded.jsonl")
    assert result.exit_code == Exit.SOME_REJECTED
    assert len((tmp_path / "coded.jsonl").read_text().splitlines()) == N_CODED
    assert len(result.stderr.splitlines()) == N_REJECTED


def test_the_ledger_exports_what_code_prints(rashomon: Run, folder: Path, ledger: Path) -> None:
    coded = rashomon("code", folder).stdout.splitlines()
    exported = rashomon("export", "-f", "jsonl", "-l", ledger).stdout.splitlines()
    assert sorted(coded) == sorted(exported)
