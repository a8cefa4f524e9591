"""The public surface: sorted names, each of which is there, at no cost until it is used."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import rashomon

FORBIDDEN = ("typer", "rich", "sqlite3", "httpx", "trafilatura", "rashomon.pipeline")


def test_the_public_names_are_sorted_and_listed_once() -> None:
    assert rashomon.__all__ == sorted(set(rashomon.__all__))
    assert dir(rashomon) == rashomon.__all__


@pytest.mark.parametrize("name", rashomon.__all__)
def test_a_public_name_is_there(name: str) -> None:
    assert getattr(rashomon, name) is getattr(rashomon, name)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = rashomon.no_such_name


def test_the_version_is_that_of_the_project() -> None:
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text())["project"]
    assert rashomon.__version__ == project["version"]


def test_importing_the_package_imports_nothing_heavy() -> None:
    program = "import rashomon, sys; print(*sys.modules)"
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert not set(FORBIDDEN) & set(result.stdout.split())


def test_the_help_imports_no_stage() -> None:
    program = (
        "import sys\nsys.argv = ['rashomon', '--help']\nfrom rashomon.cli.main import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    loaded = set(result.stderr.split())
    assert "brief" in result.stdout
    assert not {"rashomon.pipeline", "rashomon.store", "httpx", "sqlite3"} & loaded
