import inspect
import re
from pathlib import Path

import pytest

from rashomon import __version__
from rashomon.cli.exits import Exit
from rashomon.cli.main import app
from tests.unit.cli.conftest import Run

COMMANDS = ["brief", "check", "code", "demo", "evals", "events", "export", "read", "rejected",
            "search", "show", "version"]  # fmt: skip


def test_every_command_is_there() -> None:
    names = [c.callback.__name__ for c in app.registered_commands if c.callback]
    assert sorted(names) == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_has_an_example(rashomon: Run, command: str) -> None:
    result = rashomon(command, "--help")
    assert result.exit_code == 0
    examples = _examples(command)
    assert command == "version" or examples
    assert [line.strip() for line in result.output.splitlines() if line.strip() in examples] == (
        examples
    )


def _examples(command: str) -> list[str]:
    called = next(c.callback for c in app.registered_commands
                  if c.callback and c.callback.__name__ == command)  # fmt: skip
    _, _, after = (inspect.getdoc(called) or "").partition("For example:")
    return [line.strip() for line in after.splitlines() if line.strip()]


def test_the_version_is_an_option_too(rashomon: Run) -> None:
    result = rashomon("--version")
    assert (result.exit_code, result.stdout.split()[:2]) == (0, ["rashomon", __version__])


def test_the_page_of_commands_names_every_command_code_and_variable() -> None:
    page = (Path(__file__).parents[3] / "docs" / "commands.md").read_text()
    told = re.findall(r"^\| `([a-z]+)", page, re.MULTILINE)
    assert sorted(told) == COMMANDS
    assert [int(code) for code in re.findall(r"^\| (\d+) \|", page, re.MULTILINE)] == list(Exit)
    assert re.findall("RASHOMON_[A-Z]+", page) == [
        "RASHOMON_LEDGER", "RASHOMON_WORKERS", "RASHOMON_LEXICON", "RASHOMON_READER"
    ]  # fmt: skip


@pytest.mark.parametrize("command", ["brief", "check", "events", "rejected"])
def test_a_ledger_that_is_not_there_is_one_line_and_a_code(
    rashomon: Run, tmp_path: Path, command: str
) -> None:
    result = rashomon(command, "--ledger", tmp_path / "none.db")
    assert result.exit_code == Exit.STORE
    assert result.stderr.startswith("error: ")
    assert result.stderr.count("\n") == 1


def test_an_option_that_cannot_be_used_is_one_line_and_a_code(rashomon: Run) -> None:
    result = rashomon("read", "no-such-folder")
    assert result.exit_code == Exit.USAGE
    assert result.stderr == "error: no-such-folder: there is no such file or folder\n"


def test_a_command_that_does_not_exist_is_a_usage_error(rashomon: Run) -> None:
    assert rashomon("no-such-command").exit_code == Exit.USAGE
