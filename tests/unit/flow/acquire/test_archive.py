import gzip
import io
import zipfile
from collections.abc import Callable

import pytest

from rashomon.flow.acquire.item import Item
from rashomon.flow.acquire.limits import Limits
from rashomon.flow.acquire.opening import read_item
from rashomon.model.report import Rejection, Report

MakeItem = Callable[..., Item]
TEXT = b"Troops entered the town on Monday, the army said.\n"


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as bundle:
        for name, raw in members.items():
            bundle.writestr(name, raw)
    return stream.getvalue()


def kinds(found: list[Report | Rejection]) -> list[str]:
    return [f.kind if isinstance(f, Rejection) else "report" for f in found]


def test_a_gzip_file_holds_one_report(make_item: MakeItem) -> None:
    [report] = read_item(make_item(gzip.compress(TEXT), "a.txt.gz"))
    assert isinstance(report, Report)
    assert (report.name, report.raw, report.media) == ("a.txt", TEXT, "text/plain")


def test_gzip_members_are_read_as_one(make_item: MakeItem) -> None:
    raw = gzip.compress(TEXT) + gzip.compress(TEXT) + b"\0" * 10
    [report] = read_item(make_item(raw, "a.txt.gz"))
    assert isinstance(report, Report)
    assert report.raw == TEXT * 2


@pytest.mark.parametrize("cut", [1, 5, 12, 30, -1, -8])
def test_a_truncated_gzip_is_damaged(make_item: MakeItem, cut: int) -> None:
    found = list(read_item(make_item(gzip.compress(TEXT)[:cut], "a.txt.gz")))
    assert kinds(found) == ["damaged"]


def test_gzip_with_wrong_bytes_is_damaged(make_item: MakeItem) -> None:
    raw = bytearray(gzip.compress(TEXT * 50))
    raw[20:30] = b"\xff" * 10
    assert kinds(list(read_item(make_item(bytes(raw), "a.txt.gz")))) == ["damaged"]


def test_a_gzip_bomb_is_refused(make_item: MakeItem) -> None:
    raw = gzip.compress(b"a" * 30_000_000)
    assert kinds(list(read_item(make_item(raw, "a.txt.gz")))) == ["bomb"]


def test_a_gzip_below_the_ratio_but_over_the_cap_is_too_large(make_item: MakeItem) -> None:
    raw = gzip.compress(b"a" * 500_000)
    limits = Limits(decoded_bytes=400_000)
    assert kinds(list(read_item(make_item(raw, "a.txt.gz", limits)))) == ["too-large"]


def test_members_of_a_zip_come_sorted_and_hidden_ones_not(make_item: MakeItem) -> None:
    raw = zipped({"b.txt": TEXT, "a.txt": TEXT, ".c.txt": TEXT, "__MACOSX/a.txt": TEXT, "d/": b""})
    found = list(read_item(make_item(raw, "a.zip")))
    assert [f.name for f in found] == ["a.txt", "b.txt"]


@pytest.mark.parametrize("name", ["../../etc/x.txt", "/etc/x.txt", "C:\\x.txt", "a/../../x.txt"])
def test_a_member_name_is_never_a_path(make_item: MakeItem, name: str) -> None:
    [report] = read_item(make_item(zipped({name: TEXT}), "a.zip"))
    assert isinstance(report, Report)
    assert report.name == "x.txt"


def test_a_zip_bomb_member_does_not_stop_the_next(make_item: MakeItem) -> None:
    raw = zipped({"a.txt": b"a" * 5_000_000, "b.txt": TEXT})
    assert kinds(list(read_item(make_item(raw, "a.zip")))) == ["bomb", "report"]


def test_a_member_that_lies_about_its_size_is_damaged(make_item: MakeItem) -> None:
    raw = zipped({"a.txt": TEXT * 100})
    lying = raw.replace((len(TEXT) * 100).to_bytes(4, "little"), (7).to_bytes(4, "little"))
    assert kinds(list(read_item(make_item(lying, "a.zip")))) == ["damaged"]


def test_zips_in_zips_end_at_the_depth(make_item: MakeItem) -> None:
    inner = zipped({"a.txt": TEXT})
    for _ in range(3):
        inner = zipped({"x.zip": inner, "b.txt": TEXT})
    found = list(read_item(make_item(inner, "a.zip")))
    assert sorted(kinds(found)) == ["nested-archive", "nested-archive", "report", "report"]


@pytest.mark.parametrize("raw", [b"PK\x03\x04", b"PK\x03\x04" + b"x" * 500])
def test_a_broken_zip_is_damaged(make_item: MakeItem, raw: bytes) -> None:
    assert kinds(list(read_item(make_item(raw, "a.zip")))) == ["damaged"]


def test_a_text_named_zip_is_damaged(make_item: MakeItem) -> None:
    assert kinds(list(read_item(make_item(TEXT, "a.zip")))) == ["damaged"]
