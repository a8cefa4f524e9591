"""Decides what a counted number says: killed, launched, hit, from the words that govern it."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.model.text import Span
from rashomon.model.vocabulary import CountKind

_CUE_REACH = 90  # characters between a number and the verb that governs it
_NEXT_WORD = 2  # characters between a noun and its own verb
_TOLL_REACH = 160  # "the death toll from the attack on ... rose to 84"


@dataclass(frozen=True, slots=True)
class CountSpan:
    """A quantity as written.

    ``span`` holds the quantity and the noun phrase it counts, ``number`` the quantity alone with
    the words that bound it ("at least one"); ``noun`` is the head, lower case and singular.
    """

    span: Span
    number: Span
    noun: str | None
    kind: CountKind | None


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that may govern a number; ``passive`` if an auxiliary stands before it."""

    start: int
    end: int
    kind: str
    word: str
    passive: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A number with its noun, before its kind is known; ``sort`` is the class of the noun."""

    span: Span
    number: Span
    noun: str | None
    sort: str | None
    share: bool = False  # of the number that follows


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence with its numbers and governing words."""

    text: str
    found: list[Found]
    cues: list[Cue]

    def cues_from(self, at: int, reach: int) -> list[Cue]:
        """Return the cues that start at ``at`` or up to ``reach`` characters behind it."""
        first = bisect_left(self.cues, at, key=_start)
        last = bisect_left(self.cues, at + reach, lo=first, key=_start)
        return self.cues[first:last]

    def cue_before(self, at: int) -> Cue | None:
        """Return the last cue that ends before ``at``."""
        index = bisect_left(self.cues, at, key=_start)
        return self.cues[index - 1] if index else None


def _start(cue: Cue) -> int:
    return cue.start


_PERSONAL = frozenset({"killed", "injured", "captured", "released", "displaced"})
STATES = frozenset(
    {"dead", "injured", "wounded", "hurt", "homeless", "killed", "displaced", "captive"}
)
_INTRANSITIVE = frozenset({"died", "die", "dies", "perished", "fled", "flee", "dead"})
_ARRIVED = frozenset({"hit", "hits", "struck", "fell", "landed", "impacted", "hitting", "landing"})
_PREPOSITION = re.compile(
    r"\b(?:by|with|against|from|near|among|via|using|in|inside|on|at|of\swhom|after|for|including)"
    r"\s(?:the\s)?$",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"[,;]?\s?(?:(?:and|or|as\swell\sas|plus)\s)?(?:and\s)?(?:of\s)?$"
    r"|(?:,|\s[-\u2013—]|\s\()?\s?including\s(?:the\s)?$"
)
_OWN_VERB = re.compile(r"\s(?:have|has|had|was|were|are|is)\b")
_OBJECT = re.compile(r"\s(?:at\sleast|about|the|an?|\d|its?|their|[A-Z])")
_LEFT_BEHIND = re.compile(r"\b(?:left|leaving|leaves)\s$", re.IGNORECASE)
_TO_HOSPITAL = re.compile(
    r"[^,;.]{0,30}?\b(?:taken|rushed|brought|admitted|transferred|airlifted)\s(?:\w+\s){0,2}?"
    r"to\s(?:\w+\s){0,4}?hospitals?\b"
)
_IN_CUSTODY = re.compile(
    r"[^,;.]{0,30}?\b(?:(?:in|into)\s(?:\w+\s)?custody|taken\s(?:hostage|captive|prisoner))\b"
)
_BREAK = re.compile(r"[;:.!?\"“”]|\b(?:but|while|although|whereas)\b")
_NEAR = re.compile(r"\s?(?:were\s|was\s|more\s|others\s|remain\s|of\sthem\s|\w+ly\s)?")
_SHOT_DOWN = re.compile(r"\bshot\s(?:down\s)?$|\bshooting\sdown\s$", re.IGNORECASE)
_DOWN_AFTER = re.compile(r".{0,30}?\bshot\sdown\b")
_ACTIVE_NOUNS = frozenset({"toll", "deaths", "lives", "killing", "evacuation", "arrests"})
_TELLING = frozenset({"person", "force", "equipment", "object", "munition"})
_FIXED = {
    "attack": CountKind.ATTACKS,
    "launch": CountKind.LAUNCHED,
    "target": CountKind.TARGETS,
    "killed": CountKind.KILLED,
    "injured": CountKind.INJURED,
}


