import gzip
import io
from collections.abc import Callable

import pytest

from rashomon.flow.acquire import warc
from rashomon.flow.acquire.item import Item
from rashomon.flow.acquire.limits import Limits
from rashomon.flow.acquire.opening import read_item
from rashomon.model.report import Rejection, Report

MakeItem = Callable[..., Item]


def record(
    number: int, *, media: str = "text/html", body: bytes = b"", kind: str = "response"
) -> bytes:
    page = body or b"<html><p>Page %d, with words of its own.</p></html>" % number
    http = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\n\r\n" % media.encode() + page
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number:08d}>\r\n"
        f"WARC-Target-URI: http://news.example/{number}\r\nWARC-Date: 2024-02-06T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def names(found: list[Report | Rejection]) -> list[str]:
    return [f.kind if isinstance(f, Rejection) else f.name.rpartition("/")[2] for f in found]


def read(item: Item) -> list[Report | Rejection]:
    return list(read_item(item))


@pytest.mark.parametrize("is_gzip", [False, True])
def test_pages_are_read_and_other_records_passed_over(
    make_item: MakeItem, *, is_gzip: bool
) -> None:
    records = [
        record(1),
        record(2, media="image/png"),
        record(3, kind="request"),
        record(4, media="text/plain; charset=cp1251"),
    ]
    raw = b"".join(gzip.compress(r) if is_gzip else r for r in records)
    found = read(make_item(raw, "a.warc.gz" if is_gzip else "a.warc"))
    assert names(found) == ["1", "4"]
    assert isinstance(found[1], Report)
    assert found[1].media == "text/plain"
    assert found[1].hints == (("charset", "cp1251"),)
    assert found[1].url == "http://news.example/4"


@pytest.mark.parametrize("is_gzip", [False, True])
def test_an_archive_cut_anywhere_keeps_whole_records(make_item: MakeItem, *, is_gzip: bool) -> None:
    records = [gzip.compress(record(i)) if is_gzip else record(i) for i in range(3)]
    raw = b"".join(records)
    bounds = [0, len(records[0]), len(records[0]) + len(records[1]), len(raw)]
    for cut in range(1, len(raw), 7):
        found = read(make_item(raw[:cut], "a.warc.gz" if is_gzip else "a.warc"))
        n_whole = sum(bound <= cut for bound in bounds[1:])
        reports = [f for f in found if isinstance(f, Report)]
        assert len(reports) in (n_whole, n_whole + 1), cut
        # Within the last four line breaks, or a gzip trailer, a record is whole for its reader.
        is_at_edge = any(0 <= bound - cut < 13 for bound in bounds)
        assert is_at_edge or names(found)[-1] == "damaged", cut


@pytest.mark.parametrize("is_gzip", [False, True])
def test_damage_in_the_middle_costs_one_record(make_item: MakeItem, *, is_gzip: bool) -> None:
    records = [gzip.compress(record(i)) if is_gzip else record(i) for i in range(5)]
    broken = bytearray(records[2])
    broken[10:40] = b"\xff" * 30
    raw = b"".join([*records[:2], bytes(broken), *records[3:]])
    found = read(make_item(raw, "a.warc.gz" if is_gzip else "a.warc"))
    assert [n for n in names(found) if n != "damaged"] == ["0", "1", "3", "4"]
    damage = next(f for f in found if isinstance(f, Rejection))
    assert f"offset {len(records[0]) + len(records[1])}" in damage.message


def test_a_wrong_length_does_not_swallow_the_rest(make_item: MakeItem) -> None:
    second = record(2)
    length = second.split(b"Content-Length: ")[1].split(b"\r\n")[0]
    for wrong in (b"999", b"10", b"-5", b"x"):
        bad = second.replace(b"Content-Length: " + length, b"Content-Length: " + wrong)
        found = read(make_item(record(1) + bad + record(3) + record(4), "a.warc"))
        assert names(found)[0] == "1"
        assert names(found)[-1] == "4", wrong
        assert "damaged" in names(found)


def test_garbage_before_and_after_is_named(make_item: MakeItem) -> None:
    found = read(make_item(b"garbage" * 40 + record(1) + b"more garbage", "a.warc"))
    assert names(found) == ["damaged", "1", "damaged"]


@pytest.mark.parametrize("is_gzip", [False, True])
def test_a_record_over_the_cap_is_refused_and_the_next_read(
    make_item: MakeItem, *, is_gzip: bool
) -> None:
    records = [record(1), record(2, body=b"x" * 50_000), record(3)]
    raw = b"".join(gzip.compress(r) if is_gzip else r for r in records)
    item = make_item(raw, "a.warc.gz" if is_gzip else "a.warc", Limits(raw_bytes=10_000))
    assert names(read(item)) == ["1", "too-large", "3"]


def test_a_page_that_decodes_beyond_the_cap_is_a_bomb(make_item: MakeItem) -> None:
    body = gzip.compress(b"x" * 3_000_000)
    raw = record(1, media="text/html\r\nContent-Encoding: gzip", body=body) + record(2)
    item = make_item(raw, "a.warc", Limits(decoded_bytes=1_000_000))
    assert names(read(item)) == ["bomb", "2"]


def test_a_whole_file_in_one_gzip_member_is_read(make_item: MakeItem) -> None:
    raw = gzip.compress(b"".join(record(i) for i in range(3)))
    assert names(read(make_item(raw, "a.warc.gz"))) == ["0", "1", "2"]


def test_a_stream_that_cannot_seek_is_read(make_item: MakeItem) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: object) -> int:
            raise io.UnsupportedOperation

    item = make_item(b"")
    piped = item.inside(Pipe(record(1) + record(2)), name="a.warc", member="a.warc")
    assert names(read(piped)) == ["1", "2"]


@pytest.mark.parametrize("raw", [b"", b"WARC/1.0", b"WARC/1.0\r\n\r\n", b"\x1f\x8b"])
def test_an_archive_without_records_does_not_fail(make_item: MakeItem, raw: bytes) -> None:
    assert all(isinstance(f, Rejection) for f in read(make_item(raw, "a.warc")))


def test_an_archive_of_nothing_but_bad_records_is_given_up(
    make_item: MakeItem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warc, "MAX_BAD_IN_A_ROW", 3)
    bad = [record(number, body=b"x" * 5_000) for number in range(9)]
    limits = Limits(raw_bytes=1_000)
    found = read(make_item(b"".join(bad), "a.warc", limits))
    assert names(found) == ["too-large"] * 3 + ["damaged"]
    mixed = b"".join([*bad[:3], record(70), *bad[3:6], record(71)])
    assert names(read(make_item(mixed, "a.warc", limits)))[-1] == "71"
