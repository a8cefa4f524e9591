"""Hostile input and harsh ends at full size; prints a Markdown table of what was measured.

The tests in ``tests/hardening`` hold the same promises at sizes that fit a check of every change.
Run from the root of the repository; the whole takes about twenty minutes, most of it R1 and R3.

    python -m bench.hardening [--only R1,S4] [--cycles 200] [--seconds 600]
"""

import argparse
import gzip
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rashomon.flow.acquire import Limits
from rashomon.flow.clean import HtmlCleaner
from rashomon.flow.clean.html import Cleaned
from rashomon.lexicon.book import Lexicon
from rashomon.store import check, open_ledger, read_ledger
from tests.factories import export_hash
from tests.hardening import hostile
from tests.hardening.test_damage import read as read_warc
from tests.hardening.test_linear import read as read_text
from tests.hardening.test_writing import many_at_one, read
from tests.samples import write_samples

GOOD = b"<article>" + b"<p>The army said that it had taken the town on Monday.</p>" * 9
N_REPORTS = 400
CODED_A_SECOND = 40  # what one core codes: docs/bench.md
ASKED_EVERY_S = 0.1


@dataclass(frozen=True, slots=True)
class Size:
    """How much of the two long rows is done."""

    cycles: int
    seconds: float


Rows = Iterator[tuple[str, str, str]]


