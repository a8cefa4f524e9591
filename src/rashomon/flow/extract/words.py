"""The words of a sentence, their classes, and the noun phrases they stand in."""

import re
from collections.abc import Sequence

from rashomon.flow.extract.parse import BE_FORMS, DATES, NounPhrase, Parse
from rashomon.lexicon.tokens import QUOTES, TOKEN, fold
from rashomon.lexicon.wordsets import word_set
from rashomon.model.text import Sentence, SentenceKind

PHRASE_TAGS = frozenset("DXNZO")
# Participles that are states of people: "armed attackers" are not armed in that sentence.
STATES = word_set("participial")
BEFORE_NUMBER = frozenset(("last", "past", "next", "previous", "other", "remaining", "final"))
# Months that are words and names besides; these before them make them months.
MONTH_WORDS = frozenset(("may", "march", "mar."))
BEFORE_MONTH = frozenset(("in", "since", "until", "last", "by", "early", "late", "mid", "of", "on"))


def cut(text: str, sentence: Sentence, tags: dict[str, str], capitals: frozenset[str]) -> Parse:
    """Return the words of a sentence with their classes; noun phrases are found by ``chunk``.

    Quotation marks are left out, so that a quoted noun still stands in its phrase. ``capitals``
    are the words that the report writes with a capital inside its sentences: only these are names
    where every word, or the first, has one.
    """
    found = [
        match
        for match in TOKEN.finditer(text, sentence.span.start, sentence.span.end)
        if match.group() not in QUOTES
    ]
    tokens = [match.group() for match in found]
    starts = [match.start() for match in found]
    ends = [match.end() for match in found]
    folded = [token.lower() if token.isascii() else fold(token) for token in tokens]
    title_case = _is_title_case(tokens, sentence.kind)
    classes = _classes(tokens, folded, tags, capitals, title_case=title_case)
    return Parse(sentence, tokens, folded, starts, ends, classes, title_case=title_case)


def _is_title_case(tokens: list[str], kind: SentenceKind) -> bool:
    if kind not in (SentenceKind.TITLE, SentenceKind.HEADING):
        return False
    longer = [token for token in tokens if len(token) > 3 and token[0].isalpha()]
    return bool(longer) and sum(token[0].isupper() for token in longer) > 0.6 * len(longer)


_ARABIC = re.compile(r"(?:al|ar|as|ash|at|ad|an|az|el|es|ez|ed)[-\u2011][A-Z]")


def _classes(
    tokens: list[str],
    folded: list[str],
    tags: dict[str, str],
    capitals: frozenset[str],
    *,
    title_case: bool,
) -> list[str]:
    classes: list[str] = []
    for position, (token, word) in enumerate(zip(tokens, folded, strict=True)):
        known = tags.get(word)
        if not "a" <= token[0] <= "z":
            is_inside = position > 0 and not title_case
            before = folded[position - 1] if position else ""
            known = _not_small(token, word, known, before, capitals, is_inside=is_inside,
                               title_case=title_case)  # fmt: skip
        elif known is None:
            known = "Z" if _ARABIC.match(token) else _by_ending(word)  # al-Asad
        classes.append(known)
    return classes


def _not_small(
    token: str,
    word: str,
    known: str | None,
    before: str,
    capitals: frozenset[str],
    *,
    is_inside: bool,
    title_case: bool,
) -> str:
    """Return the class of what does not begin with a small letter of the alphabet."""
    first = token[0]
    is_capital = first.isupper()
    if is_capital and (word in DATES or (word in MONTH_WORDS and before in BEFORE_MONTH)):
        return "Y"
    if known in ("R", "S", "P") and len(token) > 1 and token.isupper() and not title_case:
        return "Z"  # US, WHO, IN
    if is_capital and is_inside and known not in ("P", "D", "R", "A", "C"):
        return "Z"
    if known is not None:
        return known
    if first.isdigit():
        return "X"
    if not (first.isalnum() or first == "_"):
        return "Q"
    return "Z" if is_capital and (token in capitals or is_inside) else _by_ending(word)


def _by_ending(word: str) -> str:
    if "-" in word or len(word) < 5:
        return "N"
    if word.endswith("ly"):
        return "Y"
    if word.endswith("ing"):
        return "G"
    if word.endswith("ed"):
        return "E"
    return "N"


