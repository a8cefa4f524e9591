"""Dates and numbers of a finished sentence read back into values, apart from what wrote them."""

import re
from datetime import datetime, timedelta

from rashomon.flow.publish.brief.lists import word_list
from rashomon.model.interval import Interval

_MONTH_NAMES = [month.lower() for month in word_list("months")]
_MONTH = "|".join(_MONTH_NAMES)
_RANGE = re.compile(
    rf"(?:(?P<d1>\d{{1,2}}) ?)?(?:(?P<m1>{_MONTH}) ?)?(?P<y1>\d{{4}})?(?:, (?P<h1>\d\d:\d\d))?"
    rf"(?: to (?:(?:(?P<d2>\d{{1,2}}) )?(?:(?P<m2>{_MONTH}) ?)?(?P<y2>\d{{4}})?)?"
    r"(?:,? ?(?P<h2>\d\d:\d\d))?)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(at least |up to )?(about )?(\d[\d,]*)(?: to (\d[\d,]*))?")
_YEARS = re.compile(r"(\d{4}) to (\d{4})")

Moments = tuple[datetime | None, datetime | None]
Range = tuple[int, int | None, bool]


def same_time(text: str, interval: Interval) -> bool:
    """Return whether the words give exactly the interval."""
    read = read_time(text)
    return read is not None and read == (_moment(interval.start), _moment(interval.end))


def read_time(text: str) -> Moments | None:
    """Return the half-open interval that the words give; None if they give none."""
    lowered = text.lower()
    if lowered.startswith("since "):
        moments = _read_range(lowered.removeprefix("since "))
        return (moments[0], None) if moments else None
    if lowered.startswith("until "):
        moments = _read_range(lowered.removeprefix("until "))
        # A clock time is itself the end; a day is included.
        return (None, moments[0 if ":" in lowered else 1]) if moments else None
    return _read_range(lowered)


def read_number(text: str) -> Range | None:
    """Return low, high (None: open) and whether it is approximate; None if it is no range."""
    if text == "none":
        return (0, 0, False)
    found = _NUMBER.fullmatch(text)
    if not found:
        return None
    head, about, first, second = found.groups()
    low = int(first.replace(",", ""))
    if head == "up to ":
        return (0, low, bool(about))
    if head == "at least ":
        return (low, None, bool(about))
    return (low, int(second.replace(",", "")) if second else low, bool(about))


def _read_range(text: str) -> Moments | None:
    years = _YEARS.fullmatch(text)
    if years:
        return (datetime(int(years[1]), 1, 1), datetime(int(years[2]) + 1, 1, 1))  # noqa: DTZ001
    found = _RANGE.fullmatch(text)
    if not found:
        return None
    part = found.groupdict()
    try:
        return _moments(part)
    except ValueError:
        return None


def _moments(part: dict[str, str | None]) -> Moments | None:
    year = part["y1"] or part["y2"]
    if year is None:
        return None
    month = part["m1"] or part["m2"]
    start, unit = _at(part["d1"], month, year)
    if part["h1"]:
        start = _clock(start, part["h1"])
    if part["d2"] or part["m2"] or part["y2"]:
        last, unit = _at(part["d2"], part["m2"] or month, part["y2"] or year)
        end = _clock(last, part["h2"]) if part["h2"] else _after(last, unit)
    elif part["h2"]:
        end = _clock(start.replace(hour=0, minute=0), part["h2"])
    elif part["h1"]:
        end = start + timedelta(minutes=1)
    else:
        end = _after(start, unit)
    return (start, end)


def _at(day: str | None, month: str | None, year: str) -> tuple[datetime, str]:
    if month is None:
        return datetime(int(year), 1, 1), "year"  # noqa: DTZ001
    number = _MONTH_NAMES.index(month.lower()) + 1
    if day is None:
        return datetime(int(year), number, 1), "month"  # noqa: DTZ001
    return datetime(int(year), number, int(day)), "day"  # noqa: DTZ001


def _after(moment: datetime, unit: str) -> datetime:
    if unit == "day":
        return moment + timedelta(days=1)
    if unit == "month":
        return (moment.replace(day=1) + timedelta(days=32)).replace(day=1)
    return moment.replace(year=moment.year + 1)


def _clock(moment: datetime, clock: str) -> datetime:
    hours, minutes = (int(part) for part in clock.split(":"))
    return moment.replace(hour=0, minute=0) + timedelta(hours=hours, minutes=minutes)


def _moment(iso: str | None) -> datetime | None:
    return None if iso is None else datetime.fromisoformat(iso)
