import io
import json
from pathlib import Path

from rich.console import Console

from rashomon.cli.benches import causal_news_corpus
from rashomon.cli.benches.bench import Measure
from rashomon.cli.benches.catalogue import BENCHES, Result
from rashomon.cli.benches.report import as_json, as_table
from rashomon.cli.exits import Exit
from tests.unit.cli.benches.conftest import Write
from tests.unit.cli.conftest import Run

FOUND = [
    Result("small", (Measure("F1", 0.71234, 9, 0.7, "0.8 (others)"),
                     Measure("error", 1.5, 9, 1.0, is_error=True))),
    Result("away", missing=("eval/away.tsv",)),
]  # fmt: skip


def test_the_table_shows_values_targets_anchors_and_what_is_missing() -> None:
    console = Console(width=120, record=True, file=io.StringIO())
    console.print(as_table(FOUND, "reader/1"))
    text = console.export_text()
    for words in ("small", "0.712", "0.70", "0.8 (others)", "1.500", "<= 1.00", "eval/away.tsv"):
        assert words in text


def test_json_has_a_record_a_measure() -> None:
    found = as_json(FOUND, "reader/1")
    assert found["missing"] == {"away": ["eval/away.tsv"]}
    assert found["benches"] == [
        {"set": "small", "measure": "F1", "value": 0.7123, "n": 9, "target": 0.7, "met": True,
         "anchor": "0.8 (others)"},
        {"set": "small", "measure": "error", "value": 1.5, "n": 9, "target": 1.0, "met": False,
         "anchor": None},
    ]  # fmt: skip


def test_the_command_measures_the_reader_that_ships(rashomon: Run, write: Write) -> None:
    folder = write(causal_news_corpus.FILE, "index,text,label\n1,They left because it rained,1\n")
    result = rashomon("evals", "--benches", folder, "--json")
    assert result.exit_code == Exit.OK
    found = json.loads(result.stdout)
    assert [one["set"] for one in found["benches"]] == ["causal_news_corpus"]
    assert len(found["missing"]) == len(BENCHES) - 1
    shown = rashomon("evals", "--benches", folder)
    assert "missing: eval/plv/PLV_test.tsv" in shown.stdout


def test_the_command_wants_gold_or_benches(rashomon: Run, tmp_path: Path) -> None:
    assert rashomon("evals").exit_code == Exit.USAGE
    assert "--texts" in rashomon("evals", tmp_path).stderr
    assert "none of the sets" in rashomon("evals", "--benches", tmp_path).stderr
