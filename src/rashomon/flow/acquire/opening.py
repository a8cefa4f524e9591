"""What an item is, by its name and first bytes, and the reports in it."""

import re

from rashomon.errors import InputError
from rashomon.flow.acquire import archive, articles, feed, warc
from rashomon.flow.acquire.item import Found, Item

TEXT_SUFFIXES = (".txt", ".text")
MARKDOWN_SUFFIXES = (".md", ".markdown")
HTML_SUFFIXES = (".html", ".htm", ".xhtml")
LINES_SUFFIXES = (".jsonl", ".ndjson")
WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
FEED_HEAD = re.compile(rb"<(?:rss|feed|(?:rdf:)?RDF)[\s>]", re.I)
HTML_HEAD = re.compile(rb"<(?:!doctype\s+html|html|head|body|article)[\s>]", re.I)
MARKUP_HEAD = re.compile(rb"\s*<[!?a-zA-Z]")


def read_item(item: Item) -> Found:
    """Yield the reports of an item; what cannot be read is a rejection among them."""
    try:
        yield from _read(item)
    except InputError as error:
        yield item.rejection(error)


def _read(item: Item) -> Found:
    head = item.head()
    name = item.name.lower()
    if name.endswith((".warc", ".warc.gz")) or head.startswith(b"WARC/"):
        return warc.read_warc(item)
    if head.startswith(b"\x1f\x8b"):
        return archive.read_gzip(item, read_item)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return archive.read_zip(item, read_item)
    if name.endswith((".gz", ".zip")):
        raise InputError("damaged", f"not a {name.rpartition('.')[2]} archive")
    if b"\0" in head and not head.startswith(WIDE_BOMS):
        raise InputError("binary", "holds NUL bytes, so it is not a text")
    return _read_text(item, head, name)


def _read_text(item: Item, head: bytes, name: str) -> Found:
    media = (item.media or "").lower()
    if name.endswith(LINES_SUFFIXES) or "ndjson" in media or "jsonl" in media:
        return articles.read_lines(item)
    if name.endswith(".json") or media.endswith("json"):
        return articles.read_articles(item)
    if name.endswith(TEXT_SUFFIXES):
        return _whole(item, "text/plain")
    if name.endswith(MARKDOWN_SUFFIXES) or media == "text/markdown":
        return _whole(item, "text/markdown")
    narrow = head.replace(b"\0", b"")
    if FEED_HEAD.search(narrow) and not HTML_HEAD.search(narrow):
        return feed.read_feed(item)
    if name.endswith(HTML_SUFFIXES) or HTML_HEAD.search(narrow) or "html" in media:
        return _whole(item, "text/html")
    if name.endswith((".xml", ".rss", ".atom")) or narrow.lstrip()[:5].lower() == b"<?xml":
        return feed.read_feed(item)
    if item.head().lstrip()[:1] in (b"{", b"["):
        return articles.read_articles(item)
    return _whole(item, "text/html" if MARKUP_HEAD.match(narrow) else "text/plain")


def _whole(item: Item, media: str) -> Found:
    yield item.report(item.read(), media)
