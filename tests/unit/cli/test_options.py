from pathlib import Path

import pytest

from rashomon.cli.options import settings


def test_options_go_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RASHOMON_LEDGER", "a.db")
    monkeypatch.setenv("RASHOMON_WORKERS", "2")
    assert settings().ledger == Path("a.db")
    assert settings(ledger=Path("b.db")).ledger == Path("b.db")
    assert settings().workers == 2
