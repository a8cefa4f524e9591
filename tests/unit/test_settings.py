"""Settings come from the environment, and options go before it."""

from pathlib import Path

import pytest

from rashomon.errors import ConfigError
from rashomon.settings import Settings


def test_without_an_environment_the_defaults_hold() -> None:
    assert Settings.from_environment({"HOME": "/", "RASHOMON_LEDGER": ""}) == Settings()


def test_the_environment_names_every_setting(tmp_path: Path) -> None:
    environment = {"RASHOMON_LEDGER": "a.db", "RASHOMON_WORKERS": "3",
                   "RASHOMON_LEXICON": f"{tmp_path}:{tmp_path}"}  # fmt: skip
    found = Settings.from_environment(environment)
    assert found == Settings(Path("a.db"), 3, (tmp_path, tmp_path))


def test_an_option_goes_before_the_environment(tmp_path: Path) -> None:
    base = Settings.from_environment({"RASHOMON_LEDGER": "a.db", "RASHOMON_WORKERS": "3"})
    found = base.with_options(ledger=Path("b.db"), lexicon=[tmp_path])
    assert found == Settings(Path("b.db"), 3, (tmp_path,))


@pytest.mark.parametrize(
    "environment",
    [{"RASHOMON_WORKERS": "many"}, {"RASHOMON_WORKERS": "0"}, {"RASHOMON_LEXICON": "no-such"}],
)
def test_a_setting_that_cannot_be_used_is_refused(environment: dict[str, str]) -> None:
    with pytest.raises(ConfigError):
        Settings.from_environment(environment)
