"""The process that parses pages: it may be killed at any moment, and is expendable.

Frames on standard input: a JSON head with its length before it, then the page. Frames on standard
output: the JSON result with its length before it.
"""

import functools
import json
import os
import re
import struct
import sys
from importlib.metadata import version
from typing import Any, BinaryIO

LENGTH = struct.Struct(">I")
# Errors of the parser and extractor on hostile markup. Any other kills this process, and the page
# is refused as one that cannot be read.
PARSE_ERRORS = (ValueError, TypeError, AttributeError, LookupError, ArithmeticError, OSError)
PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
META_DATES = (
    "article:published_time", "og:published_time", "datepublished", "date", "dc.date",
    "dc.date.issued", "dcterms.date", "dcterms.created", "pubdate", "publishdate", "publish-date",
    "publication_date", "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime",
    "article.published", "article_date_original", "timestamp",
)  # fmt: skip
META_TITLES = ("og:title", "twitter:title", "dc.title", "headline", "title")
META_SITES = ("og:site_name", "application-name", "dc.publisher", "publisher")
META_AUTHORS = (
    "author",
    "article:author",
    "dc.creator",
    "parsely-author",
    "byl",
    "sailthru.author",
)
VALUE_CHARS = 500


def main() -> None:
    """Serve pages until standard input ends."""
    requests = sys.stdin.buffer
    # Whatever a library prints goes nowhere, not among the frames.
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    while head := _read_frame(requests):
        request = json.loads(head)
        page = requests.read(request["size"])
        _limit(request["cpu_s"], request["memory_bytes"])
        reply = json.dumps(_answer(page, request["url"])).encode()
        replies.write(LENGTH.pack(len(reply)) + reply)
        replies.flush()


def _answer(page: bytes, url: str | None) -> dict[str, Any]:
    try:
        return clean(page, url)
    except (MemoryError, RecursionError):
        return {"error": "too-large", "message": "needs more memory than a page may have"}
    except PARSE_ERRORS as error:
        return {"error": "unreadable", "message": f"cannot be parsed: {type(error).__name__}"}


def clean(page: bytes, url: str | None) -> dict[str, Any]:
    """Return text and metadata of a page: keys as in ``html.Cleaned``, dates as pairs."""
    from trafilatura import bare_extraction
    from trafilatura.utils import load_html

    tree = load_html(page)
    if tree is None:
        return {"error": "unreadable", "message": "holds no markup that can be parsed"}
    found = _metadata(tree)
    document = bare_extraction(
        tree, url=url, include_comments=False, include_images=False, with_metadata=False
    )
    text = getattr(document, "text", None) or ""
    if not found["dates"]:
        found["dates"] = _guessed_date(page)
    return {"text": text, "cleaned_by": _cleaned_by(), **found}


@functools.cache
def _cleaned_by() -> str:
    return f"trafilatura/{version('trafilatura')}"


def _metadata(tree: Any) -> dict[str, Any]:  # noqa: ANN401 - an lxml element
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop")
        value = (element.get("content") or "").strip()[:VALUE_CHARS]
        if key and value:
            metas.setdefault(key.strip().lower(), value)
    json_ld = [
        found
        for script in tree.iter("script")
        if script.get("type") == "application/ld+json"
        for found in PUBLISHED.findall(script.text or "")
    ]
    times = [
        element.get("datetime") or element.get("content") or ""
        for element in tree.iter("time")
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None
    ]
    dates = [("json-ld", value) for value in json_ld]
    dates += [("meta", metas[key]) for key in META_DATES if key in metas]
    dates += [("meta", value) for value in times if value]
    return {
        "title": _pick(metas, META_TITLES) or _heading(tree),
        "site": _pick(metas, META_SITES),
        "author": _author(metas),
        "dates": dates[:10],
    }


def _pick(metas: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((metas[key] for key in keys if key in metas), None)


def _author(metas: dict[str, str]) -> str | None:
    found = _pick(metas, META_AUTHORS)
    return None if found is None or found.startswith("http") else found


def _heading(tree: Any) -> str | None:  # noqa: ANN401 - an lxml element
    for name in ("h1", "title"):
        for element in tree.iter(name):
            text = " ".join("".join(element.itertext()).split())[:VALUE_CHARS]
            if text:
                return text
    return None


def _guessed_date(page: bytes) -> list[tuple[str, str]]:
    """Return the date that htmldate finds in markup, which is a guess; it does not search text."""
    from htmldate import find_date
    from trafilatura.utils import load_html

    tree = load_html(page)
    if tree is None:
        return []
    found = find_date(tree, extensive_search=False, original_date=True, max_date="2100-01-01")
    return [("text", found)] if found else []


def _limit(cpu_s: int, memory_bytes: int) -> None:
    """Give this process so much memory, and so many more processor seconds."""
    if sys.platform == "win32":  # only the caller's clock limits a worker there
        return
    import resource

    usage = resource.getrusage(resource.RUSAGE_SELF)
    spent_s = int(usage.ru_utime + usage.ru_stime)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (spent_s + cpu_s + 1, hard))
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))


def _read_frame(stream: BinaryIO) -> bytes:
    size = stream.read(LENGTH.size)
    return stream.read(LENGTH.unpack(size)[0]) if len(size) == LENGTH.size else b""


if __name__ == "__main__":
    main()
