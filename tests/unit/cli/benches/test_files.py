from pathlib import Path

import pytest

from rashomon.cli.benches.files import (
    as_row,
    read_json,
    read_json_lines,
    read_table,
    read_text,
)
from rashomon.errors import ConfigError
from tests.unit.cli.benches.conftest import Write

ROW = as_row(
    {"text": "a", "number": 1.5, "truth": True, "nan": float("nan"), "first": 1, "last": 3,
     "texts": ["a"], "mixed": ["a", 1], "rows": [{"a": 1}], "row": {"a": 1}},
    "file:7",
)  # fmt: skip


def test_a_record_gives_values_of_the_kind_that_is_asked_for() -> None:
    assert ROW.text("text") == "a"
    assert ROW.number("number") == 1.5
    assert ROW.range("first", "last", n=3) == (1, 3)
    assert ROW.texts("texts") == ["a"]
    assert ROW.rows("rows")[0].number("a") == ROW.row("row").number("a") == 1


@pytest.mark.parametrize(
    ("ask", "key"),
    [
        (ROW.text, "number"),
        (ROW.text, "not there"),
        (ROW.number, "text"),
        (ROW.number, "truth"),
        (ROW.number, "nan"),
        (ROW.items, "row"),
        (ROW.texts, "mixed"),
        (ROW.row, "rows"),
        (ROW.rows, "texts"),
        (ROW.rows, "text"),
        (lambda key: ROW.range(key, "last", n=2), "first"),
        (lambda key: ROW.range(key, "first", n=9), "last"),
        (lambda key: ROW.range(key, "last", n=9), "number"),
    ],
)
def test_a_value_of_another_kind_is_an_error_with_its_place(ask: object, key: str) -> None:
    assert callable(ask)
    with pytest.raises(ConfigError, match=r"^file:7: "):
        ask(key)


def test_lines_are_cut_at_line_ends_alone(write: Write) -> None:
    folder = write("rows.jsonl", '{"a": "one\u2028two"}\n\n{"a": "three"}\n')
    found = [row.text("a") for row in read_json_lines(folder / "rows.jsonl")]
    assert found == ["one\u2028two", "three"]


@pytest.mark.parametrize("text", ["{", "[1]", "[" * 100_000, '{"a": 1}\n{'])
def test_what_is_no_record_is_an_error_with_its_line(write: Write, text: str) -> None:
    folder = write("rows.jsonl", text)
    with pytest.raises(ConfigError, match=r"rows\.jsonl:\d: "):
        list(read_json_lines(folder / "rows.jsonl"))


def test_a_file_of_one_record_is_read_whole(write: Write) -> None:
    folder = write("one.json", {"a": {"b": [1]}})
    assert read_json(folder / "one.json").row("a").items("b") == [1]


def test_a_table_goes_by_the_names_of_its_first_row(write: Write) -> None:
    folder = write("table.csv", '\ufeffa,b\r\n"one, two",1\r\nshort\r\n')
    first, second = read_table(folder / "table.csv", delimiter=",")
    assert (first.text("a"), first.text("b")) == ("one, two", "1")
    with pytest.raises(ConfigError, match=r"table\.csv:3: 'b'"):
        second.text("b")


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "latin").write_bytes(b"caf\xe9")
    for name in ("latin", "none"):
        with pytest.raises(ConfigError, match=name):
            read_text(tmp_path / name)
