from pathlib import Path

import pytest

from rashomon.cli.benches.bench import Bench, Measure


@pytest.mark.parametrize(
    ("value", "target", "is_error", "is_met"),
    [
        (0.8, 0.8, False, True),
        (0.79, 0.8, False, False),
        (0.9, 1.0, True, True),
        (1.1, 1.0, True, False),
        (0.1, None, False, None),
    ],
)
def test_a_target_is_met_from_its_better_side(
    value: float, target: float | None, *, is_error: bool, is_met: bool | None
) -> None:
    assert Measure("measure", value, 1, target, is_error=is_error).is_met is is_met


def test_a_bench_names_the_files_that_are_not_there(tmp_path: Path) -> None:
    (tmp_path / "one").touch()
    bench = Bench("bench", ("one", "two/three"), lambda _folder, _reader: [])
    assert bench.missing(tmp_path) == ("two/three",)
