"""Entries of RSS and Atom feeds as reports."""

import html
import io
import re
from typing import Any

from rashomon.errors import InputError
from rashomon.flow.acquire.item import Found, Hints, Item

# Feeds have no use for a DTD of their own; one that declares entities is an attack or a mistake.
ENTITY_DECLARATION = re.compile(rb"<!ENTITY|<!DOCTYPE[^>\[]{0,500}\[", re.I)
MARKUP = re.compile(r"<[a-zA-Z/!]|&(?:#\d{1,7}|[a-zA-Z]{2,8});")
HINT_FIELDS = (("title", "title"), ("published", "published"), ("author", "author"))


def read_feed(item: Item) -> Found:
    """Yield a report for each entry, in the feed's order.

    An entry with a page of its own is not fetched: its report holds what the feed says.

    Raises:
        InputError: if it is no feed, or declares entities.
    """
    import feedparser

    raw = item.read()
    if ENTITY_DECLARATION.search(raw.replace(b"\0", b"")):
        raise InputError("entities", "the feed declares entities of its own, which is refused")
    # A stream, because the parser opens a file or URL if bytes or a string name one.
    parsed = feedparser.parse(io.BytesIO(raw), resolve_relative_uris=False)
    if not parsed.get("version") and not parsed.entries:
        raise InputError("not-a-feed", "XML that is neither a feed nor a page")
    outlet = _string(parsed.feed, "title")
    for number, entry in enumerate(parsed.entries, start=1):
        part = f"entry {number}"
        body = _body(entry)
        if not body.strip():
            yield item.rejection(InputError("empty", "has no text"), part=part)
            continue
        url = _url(entry)
        raw_entry, media = _page(body)
        name = url or f"{item.name}#{number}"
        hints = _hints(entry, outlet)
        yield item.report(raw_entry, media, name=name, part=part, url=url, hints=hints)


def _body(entry: Any) -> str:  # noqa: ANN401 - feedparser is untyped
    bodies = [str(c.get("value", "")) for c in entry.get("content", ())]
    bodies.append(_string(entry, "summary") or "")
    return max(bodies, key=len)


def _page(body: str) -> tuple[bytes, str]:
    if MARKUP.search(body) is None:
        return _encoded(body), "text/plain"
    page = f'<!doctype html><meta charset="utf-8"><body><article>{body}</article></body>'
    return _encoded(page), "text/html"


def _hints(entry: Any, outlet: str | None) -> Hints:  # noqa: ANN401 - feedparser is untyped
    hints = [(key, _plain(_string(entry, field))) for key, field in HINT_FIELDS]
    hints.append(("outlet", _plain(outlet)))
    return tuple((key, value) for key, value in hints if value)


def _url(entry: Any) -> str | None:  # noqa: ANN401 - feedparser is untyped
    url = _string(entry, "link")
    return url if url and url.lower().startswith(("http://", "https://")) else None


def _string(fields: Any, key: str) -> str | None:  # noqa: ANN401 - feedparser is untyped
    value = fields.get(key)
    return value if isinstance(value, str) else None


def _plain(value: str | None) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", value or "")).split())


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")
