from pathlib import Path

import pytest

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
    assert command == "version" or f"rashomon {command}" in result.output


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
