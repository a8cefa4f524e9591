"""Noun phrases taken from a report, with the article and the preposition that stand before them."""

import re

from rashomon.flow.publish.brief.lists import word_list
from rashomon.flow.publish.source import CodedReport
from rashomon.lexicon.names import Names, head_of
from rashomon.model.event import PlaceValue
from rashomon.model.text import Phrase, Span

PRONOUNS = frozenset(word_list("pronouns"))
PREPOSITIONS = word_list("prepositions")
MOTION = word_list("motion")
"""Prepositions kept only where something moves: a speech "to" a town is no place of an act."""

_ARTICLE = re.compile(r"(?<!\w)(the|an|a)\s+$", re.IGNORECASE)
_PREPOSITION = re.compile(
    rf"(?<!\w)({'|'.join([*PREPOSITIONS, *MOTION])})\s+(?:(?:the|an|a)\s+)?$", re.IGNORECASE
)
_DETERMINED = re.compile(rf"(?:{'|'.join(word_list('determiners'))})\b|\d", re.IGNORECASE)
_SEVERAL = re.compile(r"(?<!\w)several\s+$", re.IGNORECASE)
_MULTIPLES = word_list("multiples")
_LOOK_BACK = 24
"""Characters read before a phrase: the longest preposition, an article and spaces fit."""


def normal(text: str) -> str:
    """Return the text on one line, without the characters that show nothing."""
    visible = "".join(c for c in text if c in "\n\t" or (c.isprintable() and c != "\xad"))
    return " ".join(visible.split())


def in_sentence(report: CodedReport, phrase: Phrase) -> str:
    """Return the words as they stand inside a sentence: "Police said" gives "police".

    A capital is lost only at the start of a sentence, by a word that the report also writes small
    and that opens no title ("Foreign Secretary").
    """
    text = normal(phrase.text)
    first, _, rest = text.partition(" ")
    if rest[:1].isupper() and rest[1:2].islower():
        return text
    small = first.lower()
    if small == first or not _STARTS.search(report.text[: phrase.span.start][-4:]):
        return text
    if first[1:] != small[1:] or not re.search(rf"\b{re.escape(small)}\b", report.text):
        return text
    return small + text[len(first) :]


_STARTS = re.compile(r"(?:^|[.!?:\n][\"\u201d\u2019')]*)\s*[\"\u201c\u2018'(]*$")


def is_pronoun(text: str) -> bool:
    """Return whether the words stand for someone named elsewhere."""
    return text.strip().lower() in PRONOUNS


def article(report: CodedReport, phrase: Phrase, names: Names) -> str:
    """Return ``the ``, ``a ``, ``an `` or nothing, as the report or plain English has it."""
    found = _ARTICLE.search(_before(report, phrase.span))
    text = normal(phrase.text)
    if _SEVERAL.search(_before(report, phrase.span)) and text.lower().startswith(_MULTIPLES):
        return "several "
    indefinite = found is not None and found.group(1).lower() != "the"
    many = names.is_plural(text) or names.is_mass(text)
    if found and not (indefinite and many and not text.lower().startswith(_MULTIPLES)):
        return f"{found.group(1).lower()} "
    head = head_of(text)
    if _DETERMINED.match(text) or not head[:1].islower():
        return ""
    if many:
        return ""
    if text[0].isupper() and not _opens_with_adjective(text, names):
        return ""
    return "an " if text[0] in "aeiouAEIO" else "a "


def _opens_with_adjective(text: str, names: Names) -> bool:
    """Return whether a capital is that of an adjective: "a Syrian refugee", "Brussels airport"."""
    first = text.split()[0]
    return "-" in first or first in names.demonyms.values()


def preposition(report: CodedReport, place: PlaceValue, *, moves: bool) -> str:
    """Return the preposition of place before the phrase, else ``in``.

    A measure ("30 km east of") takes none.
    """
    if place.phrase.text[:1].isdigit():
        return ""
    found = _PREPOSITION.search(_before(report, place.phrase.span))
    word = found.group(1).lower() if found else ""
    if not word or (word in MOTION and not moves):
        return "in"
    return word


def joined(count: int, index: int, conjunction: str = "and") -> str:
    """Return what stands before item ``index`` of a list of ``count``."""
    if index == 0:
        return ""
    return f" {conjunction} " if index == count - 1 else ", "


def _before(report: CodedReport, span: Span) -> str:
    return report.text[max(0, span.start - _LOOK_BACK) : span.start]