def _has_strikes(clause: Clause) -> bool:
    """Return whether counted strikes are what engaged or destroyed things."""
    return any(
        one.sort == "attack"
        and any(
            cue.kind in ("hit", "targets") and not cue.passive
            for cue in clause.cues_from(one.span.end, _NEXT_WORD)
        )
        for one in clause.found
    )


def decided(clause: Clause) -> Iterator[CountSpan]:
    """Yield the numbers worth keeping, each with its kind if the sentence gives one.

    In "18 of 20 missiles were intercepted" the verb speaks of the 18.
    """
    strikes = _has_strikes(clause)
    kinds: list[CountKind | None] = []
    for index in range(len(clause.found)):
        before = kinds[-1] if kinds else None
        kinds.append(_kind(clause, index, before, strikes=strikes))
    for index, one in enumerate(clause.found):
        if one.share and (one.sort == "munition" or kinds[index] is None):
            whole = CountKind.LAUNCHED if one.sort == "munition" else None
            kinds[index : index + 2] = kinds[index + 1], whole
    for one, kind in zip(clause.found, kinds, strict=True):
        if kind is not None or one.sort in _TELLING:
            yield CountSpan(one.span, one.number, one.noun, kind)


def _kind(
    clause: Clause, index: int, before: CountKind | None, *, strikes: bool
) -> CountKind | None:
    kind = _plain_kind(clause, index, before)
    if kind is CountKind.HIT and strikes:
        return CountKind.TARGETS
    return kind


def _plain_kind(clause: Clause, index: int, before: CountKind | None) -> CountKind | None:
    one = clause.found[index]
    if one.sort in _FIXED:
        return _FIXED[one.sort]
    if one.sort == "day":
        return _deadline(clause, one)
    left, right = _left(clause, index), _right(clause, index)
    own_verb = _OWN_VERB.match(clause.text, one.span.end)
    inherited = before if index and _is_listed(clause, index) and not own_verb else None
    if one.sort == "munition":
        return _munition_kind(clause, one, left or inherited, right)
    if one.sort in ("person", "force", "displaced", "captured") or (
        one.sort is None and one.noun is None
    ):
        return _person_kind(one, left, right, inherited)
    if one.sort is None and {left, right} & _PERSONAL:
        return _person_kind(one, left, right, inherited)
    return _thing_kind(clause, one, left or right or None, inherited)


def _deadline(clause: Clause, one: Found) -> CountKind | None:
    text = clause.text
    near = any(cue.kind == "deadline" for cue in clause.cues)
    within = text[max(0, one.span.start - 7) : one.span.start].lower() == "within "
    return CountKind.DAYS if near or within else None


def _is_listed(clause: Clause, index: int) -> bool:
    start, end = clause.found[index - 1].span.end, clause.found[index].span.start
    return end - start < _CUE_REACH and bool(_LISTED.fullmatch(clause.text[start:end]))


def _left(clause: Clause, index: int) -> str | None:
    """Return what the nearest governing word to the left says of the number."""
    one, text = clause.found[index], clause.text
    start = one.span.start
    cue = clause.cue_before(start)
    if cue is None or start - cue.end > (_TOLL_REACH if cue.word == "toll" else _CUE_REACH):
        return None
    gap = text[cue.end : start]
    if cue.kind == "troops" and gap.strip() == "by":
        return "troops"
    apart = (
        index and clause.found[index - 1].span.start >= cue.end and not _is_listed(clause, index)
    )
    if apart and one.sort not in ("object", "equipment", "munition"):
        return None
    if _PREPOSITION.search(gap + " ") or _PREPOSITION.search(gap) or _BREAK.search(gap):
        return None
    if cue.kind in ("other", "deadline") or (cue.passive and cue.word not in _ACTIVE_NOUNS):
        return None
    if cue.word == "toll" and not re.search(r"\b(?:to|at|of|is|was)\s$", gap):
        return None
    return cue.kind


