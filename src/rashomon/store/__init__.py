"""Where records rest: one protocol, and the ledger in one SQLite file behind it."""

from rashomon.store.base import (
    DocumentRow,
    EventDetail,
    EventFilter,
    EventRow,
    Hit,
    Store,
    Tally,
)
from rashomon.store.problem import Problem
from rashomon.store.sqlite import SqliteStore, open_ledger, read_ledger
from rashomon.store.verify import check

__all__ = [
    "DocumentRow",
    "EventDetail",
    "EventFilter",
    "EventRow",
    "Hit",
    "Problem",
    "SqliteStore",
    "Store",
    "Tally",
    "check",
    "open_ledger",
    "read_ledger",
]
