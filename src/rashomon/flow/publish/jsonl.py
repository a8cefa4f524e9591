"""JSON Lines: one coded report a line, the object that every other tool reads."""

import json
from collections.abc import Iterable
from typing import BinaryIO

from rashomon.model.record import Record


def to_line(record: Record) -> str:
    """Return the record as one line of compact JSON, without its line feed.

    Lone surrogates, which UTF-8 cannot hold, are written as escapes.
    """
    line = json.dumps(record, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    if any("\ud800" <= character <= "\udfff" for character in line):
        line = json.dumps(record, ensure_ascii=True, separators=(",", ":"), allow_nan=False)
    return line


def write_jsonl(records: Iterable[Record], out: BinaryIO) -> int:
    """Write the records by report name, then document id; return how many.

    A record is what ``model.record.to_record`` gives, or that object as a ledger kept it.
    """
    ordered = sorted(records, key=lambda record: (record["report"], record["document"]))
    for record in ordered:
        out.write(to_line(record).encode("utf-8") + b"\n")
    return len(ordered)
