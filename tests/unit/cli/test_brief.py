from pathlib import Path

from rashomon.cli.exits import Exit
from tests.unit.cli.conftest import Run


def test_a_brief_can_be_of_what_was_known_before(rashomon: Run, ledger: Path) -> None:
    result = rashomon("brief", "-l", ledger, "--as-of", "2020-01-01")
    assert "Reports read: 0." in result.stdout


def test_the_brief_is_markdown(rashomon: Run, ledger: Path) -> None:
    result = rashomon("brief", "-l", ledger, "--title", "The depot")
    assert result.exit_code == Exit.OK
    assert result.stdout.startswith("# The depot\n")
    assert "Reports read: 9. Coded: 5. Rejected: 4" in result.stdout


def test_a_page_is_written_by_the_ending_of_its_name(
    rashomon: Run, ledger: Path, tmp_path: Path
) -> None:
    page, text = tmp_path / "brief.html", tmp_path / "brief.md"
    assert rashomon("brief", "-l", ledger, "-o", page).exit_code == Exit.OK
    assert rashomon("brief", "-l", ledger, "-o", text).exit_code == Exit.OK
    assert page.read_text().lower().startswith("<!doctype html>")
    assert text.read_text().startswith("# Situation report\n")
