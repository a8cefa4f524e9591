from pathlib import Path

import pytest

from rashomon.errors import LexiconError
from rashomon.lexicon.reading import read_lines, read_toml, read_tsv


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_rows_are_read_by_the_header(tmp_path: Path) -> None:
    path = write(tmp_path / "towns.tsv", "name\tcountry\nGao\tMLI\nSebha\t\n")
    rows = list(read_tsv(path, columns=("name",)))
    assert rows == [{"name": "Gao", "country": "MLI"}, {"name": "Sebha", "country": ""}]


def test_a_row_of_another_width_is_named_with_file_and_line(tmp_path: Path) -> None:
    path = write(tmp_path / "towns.tsv", "name\tcountry\nGao\tMLI\nSebha\n")
    with pytest.raises(LexiconError, match=r"^towns\.tsv:3: 1 cells where the header has 2$"):
        list(read_tsv(path, columns=("name",)))


def test_missing_columns_are_named_with_the_first_line(tmp_path: Path) -> None:
    path = write(tmp_path / "towns.tsv", "name\nGao\n")
    with pytest.raises(LexiconError, match=r"^towns\.tsv:1: columns missing: lat, lon$"):
        list(read_tsv(path, columns=("name", "lat", "lon")))


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"^none\.tsv: cannot be read"):
        list(read_tsv(tmp_path / "none.tsv", columns=()))


def test_bytes_that_are_no_utf_8_are_an_error_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "towns.tsv"
    path.write_bytes(b"name\nSa\xefda\n")
    with pytest.raises(LexiconError, match=r"^towns\.tsv: cannot be read"):
        list(read_tsv(path, columns=("name",)))


def test_malformed_toml_is_named_with_its_line(tmp_path: Path) -> None:
    path = write(tmp_path / "cues.toml", "[report]\nverbs = = 3\n")
    with pytest.raises(LexiconError, match=r"^cues\.toml: cannot be read: .*line 2"):
        read_toml(path)


def test_comments_and_blank_lines_of_a_word_list_are_left_out(tmp_path: Path) -> None:
    path = write(tmp_path / "words.txt", "# verbs\n\n  raid \nshell\n")
    assert read_lines(path) == ["raid", "shell"]
    with pytest.raises(LexiconError, match=r"^none\.txt"):
        read_lines(tmp_path / "none.txt")
