from collections.abc import Callable

import pytest

from rashomon.flow.acquire.item import Item
from rashomon.flow.acquire.opening import read_item
from rashomon.model.report import Rejection, Report

MakeItem = Callable[..., Item]


@pytest.mark.parametrize(
    ("name", "raw", "media"),
    [
        ("a.txt", b"<p>not markup by its name</p>", "text/plain"),
        ("a.md", b"# Title", "text/markdown"),
        ("a.htm", b"<p>x</p>", "text/html"),
        ("a", b"<!DOCTYPE html><html><p>x", "text/html"),
        ("a", b"Plain words.", "text/plain"),
        ("a.dat", b'{"text": "x"}', "application/json"),
        ("a.xml", b'<?xml version="1.0"?><html><p>x</p></html>', "text/html"),
        ("a.txt", "wide".encode("utf-16"), "text/plain"),
    ],
)
def test_name_and_first_bytes_tell_what_it_is(
    make_item: MakeItem, name: str, raw: bytes, media: str
) -> None:
    [report] = read_item(make_item(raw, name))
    assert isinstance(report, Report)
    assert report.media == media


@pytest.mark.parametrize("raw", [b"\x89PNG\r\n\x1a\n\0\0\0", b"\x7fELF\0", b"text\0more"])
def test_a_binary_is_refused(make_item: MakeItem, raw: bytes) -> None:
    [rejection] = read_item(make_item(raw, "a.txt"))
    assert isinstance(rejection, Rejection)
    assert rejection.kind == "binary"
