"""The full-text index over documents: derived from them, rebuilt at will, and not required."""

import logging
import re
import sqlite3

from rashomon.store.base import Hit
from rashomon.store.schema import INDEX_TABLE

logger = logging.getLogger(__name__)

_TERM = re.compile(r'"([^"]*)"|([^\s"]+)')
_SNIPPET_WORDS = 24
_SNIPPET_CHARS = 160


def has_fts5(connection: sqlite3.Connection) -> bool:
    """Return whether this build of SQLite has the full-text module."""
    query = "SELECT 1 FROM pragma_module_list WHERE name = 'fts5'"
    return connection.execute(query).fetchone() is not None


def is_indexed(connection: sqlite3.Connection) -> bool:
    """Return whether the file has an index of all its documents that this build can use."""
    query = "SELECT 1 FROM sqlite_master WHERE name = 'document_index'"
    if connection.execute(query).fetchone() is None or not has_fts5(connection):
        return False
    (last,) = connection.execute("SELECT coalesce(max(row), 0) FROM document").fetchone()
    return int(last) == _last_indexed(connection)


def prepare_index(connection: sqlite3.Connection) -> bool:
    """Make the index where it can be made, add the documents it lacks, and say if there is one.

    It lacks some if a program without the module, or told to do without, wrote to the file.
    """
    if not has_fts5(connection):
        logger.warning("this SQLite lacks FTS5: search reads every text instead of an index")
        return False
    if is_indexed(connection):
        return True
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute(INDEX_TABLE)
        catch_up(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return True


def catch_up(connection: sqlite3.Connection) -> None:
    """Add the documents that the index lacks, in the transaction that is open."""
    connection.execute(
        "INSERT INTO document_index(rowid, title, text)"
        " SELECT row, title, text FROM document WHERE row > ?",
        (_last_indexed(connection),),
    )


def _last_indexed(connection: sqlite3.Connection) -> int:
    query = "SELECT coalesce(max(id), 0) FROM document_index_docsize"
    (last,) = connection.execute(query).fetchone()
    return int(last)


def search_index(connection: sqlite3.Connection, query: str, *, limit: int) -> list[Hit]:
    """Return documents with all terms of the query, best first by BM25."""
    if not (terms := _terms(query)):
        return []
    match = " ".join(f'"{term}"*' if is_prefix else f'"{term}"' for term, is_prefix in terms)
    rows = connection.execute(
        "SELECT d.document_id, d.report_id, d.name, d.title,"
        f" snippet(document_index, 1, '', '', '…', {_SNIPPET_WORDS})"
        " FROM document_index JOIN document d ON d.row = document_index.rowid"
        " WHERE document_index MATCH ? AND d.superseded_at IS NULL"
        " ORDER BY round(bm25(document_index), 6), d.name, d.document_id, d.report_id LIMIT ?",
        (match, limit),
    )
    return [Hit(*row) for row in rows]


def search_texts(connection: sqlite3.Connection, query: str, *, limit: int) -> list[Hit]:
    """Return documents whose text holds all terms of the query, by name; without an index."""
    if not (terms := [term for term, _ in _terms(query)]):
        return []
    where = " AND ".join(["d.text LIKE ? ESCAPE '\\'"] * len(terms))
    patterns = [f"%{escape_like(term)}%" for term in terms]
    rows = connection.execute(
        "SELECT d.document_id, d.report_id, d.name, d.title, d.text FROM document d"
        f" WHERE {where} AND d.superseded_at IS NULL"
        " ORDER BY d.name, d.document_id, d.report_id LIMIT ?",
        (*patterns, limit),
    )
    return [
        Hit(document_id, report_id, name, title, _snippet(text, terms[0]))
        for document_id, report_id, name, title, text in rows
    ]


def escape_like(text: str) -> str:
    r"""Return text that LIKE takes literally, with ``\`` as escape."""
    return re.sub(r"([\\%_])", r"\\\1", text)


def _terms(query: str) -> list[tuple[str, bool]]:
    """Return words and quoted phrases, each with whether it is the beginning of a word."""
    terms = []
    for phrase, word in _TERM.findall(query):
        text = phrase or word.rstrip("*")
        if any(character.isalnum() for character in text):
            terms.append((text, word.endswith("*")))
    return terms


def _snippet(text: str, term: str) -> str:
    at = max(text.lower().find(term.lower()), 0)
    start = max(at - _SNIPPET_CHARS // 4, 0)
    return text[start : start + _SNIPPET_CHARS].strip()
