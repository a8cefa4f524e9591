"""Articles in JSON: which of their fields is what."""

import html
import json
import re
from dataclasses import replace
from typing import Any

from rashomon.errors import InputError
from rashomon.flow.clean.dates import parse_date
from rashomon.flow.clean.draft import Draft, same_words
from rashomon.model.text import Published, Span

TEXT_KEYS = ("text", "body", "content", "articleBody", "maintext")
HTML_KEYS = ("html", "raw_html")
TITLE_KEYS = ("title", "headline")
DATE_KEYS = ("published", "date", "date_publish", "datePublished", "pubDate", "timestamp")
URL_KEYS = ("url", "link")
OUTLET_KEYS = ("outlet", "source", "publisher", "domain", "site_name")
AUTHOR_KEYS = ("author", "byline", "authors")
# What objects call the name of a source or an author.
NAME_KEYS = ("name", "title", "id")
CLEANED_BY = "article/1"
SURROGATE = re.compile(r"[\ud800-\udfff]")


def load_article(raw: bytes) -> dict[str, Any]:
    """Return the fields of an article.

    Raises:
        InputError: if the bytes are not a JSON object.
    """
    try:
        fields = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise InputError("not-an-article", f"not JSON: {error}") from error
    if not isinstance(fields, dict):
        raise InputError("not-an-article", "not a JSON object")
    return fields


def page_of(fields: dict[str, Any]) -> str | None:
    """Return the HTML of an article that has no text of its own."""
    return None if _first(fields, TEXT_KEYS) else _first(fields, HTML_KEYS)


def draft_article(fields: dict[str, Any]) -> Draft:
    """Return the draft of an article's text: its title, if the text lacks it, then the text.

    Raises:
        InputError: if it holds no text.
    """
    body = _first(fields, TEXT_KEYS)
    if body is None:
        raise InputError("not-an-article", "has no text")
    return with_fields(titled(body, _title(fields), cleaned_by=CLEANED_BY), fields)


def titled(body: str, title: str | None, *, cleaned_by: str) -> Draft:
    """Return a draft of a title and a body, the title first unless the body begins with it."""
    body = clean_text(body)
    title = " ".join(clean_text(title or "").split())
    first_line = body.lstrip().partition("\n")[0]
    if not title or same_words(first_line, title):
        return Draft(text=body, cleaned_by=cleaned_by)
    text = f"{title}\n{body}"
    return Draft(text=text, cleaned_by=cleaned_by, body_start=len(title), title=Span(0, len(title)))


def headed(draft: Draft, title: str | None) -> Draft:
    """Return the draft with the title that its feed gives, where the text itself has none."""
    if title is None or draft.title is not None or draft.body_start:
        return draft
    found = titled(draft.text, title, cleaned_by=draft.cleaned_by)
    shift = found.body_start + 1 if found.title else 0
    return replace(
        draft,
        text=found.text,
        body_start=found.body_start,
        title=found.title,
        dates=tuple(_shifted(date, shift) for date in draft.dates),
    )


def _shifted(date: Published, by: int) -> Published:
    span = date.span and Span(date.span.start + by, date.span.end + by)
    return replace(date, span=span)


def with_fields(draft: Draft, fields: dict[str, Any]) -> Draft:
    """Return the draft with what the record says of it; the record goes before the page."""
    date = next((d for k in DATE_KEYS if (d := _date(fields.get(k)))), None)
    dates = (Published(date, "record"),) if date else ()
    return Draft(
        text=draft.text,
        cleaned_by=draft.cleaned_by,
        body_start=draft.body_start,
        title=draft.title,
        outlet=_named(fields, OUTLET_KEYS) or draft.outlet,
        author=_named(fields, AUTHOR_KEYS) or draft.author,
        url=_first(fields, URL_KEYS) or draft.url,
        site=draft.site,
        dates=(*dates, *draft.dates),
    )


def clean_text(text: str) -> str:
    """Return the text without lone surrogates, which cannot be stored."""
    return SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def _title(fields: dict[str, Any]) -> str | None:
    title = _first(fields, TITLE_KEYS)
    return html.unescape(title) if title else None


def _date(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    return parse_date(str(value))


def _first(fields: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    values = (fields.get(key) for key in keys)
    return next((v for v in values if isinstance(v, str) and v.strip()), None)


def _named(fields: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    return next((name for key in keys if (name := _name(fields.get(key)))), None)


def _name(value: object) -> str | None:
    """Return the name in a string, an object with a name, or a list of either."""
    if isinstance(value, str):
        return " ".join(clean_text(value).split()) or None
    if isinstance(value, dict):
        return next((name for key in NAME_KEYS if (name := _name_text(value.get(key)))), None)
    if isinstance(value, list):
        names = [_name_text(v) or (_name(v) if isinstance(v, dict) else None) for v in value[:20]]
        return ", ".join(name for name in names if name) or None
    return None


def _name_text(value: object) -> str | None:
    return _name(value) if isinstance(value, str) else None
