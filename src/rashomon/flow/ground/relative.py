"""Reads words that count from a day: the report's own ("last week") or another event's."""

import re
from datetime import date, datetime, time, timedelta
from typing import Final

from rashomon.flow.ground.dates import (
    NO_ANCHOR,
    ONE_DAY,
    Context,
    UnreadableError,
    When,
    day_of,
    months_on,
    one_day,
    one_month,
    one_week,
    one_year,
)
from rashomon.lexicon.numbers import VALUES
from rashomon.model.vocabulary import Anchor
from rashomon.model.vocabulary import TimePrecision as Precision

_WEEK = timedelta(days=7)
# A report dated the day before the day it names was filed across the date line or dated early: no
# report says "on Tuesday" of a Tuesday six days past when it is Monday. Source: gold/develop.
ONE_DAY_AHEAD = 6
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NUMBERS = VALUES | {"a": 1, "an": 1, "couple of": 2, "dozen": 12}
_UNIT_ONE = r"(minute|moment|hour|day|week|fortnight|month|year|decade)"
UNIT = rf"{_UNIT_ONE}s?"
COUNT = (
    r"(\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty"
    r"|thirty|(?:a )?couple of|several|(?:a )?few|many|(?:a )?dozen|half an?)"
)
_WEEKDAY = r"(mon|tue|wed|thu|fri|sat|sun)[a-z]*day"
PARTS = r"(?:early )?(?:morning|afternoon|evening|night|dawn|dusk)"
# Hours of the day from midnight. Source: codebook, section 1.10.
_HOURS = {
    "early": (4, 9),
    "early morning": (4, 9),
    "dawn": (4, 9),
    "morning": (6, 12),
    "afternoon": (12, 18),
    "dusk": (18, 21),
    "evening": (18, 24),
    "late": (21, 24),
    "late evening": (21, 24),
    "night": (21, 30),
    "late night": (21, 27),
    "overnight": (18, 30),
}


# Days and their parts


def word_day(match: re.Match[str], context: Context) -> When:
    """Read "today", "tonight", "yesterday morning"."""
    word, part = match[1], match[2]
    if word == "overnight":
        return part_of(context.today - ONE_DAY, "overnight", "overnight")
    if word in ("tonight", "last night"):
        return part_of(context.today - ONE_DAY * (word == "last night"), "night", word)
    shift = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    day = context.today + shift * ONE_DAY
    return part_of(day, part, f"{word} {part}") if part else one_day(day, word)


def weekday(match: re.Match[str], context: Context) -> When:
    """Read a day of the week: the last one, the next one for the future."""
    which, name = match[1], match[2]
    wanted = _WEEKDAYS.index(name)
    if which == "following":
        _, last = _event_days(context)
        days = (wanted - last.weekday()) % 7 or 7
        return one_day(last + timedelta(days=days), "weekday after an event", anchored=False)
    today = context.today
    back = (today.weekday() - wanted) % 7
    if which in ("this", "this coming") and not context.future:
        return one_day(today + timedelta(days=wanted - today.weekday()), "weekday of this week")
    if which in ("next", "coming", "this coming"):
        return one_day(today + timedelta(days=7 - back), "next weekday")
    if which in ("last", "past", "this past", "previous"):
        return one_day(today - timedelta(days=back or 7), "last weekday")
    if context.future:
        return one_day(today + timedelta(days=-back % 7), "weekday ahead")
    if back == ONE_DAY_AHEAD and which is None and context.clock.anchor is Anchor.PUBLISHED:
        return one_day(today + ONE_DAY, "weekday of publication")
    return one_day(today - timedelta(days=back), "weekday")


def part_of(day: date, part: str, rule: str, *, anchored: bool = True) -> When:
    """Return the part of the day; it may run into the next day."""
    first, last = _HOURS[part]
    midnight = datetime.combine(day, time())
    start, end = midnight + timedelta(hours=first), midnight + timedelta(hours=last)
    return When(start, end, Precision.PART_OF_DAY, rule, anchored)


# Periods beside the anchor


