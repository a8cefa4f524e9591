"""Dates of publication: read as written, never guessed, each with how it was found."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from rashomon.model.text import Published, Span

# Best first: what the report says of itself, its record or page, its feed, its address, and only
# then what its text tells.
METHODS = ("header", "record", "json-ld", "meta", "feed", "url", "dateline", "text")
FIRST_YEAR, LAST_YEAR = 1900, 2100
TEXT_CHARS = 300
VALUE_CHARS = 80
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june",
            "jul july", "aug august", "sep sept september", "oct october", "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
MONTH = (
    "(?P<month>" + "|".join(sorted((m.title() for m in MONTHS), key=len, reverse=True)) + r")\.?"
)
DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
NUMERIC = re.compile(
    rf"(?<![0-9]){YEAR}(?P<sep>[-/.])(?P<month>[0-9]{{1,2}})(?P=sep){DAY}(?![0-9])"
)
WORDS = (
    re.compile(rf"\b{MONTH} {{1,2}}{DAY},? {{1,2}}{YEAR}\b", re.I),
    re.compile(rf"\b{DAY}(?: of)? {{1,2}}{MONTH},? {{1,2}}{YEAR}\b", re.I),
    re.compile(rf"\b{DAY}-{MONTH}-{YEAR}\b", re.I),
)
COMPACT = re.compile(rf"{YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})(?:T?[0-9]{{4,6}}Z?)?")
SLASHED = re.compile(rf"(?P<first>[0-9]{{1,2}})[/.](?P<second>[0-9]{{1,2}})[/.]{YEAR}\b")
EPOCH = re.compile(r"[0-9]{9,10}(?:[0-9]{3})?(?:\.[0-9]{1,6})?")
URL_DATE = re.compile(
    rf"(?<![0-9]){YEAR}[/-](?P<month>[0-9]{{1,2}}|[a-z]{{3,9}})[/-](?P<day>[0-9]{{1,2}})(?![0-9])",
    re.I,
)
URL_COMPACT = re.compile(rf"(?<![0-9]){YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})(?![0-9])")
UPDATED = re.compile(r"\b(?:Updated|Published|Posted)(?: on| at)?:? {0,3}", re.I)


def parse_date(value: str) -> str | None:
    """Return the date in a metadata value as ``YYYY-MM-DD``, in the zone it was written in.

    ``03/04/2016`` is either of two days, so it gives none.
    """
    value = value.strip()[:VALUE_CHARS]
    for pattern in (NUMERIC, *WORDS):
        if match := pattern.search(value):
            return _date(match["year"], match["month"], match["day"])
    if match := COMPACT.fullmatch(value):
        return _date(match["year"], match["month"], match["day"])
    if match := SLASHED.search(value):
        return _slashed(match["first"], match["second"], match["year"])
    if EPOCH.fullmatch(value):
        seconds = int(value.partition(".")[0])
        seconds = seconds // 1000 if seconds > 99_999_999_999 else seconds
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    return None


def date_of_url(url: str) -> str | None:
    """Return the date that the path of an address holds."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    for pattern in (URL_DATE, URL_COMPACT):
        for match in pattern.finditer(path):
            if found := _date(match["year"], match["month"], match["day"]):
                return found
    return None


def dates_of_text(text: str, start: int) -> Iterable[Published]:
    """Yield the dates in the first characters of a text, those after ``Updated:`` first."""
    end = min(start + TEXT_CHARS, len(text))
    matches = (m for pattern in (NUMERIC, *WORDS) for m in pattern.finditer(text, start, end))
    found = [
        Published(iso, "text", Span(match.start(), match.end()))
        for match in matches
        if (iso := _date(match["year"], match["month"], match["day"]))
    ]
    marks = {match.end() for match in UPDATED.finditer(text, start, end)}
    return sorted(found, key=lambda p: (p.span is None or p.span.start not in marks, p.span))


def best(dates: Iterable[Published]) -> Published | None:
    """Return the date found in the most reliable way; the first of equals."""
    return min(dates, key=lambda published: METHODS.index(published.method), default=None)


def _date(year: str, month: str, day: str) -> str | None:
    number = int(month) if month.isdigit() else MONTHS.get(month.lower().rstrip("."), 0)
    try:
        found = date(int(year), number, int(day))
    except ValueError:
        return None
    return found.isoformat() if FIRST_YEAR <= found.year <= LAST_YEAR else None


def _slashed(first: str, second: str, year: str) -> str | None:
    if int(first) > 12 or first == second:
        return _date(year, second, first)
    return _date(year, first, second) if int(second) > 12 else None
