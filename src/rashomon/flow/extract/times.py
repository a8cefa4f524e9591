"""Finds the words of a report that say when."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from rashomon.model.text import Span


class _Sort(Enum):
    """What an atom of a time expression can stand beside."""

    RANGE = auto()  # from, since, until: joins only a following atom
    SHADE = auto()  # early, around: joins only a following atom
    CLOCK = auto()
    DAY = auto()
    MONTH = auto()
    YEAR = auto()
    OTHER = auto()  # complete in itself


@dataclass(frozen=True, slots=True)
class _Atom:
    start: int
    end: int
    sort: _Sort


_FULL = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_SHORT = ["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec"]
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_SHORT_DAYS = ["mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"]
# Month names that are also verbs or given names need a word or number beside them.
_DOUBTFUL_MONTHS = frozenset({"may", "march", "april", "june", "august"})

_S = r"\s{1,3}"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?![\d%]|[,.:]\d)"
_YEAR = r"(?:19|20)\d\d(?![\d%]|,\d)"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_PART = r"(?:early\s)?(?:morning|afternoon|evening|night)s?\b"
_UNIT = r"(?:minute|moment|hour|day|week|weekend|fortnight|month|year|decade)s?"
_SMALL = (
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty"
    r"|thirty|several|few|couple\sof|half\sa|dozen|many)"
)
_SEASON = r"(?:winter|spring|summer|autumn|fall)"
_JOIN = r"(?:\s?[-\u2013—]\s?|\s(?:to|through|and|until|or)\s)"
_THAT_YEAR = r"(?:last|this|next|that|the\ssame|the\sfollowing|the\sprevious)"
_ZONE = (
    r"(?:,?\s?\(?(?:local|[A-Z][a-z]{2,12}(?:\s[A-Z][a-z]{2,12})?)(?:\s[Ss]tandard)?\s[Tt]ime\b\)?"
    r"|\s?\(?(?:GMT|UTC|BST|CET|ET|EST|EDT|PT|PST)\b(?:\s?[+-]\d{1,2})?\)?)"
)


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text.replace(" ", _S), re.IGNORECASE)


_MONTH_FIRST = _pattern(
    rf"{_MONTH},?\s{{0,2}}{_DAY}(?:{_JOIN}(?:{_MONTH} )?{_DAY})?"
    rf"(?:,?\s{{1,2}}{_YEAR}| of {_THAT_YEAR} year)?"
    rf"|{_MONTH},? (?:of )?{_YEAR}|{_MONTH} of {_THAT_YEAR} year|{_MONTH}(?!\w)"
)
_DAY_FIRST = _pattern(
    rf"{_DAY}(?:{_JOIN}{_DAY})? (?:of )?{_MONTH}(?!\w)(?:,? {_YEAR}| {_THAT_YEAR} year)?"
)
_ISO = re.compile(rf"{_YEAR}-\d\d-\d\d(?:[T ]\d\d:\d\d)?(?!\d)")
_GROUP = re.compile(r"\d{6}Z\s?[A-Z]{3}\s?\d{2}(?!\d)")
_CLOCK = re.compile(
    rf"(?:\d{{1,2}}(?:[:.]\d\d)?\s?[aApP]\.?\s?[mM]\b\.?|(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])"
    rf"|[012]\d[0-5]\d(?=\s(?:GMT|UTC|local\stime|hours\b)))(?:\shours)?{_ZONE}?"
    rf"(?:\s\(\s?\d{{1,2}}[:.]?\d\d\s?(?:[ap]\.?m\.?\s)?(?:GMT|UTC)\s?\))?"
)
_NOON = re.compile(rf"(?:noon|midnight)\b{_ZONE}?", re.IGNORECASE)
_BARE_YEAR = re.compile(
    rf"{_YEAR}(?:{_JOIN}(?:{_YEAR}|\d\d(?!\d))|(?:,\s{_YEAR}){{1,6}},?(?:\sand\s{_YEAR})?)?"
)
_WEEKDAY_AT = _pattern(rf"{_WEEKDAY}(?:[\u2019']s)?(?: {_PART})?")
_SHORT_DAY = re.compile(rf"[A-Z][a-z]{{2,4}}\.?,?\s(?={_MONTH}|\d)")
_AGO = _pattern(
    rf"(?:(?:a|an|{_SMALL}|a {_SMALL}) )?{_UNIT} "
    r"(?:ago|later|earlier|beforehand|afterwards?|before|after|prior|previously)\b"
)
_RELATIVE = _pattern(
    rf"(?:last|past|previous|next|coming|following|recent|preceding|upcoming)"
    rf" (?:{_SMALL} )?(?:{_UNIT}|{_WEEKDAY}(?: {_PART})?|{_MONTH}(?!\w)|{_SEASON}|night)\b"
)
_THIS = _pattern(
    rf"this (?:past |coming )?(?:{_WEEKDAY}(?: {_PART})?|{_PART}|{_SEASON}|week(?:end)?|month|year"
    rf"|{_MONTH}(?!\w))\b"
)
_THAT = _pattern(
    r"(?:(?:later|earlier) (?:(?:in|on) )?(?:the|that|the same|this)|that|same) "
    rf"(?:day|week|month|year|{_PART})\b"
)
_SEASON_AT = _pattern(rf"{_SEASON}(?: (?:of )?(?:{_YEAR}|{_THAT_YEAR} year))?(?!\w)")
_WORD_DAY = _pattern(rf"(?:today|tomorrow|yesterday|tonight|overnight)\b(?: {_PART})?")
_DAY_BESIDE = _pattern(r"day (?:before|after|earlier|later)\b")
_FUTURE = re.compile(r"future\b")

# A bare year is a time only behind one of these words.
_YEAR_LEAD = re.compile(
    r"(?:\b(?:in|since|until|before|after|during|from|between|early|late|mid|by)(?:\s|-)|\()$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\s(?!as\b|was\b|has\b|its\b|this\b|is\b|across\b)[a-z]{2,20}s\b")
_MONTH_LEAD = re.compile(
    r"\b(?:in|since|until|till|by|before|after|during|from|between|of|early|mid|late|last|next|this"
    r"|beginning|end|around)[\s-]{1,3}$",
    re.IGNORECASE,
)
_JOINED_LEAD = re.compile(rf"{_MONTH}\s(?:to|and|or|through)\s$")
_SEASON_LEAD = re.compile(r"\b(?:in|early|late|mid|since|until)\s(?:the\s)?$", re.IGNORECASE)
_MONTH_NEXT = re.compile(rf"\s(?:and|to|or)\s{_MONTH}(?!\w)")
_NAME_NEXT = re.compile(r"\s[A-Z][a-z]")
_END_OF = _pattern(
    rf"(?:beginning|start|middle|end) of (?:the|{_THAT_YEAR}) (?:day|week|month|year)\b"
)
_SHADE = _pattern(
    r"(?:(?:just|shortly|right|immediately|soon|a little|moments) (?:before|after)|around|about"
    r"|approximately|roughly|nearly|almost|early|late|later|earlier|mid|(?:the )?(?:beginning|start"
    r"|end|middle) of|(?:the )?(?:morning|afternoon|evening|night|dawn|eve) of|dawn|dusk|evening"
    r"|morning|afternoon|night)\b"
)
_RANGE = _pattern(r"(?:ever since|since|until|till|before|after|prior to|from|between)\b")
_LEFT_THE = re.compile(
    r"(?:\b(?:in|over|during|within|for)\s)?(?:\bthe\s)?(?:\b(?:about|around|roughly)\s)?$", re.I
)
_LEFT_A = re.compile(
    r"(?:\b(?:about|around|nearly|almost|roughly|just|over)\s)?(?:\b(?:an?|the)\s)?$", re.I
)
_LEFT_SEASON = re.compile(r"(?:\bthe\s)?$", re.I)
_LEFT_REACH = 24  # characters; the longest leading words looked for

_GLUE_LEAD = re.compile(r"(?:[\s-]{1,3}(?:on\s|in\s|the\s|the\smonth\sof\s)?|\sthe\s\w{4,9}\sof\s)")
_GLUE_CLOCK = re.compile(r",?\s{1,3}(?:on\s|at\s|around\s|about\s|the\s|of\s|in\sthe\s)?\(?")
_GLUE_DAYS = re.compile(r",?\s{0,3}\(?(?:the\s)?")
_GLUE_SPAN = re.compile(
    r"\s?[-\u2013—]\s?|\s(?:to|and|until|through|till|or)\s(?:early\s|late\s|mid-)?"
)
_GLUE_LIST = re.compile(r"\s(?:and|or)\s|\s?[-\u2013]\s?")

_Try = tuple[tuple[re.Pattern[str], _Sort], ...]
_AT_NUMBER: _Try = (
    (_ISO, _Sort.DAY),
    (_GROUP, _Sort.OTHER),
    (_CLOCK, _Sort.CLOCK),
    (_DAY_FIRST, _Sort.DAY),
    (_AGO, _Sort.OTHER),
    (_BARE_YEAR, _Sort.YEAR),
)


_UNITS = (
    "minutes moments hours days weeks months years decades minute hour day week month year decade"
)
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty"
_LEADS = (
    "just shortly right immediately soon around about approximately roughly nearly almost early late"
    " mid later earlier morning afternoon evening night dawn eve dusk beginning start end middle"
)


def _triggers() -> dict[str, _Try]:
    """Return what to try at a word; where a word stands twice, the later row is tried first."""
    rows: tuple[tuple[Iterable[str], re.Pattern[str], _Sort], ...] = (
        (_LEADS.split(), _SHADE, _Sort.SHADE),
        ((*_FULL, *_SHORT), _MONTH_FIRST, _Sort.MONTH),
        (_DAYS, _WEEKDAY_AT, _Sort.DAY),
        (_SHORT_DAYS, _SHORT_DAY, _Sort.SHADE),
        (_AROUND.split(), _RELATIVE, _Sort.DAY),
        (["today", "tomorrow", "yesterday", "tonight", "overnight"], _WORD_DAY, _Sort.DAY),
        (["winter", "spring", "summer", "autumn", "fall"], _SEASON_AT, _Sort.OTHER),
        (
            ["since", "ever", "until", "till", "before", "after", "prior", "from", "between"],
            _RANGE,
            _Sort.RANGE,
        ),
        (["several", "few", "couple", "half", "dozen", "a", "an"], _AGO, _Sort.OTHER),
        ((*_UNITS.split(), *_NUMBERS.split()), _AGO, _Sort.OTHER),
        (("day",), _DAY_BESIDE, _Sort.OTHER),
        (["beginning", "start", "middle", "end"], _END_OF, _Sort.DAY),
        (("this",), _THIS, _Sort.DAY),
        (["that", "same", "later", "earlier"], _THAT, _Sort.DAY),
        (("noon", "midnight"), _NOON, _Sort.CLOCK),
        (("future",), _FUTURE, _Sort.OTHER),
    )
    table: dict[str, _Try] = {}
    for words, pattern, sort in rows:
        for word in words:
            table[word] = ((pattern, sort), *table.get(word, ()))
    return table


_AROUND = "last past previous next coming following recent preceding upcoming"
_TRIGGERS = _triggers()
_TOKEN = re.compile(r"[A-Za-z]+|\d+")
_CAPITAL = frozenset((*_FULL, *_SHORT, *_DAYS, *_SHORT_DAYS))
_LEFT = {
    _RELATIVE: _LEFT_THE,
    _AGO: _LEFT_A,
    _DAY_BESIDE: _LEFT_A,
    _SEASON_AT: _LEFT_SEASON,
    _THAT: _LEFT_SEASON,
    _FUTURE: _LEFT_THE,
    _END_OF: _LEFT_SEASON,
}
_NO_AGO = re.compile(r"(?:[-\u2013/.$€£]|\b(?:Flight|Highway|Route|Section|Article|No)\.?\s)$")


TIME_WORDS = frozenset(_TRIGGERS)
"""Folded words of which one stands in every time without a digit or a hyphen."""


def find_times(text: str, start: int, end: int) -> list[Span]:
    """Return the time expressions between start and end, in the order of the text.

    Leading prepositions are part of a span only where they open or bound a range. Bare durations
    and words without a position ("recently") are not returned.
    """
    return _joined(text, _atoms(text, start, end))


def _atoms(text: str, start: int, end: int) -> list[_Atom]:
    atoms: list[_Atom] = []
    done = start
    for token in _TOKEN.finditer(text, start, end):
        at = token.start()
        if at < done:
            continue
        word = token.group()
        tries = _AT_NUMBER if word[0] <= "9" else _TRIGGERS.get(word.lower())
        if tries is None or (at > start and text[at - 1].isalnum()):
            continue
        atom = _atom_at(text, word, at, bounds=(done, end), tries=tries)
        if atom is not None:
            atoms.append(atom)
            done = atom.end
    return atoms


def _atom_at(
    text: str, word: str, at: int, *, bounds: tuple[int, int], tries: _Try
) -> _Atom | None:
    low = word.lower()
    if low in _CAPITAL and not word[0].isupper():
        return None
    before = text[max(0, at - _LEFT_REACH) : at]
    if word[0] <= "9" and _NO_AGO.search(before):
        return None
    free = text[max(bounds[0], at - _LEFT_REACH) : at]
    for pattern, plain in tries:
        match = pattern.match(text, at, bounds[1])
        if match is None or not _stands(pattern, match, low, before):
            continue
        begin = at
        if pattern in _LEFT and (lead := _LEFT[pattern].search(free)):
            begin = at - len(lead.group())
        if pattern is _FUTURE and not text[begin:at].lower().startswith(("in the", "in ")):
            return None
        dated = pattern is _MONTH_FIRST and any(c.isdigit() for c in match.group())
        loose = match.group().endswith(")") and "(" not in match.group()
        return _Atom(begin, match.end() - loose, _Sort.DAY if dated else plain)
    return None


def _stands(pattern: re.Pattern[str], match: re.Match[str], word: str, before: str) -> bool:
    """Return whether the words around allow this reading."""
    after = match.string[match.end() : match.end() + _LEFT_REACH]
    if pattern is _BARE_YEAR:
        if "," in match.group() or "and" in match.group():
            return True
        return bool(_YEAR_LEAD.search(before)) and not _COUNTED.match(after)
    if pattern is _RELATIVE:
        return not match.group().lower().endswith((" minute", " moment", " hour"))
    if pattern is _SEASON_AT and match.group().lower() == word:
        return bool(_SEASON_LEAD.search(before))
    if pattern is _MONTH_FIRST and match.end() - match.start() <= len(word) + 1:
        if _MONTH_LEAD.search(before):
            return True
        if _MONTH_NEXT.match(after):
            return True
        sure = word not in _DOUBTFUL_MONTHS or bool(_JOINED_LEAD.search(before))
        return sure and word in _FULL and not _NAME_NEXT.match(after)
    if pattern is _MONTH_FIRST and word == "may":
        return match.group()[0] == "M"
    return True


def _joined(text: str, atoms: list[_Atom]) -> list[Span]:
    """Join neighbouring atoms that make one expression; drop leads that lead nowhere."""
    spans: list[Span] = []
    index = 0
    while index < len(atoms):
        group = [atoms[index]]
        while index + 1 < len(atoms) and _joins(text, group, atoms[index + 1]):
            index += 1
            group.append(atoms[index])
        index += 1
        kept = _kept(text, group)
        if kept:
            close = kept[-1].end
            closed = text[close : close + 1] == ")" and "(" in text[kept[0].start : close]
            spans.append(Span(kept[0].start, close + closed))
    return spans


def _joins(text: str, group: list[_Atom], new: _Atom) -> bool:
    last = group[-1]
    gap = text[last.end : new.start]
    if len(gap) > _LEFT_REACH:
        return False
    if last.sort in (_Sort.RANGE, _Sort.SHADE):
        return not gap or bool(_GLUE_LEAD.fullmatch(gap))
    if new.sort is _Sort.RANGE or last.sort is _Sort.OTHER or new.sort is _Sort.OTHER:
        return False
    ranged = group[0].sort is _Sort.RANGE and len(group) > 1
    if ranged and _GLUE_SPAN.fullmatch(gap):
        return True
    if new.sort is _Sort.SHADE:
        return last.sort is _Sort.CLOCK and bool(_GLUE_CLOCK.fullmatch(gap))
    if _Sort.CLOCK in (last.sort, new.sort):
        return last.sort is not new.sort and bool(_GLUE_CLOCK.fullmatch(gap))
    if last.sort is new.sort and _GLUE_LIST.fullmatch(gap):
        return True
    return last.sort is _Sort.DAY and new.sort is _Sort.DAY and _one_day(text, last, new, gap)


def _one_day(text: str, last: _Atom, new: _Atom, gap: str) -> bool:
    """Return whether a weekday and a date name one day ("Monday, Dec. 26")."""
    if not _GLUE_DAYS.fullmatch(gap):
        return False
    dated = [any(c.isdigit() for c in text[a.start : a.end]) for a in (last, new)]
    return dated[0] is not dated[1]


def _kept(text: str, group: list[_Atom]) -> list[_Atom]:
    leads = (_Sort.RANGE, _Sort.SHADE)
    while group and group[-1].sort in leads:
        group = group[:-1]
    if not group:
        return []
    first = text[group[0].start : group[0].end].lower()
    owned = text[group[-1].end : group[-1].end + 2] in ("'s", "\u2019s") or text[
        group[0].start : group[-1].end
    ].endswith(("'s", "\u2019s"))
    spans = sum(atom.sort not in leads for atom in group) > 1
    bare = group[0].sort is _Sort.RANGE and (
        (first in ("from", "between") and not (spans or _inner_range(text, group))) or owned
    )
    return group[1:] if bare else group


def _inner_range(text: str, group: list[_Atom]) -> bool:
    return bool(_JOINED_IN.search(text[group[-1].start : group[-1].end]))


_JOINED_IN = re.compile(r"\d\s?[-\u2013—]\s?\d|\s(?:to|and|through|until)\s")
