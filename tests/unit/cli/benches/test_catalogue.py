from pathlib import Path

import pytest

from rashomon.cli.benches.bench import Bench, Measure
from rashomon.cli.benches.catalogue import BENCHES, Result, results
from rashomon.errors import ConfigError
from tests.unit.cli.benches.conftest import Fake

MEASURE = Measure("measure", 0.5, 1)
HERE = Bench("here", ("here.txt",), lambda _folder, _reader: [MEASURE])
AWAY = Bench("away", ("here.txt", "away.txt"), lambda _folder, _reader: [MEASURE])


def test_a_set_that_is_missing_is_named(tmp_path: Path) -> None:
    (tmp_path / "here.txt").touch()
    found = list(results(tmp_path, Fake(), benches=(AWAY, HERE)))
    assert found == [Result("away", missing=("away.txt",)), Result("here", (MEASURE,))]


def test_a_folder_without_any_set_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"eval/plv/PLV_test\.tsv"):
        list(results(tmp_path, Fake()))


def test_every_bench_has_a_name_of_its_own() -> None:
    names = [bench.name for bench in BENCHES]
    assert len(set(names)) == len(names) == 7
