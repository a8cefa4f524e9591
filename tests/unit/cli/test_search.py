import json
from pathlib import Path

from tests.unit.cli.conftest import Run


def test_a_report_is_found_by_its_words(rashomon: Run, ledger: Path) -> None:
    assert (
        "strike.txt  Missiles hit a depot"
        in rashomon("search", "depot missile*", "-l", ledger).stdout
    )
    [line] = rashomon(
        "search", '"airport of the capital"', "-l", ledger, "--json"
    ).stdout.splitlines()
    assert json.loads(line)["name"] == "page.html"


def test_nothing_found_is_said(rashomon: Run, ledger: Path) -> None:
    result = rashomon("search", "penguins", "-l", ledger)
    assert (result.stdout, result.stderr) == ("", "no report has all these words\n")
