"""Lines of a text as blocks: paragraphs, headings and bullets, with wrapped lines joined."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from operator import or_

from rashomon.model.text import SentenceKind

LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
BULLET = re.compile(
    r"(?:[•‣◦▪●∙·■►*]|-{1,2}|[\u2013—](?=\s)|\.(?=\s)|\(?[0-9]{1,2}[.)]|\([a-z]\))\s+(?=\S)"
)
HASHES = re.compile(r"#{1,6}\s+(?=\S)")
QUOTED = re.compile(r"(?:>\s?)+")
CLOSING_MARKS = re.compile(r"(?<![\s#*_])[\s#*_]+\Z")
DASHED = re.compile(r"[-\u2013—]\s++(\S.{0,59}?)\s++[-\u2013—]\Z")
# Shortest line that may have been broken at the margin; ordinary margins are at 65 to 80.
WRAPPED_CHARS = 60
MARGIN_CHARS = 100
HEADING_WORDS = 12
HEADING_CHARS = 90
ENDS = re.compile(r"[.!?…:;,][\"'”\u2019)\]]*\Z")
MINOR_WORD_CHARS = 4


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text between hard breaks; ``start`` stands after a bullet or heading mark."""

    start: int
    end: int
    kind: SentenceKind


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    is_first: bool


def find_blocks(text: str, start: int, *, is_markdown: bool) -> Iterator[Block]:
    """Yield the blocks from ``start`` on; lines without a letter or digit are none."""
    for group in _paragraphs(text, start):
        for first, last in _joined(group):
            stripped = text[first.start : last.end].strip()
            if any(c.isalnum() for c in stripped):
                begin = first.start + len(first.text) - len(first.text.lstrip())
                yield _block(text, begin, begin + len(stripped), is_markdown=is_markdown)


def is_heading(line: str) -> bool:
    """Return whether a line reads as a heading: short, and no sentence."""
    words = line.split()
    if not words or len(words) > HEADING_WORDS or len(line) > HEADING_CHARS:
        return False
    if line[0].islower():
        return False
    if ENDS.search(line) is None:
        return True
    return line.endswith("?") and _is_capitalised(words)


def _is_capitalised(words: list[str]) -> bool:
    capitalised = [word[0].isupper() or word[0].isdigit() for word in words]
    is_minor = [len(word) < MINOR_WORD_CHARS for word in words]
    return 2 * sum(capitalised) > len(words) > 1 and all(map(or_, capitalised, is_minor))


def _block(text: str, start: int, end: int, *, is_markdown: bool) -> Block:
    kind = SentenceKind.BODY
    if is_markdown:
        if quoted := QUOTED.match(text, start, end):
            start = quoted.end()
        if hashes := HASHES.match(text, start, end):
            closing = CLOSING_MARKS.search(text, hashes.end(), end)
            return Block(hashes.end(), closing.start() if closing else end, SentenceKind.HEADING)
    if dashed := DASHED.match(text[start:end]):
        return Block(start + dashed.start(1), start + dashed.end(1), SentenceKind.HEADING)
    if bullet := BULLET.match(text, start, end):
        return Block(bullet.end(), end, SentenceKind.BULLET)
    if is_heading(text[start:end].strip("*_") if is_markdown else text[start:end]):
        kind = SentenceKind.HEADING
    return Block(start, end, kind)


def _paragraphs(text: str, start: int) -> Iterator[list[_Line]]:
    """Yield groups of lines with no blank line between them."""
    group: list[_Line] = []
    previous_end = start
    for match in LINE.finditer(text, start):
        if not match[0].strip():
            continue
        between = text[previous_end : match.start()]
        is_first = not group or between.replace("\r\n", "\n").count("\n") > 1
        is_first = is_first or between.count("\r") > 1 + between.count("\n")
        if is_first and group:
            yield group
            group = []
        group.append(_Line(match.start(), match.end(), match[0], is_first))
        previous_end = match.end()
    if group:
        yield group


def _joined(group: list[_Line]) -> Iterator[tuple[_Line, _Line]]:
    """Yield first and last line of each run that was one line before it was wrapped."""
    is_wrapped = _is_wrapped(group)
    first = previous = group[0]
    for line in group[1:]:
        if _continues(previous, line, is_wrapped=is_wrapped):
            previous = line
            continue
        yield first, previous
        first = previous = line
    yield first, previous


def _continues(previous: _Line, line: _Line, *, is_wrapped: bool) -> bool:
    text = line.text.lstrip()
    if BULLET.match(text):
        return False
    if is_wrapped:
        return True
    before = previous.text.rstrip()
    if not text[0].islower() or ENDS.search(before):
        return False
    # A link in mid-sentence becomes a line of its own on some pages, a space before it.
    is_cut = previous.text != before or before.lstrip()[0].islower()
    return is_cut or len(before) > WRAPPED_CHARS


def _is_wrapped(group: list[_Line]) -> bool:
    """Return whether a paragraph was broken at a margin: all lines but the last fill it."""
    if len(group) < 3:
        return False
    lengths = [len(line.text.rstrip()) for line in group[:-1]]
    if min(lengths) < WRAPPED_CHARS - 10 or max(lengths) > MARGIN_CHARS:
        return False
    open_ends = sum(ENDS.search(line.text.rstrip()) is None for line in group[:-1])
    return 2 * open_ends > len(lengths) and any(
        line.text.lstrip()[0].islower() for line in group[1:]
    )
