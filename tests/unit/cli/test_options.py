from pathlib import Path

import pytest

from rashomon.cli.options import moment, settings
from rashomon.errors import ConfigError


def test_options_go_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RASHOMON_LEDGER", "a.db")
    monkeypatch.setenv("RASHOMON_WORKERS", "2")
    assert settings().ledger == Path("a.db")
    assert settings(ledger=Path("b.db")).ledger == Path("b.db")
    assert settings().workers == 2


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024-02-05", "2024-02-05T23:59:59.999999+00:00"),
        ("2024-02-05T21:00", "2024-02-05T21:00:00+00:00"),
        ("2024-02-05T21:00+02:00", "2024-02-05T19:00:00+00:00"),
    ],
)
def test_a_day_means_its_end_and_a_time_without_a_zone_is_utc(text: str, iso: str) -> None:
    found = moment(text)
    assert found is not None
    assert found.isoformat() == iso


@pytest.mark.parametrize("text", ["yesterday", "2024-02-30", "0001-01-01T00:00+14:00", ""])
def test_a_moment_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ConfigError, match="is no moment"):
        moment(text)
