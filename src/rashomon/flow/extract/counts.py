"""Finds what a sentence counts: the number, the noun it counts, and what happened to it."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from rashomon.flow.extract.kinds import (
    STATES,
    Clause,
    CountSpan,
    Cue,
    Found,
    decided,
)
from rashomon.flow.extract.numerals import NOTHING, NUMBER_WORDS, left_bound, match_number
from rashomon.model.text import Span
from rashomon.model.vocabulary import CountKind

_DATA = Path(__file__).parents[2] / "lexicon" / "data" / "quantities.toml"
_PHRASE_WORDS = 8  # words looked at for the noun of a number
_AUX_REACH = 30  # characters before a verb in which its auxiliary stands


@dataclass(frozen=True, slots=True)
class _Lexicon:
    nouns: dict[str, str]
    irregular: dict[str, str]
    cues: dict[str, str]
    measures: frozenset[str]
    names: frozenset[str]
    stops: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    with _DATA.open("rb") as file:
        data = tomllib.load(file)
    cues = {word: kind for kind, words in data["words"].items() for word in words}
    cues |= dict.fromkeys(data["deadline"]["nouns"], "deadline")
    return _Lexicon(
        nouns={noun: sort for sort, nouns in data["nouns"].items() for noun in nouns},
        irregular=data["irregular"],
        cues=cues,
        measures=frozenset(data["measures"]["words"]),
        names=frozenset(data["names"]["words"]),
        stops=frozenset(data["stops"]["words"]),
    )


_TOKEN = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*|\d+")
_WORD = re.compile(r"\s{1,2}[“\"\u2018]?((?:[A-Z]\.){2,4}|[A-Za-z][\w\u2019'-]*)")
_OF = re.compile(r"\s{1,2}of\s{1,2}(?:the\s|its\s|their\s|our\s|those\s|these\s|his\s)?")
_AND_NOUN = re.compile(r"\s(?:and|or)\s([a-z]+)\b")
_HYPHEN_UNIT = re.compile(r"[-\s](?:days?|hours?)\b", re.IGNORECASE)
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|be|are|is|got|get|gets)\s(?:\w+ly\s|also\s|later\s|then\s|still\s)?$"
)
_LAST_WORD = re.compile(r"([A-Za-z]+)[\s.\-]{0,2}$")
_BAD_LEFT = re.compile(r"(?:[$€£¥#:/+.]|\d,?\s|[A-Za-z\d][-\u2013])$")
_YEAR_LEFT = re.compile(r"(?:\b(?:the|in|of|since|early|late|mid|by|until)\s|-)$", re.IGNORECASE)
_CAPITAL_LEFT = re.compile(r"\S\s[A-Z]\w*(?:\sof)?[\s-]$")
_AGE = re.compile(r",\s$")
_NEGATIVE = re.compile(
    r"\b(?P<a>no|without(?:\sany)?)\s(?!(?:mention|word|details?|information|figures?)\b)"
    r"(?:[\w-]+\s){0,3}?"
    r"(?P<b>casualties|injuries|deaths|fatalities|wounded|losses\sof\slife)\b"
    r"(?:\s(?:or|and|nor)\s(?P<c>casualties|injuries|deaths|fatalities|injured|wounded))?"
    r"|\b(?P<d>no\s?one|nobody|none|no\s(?:[\w.-]+\s){0,3}?(?:people|civilians|soldiers|personnel|troops"
    r"|members|officers|citizens|residents|passengers))\s(?:[\w\u2019'-]+\s){0,3}?(?:was|were|been)\s"
    r"(?:\w+ly\s)?(?P<e>hurt|injured|wounded|harmed|killed)(?:\s(?:or|nor|and)\s(?P<f>hurt|injured|wounded|killed))?",
    re.IGNORECASE,
)
_LOSSES = {
    "casualties": (CountKind.KILLED, CountKind.INJURED),
    "deaths": (CountKind.KILLED,),
    "fatalities": (CountKind.KILLED,),
    "losses of life": (CountKind.KILLED,),
    "killed": (CountKind.KILLED,),
    "harmed": (CountKind.KILLED, CountKind.INJURED),
}
_NOT_ONE = frozenset({"one", "single", "two"})
_MORE_THAN_ONE = re.compile(r"\s(?:another|day|week|time|thing)\b")
_YEAR = re.compile(r"(?:19|20)\d\d$")


COUNT_WORDS = NUMBER_WORDS | NOTHING
"""Folded words of which one stands in every count without a digit or a hyphen."""


def find_counts(text: str, start: int, end: int) -> list[CountSpan]:
    """Return the counts of the sentence between start and end, in the order of the text.

    Money, shares, ages, measures, dates and numbers in names are left out. ``kind`` is None if the
    sentence does not say what happened to what is counted. "No casualties" gives one count for
    each kind it denies.

    Source: codebook, section 1.5.
    """
    lexicon = _lexicon()
    numbers: list[tuple[str, int]] = []
    cues: list[Cue] = []
    negative = False
    for token in _TOKEN.finditer(text, start, end):
        word = token.group().lower()
        if (
            word[0] <= "9"
            or word in NUMBER_WORDS
            or ("-" in word and word.split("-")[0] in NUMBER_WORDS)
        ):
            numbers.append((word, token.start()))
        elif kind := lexicon.cues.get(word):
            cues.append(_cue(text, token, word, kind))
        elif word in NOTHING:
            negative = True
    counts = list(_negatives(text, start, end)) if negative else []
    if numbers:
        found = _found(text, start, end, numbers=numbers)
        counts += decided(Clause(text, found, cues))
    return sorted(counts, key=lambda count: (count.span.start, str(count.kind)))


def _cue(text: str, token: re.Match[str], word: str, kind: str) -> Cue:
    passive = bool(_PASSIVE.search(text[max(0, token.start() - _AUX_REACH) : token.start()]))
    return Cue(token.start(), token.end(), kind, word, passive)


def _negatives(text: str, start: int, end: int) -> Iterator[CountSpan]:
    for match in _NEGATIVE.finditer(text, start, end):
        first = match["a"] or match["d"]
        head = first.split()[0] if not first.lower().startswith(("no one", "noone")) else first
        number = Span(match.start(), match.start() + len(head))
        kinds: dict[CountKind, None] = {}
        for word in (match["b"], match["c"], match["e"], match["f"]):
            for kind in _LOSSES.get(word.lower(), (CountKind.INJURED,)) if word else ():
                kinds[kind] = None
        for kind in kinds:
            yield CountSpan(Span(*match.span()), number, None, kind)


# Numbers and their nouns


def _found(text: str, start: int, end: int, *, numbers: Sequence[tuple[str, int]]) -> list[Found]:
    found: list[Found] = []
    done = start
    for word, at in numbers:
        if at < done:
            continue
        match = match_number(text, start, at, end)
        if match is None or not _is_quantity(text, match, (start, end)):
            continue
        done = match.end()
        number = Span(left_bound(text, start, at, follow=match.group()), match.end())
        one = _noun_phrase(text, number, end, whole=match.group().lower())
        if one is not None and not (word in _NOT_ONE and one.sort is None and one.noun is None):
            found.append(one)
            done = max(done, one.number.end)
    return _shared_nouns(text, found)


def _is_quantity(text: str, match: re.Match[str], bounds: tuple[int, int]) -> bool:
    """Return whether the characters around leave the number a count."""
    at, close = match.span()
    before, after = text[max(bounds[0], at - 16) : at], text[close : min(bounds[1], close + 16)]
    number = match.group()
    if after[:1] in ("%", ":", "/", "°") or after[:1].isalnum():
        return False
    if _BAD_LEFT.search(before) and not (number[0].isupper() and before[-1] in "-\u2013"):
        return False
    if after[:1] in ("-", "\u2013", ".") and after[1:2].isalnum() and not _HYPHEN_UNIT.match(after):
        return False
    if number.isdigit():
        if _AGE.search(before) and after[:1] in (",", ".", ";", ")"):
            return False
        if _YEAR.match(number) and _YEAR_LEFT.search(before):
            return False
    return not _is_name(before, number)


def _is_name(before: str, number: str) -> bool:
    """Return whether the number belongs to a name ("Flight 370", "May 22") or a pronoun."""
    last = _LAST_WORD.search(before)
    if last is None:
        return False
    lexicon, word = _lexicon(), last[1].lower()
    if word in ("no", "any", "every", "this", "that") and number.lower() == "one":
        return True
    if number[0] > "9" or word not in lexicon.names | lexicon.measures:
        return False
    return last[1][0].isupper() or word in ("age", "aged", "no", "number")


def _noun_phrase(text: str, number: Span, end: int, *, whole: str) -> Found | None:
    """Return the number with the noun behind it, None for measures and the like."""
    unit = _HYPHEN_UNIT.match(text, number.end, end)
    if unit:
        return Found(Span(number.start, unit.end()), Span(number.start, unit.end()), "day", "day")
    at = number.end
    if step := _OF.match(text, at, end):
        if whole == "one":
            return None
        at = step.end() - 1
    elif whole == "one" and _MORE_THAN_ONE.match(text, at, end):
        return None
    return _with_head(text, number, _head(text, at, end), end=end, whole=whole)


@dataclass(slots=True)
class _Head:
    """The noun found so far; ``known`` if it is in the lexicon, ``blocked`` if a measure is."""

    noun: str | None = None
    sort: str | None = None
    end: int = 0
    known: bool = False
    blocked: bool = False
    words: int = 0


def _head(text: str, at: int, end: int) -> _Head:
    """Return the last known noun before the noun phrase ends, else its first plural."""
    lexicon, head, crossed = _lexicon(), _Head(), False
    while head.words < _PHRASE_WORDS and (match := _WORD.match(text, at, end)):
        word = match[1].lower().removesuffix("'s").removesuffix("\u2019s")
        noun = _singular(word, lexicon)
        sort = lexicon.nouns.get(noun)
        if word in _MORE:
            at = match.end()
            continue
        if word in lexicon.measures and not head.known:
            head.blocked = True
            break
        if word == "and" and head.noun is None and head.words == 1 and not crossed:
            crossed = True
        elif sort is not None:
            head.noun, head.sort, head.end, head.known = noun, sort, match.end(), True
        elif _ends_phrase(word, head, lower=match[1].islower()):
            break
        elif head.noun is None and word.endswith("s") and not word.endswith("ss"):
            head.noun, head.end = noun, match.end()
        head.words += word not in lexicon.cues
        at = match.end()
        if text[at : at + 1] in (",", ";", ".", ")"):
            break
    return head


def _ends_phrase(word: str, head: _Head, *, lower: bool) -> bool:
    lexicon = _lexicon()
    if word in lexicon.stops or word == "others":
        return True
    if word in lexicon.cues:
        return head.words > 0 or word not in STATES
    return head.known and lower


_MORE = frozenset({"more", "other", "additional"})


def _with_head(text: str, number: Span, head: _Head, *, end: int, whole: str) -> Found | None:
    if head.blocked or (whole == "one" and head.noun is None) or (head.words and not head.noun):
        return None
    if head.noun is None:
        before = text[max(0, number.start - 24) : number.start]
        if _YEAR.match(whole) or (whole[0] <= "9" and _CAPITAL_LEFT.search(before)):
            return None
        others = _OTHERS.match(text, number.end, end)
        close = others.end() if others else number.end
        return Found(Span(number.start, close), number, "other" if others else None, None)
    close = head.end
    more = _AND_NOUN.match(text, close, end)
    if more and head.sort in ("person", "force"):
        lexicon = _lexicon()
        second = lexicon.nouns.get(_singular(more[1], lexicon))
        close = more.end() if second in ("person", "force") else close
    return Found(Span(number.start, close), number, head.noun, head.sort)


_OTHERS = re.compile(r"\s(?:others?|more|of\sthem)\b")


def _singular(word: str, lexicon: _Lexicon) -> str:
    if word in lexicon.irregular:
        return lexicon.irregular[word]
    if "-" in word and word not in lexicon.nouns:
        word = word.rsplit("-", 1)[1] if word.rsplit("-", 1)[1].endswith("s") else word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _shared_nouns(text: str, found: list[Found]) -> list[Found]:
    """Give "18 of 20 missiles" its noun on both sides."""
    shared = list(found)
    for index in range(len(shared) - 1):
        one, two = shared[index], shared[index + 1]
        gap = text[one.number.end : two.number.start]
        if one.sort is None and gap.strip() in ("of", "of the", "out of", "of its", "of their"):
            shared[index] = replace(one, noun=two.noun, sort=two.sort, span=one.number, share=True)
    return shared
