"""Input made to do harm, at any size; the tests use small sizes and the bench full ones."""

import gzip
import io
import json
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

LEAD = "Iran attacked Iraq on Monday, officials said. "
# Each is repeated without end: words that open every rule, and nothing that closes one.
UNITS = (
    "said ", "and ", "attack of ", "(the army) ", "“we” said ", "1 ", "1,000 ", "the army, ",
    "Iran Army ", "Zembla ", "killed ", "two soldiers killed ", "Iran attacked Iraq and ",
    "Iran, which said that ", "fired 12 missiles at Erbil, ", "on Monday ", "March 5 2024 ",
    "near Erbil ", "of the ", "Gen. John Smith ", "it said it ", "'s ", "aaa ", "a-", "word",
    "twenty-one hundred ", "if ", "will attack ", "not ", "1,000 troops are deployed in Iraq, ",
    "army; ", "U.S. ", "10:30 a.m. ", "a@b.c ", "| a ", "**a** [b](c) ",
    "Iran attacked Iraq. ", "- Iran attacked Iraq\n", "We attacked Iran. ",
    "He said that he attacked Iran. ", "Iran condemned the plan. ",
    "Iran-backed militias in Iraq attacked Israel. ", "Israel intercepted 3 missiles. ",
    "Another attack hit Iraq on Monday. ", "- Near Mosul, two strikes destroyed a bridge.\n",
    "Gen. John Smith said so. Smith denied it. ", "Iran attacked Iraq.\n\n",
)  # fmt: skip
# Signs and words that patterns open, close or repeat on.
PATTERN_UNITS = (
    "a", "A", "1", "é", " ", "\n", "\t", ".", ",", ":", "-", "—", "'", '"', "“", "(", ")", "[",
    "<", "&", "/", "@", "#", "*", "_", "|", "=", "a ", "A ", "1 ", "a.", "A.", "1,", "1.", "a-",
    "A-b ", "a, ", "(a) ", '" a', "<a ", "<!--", "&#1;", "http://a/", "U.S. ", "said ", "and ",
    "Monday ", "March 5, ", "12:30 ", "1,000 ", "photo by ", "By A ", "TOWN, ", "a\n", "- a\n",
    "twenty-one ", "x=1;", "\0", "\u202e", "\u200b",
)  # fmt: skip

_READ = """
import json, sys, time
from pathlib import Path
from datetime import UTC, datetime
from rashomon.flow.acquire import Limits, reports
from rashomon.model.report import Rejection
start = time.perf_counter()
kinds = {}
for found in reports(sys.argv[1], limits=Limits(), now=datetime.now(UTC)):
    kind = found.kind if isinstance(found, Rejection) else "report"
    kinds[kind] = kinds.get(kind, 0) + 1
took = time.perf_counter() - start
# Not the peak that the system tells of a child, which begins with that of its parent.
status = Path("/proc/self/status").read_text()
print(json.dumps([kinds, took, int(status.split("VmHWM:")[1].split()[0]) / 1024]))
"""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a process of its own found in a source, in how many seconds, with how much memory."""

    kinds: dict[str, int]
    seconds: float
    mib: float


def read_apart(source: Path) -> Reading:
    """Read a source in a process of its own."""
    command = [sys.executable, "-c", _READ, str(source)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    return Reading(*json.loads(ran.stdout))


def seconds(call: Callable[[], object]) -> float:
    """Return the processor seconds of a call."""
    start = time.process_time()
    call()
    return time.process_time() - start


def text_of(unit: str, n_chars: int) -> str:
    """Return a report that repeats a unit up to a length."""
    return LEAD + unit * (n_chars // len(unit))


def warc_record(number: int, http: bytes | None = None, *, length: int | None = None) -> bytes:
    """Return a WARC response record; ``length`` is what it claims to hold."""
    page = f"<html><p>Page {number}, with words of its own.</p></html>".encode()
    block = http or b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:08d}>\r\n"
        f"WARC-Target-URI: http://news.example/{number}\r\nWARC-Date: 2024-02-06T00:00:00Z\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def gzip_noughts(n_bytes: int) -> bytes:
    """Return so many noughts in gzip, made without holding them."""
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", mtime=0) as stream:
        chunk = b"0" * 1_000_000
        for _ in range(n_bytes // len(chunk)):
            stream.write(chunk)
    return out.getvalue()


def zip_of(members: dict[str, bytes]) -> bytes:
    """Return a zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, raw in members.items():
            bundle.writestr(name, raw)
    return out.getvalue()


def bombs(n_bytes: int) -> dict[str, bytes]:
    """Return small files, by name, that would become ``n_bytes`` or many parts."""
    noughts = gzip_noughts(n_bytes)
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: %s\r\n\r\n"
    nested = zip_of({f"{i}.zip": zip_of({"a.zip": zip_of({"a.txt": b"0" * 10_000})})
                     for i in range(16)})  # fmt: skip
    return {
        "one.txt.gz": noughts,
        "twice.txt.gz": gzip.compress(noughts, mtime=0),
        "member.zip": zip_of({"a.txt": b"0" * min(n_bytes, 200_000_000)}),
        "zips.zip": nested,
        "record.warc": warc_record(1, head % b"gzip" + noughts) + warc_record(2),
        "nested.warc": warc_record(1, head % b"gzip, gzip" + gzip.compress(noughts))
        + warc_record(2),
        "block.warc.gz": gzip.compress(warc_record(1, length=n_bytes), mtime=0) + noughts,
        "empty.warc": b"".join(warc_record(i, b" ") for i in range(n_bytes // 10_000)),
    }


def pages(scale: int) -> dict[str, bytes]:
    """Return pages, by what is wrong with them; at ``scale`` 100 they are at full size."""
    n = scale * 1_000
    body = b"<p>The army said on Monday that it had taken the town of Al Qaim from the rebels.</p>"
    return {
        "attributes": b"<p " + b" ".join(b"a%d=1" % i for i in range(2 * n)) + b">x</p>" + body,
        "nesting": b"<div>" * n + body,
        "quoted nesting": b"<div a='>'>" * n + body,
        "cells": b"<table>" + (b"<tr>" + b"<td>1</td>" * 1_000 + b"</tr>") * (10 * scale),
        "colspan": b"<table><tr><td colspan=9007199254740991>x</td></tr></table>" + body * 9,
        "entities": b"<p>" + b"&amp;&#x41;&copy;" * (10 * n) + b"</p>",
        "declared entities": b"<!DOCTYPE x [<!ENTITY a '" + b"a" * n + b"'>]><p>" + b"&a;" * n,
        "random": bytes((i * i * 31 + i // 7) & 255 for i in range(50 * n)),
        "NULs": b"\0" * n + body,
        "open comments": b"<!--" * n,
        "open tags": b"<a href='" * n,
        "open scripts": b"<script>" * n,
        "large": b"<html>" + body * (6 * n),
        "one word": b"<p>" + b"a" * (100 * n),
    }
