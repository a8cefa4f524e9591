import gzip
import zlib

import pytest

from rashomon.errors import InputError
from rashomon.flow.acquire.http_message import dechunk, decode_content, parse_response

CAP = 1_000_000


def test_a_response_gives_media_charset_and_body() -> None:
    raw = b"HTTP/1.1 200 OK\r\nContent-Type: Text/HTML; charset=KOI8-R\r\n\r\nbody"
    response = parse_response(raw, decoded_bytes=CAP)
    assert (response.status, response.media) == (200, "text/html")
    assert (response.charset, response.body) == ("koi8-r", b"body")


@pytest.mark.parametrize("raw", [b"", b"GET / HTTP/1.1\r\n\r\n", b"HTTP/1.1 abc\r\n\r\n"])
def test_what_is_no_response_is_damaged(raw: bytes) -> None:
    with pytest.raises(InputError):
        parse_response(raw, decoded_bytes=CAP)


def test_chunks_are_joined() -> None:
    assert dechunk(b"3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n") == b"abcde"
    assert dechunk(b"<html>not chunked") == b"<html>not chunked"


@pytest.mark.parametrize(
    ("codings", "body"),
    [
        ("gzip", gzip.compress(b"text")),
        ("deflate", zlib.compress(b"text")),
        ("deflate", zlib.compress(b"text")[2:-4]),
        ("identity", b"text"),
        ("gzip", b"text"),
    ],
)
def test_content_codings_are_undone(codings: str, body: bytes) -> None:
    assert decode_content(body, codings, decoded_bytes=CAP) == b"text"


@pytest.mark.parametrize(
    ("codings", "body", "kind"),
    [
        ("gzip", gzip.compress(b"x" * 2_000_000), "bomb"),
        ("gzip, gzip", gzip.compress(gzip.compress(b"x" * 2_000_000)), "bomb"),
        ("br", b"xx", "encoding"),
        ("gzip", b"\x1f\x8b\x08broken-data", "damaged"),
    ],
)
def test_hostile_content_is_refused(codings: str, body: bytes, kind: str) -> None:
    with pytest.raises(InputError) as caught:
        decode_content(body, codings, decoded_bytes=CAP)
    assert caught.value.kind == kind
