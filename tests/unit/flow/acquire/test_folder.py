import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rashomon.errors import ConfigError
from rashomon.flow.acquire.folder import read_path
from rashomon.flow.acquire.limits import Limits
from rashomon.model.report import Rejection, Report

NOW = datetime(2024, 2, 6, 12, tzinfo=UTC)


def read(path: Path, limits: Limits | None = None) -> list[Report | Rejection]:
    return list(read_path(path, source=str(path), limits=limits or Limits(), now=NOW))


def test_a_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "a.txt", "b/z.txt", "b/y.txt", ".hidden.txt"):
        (tmp_path / name).write_text("Words.")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text("Words.")
    found = read(tmp_path)
    assert [f.name for f in found] == ["a.txt", "y.txt", "z.txt", "c.txt"]
    assert isinstance(found[1], Report)
    assert found[1].origin.member == "b/y.txt"


def test_a_file_over_the_cap_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    path.write_bytes(b"x" * 2_000)
    [rejection] = read(path, Limits(raw_bytes=1_000))
    assert isinstance(rejection, Rejection)
    assert rejection.kind == "too-large"


def test_a_large_archive_is_not_refused_for_its_size(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(b"Words.") + b"\0" * 2_000)
    [report] = read(path, Limits(raw_bytes=1_000))
    assert isinstance(report, Report)


def test_a_path_that_does_not_exist_is_a_setting_to_correct(tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        read(tmp_path / "none")


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("Secret.")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "link.txt").symlink_to(outside)
    (folder / "loop").symlink_to(folder)
    assert read(folder) == []


def test_bad_files_do_not_stop_good_ones(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\0\1\2")
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(b"Words.")[:10])
    (tmp_path / "c.txt").write_text("Words.")
    found = read(tmp_path)
    assert [f.kind if isinstance(f, Rejection) else f.name for f in found] == [
        "binary",
        "damaged",
        "c.txt",
    ]
