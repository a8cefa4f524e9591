"""Articles in JSON: one object, an array of them, or one a line."""

import json
from collections.abc import Iterator
from typing import Any

from rashomon.errors import InputError
from rashomon.flow.acquire.item import Found, Item
from rashomon.model.report import Rejection, Report

MEDIA = "application/json"
TEXT_KEYS = ("text", "body", "content", "articleBody", "maintext")
HTML_KEYS = ("html", "raw_html")
URL_KEYS = ("url", "link")
# Keys under which services wrap a list of articles.
LIST_KEYS = ("articles", "items", "results", "documents")
CHUNK_BYTES = 1 << 16


def read_lines(item: Item) -> Found:
    """Yield an article for each line; a line that is none is a rejection with its number."""
    number = 0
    for number, line in enumerate(_lines(item), start=1):
        if line is None:
            error = InputError("too-large", f"longer than {item.limits.raw_bytes:,} bytes")
            yield item.rejection(error, part=f"line {number}")
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield _from_bytes(item, line, f"line {number}")
    if not number:
        raise InputError("empty", "holds no articles")


def read_articles(item: Item) -> Found:
    """Yield the articles of a JSON file: an array, one object, or one object a line.

    Raises:
        InputError: if it is empty or its first value is damaged.
    """
    start = item.head().removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if start == b"[":
        yield from _read_array(item)
        return
    if item.head(1 << 16).count(b"\n") and _is_value(item.head(1 << 16).partition(b"\n")[0]):
        yield from read_lines(item)
        return
    raw = item.read()
    if not raw.strip():
        raise InputError("empty", "holds no articles")
    value = _loads(raw)
    wrapped = _wrapped(value)
    if wrapped is None:
        yield _from_value(item, value, None)
        return
    for number, article in enumerate(wrapped, start=1):
        yield _from_value(item, article, f"item {number}")


def is_article(value: object) -> bool:
    """Return whether a JSON value is an object with a text or a page in it."""
    if not isinstance(value, dict):
        return False
    keys = (*TEXT_KEYS, *HTML_KEYS)
    return any(isinstance(value.get(k), str) and value[k].strip() for k in keys)


def canonical(value: object) -> bytes:
    """Return the JSON bytes of a value: sorted keys, no spaces, UTF-8."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    try:
        return text.encode()
    except UnicodeEncodeError:  # a lone surrogate, which only an escape can hold
        return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def _from_bytes(item: Item, raw: bytes, part: str) -> Report | Rejection:
    try:
        value = _loads(raw)
    except InputError as error:
        return item.rejection(InputError("not-an-article", str(error)), part=part)
    return _from_value(item, value, part)


def _from_value(item: Item, value: object, part: str | None) -> Report | Rejection:
    if not is_article(value) or not isinstance(value, dict):
        message = f"has no text under any of the keys {', '.join((*TEXT_KEYS, *HTML_KEYS))}"
        return item.rejection(InputError("not-an-article", message), part=part)
    url = next((value[k] for k in URL_KEYS if isinstance(value.get(k), str) and value[k]), None)
    name = url or (f"{item.name}#{part.rpartition(' ')[2]}" if part else item.name)
    raw = canonical(value)
    if len(raw) > item.limits.raw_bytes:
        error = InputError("too-large", f"larger than {item.limits.raw_bytes:,} bytes")
        return item.rejection(error, part=part)
    return item.report(raw, MEDIA, name=name, part=part, url=url)


def _read_array(item: Item) -> Found:
    number = 0
    values = _array_values(item)
    while True:
        number += 1
        try:
            value = next(values)
        except StopIteration:
            return
        except InputError as error:
            yield item.rejection(error, part=f"item {number}")
            return
        yield _from_value(item, value, f"item {number}")


def _array_values(item: Item) -> Iterator[object]:
    """Yield the members of a JSON array, holding one at a time.

    The buffer doubles until a member is whole, so a member is scanned at most twice over.
    """
    decoder = json.JSONDecoder(parse_constant=_no_constant)
    buffer = _text(item, CHUNK_BYTES).lstrip("\ufeff \t\r\n").removeprefix("[")
    at_end = False
    while True:
        buffer = buffer.lstrip(", \t\r\n")
        if buffer.startswith("]"):
            return
        value, end = _decode_value(decoder, buffer)
        if end and end < len(buffer):
            yield value
            buffer = buffer[end:]
            continue
        more = "" if at_end else _text(item, max(CHUNK_BYTES, len(buffer)))
        at_end = not more
        if at_end or len(buffer) > item.limits.raw_bytes:
            kind = "damaged" if at_end else "too-large"
            raise InputError(kind, "the JSON array ends early or holds a damaged or huge article")
        buffer += more


def _decode_value(decoder: json.JSONDecoder, buffer: str) -> tuple[object, int]:
    """Return the value at the start of the buffer and its end; an end of 0 for none yet."""
    try:
        return decoder.raw_decode(buffer)
    except ValueError:
        return None, 0
    except RecursionError as error:
        raise InputError("damaged", "JSON nested too deeply") from error


def _text(item: Item, n_bytes: int) -> str:
    """Return about that many bytes as text, never splitting a character."""
    raw = item.stream.read(n_bytes)
    for _ in range(4):
        try:
            return raw.decode()
        except UnicodeDecodeError as error:
            if error.start < len(raw) - 3:
                raise InputError("encoding", "JSON must be UTF-8") from error
            following = item.stream.read(1)
            if not following:
                raise InputError("encoding", "JSON ends inside a character") from error
            raw += following
    raise InputError("encoding", "JSON must be UTF-8")


def _lines(item: Item) -> Iterator[bytes | None]:
    """Yield lines; None for one that is too long, which is passed over."""
    cap = item.limits.raw_bytes
    while line := item.stream.readline(cap + 1):
        if len(line) <= cap:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = item.stream.readline(cap)
        yield None


def _loads(raw: bytes) -> Any:  # noqa: ANN401 - the JSON edge
    try:
        return json.loads(raw.decode("utf-8-sig"), parse_constant=_no_constant)
    except UnicodeDecodeError as error:
        raise InputError("encoding", "JSON must be UTF-8") from error
    except ValueError as error:
        raise InputError("not-an-article", f"not JSON: {error}") from error
    except RecursionError as error:
        raise InputError("not-an-article", "JSON nested too deeply") from error


def _is_value(line: bytes) -> bool:
    try:
        return isinstance(_loads(line), dict)
    except InputError:
        return False


def _wrapped(value: object) -> list[object] | None:
    if not isinstance(value, dict) or is_article(value):
        return None
    return next((value[k] for k in LIST_KEYS if isinstance(value.get(k), list)), None)


def _no_constant(name: str) -> None:
    """Read NaN and the infinities, which JSON does not have, as null."""
    del name
