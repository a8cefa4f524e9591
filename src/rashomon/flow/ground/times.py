"""Reads words that say when as intervals, by the grammar of the codebook."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Final

from rashomon.flow.ground.dates import (
    DATE_RULES,
    MONTH_NAME,
    NO_ANCHOR,
    ONE_DAY,
    Clock,
    Context,
    UnreadableError,
    When,
    day_of,
    moment_of,
    months_on,
    one_month,
)
from rashomon.flow.ground.relative import COUNT, PARTS, RELATIVE_RULES, UNIT, part_of
from rashomon.model.interval import Interval
from rashomon.model.vocabulary import Anchor
from rashomon.model.vocabulary import TimePrecision as Precision

__all__ = ["DURATION", "IMPOSSIBLE", "NOT_A_TIME", "NO_ANCHOR", "Clock", "read_time"]

IMPOSSIBLE: Final = "impossible date"
DURATION: Final = "a duration"
NOT_A_TIME: Final = "not a time"

_NOON, _EVENING = 12, 18  # hours
_WEEK = timedelta(days=7)
_LONGEST_PHRASE = 120  # characters; no time expression is longer, and patterns stay cheap


def read_time(
    phrase: str, clock: Clock, *, future: bool = False, event: Interval | None = None
) -> Interval | str:
    """Return the interval that the phrase means, or the reason why it means none.

    ``future`` picks the next such day or month instead of the last one. Words counted from another
    event ("two days later") need that event's interval.

    Source: codebook, sections 1.6 and 1.10.
    """
    if len(phrase) > _LONGEST_PHRASE:
        return NOT_A_TIME
    try:
        return _interval(_read(_normal(phrase), Context(clock, future, event)), clock)
    except UnreadableError as reason:
        return str(reason)
    except (ValueError, OverflowError):
        return IMPOSSIBLE


_MERIDIEM = re.compile(r"(?<=\d) ?([ap])\.? ?m\b\.?")
_HUNDREDS = re.compile(r"\b([01]\d|2[0-3])([0-5]\d)(?= (?:gmt|utc|hours|hrs|local time))")
_ZONE = re.compile(
    r",? ?\(?\b(?:local|[a-z]+(?: [a-z]+)?(?: standard)?) time\b\)?|\([^)]*(?:gmt|utc)[^)]*\)"
    r"|(?<=[\dm]) ?\(?(?:gmt|utc|bst|cet|et|est|edt|pt|pst)\b(?: ?[+-]\d{1,2})?\)?"
    r"|(?<=:\d\d) (?:hours|hrs)\b"
)
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_OTHER_ZONE = re.compile(r"(?<=.)\([^()]*\d[ap]m[^()]*\)")


def _normal(phrase: str) -> str:
    text = " ".join(phrase.lower().replace("\u2019", "'").split())
    text = _HUNDREDS.sub(r"\1:\2", _MERIDIEM.sub(r"\1m", text))
    text = _ORDINAL.sub("", _ZONE.sub("", _OTHER_ZONE.sub("", text)))
    text = re.sub(r"(?<=[a-z])\.", " ", text).replace("\u2013", "-").replace("—", "-")
    text = re.sub(r"'s\b|[(),]", " ", text)
    return re.sub(
        r"^(?:(?:on|in|at|during|over|within)|for(?= the (?:last|past))) (?:the (?!day))?",
        "",
        " ".join(text.split()),
    )


def _interval(when: When, clock: Clock) -> Interval:
    start, end = when.start, when.end
    if start is not None and end is not None and moment_of(start) >= moment_of(end):
        raise UnreadableError(IMPOSSIBLE)
    anchor = clock.anchor if when.anchored else Anchor.TEXT
    return Interval(_text(start), _text(end), when.precision, anchor, when.rule)


def _text(moment: date | datetime | None) -> str | None:
    if isinstance(moment, datetime):
        return moment.isoformat(timespec="minutes")
    return moment.isoformat() if moment else None


def _read(text: str, context: Context) -> When:
    for pattern, rule in (*DATE_RULES, *_RULES):
        match = pattern.fullmatch(text)
        if match is not None:
            return rule(match, context)
    raise UnreadableError(NOT_A_TIME)


# Parts of days and of periods


def _day_with_part(match: re.Match[str], context: Context) -> When:
    part = (match[2] or match[3]).strip()
    if part == "overnight" and match[4] and match[4].startswith("into "):
        return part_of(_only_day(match[4][5:], context) - ONE_DAY, "overnight", "overnight")
    day = _read(match[1] or match[4], context)
    if day.precision is not Precision.DAY or day.start is None:
        raise UnreadableError(NOT_A_TIME)
    return part_of(day_of(day.start), part, "part of a day", anchored=day.anchored)


def _only_day(text: str, context: Context) -> date:
    when = _read(text, context)
    if when.start is None or when.precision not in _DAY_PRECISIONS:
        raise UnreadableError(NOT_A_TIME)
    return day_of(when.start)


def _two_names(match: re.Match[str], context: Context) -> When:
    """Read "Monday Dec. 26": the date wins."""
    return _read(match[2] or match[3], context)


_DAY_PRECISIONS = (Precision.DAY, Precision.PART_OF_DAY)


def _shaded(match: re.Match[str], context: Context) -> When:
    """Read "early Friday", "late Monday night", "mid-June", "the end of last year"."""
    shade, whole = _SHADES[match[1]], _read(match[2], context)
    if whole.start is None:
        raise UnreadableError(NOT_A_TIME)
    first = day_of(whole.start)
    if whole.precision is Precision.DAY and shade != "mid":
        return part_of(first, shade, f"{shade} in a day", anchored=whole.anchored)
    if whole.precision is Precision.PART_OF_DAY:
        return _shaded_part(shade, whole)
    if whole.precision is Precision.MONTH:
        days = {"early": (0, 10), "mid": (10, 20), "late": (20, None)}[shade]
        month = one_month(first.year, first.month, f"{shade} in a month")
        end = month.end if days[1] is None else first.replace(day=1) + timedelta(days=days[1])
        start = first.replace(day=1) + timedelta(days=days[0])
        return When(start, end, Precision.WEEK, month.rule, whole.anchored)
    if whole.precision is Precision.YEAR:
        months = {"early": (1, 3), "mid": (5, 4), "late": (10, 3)}[shade]
        start = date(first.year, months[0], 1)
        end = months_on(start, months[1])
        return When(start, end, Precision.SEASON, f"{shade} in a year", whole.anchored)
    return whole


def _shaded_part(shade: str, part: When) -> When:
    """Narrow "Monday night" to "late Monday night"; a shade that says nothing new is dropped."""
    if part.start is None:
        return part
    hours = moment_of(part.start).hour
    day = day_of(part.start)
    if shade == "early" and hours < _NOON:
        return part_of(day, "early morning", "early morning", anchored=part.anchored)
    if shade == "late" and hours >= _EVENING:
        name = "late night" if hours > _EVENING else "late evening"
        return part_of(day, name, name, anchored=part.anchored)
    return part


def _same_day(match: re.Match[str], context: Context) -> When:
    """Read "later Sunday": nothing but the day is stated."""
    return _read(match[1], context)


# Clock times


def _clock(match: re.Match[str], context: Context) -> When:
    before, after = match["before"], match["after"]
    hour, minute = int(match["hour"] or match["hour24"] or 12), match["minute"] or match["minute24"]
    if match["half"]:
        if hour > 12:
            raise UnreadableError(IMPOSSIBLE)
        hour = hour % 12 + 12 * (match["half"] == "p")
    if match["word"] == "midnight":
        hour = 0
    vague = _VAGUE_CLOCK.search(before)
    rest = _CLOCK_WORDS.sub(" ", f"{_VAGUE_CLOCK.sub('', before)} {after}")
    rest = " ".join(rest.split())
    day = _clock_day(rest, context)
    anchored = _read(rest, context).anchored if rest else True
    moment = datetime.combine(day, time(hour, int(minute or 0)))
    if vague and (vague[1] or not minute or minute in ("00", "30")):
        start = moment.replace(minute=0)
        if vague[1] and vague[2] == "before":
            start = moment - timedelta(hours=1)
        return When(
            start, start + timedelta(hours=1), Precision.HOUR, "about a clock time", anchored
        )
    return When(moment, moment + timedelta(minutes=1), Precision.MINUTE, "clock time", anchored)


def _clock_day(rest: str, context: Context) -> date:
    return _only_day(rest, context) if rest else context.today


_VAGUE_CLOCK = re.compile(
    r"(just|shortly|right|immediately|soon|a little|moments) (before|after)|around|about|approximately|roughly|nearly|almost"
)
_CLOCK_WORDS = re.compile(r"\b(?:on|at|of|in the|at about|early|late|later|earlier)\b")


# Open and closed ranges


def _since(match: re.Match[str], context: Context) -> When:
    inner = _read(match[1], context)
    clock = context.clock.date
    end = date.fromisoformat(clock) + ONE_DAY if clock else None
    if end is not None and inner.start is not None and moment_of(inner.start) >= moment_of(end):
        end = None
    return When(inner.start, end, Precision.OPEN, "since", inner.anchored)


def _until(match: re.Match[str], context: Context) -> When:
    inner = _read(match[2], context)
    ends = match[1] in ("until", "till") or match[2].startswith(("the end", "end"))
    end = inner.end if ends else inner.start
    return When(None, end, Precision.OPEN, match[1], inner.anchored)


def _after(match: re.Match[str], context: Context) -> When:
    inner = _read(match[1], context)
    end = date.fromisoformat(context.clock.date) + ONE_DAY if context.clock.date else None
    if end is not None and inner.end is not None and moment_of(inner.end) >= moment_of(end):
        end = None
    return When(inner.end, end, Precision.OPEN, "after", inner.anchored)


def _range(match: re.Match[str], context: Context) -> When:
    """Read "Monday to Friday", "June 5 and July 9 2012": the last part may complete the first."""
    first_text, last_text = match[1], match[2]
    if first_text.isdigit() and (month := _MONTH_IN.search(last_text)):
        first_text = f"{first_text} {month[0]}"
    year = _YEAR_END.search(last_text)
    if year and not _YEAR_END.search(first_text):
        first_text = f"{first_text} {year[0]}"
    last = _read(last_text, context)
    first = _read(first_text, context)
    if first.start is None or last.end is None:
        raise UnreadableError(NOT_A_TIME)
    start, end = first.start, last.end
    if moment_of(start) >= moment_of(end) and first.precision in _DAY_PRECISIONS:
        start, end = (start, end + _WEEK) if context.future else (start - _WEEK, end)
    return When(start, end, last.precision, "range", first.anchored or last.anchored)


def _bounded(match: re.Match[str], context: Context) -> When:
    """Read "from February 1 to 2 2024" as the date range that stands behind the lead."""
    for pattern, rule in DATE_RULES:
        if stated := pattern.fullmatch(match[1]):
            return rule(stated, context)
    if pair := _PAIR.fullmatch(match[1]):
        return _range(pair, context)
    return _read(match[1], context)


def _no_time(_: re.Match[str], __: Context) -> When:
    raise UnreadableError(DURATION)


_PAIR = re.compile(r"(.+?)(?: to | until | through | and | or |(?<=y)-| - )(.+)")
_MONTH_IN = re.compile(MONTH_NAME)
_YEAR_END = re.compile(r"(?:19|20)\d\d$")
_SHADES = {
    "early": "early",
    "beginning of": "early",
    "start of": "early",
    "mid": "mid",
    "middle of": "mid",
    "late": "late",
    "end of": "late",
}
_ANY_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_Rule = Callable[[re.Match[str], Context], When]
_RULES: Final[tuple[tuple[re.Pattern[str], _Rule], ...]] = (
    *RELATIVE_RULES,
    (re.compile(r"(?:from|between) (.+)"), _bounded),
    (
        re.compile(
            r"(?P<before>.*?)(?:\b(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?(?P<half>[ap])m"
            r"|(?P<hour24>\d{1,2}):(?P<minute24>[0-5]\d)|(?P<word>noon|midnight)))\b(?P<after>.*)"
        ),
        _clock,
    ),
    (
        re.compile(rf"(?:(?:last|next|this) )?({_ANY_WEEKDAY}),? (.*\d.*)|(.*\d.*) {_ANY_WEEKDAY}"),
        _two_names,
    ),
    (re.compile(r"(?:ever )?since (?:the )?(.+)"), _since),
    (re.compile(r"(until|till|before|prior to) (.+)"), _until),
    (re.compile(r"after (.+)"), _after),
    (_PAIR, _range),
    (
        re.compile(
            r"(?:the )?(early|mid|late|beginning of|start of|middle of|end of)(?:-| on | in | )(.+)"
        ),
        _shaded,
    ),
    (re.compile(r"(?:later|earlier)(?: on| in)? (.+)"), _same_day),
    (re.compile(r"(?:about|around|approximately|roughly|nearly|almost|some) (.+)"), _same_day),
    (
        re.compile(
            rf"(.+?) ((?:early |late )?(?:{PARTS}|overnight))s?"
            rf"|(?:the )?({PARTS}|overnight)(?: of| on)? ((?:into )?.+)"
        ),
        _day_with_part,
    ),
    (re.compile(rf"(?:for|throughout) .+|{COUNT} {UNIT}"), _no_time),
)
