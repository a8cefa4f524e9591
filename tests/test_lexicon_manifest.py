import shutil
import tomllib
from pathlib import Path

import pytest

from rashomon.lexicon.reading import DATA
from scripts.lexicon_manifest import MANIFEST, SUFFIXES, main, manifest


def test_the_manifest_is_current() -> None:
    assert main(["--check"]) == 0


def test_the_manifest_lists_every_file_with_origin_and_licence() -> None:
    tables = tomllib.loads((DATA / MANIFEST).read_text(encoding="utf-8"))
    files = {
        path.relative_to(DATA).as_posix()
        for path in DATA.rglob("*")
        if path.suffix in SUFFIXES and path.name != MANIFEST
    }
    assert set(tables) == files
    for table in tables.values():
        assert set(table) == {"rows", "sha256", "licence", "origin"}
        assert "unknown" not in table["licence"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(DATA / "SOURCES.tsv", tmp_path)
    (tmp_path / "towns.tsv").write_text("name\tsource\nGao\tgeonames\n", encoding="utf-8")
    (tmp_path / "words.txt").write_text("# verbs\nraid\n\nshell\n", encoding="utf-8")
    return tmp_path


def test_rows_licences_and_origins_are_read_from_the_files(folder: Path) -> None:
    tables = tomllib.loads(manifest(folder))
    assert tables["towns.tsv"]["rows"] == 1
    assert (tables["towns.tsv"]["licence"], tables["towns.tsv"]["origin"]) == (
        "CC-BY-4.0",
        "geonames",
    )
    assert tables["words.txt"]["rows"] == 2
    assert tables["words.txt"]["origin"] == "written for this project"


def test_a_changed_file_makes_the_manifest_out_of_date(folder: Path) -> None:
    data = ["--data", str(folder)]
    assert main([*data, "--check"]) == 1
    assert not (folder / MANIFEST).exists()
    assert main(data) == 0
    assert main([*data, "--check"]) == 0
    (folder / "words.txt").write_text("raid\n", encoding="utf-8")
    assert main([*data, "--check"]) == 1
