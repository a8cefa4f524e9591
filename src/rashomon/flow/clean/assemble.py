"""A draft becomes a document: sentences, dateline, date, outlet, language."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rashomon.flow.clean import sentences
from rashomon.flow.clean.blocks import Block, find_blocks
from rashomon.flow.clean.dateline import find_after_title, find_dateline
from rashomon.flow.clean.dates import best, date_of_url, dates_of_text, parse_date
from rashomon.flow.clean.draft import Draft, same_words
from rashomon.flow.clean.furniture import Furniture, load_furniture
from rashomon.flow.clean.language import language_of
from rashomon.flow.clean.outlet import outlet_of
from rashomon.model.report import Report
from rashomon.model.text import (
    Dateline,
    Document,
    Phrase,
    Published,
    Sentence,
    SentenceKind,
    Span,
)

# Datelines stand in one of the first blocks, after a title, a byline or a summary.
DATELINE_BLOCKS = 6
TITLE_CHARS = 250
# A text with none of these beside captions is a gallery, whose captions are the report.
REPORT_KINDS = (SentenceKind.BODY, SentenceKind.BULLET)


@dataclass(frozen=True, slots=True)
class _Reading:
    sentences: tuple[Sentence, ...]
    dateline: Dateline | None


def assemble(report: Report, draft: Draft) -> Document:
    """Return the document of a report; one without sentences is the caller's to refuse."""
    furniture = load_furniture()
    reading = _read(draft, furniture)
    if not any(s.kind in REPORT_KINDS for s in reading.sentences):
        reading = _read(draft, furniture.without_captions())
    hints = dict(report.hints)
    url = draft.url or report.url or hints.get("url")
    return Document(
        report_id=report.id,
        name=report.name,
        text=draft.text,
        sentences=reading.sentences,
        language=language_of(draft.text[draft.body_start :]),
        cleaned_by=draft.cleaned_by,
        title=_title(draft, reading.sentences),
        outlet=outlet_of(stated=draft.outlet, url=url, feed=hints.get("outlet"), site=draft.site),
        author=draft.author or hints.get("author"),
        url=url,
        published=best(_dates(draft, hints, url, reading.dateline)),
        dateline=reading.dateline,
    )


def _title(draft: Draft, found: tuple[Sentence, ...]) -> Phrase | None:
    span = next((s.span for s in found[:1] if s.kind is SentenceKind.TITLE), draft.title)
    return Phrase(draft.text[span.start : span.end], span) if span else None


def _dates(
    draft: Draft, hints: dict[str, str], url: str | None, dateline: Dateline | None
) -> Iterator[Published]:
    yield from draft.dates
    if found := parse_date(hints.get("published", "")):
        yield Published(found, "feed")
    if url and (found := date_of_url(url)):
        yield Published(found, "url")
    if dateline and dateline.date and (found := parse_date(dateline.date.text)):
        yield Published(found, "dateline", dateline.date.span)
    yield from dates_of_text(draft.text, draft.body_start)


def _read(draft: Draft, furniture: Furniture) -> _Reading:
    """Return the sentences of the report proper and its dateline."""
    text = draft.text
    blocks = [
        block
        for block in find_blocks(text, draft.body_start, is_markdown=draft.is_markdown)
        if not furniture.is_line(text[block.start : block.end])
    ]
    blocks = _with_title(draft, blocks)
    blocks, dateline = _without_dateline(text, blocks, furniture.not_datelines)
    found: list[Sentence] = []
    for paragraph, block in enumerate(blocks):
        for start, end in _spans(text, block):
            if block.kind is not SentenceKind.TITLE and furniture.is_sentence(text[start:end]):
                continue
            found.append(Sentence(len(found), Span(start, end), block.kind, paragraph))
    return _Reading(tuple(found), dateline)


def _spans(text: str, block: Block) -> Iterator[tuple[int, int]]:
    if block.kind is SentenceKind.TITLE:
        yield from sentences.pieces(text, block.start, block.end)
    else:
        yield from sentences.split(text, block.start, block.end)


def _with_title(draft: Draft, blocks: list[Block]) -> list[Block]:
    """Return the blocks with the title marked, or put before them if they do not repeat it."""
    text, title = draft.text, draft.title
    first = blocks[0] if blocks else None
    if title is not None:
        is_repeated = first is not None and same_words(
            text[first.start : first.end], text[title.start : title.end]
        )
        if not is_repeated:
            return [Block(title.start, title.end, SentenceKind.TITLE), *blocks]
    elif first is None or len(blocks) < 2 or not _is_title(text, first):
        return blocks
    return [replace(blocks[0], kind=SentenceKind.TITLE), *blocks[1:]]


def _is_title(text: str, block: Block) -> bool:
    """Return whether the first block reads as a headline: one line, no sentence."""
    line = text[block.start : block.end]
    if block.kind is SentenceKind.BULLET or len(line) > TITLE_CHARS or "\n" in line:
        return False
    return block.kind is SentenceKind.HEADING or not line.endswith((".", "!", ":", "”", '"'))


def _without_dateline(
    text: str, blocks: list[Block], not_places: frozenset[str]
) -> tuple[list[Block], Dateline | None]:
    """Return the blocks with the dateline cut from the one that it opens."""
    for i, block in enumerate(blocks[:DATELINE_BLOCKS]):
        if block.kind is SentenceKind.TITLE and i + 1 < len(blocks):
            continue
        found = find_dateline(text, block.start, block.end, not_places=not_places)
        if found is not None:
            rest = _from(text, block, found.span.end)
            return [*blocks[:i], *rest, *blocks[i + 1 :]], found
        if i == 0:
            found = find_after_title(text, block.start, block.end, not_places=not_places)
            if found is not None:
                title = text[block.start : found.span.start].rstrip()
                head = Block(block.start, block.start + len(title), SentenceKind.TITLE)
                return [head, *_from(text, block, found.span.end), *blocks[1:]], found
    return blocks, None


def _from(text: str, block: Block, start: int) -> list[Block]:
    start += len(text[start : block.end]) - len(text[start : block.end].lstrip())
    return [Block(start, block.end, SentenceKind.BODY)] if start < block.end else []
