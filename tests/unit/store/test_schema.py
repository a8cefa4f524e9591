from pathlib import Path

import pytest

from rashomon.store.connection import connect_to_write
from rashomon.store.schema import CLAIM, TABLES, Table, to_markdown

DOCS = Path(__file__).parents[3] / "docs" / "ledger.md"


def test_the_docs_hold_the_tables_as_they_are() -> None:
    text = DOCS.read_text(encoding="utf-8")
    generated = text.split("]]] -->\n", 1)[1].split("<!-- [[[end]]]", 1)[0]
    assert generated.strip() == to_markdown().strip()


def test_the_docs_name_every_view() -> None:
    text = DOCS.read_text(encoding="utf-8")
    for table in TABLES:
        if table.is_superseded:
            assert f"`current_{table.name}`" in text


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_says_when_its_rows_were_written(table: Table) -> None:
    assert "recorded_at" in {column.name for column in table.columns}
    assert all(column.meaning for column in table.columns)


def test_the_file_has_the_declared_columns() -> None:
    connection = connect_to_write(Path(":memory:"), wait_s=1)
    for table in TABLES:
        rows = connection.execute(f"PRAGMA table_info({table.name})").fetchall()
        assert [row[1] for row in rows] == ["row", *(column.name for column in table.columns)]
    view = connection.execute("PRAGMA table_info(current_claim)").fetchall()
    assert {row[1] for row in view} > {column.name for column in CLAIM.values}
    connection.close()
