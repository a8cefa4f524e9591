import csv
import json
from pathlib import Path

import pytest

from rashomon.cli.exits import Exit
from tests.samples import N_CODED
from tests.unit.cli.conftest import Run


def test_every_format_holds_the_ledger(rashomon: Run, ledger: Path) -> None:
    tables = {form: rashomon("export", "-f", form, "-l", ledger).stdout
              for form in ("jsonl", "csv", "geojson", "columns")}  # fmt: skip
    records = [json.loads(line) for line in tables["jsonl"].splitlines()]
    rows = list(csv.DictReader(tables["csv"].splitlines()))
    assert len(records) == N_CODED
    assert len(rows) == sum(len(record["events"]) for record in records)
    assert json.loads(tables["geojson"])["type"] == "FeatureCollection"
    dictionary = list(csv.DictReader(tables["columns"].splitlines()))
    assert [row["column"] for row in dictionary] == list(rows[0])


@pytest.mark.parametrize(("form", "n_lines"), [("jsonl", 0), ("csv", 1)])
def test_what_the_ledger_held_before_can_be_written(
    rashomon: Run, ledger: Path, form: str, n_lines: int
) -> None:
    result = rashomon("export", "-f", form, "-l", ledger, "--as-of", "2020-01-01")
    assert len(result.stdout.splitlines()) == n_lines


def test_a_file_is_whole_or_not_there(rashomon: Run, ledger: Path, tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    assert rashomon("export", "-f", "csv", "-l", ledger, "-o", path).exit_code == Exit.OK
    assert [entry.name for entry in tmp_path.iterdir()] == ["events.csv"]


@pytest.mark.parametrize("words", [("-f", "csv", "-o", "/no/such/folder/x.csv"), ("-f", "xls"), ()])
def test_what_cannot_be_written_is_refused(
    rashomon: Run, ledger: Path, words: tuple[str, ...]
) -> None:
    assert rashomon("export", "-l", ledger, *words).exit_code == Exit.USAGE
