"""Reads calendar dates, months, years and seasons; the arithmetic that all time words share."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from rashomon.model.interval import Interval
from rashomon.model.vocabulary import Anchor, TimePrecision

NO_ANCHOR: Final = "no anchor"


@dataclass(frozen=True, slots=True)
class Clock:
    """What relative words are counted from: ``date`` is ``YYYY-MM-DD``, None if unknown."""

    date: str | None
    anchor: Anchor


class UnreadableError(ValueError):
    """Words that give no interval; its message is the reason. Never leaves the grammar."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a reading may lean on: the clock, the direction, another event."""

    clock: Clock
    future: bool
    event: Interval | None

    @property
    def today(self) -> date:
        """The anchor's date.

        Raises:
            UnreadableError: if there is no anchor.
        """
        if self.clock.date is None:
            raise UnreadableError(NO_ANCHOR)
        return date.fromisoformat(self.clock.date)


@dataclass(frozen=True, slots=True)
class When:
    """An interval in the making; ``anchored`` if counted from the clock."""

    start: date | datetime | None
    end: date | datetime | None
    precision: TimePrecision
    rule: str
    anchored: bool = True


ONE_DAY: Final = timedelta(days=1)
_LATE_DATE_DAYS = (
    2  # a report may be dated up to two days before its own news, across the date line
)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_SEASON_START = {"winter": 12, "spring": 3, "summer": 6, "autumn": 9, "fall": 9}  # northern

MONTH_NAME = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
DAY_NUMBER = r"(\d{1,2})(?:st|nd|rd|th)?"
YEAR_NUMBER = r"((?:19|20)\d\d)"


def moment_of(value: date | datetime) -> datetime:
    """Return a date as its first minute."""
    if isinstance(value, datetime):
        return value
    return datetime(value.year, value.month, value.day)  # noqa: DTZ001 - local to the place


def day_of(value: date | datetime) -> date:
    """Return the day that holds the moment."""
    return value.date() if isinstance(value, datetime) else value


# Spans of days, months and years


def one_day(day: date, rule: str, *, anchored: bool = True) -> When:
    """Return the day as an interval."""
    return When(day, day + ONE_DAY, TimePrecision.DAY, rule, anchored)


def one_month(year: int, month: int, rule: str, *, anchored: bool = True) -> When:
    """Return the calendar month."""
    start = date(year, month, 1)
    return When(start, months_on(start, 1), TimePrecision.MONTH, rule, anchored)


