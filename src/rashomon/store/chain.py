"""The chain of batches, and which row holds: what a check works out from the ledger's order."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator

from rashomon.store import schema
from rashomon.store.problem import Problem
from rashomon.store.rows import content_hash, head_hash

_UNITS = (schema.REPORT, schema.DOCUMENT, schema.CODING, schema.REJECTION)


def batch_problems(connection: sqlite3.Connection, *, head: str | None) -> Iterator[Problem]:
    """Yield breaks of the chain, and rows that do not fit their batch."""
    hashes: defaultdict[int, list[str]] = defaultdict(list)
    moments: defaultdict[int, set[str]] = defaultdict(set)
    n_outcomes: defaultdict[int, int] = defaultdict(int)
    for table in _UNITS:
        query = f"SELECT batch, hash, recorded_at FROM {table.name}"
        for batch, digest, recorded_at in connection.execute(query):
            hashes[batch].append(digest)
            moments[batch].add(recorded_at)
            n_outcomes[batch] += table in (schema.CODING, schema.REJECTION)
    previous = ""
    heads = set()
    query = (
        "SELECT row, recorded_at, n_reports, previous_hash, content_hash, head_hash FROM batch"
        " ORDER BY row"
    )
    for number, (row, recorded_at, n_reports, before, content, stated) in enumerate(
        connection.execute(query), start=1
    ):
        subject = f"batch {row}"
        if row != number or before != previous:
            yield Problem("chain", subject, "it does not follow the batch before it")
        if content != content_hash(hashes[row]) or n_reports != n_outcomes[row]:
            yield Problem("chain", subject, "rows were added, removed or changed")
        if stated != head_hash(row, recorded_at, (n_reports, before, content)):
            yield Problem("chain", subject, "its own row was changed")
        if moments[row] - {recorded_at}:
            yield Problem("chain", subject, "its rows do not say the same time of writing")
        previous = stated
        heads.add(stated)
    if head is not None and head not in heads:
        yield Problem("chain", head, "no batch has this head hash: batches were cut or replaced")


def standing_problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Yield reports without exactly one outcome, and rows that hold or not against the order."""
    yield from _order_problems(
        connection,
        "outcome",
        "SELECT report_id, recorded_at, superseded_at, batch FROM coding UNION ALL"
        " SELECT report_id, recorded_at, superseded_at, batch FROM rejection",
    )
    yield from _order_problems(
        connection, "document", "SELECT report_id, recorded_at, superseded_at, batch FROM document"
    )
    query = (
        "SELECT report_id FROM report WHERE report_id NOT IN (SELECT report_id FROM coding)"
        " AND report_id NOT IN (SELECT report_id FROM rejection) ORDER BY report_id"
    )
    for (report_id,) in connection.execute(query):
        yield Problem("standing", report_id, "it is neither coded nor rejected")
    for table in (schema.MENTION, schema.EVENT, schema.POSTURE, schema.TIE):
        yield from _child_problems(connection, table.name, "coding")
    yield from _child_problems(connection, "claim", "event")
    yield from _orphan_bytes(connection)


def _order_problems(connection: sqlite3.Connection, what: str, rows: str) -> Iterator[Problem]:
    """Yield reports whose rows are not each superseded by the next, and the last by none."""
    spans: defaultdict[str, list[tuple[str, str | None]]] = defaultdict(list)
    # Rows of one batch: the one that still holds is the last.
    query = (
        f"SELECT report_id, recorded_at, superseded_at FROM ({rows})"
        " ORDER BY report_id, batch, superseded_at IS NULL"
    )
    for report_id, recorded_at, superseded_at in connection.execute(query):
        spans[report_id].append((recorded_at, superseded_at))
    for report_id, moments in spans.items():
        ends = [end for _, end in moments]
        starts = [start for start, _ in moments]
        if ends != [*starts[1:], None]:
            yield Problem("standing", report_id, f"its rows of {what} do not replace one another")


def _child_problems(connection: sqlite3.Connection, table: str, owner: str) -> Iterator[Problem]:
    query = (
        f"SELECT child.row FROM {table} child JOIN {owner} ON {owner}.row = child.{owner}"
        f" WHERE child.superseded_at IS NOT {owner}.superseded_at ORDER BY child.row"
    )
    for (row,) in connection.execute(query):
        yield Problem("standing", f"{table} {row}", f"it does not hold as long as its {owner}")


def _orphan_bytes(connection: sqlite3.Connection) -> Iterator[Problem]:
    query = "SELECT raw_id FROM raw WHERE raw_id NOT IN (SELECT raw_id FROM report)"
    for (raw_id,) in connection.execute(query):
        yield Problem("standing", raw_id, "these bytes belong to no report")
