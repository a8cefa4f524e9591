"""A ledger of sample reports, and a way to type commands."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rashomon.cli.main import app
from tests.samples import write_samples

Run = Callable[..., Result]


def _run(*words: str | Path, given: str | bytes | None = None, **environment: str) -> Result:
    names = ("RASHOMON_LEDGER", "RASHOMON_WORKERS", "RASHOMON_LEXICON")
    plain: dict[str, str | None] = {**dict.fromkeys(names), "COLUMNS": "120", "TERM": "dumb"}
    arguments = [str(word) for word in words]
    return CliRunner().invoke(app, arguments, input=given, env={**plain, **environment})


@pytest.fixture(scope="session")
def rashomon() -> Run:
    return _run


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_samples(tmp_path_factory.mktemp("cli") / "reports")


@pytest.fixture(scope="session")
def ledger(folder: Path) -> Path:
    path = folder.parent / "ledger.db"
    assert _run("read", folder, "--ledger", path).exit_code == 3
    return path
