import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from rashomon.store import Store, open_ledger, read_ledger
from rashomon.store.connection import connect_to_write
from rashomon.store.index import is_indexed, prepare_index, search_index, search_texts
from tests.factories import LATER, NOON, make_outcome, make_outcomes


def test_an_index_made_later_holds_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with open_ledger(path, full_text=False) as store:
        store.append(make_outcomes(2), recorded_at=NOON)
    with open_ledger(path) as store:
        assert len(store.search("missiles")) == 2
    with open_ledger(path, full_text=False) as store:
        store.append(make_outcomes(1, first=2), recorded_at=NOON)
        assert len(store.search("missiles")) == 3
    with read_ledger(path) as store:
        assert len(store.search("missiles")) == 3
    with open_ledger(path) as store:
        store.append(make_outcomes(1, first=3), recorded_at=NOON)
        assert len(store.search("missiles")) == 4


def test_two_searches_agree_on_whole_words(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with open_ledger(path) as store:
        store.append(make_outcomes(4), recorded_at=NOON)
    with closing(sqlite3.connect(path)) as connection:
        assert is_indexed(connection)
        for query in ("Erbil", '"near erbil"', "depot officials", "submarine", ""):
            names = [
                sorted(hit.name for hit in find(connection, query, limit=9))
                for find in (search_index, search_texts)
            ]
            assert names[0] == names[1]


def test_a_text_that_was_replaced_is_not_found(tmp_path: Path) -> None:
    outcome = make_outcome()
    cleaned = make_outcome(method="rules 2")
    assert cleaned.document is not None
    object.__setattr__(cleaned.document, "cleaned_by", "plain 2")
    with open_ledger(tmp_path / "ledger.db") as store:
        store.append([outcome], recorded_at=NOON)
        store.append([cleaned], recorded_at=LATER)
        assert len(store.search("erbil")) == 1
        assert _n_documents(store)(NOON) == _n_documents(store)(None) == 1


def _n_documents(store: Store) -> Callable[..., int]:
    return lambda as_of: len(list(store.documents(as_of=as_of)))


def test_without_the_module_there_is_no_index_but_a_warning(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def hide_modules(action: int, name: str | None, *_: str | None) -> int:
        is_hidden = action == sqlite3.SQLITE_PRAGMA and name == "module_list"
        return sqlite3.SQLITE_IGNORE if is_hidden else sqlite3.SQLITE_OK

    with closing(connect_to_write(tmp_path / "ledger.db", wait_s=1)) as connection:
        connection.set_authorizer(hide_modules)
        assert not prepare_index(connection)
        assert not is_indexed(connection)
        assert "lacks FTS5" in caplog.text
        connection.set_authorizer(None)
        assert prepare_index(connection)
