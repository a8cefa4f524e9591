import json
from pathlib import Path

import pytest

from rashomon.cli.evals import gold_hash
from rashomon.cli.exits import Exit
from tests.unit.cli.conftest import Run


@pytest.fixture(scope="module")
def gold(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Gold that is the package's own coding, so that it agrees in full."""
    from tests.unit.cli.conftest import _run

    gold = tmp_path_factory.mktemp("gold")
    for name in ("strike.txt", "denial.txt"):
        record = json.loads(_run("code", folder / name).stdout)
        (gold / f"{name}.json").write_text(json.dumps(record))
    return gold


def test_what_agrees_scores_one(rashomon: Run, gold: Path, folder: Path) -> None:
    result = rashomon("evals", gold, "--texts", folder, "--json")
    found = json.loads(result.stdout)
    assert result.exit_code == Exit.OK
    assert found["event"]["value"] == 1.0
    assert found["event"]["gold"] == found["event"]["predicted"] > 0
    assert found["sha256"] == gold_hash(gold)


def test_a_value_below_its_floor_has_a_code_of_its_own(
    rashomon: Run, gold: Path, folder: Path, tmp_path: Path
) -> None:
    floors = tmp_path / "floors.json"
    words = ("evals", gold, "--texts", folder, "--floors", floors)
    floors.write_text(json.dumps({gold.name: {"event": 0.9, "gold_sha256": gold_hash(gold)}}))
    result = rashomon(*words)
    assert (result.exit_code, "0.90" in result.stdout) == (Exit.OK, True)
    floors.write_text(json.dumps({gold.name: {"event": 1.1}}))
    assert rashomon(*words).exit_code == Exit.BELOW_FLOOR


@pytest.mark.parametrize("floors", ["[]", "{", '{"NAME": {"gold_sha256": "0"}}', None])
def test_floors_that_do_not_fit_are_refused(
    rashomon: Run, gold: Path, folder: Path, tmp_path: Path, floors: str | None
) -> None:
    path = tmp_path / "floors.json"
    if floors is not None:
        path.write_text(floors.replace("NAME", gold.name))
    result = rashomon("evals", gold, "--texts", folder, "--floors", path)
    assert result.exit_code == Exit.USAGE


def test_gold_without_its_texts_is_refused(rashomon: Run, gold: Path, tmp_path: Path) -> None:
    assert rashomon("evals", gold, "--texts", tmp_path).exit_code == Exit.USAGE
    assert rashomon("evals", tmp_path, "--texts", tmp_path).exit_code == Exit.USAGE
    result = rashomon("evals", tmp_path / "none", "--texts", tmp_path)
    assert "there is no such folder" in result.stderr
