"""The table has a documented column for every cell and is safe to open in a spreadsheet."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from rashomon.flow.publish.source import CodedReport
from rashomon.flow.publish.table import (
    CellMode,
    columns,
    columns_markdown,
    safe_cell,
    write_columns_csv,
    write_csv,
)

DOCS = Path(__file__).parents[4] / "docs" / "columns.md"


def _rows(reports: list[CodedReport], mode: CellMode = CellMode.SAFE) -> list[dict[str, str]]:
    out = io.BytesIO()
    write_csv(reports, out, mode=mode)
    return list(csv.DictReader(io.StringIO(out.getvalue().decode(), newline="")))


def test_each_event_is_one_row_with_every_documented_column(full: CodedReport) -> None:
    rows = _rows([full])
    assert len(rows) == 3
    assert list(rows[0]) == [column.name for column in columns()]


def test_the_cells_of_an_event_say_what_its_coding_says(full: CodedReport) -> None:
    row = _rows([full])[0]
    assert row["actor_entities"] == "IRN"
    assert (row["killed_low"], row["killed_high"]) == ("3", "3")
    assert (row["injured_low"], row["injured_high"]) == ("18", "24")
    assert (row["start"], row["end"]) == ("2031-05-05", "2031-05-06")
    assert row["sources"] == "defence ministry"
    assert full.text[slice(*map(int, row["trigger_at"].split("-")))] == row["trigger"]


def test_an_open_count_has_no_upper_end(full: CodedReport) -> None:
    event = full.events()[0]
    opened = replace(event, counts=(replace(event.counts[0], high=None), event.counts[0]))
    report = replace(full, coding=replace(full.coding, events=(opened,)))
    assert _rows([report])[0]["killed_high"] == ""


@pytest.mark.parametrize(
    "cell", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\tx", "\rx", " =1+1", "\u00a0=1", "\uff1d1"]
)
def test_a_formula_is_quoted(cell: str) -> None:
    assert safe_cell(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-2", "+3.5", "12", "plain", "", "a=b", "2031-05-06"])
def test_numbers_and_plain_words_stay(cell: str) -> None:
    assert safe_cell(cell) == cell


def test_raw_mode_keeps_cells_as_they_are(full: CodedReport) -> None:
    hostile = replace(full, outlet="=HYPERLINK(1)")
    assert _rows([hostile])[0]["outlet"] == "'=HYPERLINK(1)"
    assert _rows([hostile], CellMode.RAW)[0]["outlet"] == "=HYPERLINK(1)"


def test_the_dictionary_lies_beside_the_table_as_csv() -> None:
    out = io.BytesIO()
    write_columns_csv(out)
    rows = list(csv.reader(io.StringIO(out.getvalue().decode(), newline="")))
    assert rows[0] == ["column", "holds", "meaning"]
    assert len(rows) == len(columns()) + 1


def test_the_documentation_holds_the_dictionary() -> None:
    assert columns_markdown() in DOCS.read_text(encoding="utf-8")
