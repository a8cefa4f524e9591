"""Where sentences end, by rule; fast, and the same on every machine."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from rashomon.errors import LexiconError

DATA = "data/abbreviations.txt"
SECTIONS = ("title", "ambiguous", "starter")
# A run of stops, what closes after it, and a space; or a stop with no space before a capital, as
# pages that lost their markup have it.
CANDIDATE = re.compile(
    r"(?<![.!?…])[.!?…]++[\"'”\u2019»)\]]*+(?=\s)"
    r"|(?<=[a-z]{3})[.!?][\"”\u2019)]?(?=[A-Z“][a-z]*+,? [a-zA-Z])"
    r"|(?<=\s)•(?=\s)"
)
LAST_WORD = re.compile(r"[\w.&\u2019'-]*\Z")
NEXT_WORD = re.compile(r"\s*([\"'“\u2018«(\[—\u2013-]*)\s?([\w\u2019']*)")
INITIAL = re.compile(r"[A-Z]\.|(?:[A-Z][a-z]?\.-?)+[A-Z]\.")
# Longest word looked at before a stop.
WORD_CHARS = 24
# A longer sentence is cut, so that reading a text takes time in proportion to its length however
# it is written. The longest of 3,685 real sentences has 520 characters; resolutions have more.
LONGEST_CHARS = 1_200
# Where a sentence is cut: at the last of the first mark that its second half has.
CUTS = (";", ",", " ", "\n")


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Words with a full stop, and words that begin sentences."""

    title: frozenset[str]
    ambiguous: frozenset[str]
    starter: frozenset[str]


def split_lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence of a text in which no sentence runs over a line's end."""
    for line in re.finditer(r"[^\n]+", text):
        yield from split(text, line.start(), line.end())


def split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence of a stretch, without the space around."""
    known = load_abbreviations()
    begin = start
    for match in CANDIDATE.finditer(text, start, end):
        if text[match.start()] == "•":
            yield from _stripped(text, begin, match.start())
            begin = match.end()
        elif _ends_sentence(text, match, end, known):
            yield from _stripped(text, begin, match.end())
            begin = match.end()
    yield from _stripped(text, begin, end)


@functools.cache
def load_abbreviations() -> Abbreviations:
    """Return the list that ships with the package.

    Raises:
        LexiconError: if a line stands outside a section.
    """
    lines = files("rashomon.lexicon").joinpath(DATA).read_text("utf-8").splitlines()
    words: dict[str, set[str]] = {name: set() for name in SECTIONS}
    section = ""
    for number, line in enumerate(lines, start=1):
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            section = line.strip("[]")
        elif section not in words:
            raise LexiconError(f"{DATA}:{number}: {line!r} stands in no section of {SECTIONS}")
        else:
            words[section].add(line)
    return Abbreviations(**{name: frozenset(found) for name, found in words.items()})


def _ends_sentence(text: str, match: re.Match[str], end: int, known: Abbreviations) -> bool:
    following = NEXT_WORD.match(text, match.end(), end)
    opening, word = (following[1], following[2]) if following else ("", "")
    if word and word[0].islower():
        return False
    mark = match[0]
    if not mark.startswith(".") or mark.startswith(".."):
        return True
    if mark != ".":
        return not (mark == ".)" and _inside_brackets(text, match, known))
    before = LAST_WORD.search(text, max(match.start() - WORD_CHARS, 0), match.start())
    return _stop_ends(f"{before[0] if before else ''}.", opening, word, known)


def _stop_ends(token: str, opening: str, word: str, known: Abbreviations) -> bool:
    """Return whether the full stop of a token ends its sentence, given the next word."""
    if token in known.title:
        return False
    is_number_next = word[:1].isdigit()
    if token in known.ambiguous:
        if is_number_next:
            return False
        return not word or word in known.starter or _opens_quote(opening)
    if INITIAL.fullmatch(token):
        # "John F. Kennedy", "J.K. Rowling"; a starter ends even after an initial: "Plan B. The".
        return word in known.starter and word not in ("A", "I")
    return True


def _inside_brackets(text: str, match: re.Match[str], known: Abbreviations) -> bool:
    """Return whether ``.)`` closes an abbreviation in brackets, as in ``(U.N.) Council``."""
    before = LAST_WORD.search(text, max(match.start() - WORD_CHARS, 0), match.start())
    token = f"{before[0] if before else ''}."
    return token in known.ambiguous or INITIAL.fullmatch(token) is not None


def _opens_quote(opening: str) -> bool:
    return any(mark in opening for mark in '"“«')


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a stretch whole, or in parts of at most ``LONGEST_CHARS`` if it is longer."""
    while end - start > LONGEST_CHARS:
        half, stop = start + LONGEST_CHARS // 2, start + LONGEST_CHARS
        places = (text.rfind(mark, half, stop) for mark in CUTS)
        cut = next((place + 1 for place in places if place >= 0), stop)
        yield start, cut
        start = cut
    yield start, end


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for begin, stop in pieces(text, start, end):
        piece = text[begin:stop]
        lead = len(piece) - len(piece.lstrip())
        length = len(piece.strip())
        if length and any(c.isalnum() for c in piece):
            yield begin + lead, begin + lead + length