def months_on(day: date, months: int) -> date:
    """Return the day so many months on, the last of the month where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def one_week(day: date, rule: str) -> When:
    """Return the week, Monday to Sunday, that holds the day."""
    monday = day - timedelta(days=day.weekday())
    return When(monday, monday + timedelta(days=7), TimePrecision.WEEK, rule)


def one_year(year: int, rule: str, *, anchored: bool = True) -> When:
    """Return the calendar year."""
    return When(date(year, 1, 1), date(year + 1, 1, 1), TimePrecision.YEAR, rule, anchored)


def _month_number(word: str) -> int:
    return _MONTHS.index(word.strip(". ")[:3]) + 1


# Calendar dates


def _iso(match: re.Match[str], _: Context) -> When:
    start = date.fromisoformat(match[1])
    if match[2]:
        moment = datetime.fromisoformat(f"{match[1]}T{match[2]}")
        return When(
            moment, moment + timedelta(minutes=1), TimePrecision.MINUTE, "iso time", anchored=False
        )
    return one_day(start, "iso date", anchored=False)


def _group(match: re.Match[str], _: Context) -> When:
    day, hour, minute, month, year = match.groups()
    moment = datetime(  # noqa: DTZ001 - the group says Z, the field is local by contract
        2000 + int(year), _month_number(month), int(day), int(hour), int(minute)
    )
    return When(
        moment,
        moment + timedelta(minutes=1),
        TimePrecision.MINUTE,
        "date-time group",
        anchored=False,
    )


def _calendar(match: re.Match[str], context: Context) -> When:
    part = match.groupdict()
    month = _month_number(part["month"])
    last_month = _month_number(part["month2"]) if part.get("month2") else month
    first, last = int(part["day"]), int(part["day2"] or part["day"])
    if part["year"]:
        year, anchored = int(part["year"]), False
    elif part.get("that"):
        year, anchored = _that_year(part["that"], context), True
    else:
        year, anchored = _nearest_year(month, first, context), True
    start = date(year, month, first)
    end = date(year + (last_month < month), last_month, last) + ONE_DAY
    return When(start, end, TimePrecision.DAY, "date", anchored)


def _that_year(word: str, context: Context) -> int:
    return context.today.year + {"last": -1, "next": 1}.get(word, 0)


def _nearest_year(month: int, day: int, context: Context) -> int:
    """Return the year that puts the date nearest before the anchor (after it for the future)."""
    today = context.today
    date(2000, month, day)  # refuse June 31 before looking for a year
    if context.future:
        return today.year + ((month, day) < (today.month, today.day))
    limit = today + timedelta(days=_LATE_DATE_DAYS)
    return limit.year - ((month, day) > (limit.month, limit.day))


def _month_alone(match: re.Match[str], context: Context) -> When:
    which, month, that, year = match[1], _month_number(match[2]), match[3], match[4]
    if year:
        return one_month(int(year), month, "month and year", anchored=False)
    if that:
        return one_month(_that_year(that, context), month, "month of that year")
    today = context.today
    if which == "next" or (which is None and context.future):
        later = month > today.month or (which is None and month == today.month)
        return one_month(today.year + (not later), month, "month ahead")
    earlier = month < today.month or (which != "last" and month == today.month)
    return one_month(today.year - (not earlier), month, "month past")


def _year_alone(match: re.Match[str], _: Context) -> When:
    return one_year(int(match[1]), "year", anchored=False)


def _years(match: re.Match[str], _: Context) -> When:
    years = [int(year) for year in re.findall(r"\d{4}", match[0])]
    tail = re.search(r"\d{4}-(\d\d)$", match[0])
    last = years[0] // 100 * 100 + int(tail[1]) if tail else max(years)
    return When(
        date(min(years), 1, 1), date(last + 1, 1, 1), TimePrecision.YEAR, "years", anchored=False
    )


def _season(match: re.Match[str], context: Context) -> When:
    which, season, year = match.groups()
    month = _SEASON_START[season]
    if year is not None:
        first = int(year) if year.isdigit() else _that_year(year.split()[0], context)
        start = date(first, month, 1)
    else:
        today = context.today
        ahead = which == "next" or (which != "last" and context.future)
        start = date(today.year + 1, month, 1)
        while start > today or (which == "last" and months_on(start, 3) > today):
            start = months_on(start, -12)
        if ahead or (which == "this" and months_on(start, 3) <= today):
            start = months_on(start, 12)
    return When(
        start,
        months_on(start, 3),
        TimePrecision.SEASON,
        "season",
        anchored=not (year and year.isdigit()),
    )


_THAT_YEAR = r"(last|this|next|that|the same) year"
_SEASONS = "(winter|spring|summer|autumn|fall)"
DATE_RULES: Final = (
    (re.compile(r"(\d{4}-\d\d-\d\d)(?:[t ](\d\d:\d\d))?"), _iso),
    (re.compile(r"(\d\d)(\d\d)(\d\d)z ?([a-z]{3}) ?(\d\d)"), _group),
    (
        re.compile(
            rf"(?P<month>{MONTH_NAME}) ?(?P<day>\d{{1,2}})"
            rf"(?:(?: ?- ?| to | through | and | until | or )(?:(?P<month2>{MONTH_NAME}) ?)?"
            rf"(?P<day2>\d{{1,2}}))?(?: (?P<year>(?:19|20)\d\d)| of (?P<that>\w+) year)?"
        ),
        _calendar,
    ),
    (
        re.compile(
            rf"(?P<day>\d{{1,2}})(?:(?: ?- ?| to | through | and | until | or )"
            rf"(?P<day2>\d{{1,2}}))? (?:of )?(?P<month>{MONTH_NAME})"
            rf"(?: (?P<year>(?:19|20)\d\d)|(?: of)? (?P<that>\w+) year)?"
        ),
        _calendar,
    ),
    (
        re.compile(
            rf"(?:(last|next|this) )?({MONTH_NAME})(?: of {_THAT_YEAR}| (?:of )?{YEAR_NUMBER})?"
        ),
        _month_alone,
    ),
    (re.compile(YEAR_NUMBER), _year_alone),
    (
        re.compile(
            r"(?:19|20)\d\d(?: ?(?:-|to|and|or|through) ?(?:\d{4}|\d\d)| \d{4})(?:,? (?:and )?\d{4})*"
        ),
        _years,
    ),
    (
        re.compile(
            rf"(?:the )?(?:(last|this|next) )?{_SEASONS}(?: (?:of )?((?:19|20)\d\d|(?:last|this|next) year))?"
        ),
        _season,
    ),
)
"""Patterns over normalised lower-case words, each with what reads a full match."""
