"""HTTP responses as bytes: head, transfer and content encodings, all read under caps."""

import http.client
import io
import re
import zlib
from dataclasses import dataclass
from email.message import Message

from rashomon.errors import InputError

HEAD_BYTES = 100_000
CHUNK_SIZE = re.compile(rb"[ \t]*([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
# Real responses have one coding; each further one multiplies what a few bytes may become.
MAX_CODINGS = 1


@dataclass(frozen=True, slots=True)
class Response:
    """A response with its body decoded; ``media`` is lower-case and without parameters."""

    status: int
    media: str
    charset: str | None
    body: bytes


def parse_response(message: bytes, *, decoded_bytes: int) -> Response:
    """Return the response in the bytes of an HTTP message.

    Raises:
        InputError: if it is damaged, uses a coding that is not known, or decodes beyond the cap.
    """
    stream = io.BytesIO(message)
    status_line = stream.readline(HEAD_BYTES)
    match = re.match(rb"HTTP/\d(?:\.\d)? (\d{3})", status_line)
    if match is None:
        raise InputError("damaged", "not an HTTP response")
    try:
        headers = http.client.parse_headers(stream)
    except http.client.HTTPException as error:
        raise InputError("damaged", f"HTTP head damaged: {error}") from error
    body = stream.read()
    if "chunked" in str(headers.get("Transfer-Encoding", "")).lower():
        body = dechunk(body)
    body = decode_content(body, coding(headers), decoded_bytes=decoded_bytes)
    return Response(int(match[1]), headers.get_content_type(), charset(headers), body)


def coding(headers: Message) -> str:
    """Return the value of the content coding header, empty if there is none."""
    return str(headers.get("Content-Encoding", ""))


def charset(headers: Message) -> str | None:
    """Return the charset that the content type names."""
    try:
        return headers.get_content_charset()
    except (LookupError, UnicodeError):
        return None


def dechunk(body: bytes) -> bytes:
    """Return a chunked body joined; a body that is not chunked after all stays as it is."""
    parts: list[bytes] = []
    position = 0
    while match := CHUNK_SIZE.match(body, position):
        size = int(match[1], 16)
        if size == 0:
            return b"".join(parts)
        parts.append(body[match.end() : match.end() + size])
        position = match.end() + size
        position += 2 if body[position : position + 2] == b"\r\n" else 0
    return b"".join(parts) if parts else body


def decode_content(body: bytes, codings: str, *, decoded_bytes: int) -> bytes:
    """Return the body without its content coding.

    Raises:
        InputError: if it decodes beyond the cap, is damaged, or has codings not known here.
    """
    names = [
        n for n in (c.strip().lower() for c in codings.split(",")) if n not in ("", "identity")
    ]
    if not names or not body:
        return body
    if len(names) > MAX_CODINGS:
        raise InputError("bomb", f"content coded {len(names)} times over")
    if names[0] not in ("gzip", "x-gzip", "deflate"):
        raise InputError("encoding", f"content coding {names[0]!r} cannot be read")
    if names[0] == "deflate" and body[:1] != b"\x78":
        return _inflate(body, -zlib.MAX_WBITS, decoded_bytes)
    # 47: gzip or zlib, whichever the header says. Some archives keep the header of a body that
    # they stored decoded.
    if names[0] != "deflate" and body[:2] != b"\x1f\x8b":
        return body
    return _inflate(body, 47, decoded_bytes)


def _inflate(body: bytes, window_bits: int, cap: int) -> bytes:
    decoder = zlib.decompressobj(window_bits)
    try:
        decoded = decoder.decompress(body, cap + 1)
    except zlib.error as error:
        raise InputError("damaged", f"compressed content damaged: {error}") from error
    if len(decoded) > cap:
        raise InputError("bomb", f"content decodes to more than {cap:,} bytes")
    return decoded
