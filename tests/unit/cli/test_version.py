import json

from rashomon import __version__
from tests.unit.cli.conftest import Run


def test_the_version_names_the_method(rashomon: Run) -> None:
    assert rashomon("version").stdout.startswith(f"rashomon {__version__}  ")
    assert json.loads(rashomon("version", "--json").stdout)["version"] == __version__
