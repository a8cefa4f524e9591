from pathlib import Path

import pytest

from rashomon.cli.output import opened, print_json, printable
from rashomon.errors import ConfigError


def test_a_file_that_fails_half_way_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError), opened(path) as out:
        out.write(b"new" * (1 // 0))
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError), opened(tmp_path / "no" / "out.txt") as out:
        out.write(b"")


def test_text_of_a_report_cannot_steer_a_terminal() -> None:
    assert printable("a\x1b[31m\n\u202eb  c\x07") == "a [31m  b c "


def test_json_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"a": [1, "é"]})
    assert capsys.readouterr().out.count("\n") == 1