def _period(match: re.Match[str], context: Context) -> When:
    """Read "last week", "this year", "next month" and the like, whole."""
    which, unit = match[1], match[2]
    today = context.today
    shift = {"last": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(which, 0)
    rule = f"{which} {unit}"
    if unit == "week":
        return one_week(today + timedelta(days=7 * shift), rule)
    if unit == "weekend":
        monday = today - timedelta(days=today.weekday()) + timedelta(days=7 * shift)
        saturday = monday + timedelta(days=5 - 7 * (not shift and today.weekday() < 5))
        return When(saturday, saturday + 2 * ONE_DAY, Precision.DAY, rule)
    whole = (
        one_month(*_year_month(months_on(today.replace(day=1), shift)), rule)
        if unit == "month"
        else one_year(today.year + shift * (10 if unit == "decade" else 1), rule)
    )
    if shift or which != "this":
        return whole
    cut = today if context.future else whole.start
    end = whole.end if context.future else today + ONE_DAY
    return When(cut, end, whole.precision, rule)


def _bare_period(match: re.Match[str], context: Context) -> When:
    return _around(context.today, match[1], f"the {match[1]}", anchored=True)


def _year_month(day: date) -> tuple[int, int]:
    return day.year, day.month


_PRECISION = {
    "minute": Precision.DAY,
    "moment": Precision.DAY,
    "hour": Precision.DAY,
    "day": Precision.DAY,
    "week": Precision.WEEK,
    "fortnight": Precision.WEEK,
    "month": Precision.MONTH,
    "year": Precision.YEAR,
    "decade": Precision.YEAR,
}
_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_UNIT_MONTHS = {"month": 1, "year": 12, "decade": 120}


def _number(text: str | None) -> int | None:
    """Return the number, None if it is vague."""
    if not text:
        return None
    word = text.removeprefix("a ") if text != "a" else text
    return int(word) if word.isdigit() else _NUMBERS.get(word)


def _shifted(day: date, number: int, unit: str) -> date:
    if unit in _UNIT_MONTHS:
        return months_on(day, number * _UNIT_MONTHS[unit])
    if unit in _UNIT_DAYS:
        return day + timedelta(days=number * _UNIT_DAYS[unit])
    return day + timedelta(hours=number * (unit == "hour")) if unit == "hour" else day


def _stretch(match: re.Match[str], context: Context) -> When:
    """Read "the past 10 weeks", "recent months", "the coming days"."""
    which, number, unit = match[1], _number(match[2]), match[3]
    today = context.today
    ahead = which in ("next", "coming", "following", "upcoming")
    if number is None and (match[2] or match[4] or which in ("recent", "upcoming")):
        if ahead:
            return When(today, None, Precision.OPEN, "the time ahead")
        return When(None, today + ONE_DAY, Precision.OPEN, "the time just past")
    number = number or 1
    if unit == "hour":
        number, unit = max(1, -(-number // 24)), "day"
    precision = _PRECISION[unit]
    if ahead:
        return When(today, _shifted(today, number, unit) + ONE_DAY, precision, "a stretch ahead")
    return When(_shifted(today, -number, unit), today + ONE_DAY, precision, "a stretch past")


def _future(_: re.Match[str], context: Context) -> When:
    return When(context.today, None, Precision.OPEN, "the future")


def _around(day: date, unit: str, rule: str, *, anchored: bool) -> When:
    """Return the calendar unit that holds the day."""
    if unit in ("week", "fortnight"):
        when = one_week(day, rule)
    elif unit == "month":
        when = one_month(day.year, day.month, rule)
    elif unit in ("year", "decade"):
        when = one_year(day.year, rule)
    else:
        when = one_day(day, rule)
    return When(when.start, when.end, when.precision, rule, anchored)


def _ago(match: re.Match[str], context: Context) -> When:
    number, unit = _number(match[1]), match[2]
    today = context.today
    if number is None:
        return When(None, today + ONE_DAY, Precision.OPEN, "some time ago")
    return _around(_shifted(today, -number, unit), unit, f"{unit}s ago", anchored=True)


# Counted from another event


def _event_days(context: Context) -> tuple[date, date]:
    """Return the first and the last day of the other event."""
    event = context.event
    if event is None or event.start is None:
        raise UnreadableError(NO_ANCHOR)
    first = datetime.fromisoformat(event.start)
    last = datetime.fromisoformat(event.end) if event.end else first + ONE_DAY
    return first.date(), (last - timedelta(minutes=1)).date()


def _beside_event(match: re.Match[str], context: Context) -> When:
    number, unit, side = _number(match[1]), match[2], match[3]
    first, last = _event_days(context)
    later = side in ("later", "after", "afterward", "afterwards")
    if unit in ("minute", "moment", "hour"):
        if number is not None and (near := _clock_shift(context, number, unit, side)):
            return near
        return When(first, last + ONE_DAY, Precision.DAY, "hours from an event", anchored=False)
    if number is None:
        return _some_way_from(first, last, unit=unit, later=later)
    day = _shifted(last if later else first, number if later else -number, unit)
    return _around(day, unit, f"{unit}s from an event", anchored=False)


def _some_way_from(first: date, last: date, *, unit: str, later: bool) -> When:
    """Read "days later", "weeks before": within a week if it is days, else open."""
    if unit != "day":
        rule = "some time from an event"
        if later:
            return When(last + ONE_DAY, None, Precision.OPEN, rule, anchored=False)
        return When(None, first, Precision.OPEN, rule, anchored=False)
    start, end = (last + ONE_DAY, last + _WEEK + ONE_DAY) if later else (first - _WEEK, first)
    return When(start, end, Precision.WEEK, "some days from an event", anchored=False)


def _clock_shift(context: Context, number: int, unit: str, side: str) -> When | None:
    """Read "an hour later" beside an event whose clock time is known, half an hour either way."""
    event = context.event
    if event is None or event.start is None or event.precision is not Precision.MINUTE:
        return None
    step = timedelta(hours=number) if unit == "hour" else timedelta(minutes=number)
    earlier = side in ("earlier", "before", "beforehand", "prior", "previously")
    moment = datetime.fromisoformat(event.start) + (-step if earlier else step)
    half = timedelta(minutes=30)
    return When(moment - half, moment + half, Precision.HOUR, "a clock shift", anchored=False)


def _neighbour_of_event(match: re.Match[str], context: Context) -> When:
    """Read "the previous day", "the day after", "the following week"."""
    words = match[0]
    unit = next(unit for unit in ("day", "night", "week", "month", "year") if unit in words)
    first, last = _event_days(context)
    back = any(word in words for word in ("previous", "before", "preceding", "earlier", "eve"))
    day = _shifted(first, -1, unit) if back else _shifted(last, 1, unit)
    if unit == "night":
        return part_of(
            first - ONE_DAY if back else last + ONE_DAY, "night", "beside an event", anchored=False
        )
    return _around(day, unit, "beside an event", anchored=False)


def _same_as_event(match: re.Match[str], context: Context) -> When:
    side, unit, part = match[1], match[2], match[3]
    if context.event is None and "the" in match[0].split() and "same" not in match[0]:
        day = context.today
        if unit and unit != "day":
            return _within(side, unit, context)
        anchored = True
    else:
        (day, _), anchored = _event_days(context), False
    if part:
        return part_of(day, part, "part of the same day", anchored=anchored)
    return _around(day, unit, f"the same {unit}", anchored=anchored)


def _within(side: str | None, unit: str, context: Context) -> When:
    """Read "earlier this month" (up to the anchor) and "later this month" (from it)."""
    today = context.today
    whole = _around(today, unit, f"{side} this {unit}", anchored=True)
    start, end = whole.start, whole.end
    if side == "earlier" and start is not None:
        end = max(today, day_of(start) + ONE_DAY)
    elif side == "later":
        start = today
    return When(start, end, whole.precision, whole.rule)


def _this_period(match: re.Match[str], context: Context) -> When:
    return _within(match[1], match[2], context)


_PERIOD = r"(week|weekend|month|year|decade)"
_AHEAD_OR_BACK = r"(last|past|previous|preceding|recent|next|coming|following|upcoming)"
RELATIVE_RULES: Final = (
    (
        re.compile(
            rf"(today|tomorrow|yesterday|tonight|overnight|last night|this(?= ))(?: ({PARTS}))?"
        ),
        word_day,
    ),
    (
        re.compile(
            rf"(?:the )?(?:(last|past|previous|next|coming|following|this past|this coming|this) )?{_WEEKDAY}"
        ),
        weekday,
    ),
    (re.compile(rf"(?:the )?(this|last|next|previous|coming) {_PERIOD}"), _period),
    (re.compile(rf"(?:the )?{_PERIOD}"), _bare_period),
    (re.compile(r"(earlier|later)(?: (?:in|on))? (?:this|the) (week|month|year)"), _this_period),
    (re.compile(r"(?:in )?(?:the )?future"), _future),
    (re.compile(rf"{COUNT}? ?{UNIT} ago"), _ago),
    (
        re.compile(
            r"(?:the )?(?:(?:previous|next|following|preceding) (?:day|night)|day (?:before|after|earlier|later)"
            r"|following (?:week|month|year)|eve)"
        ),
        _neighbour_of_event,
    ),
    (
        re.compile(
            rf"(?:(?:just|only|the|barely) )?{COUNT}? ?{UNIT} (later|earlier|before|after|beforehand|afterwards?|prior|previously)"
        ),
        _beside_event,
    ),
    (
        re.compile(
            rf"(?:(later|earlier)(?: (?:in|on))? )?(?:the same|that|same|the) (day|week|month|year|(?={PARTS}))"
            rf"({PARTS})?"
        ),
        _same_as_event,
    ),
    (re.compile(rf"(?:the )?(?:this )?{_AHEAD_OR_BACK} (?:{COUNT} )?{_UNIT_ONE}(s?)"), _stretch),
)
"""Patterns over normalised lower-case words, each with what reads a full match."""
