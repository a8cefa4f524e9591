import re
from pathlib import Path

from rashomon.cli.exits import Exit
from tests.unit.cli.conftest import Run


def test_the_demo_prints_the_brief_and_what_to_try_next(rashomon: Run, tmp_path: Path) -> None:
    result = rashomon("demo", tmp_path / "demo")
    assert result.exit_code == Exit.OK
    assert result.stdout.startswith("# The Keel Strait crisis (invented)\n")
    assert "Varenia" in result.stdout
    assert "XVA" not in result.stdout
    names = {path.name for path in (tmp_path / "demo").iterdir()}
    assert names >= {"brief.html", "brief.md", "demo.db", "lexicon", "reports"}
    again = rashomon("brief", "-l", tmp_path / "demo" / "demo.db",
                     "--lexicon", tmp_path / "demo" / "lexicon")  # fmt: skip
    assert "XVA" not in again.stdout
    shown = re.search(r"rashomon show (\S+) --ledger (\S+)", result.stdout)
    assert shown is not None
    assert rashomon("show", shown[1], "-l", tmp_path / "demo" / "demo.db").exit_code == Exit.OK


def test_a_folder_that_cannot_be_made_is_refused(rashomon: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert rashomon("demo", tmp_path / "file").exit_code == Exit.USAGE
