"""S5: a damaged archive gives all the records that are whole."""

import gzip
import io
from datetime import UTC, datetime

import pytest

from rashomon.flow.acquire import Limits
from rashomon.flow.acquire.item import Item, buffered
from rashomon.flow.acquire.opening import read_item
from rashomon.model.report import Rejection
from tests.hardening.hostile import warc_record

N_RECORDS = 12


def read(raw: bytes, name: str = "a.warc") -> tuple[set[str], list[Rejection]]:
    """Return the pages found and the damage told."""
    now = datetime(2024, 2, 6, tzinfo=UTC)
    stream = buffered(io.BytesIO(raw))
    found = list(read_item(Item(stream, name, "test", now, Limits())))
    damage = [one for one in found if isinstance(one, Rejection)]
    return {one.name.rpartition("/")[2] for one in found if one not in damage}, damage


@pytest.mark.parametrize("is_gzip", [False, True])
def test_an_archive_cut_anywhere_keeps_every_whole_record(*, is_gzip: bool) -> None:
    records = [warc_record(i) for i in range(N_RECORDS)]
    if is_gzip:
        records = [gzip.compress(one, mtime=0) for one in records]
    whole = b"".join(records)
    ends = [sum(map(len, records[: i + 1])) for i in range(N_RECORDS)]
    for cut in range(1, len(whole), 37):
        found, damage = read(whole[:cut])
        complete = {str(i) for i, end in enumerate(ends) if end <= cut}
        assert complete <= found
        # The blank lines that end a record may be missing without harm.
        assert found - complete <= {str(len(complete))}
        if found == complete and cut not in ends:
            assert damage
            assert damage[0].name.startswith("offset ")


@pytest.mark.parametrize("length", [0, 1, 10**6, 10**15, -1])
def test_a_wrong_length_costs_its_record_only(length: int) -> None:
    raw = warc_record(0) + warc_record(1, length=length) + warc_record(2)
    found, damage = read(raw)
    assert {"0", "2"} <= found
    assert damage


@pytest.mark.parametrize("garbage", [b"\0" * 999, b"WARC/1.0\r\n" * 99, b"<p>x" * 999, b"\x1f\x8b"])
@pytest.mark.parametrize("is_gzip", [False, True])
def test_garbage_between_records_is_told_and_passed_over(garbage: bytes, *, is_gzip: bool) -> None:
    one, two = warc_record(1), warc_record(2)
    if is_gzip:
        one, two = gzip.compress(one, mtime=0), gzip.compress(two, mtime=0)
    found, damage = read(one + garbage + two)
    assert found == {"1", "2"}
    # FastWARC passes over repeated first lines of a record, which hold nothing.
    assert damage or not garbage.replace(b"WARC/1.0", b"").strip(b"\r\n\0")


@pytest.mark.parametrize("place", [-8, -4])
def test_a_wrong_checksum_costs_its_record_only(place: int) -> None:
    broken = bytearray(gzip.compress(warc_record(1), mtime=0))
    broken[place] ^= 0xFF
    ends = [gzip.compress(warc_record(i), mtime=0) for i in (0, 2)]
    found, _ = read(ends[0] + bytes(broken) + ends[1])
    assert {"0", "2"} <= found