def chunk(parse: Parse, names: Sequence[tuple[int, int]]) -> None:
    """Settle words that may be noun or verb, and find the noun phrases.

    Args:
        parse: the sentence; its classes, phrases and ``phrase_at`` are set.
        names: word ranges of lexicon names, which are never cut ("Ministry of Defense").
    """
    inside = [False] * len(parse.tokens)
    for start, end in names:
        for j in range(start, end):
            if parse.tags[j] not in "XD" or j > start:
                parse.tags[j] = "Z"
            inside[j] = j > start
    _settle(parse)
    parse.phrase_at = [-1] * len(parse.tokens)
    start = -1
    for j, tag in enumerate([*parse.tags, "Q"]):
        opens = tag == "D" or tag == "R" or (tag == "X" and j and _is_head(parse, j - 1))
        joined = j < len(inside) and inside[j]
        if start >= 0 and (
            tag not in PHRASE_TAGS
            or (opens and not joined and j > start and parse.tags[j - 1] not in "DXO")
        ):
            _close(parse, start, j)
            start = -1
        if tag == "R":
            _close(parse, j, j + 1)
        elif start < 0 and tag in PHRASE_TAGS and tag != "O":
            start = j


def _is_head(parse: Parse, j: int) -> bool:
    """Return whether a noun before a number ends its phrase: not of "the last 24 hours"."""
    return parse.tags[j] in "NZ" and parse.folded[j] not in BEFORE_NUMBER


def _close(parse: Parse, start: int, end: int) -> None:
    while end - 1 > start and parse.tags[end - 1] == "O":
        end -= 1
    number = len(parse.phrases)
    parse.phrases.append(NounPhrase(start, end))
    for j in range(start, end):
        parse.phrase_at[j] = number


def _settle(parse: Parse) -> None:
    """Decide each ambiguous word by its neighbours, left to right."""
    tags, folded = parse.tags, parse.folded
    last = len(tags) - 1
    _settle_than(parse)
    for j, tag in enumerate(tags):
        previous = tags[j - 1] if j else ""
        following = tags[j + 1] if j < last else ""
        if tag == "B":
            tags[j] = _noun_or_verb(parse, j, previous, following)
        elif tag == "I":
            tags[j] = _noun_or_past(parse, j, previous, following)
        elif tag == "E":
            adjective = previous in ("D", "O", "X") or (
                previous in ("P", "") and following in "NBI"
            )
            if (adjective and following in ("N", "B", "I", "Z", "X")) or (
                folded[j] in STATES and following in ("N", "B", "I") and previous not in (*"RANZ",)
            ):
                tags[j] = "N"
        elif tag == "G":
            if previous in ("D", "O") or (
                previous in "NZ"
                and previous
                and following in "PQ"
                and folded[j - 1] not in BE_FORMS
            ):
                tags[j] = "N"
        elif tag == "V" and previous in ("D", "O") and following in ("N", "Z", "P", "Q", "S"):
            tags[j] = "N"


def _settle_than(parse: Parse) -> None:
    """Give "more than 300" one phrase with its noun, and "as well as" the class of "and"."""
    tags, folded = parse.tags, parse.folded
    for j, word in enumerate(folded):
        if word == "than" and 0 < j < len(tags) - 1 and folded[j - 1] in ("more", "fewer", "less"):
            if tags[j + 1] == "X":
                tags[j - 1] = tags[j] = "X"
        elif word == "well" and folded[j - 1 : j + 2] == ["as", "well", "as"]:
            tags[j - 1], tags[j], tags[j + 1] = "C", "Y", "Y"


def _noun_or_verb(parse: Parse, j: int, previous: str, following: str) -> str:
    if previous in ("T", "M", "R") or parse.folded[j - 1] in ("not", "n't", "don't", "didn't"):
        return "V"
    if previous in ("D", "O", "X", "P", "G"):
        return "N"
    third = parse.folded[j].endswith("s") and not parse.folded[j].endswith("ss")
    takes_object = following in ("D", "Z", "R", "X") or (
        following in ("N", "P") and parse.title_case
    )
    if previous in ("N", "Z"):
        is_plural = parse.folded[j - 1].endswith("s")
        if following in ("V", "E", "A", "M"):
            return "N"
        if third and not is_plural and takes_object:
            return "V"
        if third and previous == "Z" and following in ("P", "T", "N") and not is_plural:
            return "V" if parse.title_case or following == "T" else "N"
        if not third and is_plural and (takes_object or following == "N"):
            return "V"
        return "N"
    if previous in ("C", "Y") and takes_object:
        return "V"
    if previous == "" and following in ("D", "Z"):
        return "V"
    return "N"


def _noun_or_past(parse: Parse, j: int, previous: str, following: str) -> str:
    """Decide a word whose past is its base form: "a drone hit the base", "was hit by"."""
    if previous == "A" or (previous == "Y" and j > 1 and parse.tags[j - 2] == "A"):
        return "E"
    after = parse.folded[j + 1] if following else ""
    takes_object = following in ("D", "Z", "R", "X") or after in ("off", "up", "down", "by", "fire")
    if previous in ("N", "Z", "Y") and takes_object:
        return "E"
    return _noun_or_verb(parse, j, previous, following)
