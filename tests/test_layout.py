"""The layout itself is tested: rooms stay small, tests mirror the source, layers hold."""

from pathlib import Path

import pytest

SRC = Path(__file__).parents[1] / "src" / "rashomon"
MODULES = sorted(SRC.rglob("*.py"))
MAX_LINES = 400


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(SRC)))
def test_a_room_is_small_and_says_what_it_is(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert text.count("\n") <= MAX_LINES
    assert text.startswith('"""'), "a module opens with one sentence on what it holds"


def test_no_dumping_ground() -> None:
    banned = {"utils", "util", "helpers", "common", "misc", "base_utils"}
    assert not {path.stem for path in MODULES} & banned


def test_unit_tests_mirror_the_source() -> None:
    root = Path(__file__).parent / "unit"
    tests = {str(p.relative_to(root)).replace("test_", "") for p in root.rglob("test_*.py")}
    assert tests <= {str(path.relative_to(SRC)) for path in MODULES}


def test_the_stages_stand_in_the_order_of_the_data() -> None:
    stages = [
        path.name for path in sorted((SRC / "flow").iterdir()) if (path / "__init__.py").exists()
    ]
    flow = ["acquire", "clean", "extract", "ground", "link", "measure", "publish"]
    assert stages == [stage for stage in flow if stage in stages]
