"""The shapes of numbers in running text."""

import re
from typing import Final

from rashomon.lexicon.numbers import ONES, SCALES, TEENS, TENS

_VAGUE = [
    "several",
    "dozens",
    "scores",
    "hundreds",
    "thousands",
    "millions",
    "tens",
    "couple",
    "few",
    "handful",
    "twin",
]

NUMBER_WORDS: Final = frozenset(
    (*ONES, *TEENS, *TENS, *_VAGUE, "dozen", "hundred", "half", "single", "thousand", "pair")
)
"""Words that can open a number."""

NOTHING: Final = frozenset({"no", "nobody", "none", "without"})
"""Words that can deny a count."""

_WORD = rf"(?:(?:{'|'.join(TENS)})(?:-(?:{'|'.join(ONES)}))?|{'|'.join((*TEENS, *ONES))})"
_SCALE = rf"(?:{'|'.join(SCALES)})"
_DIGITS = r"\d{1,3}(?:,\d{3}){1,4}(?!\d)|\d{1,12}(?:\.\d{1,3})?"
_EXACT = (
    rf"(?:(?:{_DIGITS})(?:\s{_SCALE}\b)?"
    rf"|{_WORD}(?:\s{_SCALE}\b(?:\s(?:and\s)?{_WORD}\b)?){{0,3}})"
)
_LOOSE = (
    r"(?:tens|hundreds|dozens)\sof\s(?:thousands|millions)|half\sa\s(?:million|dozen|thousand)"
    r"|(?:couple|handful|pair)\sof|(?:several|few)(?:\s(?:hundred|thousand|dozen))?|single|twin"
    r"|(?:hundreds|dozens|scores|thousands|millions|tens)|(?:dozen|hundred|thousand)\b|couple"
)
_JOIN = r"(?:\s?[-\u2013]\s?(?=\d)|\s(?:to|or)\s)"
_NUMBER = re.compile(
    rf"(?:{_EXACT}(?:{_JOIN}{_EXACT}(?![-\u2013]?\w))?(?:\sor\smore\b|\+)?|{_LOOSE})(?!\w)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(rf"{_EXACT}\sand\s{_EXACT}(?!\w)", re.IGNORECASE)


def match_number(text: str, start: int, at: int, end: int) -> re.Match[str] | None:
    """Return the number that begins at ``at``, without the words that bound it on the left."""
    if text[max(start, at - 8) : at].lower() == "between ":
        both = _BETWEEN.match(text, at, end)
        if both is not None:
            return both
    return _NUMBER.match(text, at, end)


_BOUND = re.compile(
    r"(?:\b(?:at\sleast|at\smost|more\sthan|fewer\sthan|less\sthan|up\sto|as\smany\sas|no\smore\sthan"
    r"|no\sfewer\sthan|no\sless\sthan|not\sless\sthan|upwards\sof|close\sto|an?\sestimated|an?\stotal\sof"
    r"|over|above|under|about|around|approximately|roughly|nearly|almost|some|between"
    r"|(?:the\s(?:vast\s)?majority|most|more\sthan\shalf)\sof(?:\sthe|\sits|\stheir)?)"
    r"\s{1,2}(?:an?\s)?|\ban?\s)$",
    re.IGNORECASE,
)
_REACH = 30  # characters; the longest bound


def left_bound(text: str, start: int, at: int, *, follow: str) -> int:
    """Return where the quantity begins that has its first figure or word at ``at``.

    ``follow`` is the number itself: "a" belongs to "a dozen" but not to "a 2,000".
    """
    before = text[max(start, at - _REACH) : at]
    match = _BOUND.search(before)
    if match is None:
        return at
    words = match.group().lower()
    article = words.strip() in ("a", "an")
    if article and follow.split()[0].lower() not in _ARTICLED:
        return at
    if words.startswith("between") and " and " not in follow:
        return at
    return at - len(match.group())


_ARTICLED = frozenset(
    {"dozen", "couple", "few", "handful", "hundred", "thousand", "single", "pair"}
)