def crash(folder: Path, size: Size) -> Rows:
    """R1: kill a reader at random moments, look at the ledger after each, and resume."""
    reports, killed, whole = folder / "reports", folder / "killed.db", folder / "whole.db"
    reports.mkdir()
    draw = random.Random(1)
    harmed, recorded, n_kills = 0, 0, 0
    for cycle in range(size.cycles):
        # A few more reports each time, so that there is always something left to be cut short.
        for number in range(cycle * N_REPORTS // 10, (cycle + 1) * N_REPORTS // 10):
            text = (
                f"Iranian forces fired {number + 2} missiles at a depot near Erbil, it said. " * 3
            )
            (reports / f"{number:06}.txt").write_text(text)
        command = [sys.executable, "-m", "rashomon", "read", str(reports), "-l", str(killed)]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(draw.uniform(0.2, 1.2))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            n_kills += 1
        with open_ledger(killed) as store:
            now = store.tally().n_reports
        harmed += now < recorded or check(killed) != []
        recorded = now
    for path in (killed, whole):
        read(reports, path)
    with read_ledger(killed) as mended, read_ledger(whole) as straight:
        same = export_hash(mended) == export_hash(straight)
        n_reports = mended.tally().n_reports
    yield ("R1", f"{size.cycles} runs, {n_kills} killed, {n_reports:,} reports",
           f"{harmed} ledgers harmed; resumed ledger {'equal to' if same else 'NOT'} an"
           " uninterrupted one")  # fmt: skip


def full_disk(folder: Path, _size: Size) -> Rows:
    """R2: no room at each of many points of a write."""
    reports, wrong, n_full = write_samples(folder / "reports"), 0, 0
    for limit in range(1_000, 400_000, 20_000):
        ledger = folder / f"{limit}.db"
        ran = read(reports, ledger, limit=limit)
        n_full += ran.returncode != 3
        again = read(reports, ledger)
        wrong += "Traceback" in ran.stderr or again.returncode != 3 or check(ledger) != []
    yield "R2", f"20 sizes of a full disk, {n_full} of them met", f"{wrong} harmed or unexplained"


def readers(folder: Path, size: Size) -> Rows:
    """R3: one writes as fast as reports are coded and eight ask as a desk does; then flat out.

    Flat out, nine processes that never pause share the cores: that times the scheduler, and shows
    that none is refused.
    """
    paces = (
        (size.seconds, 1 / CODED_A_SECOND, ASKED_EVERY_S, "40 reports/s, 80 questions/s"),
        (size.seconds / 10, 0.0, 0.0, "flat out"),
    )
    for number, (seconds, write_pause_s, read_pause_s, pace) in enumerate(paces):
        ledger = folder / f"{number}.db"
        told = many_at_one(ledger, n_readers=8, lasting_s=seconds, write_pause_s=write_pause_s,
                           read_pause_s=read_pause_s)  # fmt: skip
        size_mb = ledger.stat().st_size / 1e6
        yield ("R3", f"1 writer, 8 readers, {seconds:.0f} s, {pace}",
               f"{sum(n for n, _ in told):,} reads, 0 refused; 99 of 100 within"
               f" {max(p for _, p in told):.0f} ms; the ledger then holds {size_mb:.0f} MB")  # fmt: skip


def bombs(folder: Path, _size: Size) -> Rows:
    """S4: what becomes four gigabytes."""
    for name, raw in hostile.bombs(4_000_000_000).items():
        path = folder / name
        path.write_bytes(raw)
        found = hostile.read_apart(path)
        kinds = ", ".join(f"{n:,} {kind}" for kind, n in found.kinds.items())
        yield ("S4", f"{name}, {len(raw) / 1e6:,.1f} MB",
               f"{kinds}; {found.seconds:.2f} s, {found.mib:.0f} MiB")  # fmt: skip
        path.unlink()


def damage(_folder: Path, _size: Size) -> Rows:
    """S5: an archive of about a megabyte cut at each kilobyte."""
    for is_gzip in (False, True):
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
        pages = [body + random.Random(i).randbytes(3_000).hex().encode() for i in range(180)]
        records = [hostile.warc_record(i, page) for i, page in enumerate(pages)]
        if is_gzip:
            records = [gzip.compress(one, mtime=0) for one in records]
        whole, lost, n_cuts = b"".join(records), 0, 0
        ends = [sum(map(len, records[: i + 1])) for i in range(len(records))]
        for cut in range(1_000, len(whole), len(whole) // 500):
            found, _ = read_warc(whole[:cut])
            lost += len({str(i) for i, end in enumerate(ends) if end <= cut} - found)
            n_cuts += 1
        yield ("S5", f"{'gzip' if is_gzip else 'plain'} archive, {n_cuts} cuts",
               f"{lost} whole records lost")  # fmt: skip


def pages(_folder: Path, _size: Size) -> Rows:
    """S6: pages at full size."""
    with HtmlCleaner(n_workers=1, limits=Limits()) as cleaner:
        for name, page in hostile.pages(100).items():
            start = time.perf_counter()
            [found] = cleaner.clean([(page, None)])
            took = time.perf_counter() - start
            [after] = cleaner.clean([(GOOD, None)])
            told = "read" if isinstance(found, Cleaned) else f"{found.kind}: {found}"
            alive = "" if isinstance(after, Cleaned) else "; THE NEXT PAGE FAILED"
            yield "S6", f"{name}, {len(page) / 1e6:.1f} MB", f"{told}; {took:.1f} s{alive}"


def linear(_folder: Path, _size: Size) -> Rows:
    """S7: 100 kB of each text without end, the whole way."""
    lexicon = Lexicon()
    read_text(hostile.LEAD, lexicon)
    worst: list[tuple[float, float, str]] = []
    for unit in hostile.UNITS:
        short, long = hostile.text_of(unit, 50_000), hostile.text_of(unit, 100_000)
        half = min(hostile.seconds(lambda s=short: read_text(s, lexicon)) for _ in range(2))
        full = min(hostile.seconds(lambda s=long: read_text(s, lexicon)) for _ in range(2))
        worst.append((full, full / max(half, 0.01), unit))
    slowest, steepest = max(worst), max(worst, key=lambda one: one[1] if one[0] > 0.3 else 0)
    yield ("S7", f"{len(worst)} texts of 100 kB, whole way",
           f"slowest {slowest[0]:.1f} s ({slowest[2].strip()!r}); steepest {steepest[1]:.2f} times"
           f" the time for twice the text ({steepest[2].strip()!r})")  # fmt: skip


ROWS = {"R1": crash, "R2": full_disk, "R3": readers, "S4": bombs, "S5": damage, "S6": pages,
        "S7": linear}  # fmt: skip


def main() -> None:
    """Print the table, row by row."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default=",".join(ROWS))
    parser.add_argument("--cycles", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=600)
    options = parser.parse_args()
    size = Size(options.cycles, options.seconds)
    print("| test | what | found |\n|---|---|---|")
    counted: Counter[str] = Counter()
    for name in options.only.split(","):
        with tempfile.TemporaryDirectory() as folder:
            for row in ROWS[name](Path(folder), size):
                counted[name] += 1
                print("| " + " | ".join(row) + " |", flush=True)


if __name__ == "__main__":
    main()