def _stated(clause: Clause, one: Found) -> str | None:
    """Return what a set phrase around the number says: "left 3 ... dead", "taken to hospital"."""
    text, close = clause.text, one.span.end
    if _LEFT_BEHIND.search(text[max(0, one.span.start - 10) : one.span.start]):
        state = next((c for c in clause.cues_from(close, _CUE_REACH) if c.word in STATES), None)
        if state is not None:
            return state.kind
    for pattern, kind in ((_TO_HOSPITAL, "injured"), (_IN_CUSTODY, "captured")):
        if pattern.match(text, close):
            return kind
    return None


def _right(clause: Clause, index: int) -> str | None:
    """Return what the next governing word to the right says of the number."""
    one, text = clause.found[index], clause.text
    close = one.span.end
    inside = next(iter(clause.cues_from(one.number.end, close - one.number.end)), None)
    if inside is not None and inside.word in STATES:
        return inside.kind
    if (stated := _stated(clause, one)) is not None:
        return stated
    following = [cue for cue in clause.cues_from(close, _CUE_REACH) if cue.kind != "other"][:2]
    limit = clause.found[index + 1].span.start if index + 1 < len(clause.found) else len(text)
    for cue in following:
        gap = text[close : cue.start].lstrip('\u201d"\u2019')
        comma = "," in gap and ", who " not in gap
        if cue.start > limit or comma or _BREAK.search(gap):
            return None
        if cue.passive or cue.word in _INTRANSITIVE:
            return cue.kind
        if _NEAR.fullmatch(gap):
            return _beside(text, one, cue)
    return None


def _beside(text: str, one: Found, cue: Cue) -> str | None:
    """Return what a verb without an auxiliary right behind the noun says of it."""
    if one.sort == "munition" and cue.kind == "hit":
        return "hit" if cue.word in _ARRIVED else None
    return None if _OBJECT.match(text, cue.end) and cue.kind != "injured" else cue.kind


def _person_kind(
    one: Found, left: str | None, right: str | None, inherited: CountKind | None
) -> CountKind | None:
    for kind in (right, left):
        if kind in _PERSONAL:
            return CountKind(kind)
    if one.sort in ("displaced", "captured"):
        return inherited or CountKind(one.sort)
    if one.sort == "force" and (left == "troops" or right == "troops"):
        return CountKind.TROOPS
    if inherited in _PERSONAL:
        return inherited
    if one.noun in ("troop", "personnel", "force"):
        return CountKind.TROOPS
    if one.sort is None and one.noun is None and {left, right} & {"launched", "intercepted"}:
        return CountKind(left or right or "launched")
    return None


def _munition_kind(
    clause: Clause, one: Found, left: str | None, right: str | None
) -> CountKind | None:
    text = clause.text
    down = _SHOT_DOWN.search(text[max(0, one.span.start - 12) : one.span.start])
    if down or "intercepted" in (left, right) or _DOWN_AFTER.match(text, one.span.end):
        return CountKind.INTERCEPTED
    if left == CountKind.TARGETS:
        return CountKind.TARGETS
    if "hit" in (left, right):
        return CountKind.HIT
    return CountKind.LAUNCHED


def _thing_kind(
    clause: Clause, one: Found, cue: str | None, inherited: CountKind | None
) -> CountKind | None:
    down = _SHOT_DOWN.search(clause.text[max(0, one.span.start - 12) : one.span.start])
    if down or cue == "intercepted":
        return CountKind.INTERCEPTED
    if cue == "hit":
        return CountKind.HIT
    if cue == "targets":
        return CountKind.TARGETS
    if cue == "captured":
        return CountKind.CAPTURED
    if inherited in (CountKind.TARGETS, CountKind.HIT):
        return inherited
    return CountKind.SYSTEMS if one.sort == "equipment" else None
