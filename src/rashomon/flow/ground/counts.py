"""Reads number words as ranges, by the table of the codebook."""

import re
from math import ceil

from rashomon.lexicon.numbers import SCALES, VALUES

_FIXED = {
    "a": 1,
    "an": 1,
    "single": 1,
    "couple": 2,
    "pair": 2,
    "twin": 2,
    "half million": 500_000,
    "half dozen": 6,
    "half thousand": 500,
}
# Words without an upper bound and the least they claim. Source: codebook, section 1.5.
_VAGUE = {
    "several": 3,
    "few": 3,
    "handful": 3,
    "tens": 20,
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2000,
    "millions": 2_000_000,
}
_NOTHING = frozenset({"no", "none", "nobody", "no one", "zero", "without", "without any"})
_LEAST = ("at least", "no fewer than", "no less than", "not less than", "upwards of")
_ABOVE = ("more than", "over", "above")
_MOST = ("up to", "as many as", "at most", "no more than", "not more than")
_BELOW = ("fewer than", "less than", "under")
_ABOUT = (
    *("about", "around", "approximately", "roughly", "nearly", "almost", "some", "close to"),
    *("an estimated", "estimated"),
)
_BOUNDS = (
    (_LEAST, "least"),
    (_ABOVE, "above"),
    (_MOST, "most"),
    (_BELOW, "below"),
    (_ABOUT, "about"),
)
_SHARE = re.compile(
    r"(?:(?:the )?(?:vast )?majority|most|more than half) of (?:the |its |their )?(.+)"
)
_PAIR = re.compile(r"(?:between )?(.+?)(?: ?[-\u2013] ?(?=\d)| (?:to|or|and) )(.+)")
_HOURS = re.compile(r"(.+?)[- ](hour|day)s?")
_FIGURES = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_LONGEST = 80  # characters; no number is written longer
_HOURS_A_DAY = 24

Range = tuple[int, int | None, bool]


def read_count(number: str) -> Range | None:
    """Return low, high (None is open) and whether it is approximate; None if it is no number.

    Hours are read as days, rounded up.

    Source: codebook, section 1.5.
    """
    text = " ".join(number.lower().replace("\u2019", "'").split())
    if not text or len(text) > _LONGEST:
        return None
    if text in _NOTHING:
        return 0, 0, False
    hours = _HOURS.fullmatch(text)
    if hours is None:
        return _bounded(text)
    value = _bounded(hours[1])
    if value is None or hours[2] == "day":
        return value
    low, high, approximate = value
    return ceil(low / _HOURS_A_DAY), high and ceil(high / _HOURS_A_DAY), approximate


def _bounded(text: str) -> Range | None:
    text = text.removeprefix("a total of ")
    share = _SHARE.fullmatch(text)
    if share is not None:
        whole = _bounded(share[1])
        return whole and (whole[0] // 2 + 1, whole[1], False)
    for words, bound in _BOUNDS:
        for word in words:
            if text.startswith(word + " "):
                return _with_bound(text[len(word) + 1 :], bound)
    if text.endswith((" or more", "+")):
        return _with_bound(text.removesuffix("+").removesuffix(" or more"), "least")
    return _pair(text)


def _with_bound(text: str, bound: str) -> Range | None:
    inner = _pair(text)
    if inner is None:
        return None
    low, high, _ = inner
    if bound == "about":
        return low, high, high is not None
    if bound == "least":
        return low, None, False
    if bound == "above":
        return low + (high is not None), None, False
    return 0, (high or low) - (bound == "below"), False


def _pair(text: str) -> Range | None:
    single = _single(text)
    if single is not None:
        return single
    pair = _PAIR.fullmatch(text)
    if pair is None:
        return None
    first, last = _single(pair[1]), _single(pair[2])
    if first is None or last is None or last[1] is None:
        return None
    scale = pair[2].rsplit(" ", 1)[-1]
    low = first[0]
    if scale in SCALES and low < SCALES[scale]:
        low *= SCALES[scale]
    return (low, last[1], False) if low <= last[1] else None


def _single(text: str) -> Range | None:
    words = text.replace("-", " ").split()
    words = [word for word in words if word not in ("of", "and")]
    if words and words[0] in ("a", "an") and len(words) > 1:
        words = words[1:]
    if len(words) > 1 and words[0] == "half":
        words = [word for word in words if word != "a"]
    joined = " ".join(words)
    if joined in _FIXED:
        return _FIXED[joined], _FIXED[joined], False
    if words and words[0] in _VAGUE:
        return _vague(words)
    value = _value(words)
    return None if value is None else (value, value, False)


def _vague(words: list[str]) -> Range | None:
    """Read "several", "hundreds of thousands", "several hundred"."""
    low = _VAGUE[words[0]]
    if len(words) == 1:
        return low, None, False
    scale = words[1].removesuffix("s")
    if len(words) == 2 and scale in SCALES:
        return low * SCALES[scale], None, False
    return None


def _value(words: list[str]) -> int | None:
    """Return the sum that cardinal words or figures spell, None if a word is neither."""
    total, current = 0.0, 0.0
    for index, word in enumerate(words):
        if word in SCALES:
            current = (current or 1) * SCALES[word]
            if SCALES[word] >= SCALES["thousand"]:
                total, current = total + current, 0.0
        elif word in VALUES:
            current += VALUES[word]
        elif index == 0 and _FIGURES.fullmatch(word):
            current = float(word.replace(",", ""))
        else:
            return None
    value = round(total + current, 6)
    return int(value) if words and value == int(value) else None
