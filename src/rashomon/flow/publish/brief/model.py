"""What a brief is made of: sentences that carry their evidence, in sections."""

from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.text import Span


class Rule(StrEnum):
    """Why some words of a sentence may stand there."""

    QUOTE = "quote"
    ENTITY_NAME = "entity-name"
    NUMBER = "number"
    COUNT_KIND = "count-kind"
    RESOLVED_DATE = "resolved-date"
    TYPE_VERB = "type-verb"
    CUE = "cue"
    SOURCE_CLASS = "source-class"
    OUTLET = "outlet"
    REPORT_COUNT = "report-count"
    SOURCE_COUNT = "source-count"
    EVENT_COUNT = "event-count"
    REASON = "reason"
    VERBATIM = "verbatim"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """Characters of a numbered report; ``ref`` is the event (``e1``) or posture (``p1``)."""

    report: int
    span: Span
    ref: str


@dataclass(frozen=True, slots=True)
class Licence:
    """Why the characters from ``start`` to ``end`` of a sentence may stand there.

    ``role`` says of which value of the cited event or posture: ``actor``, ``target``, ``time``,
    ``killed`` (a kind of count), ``source``.
    """

    start: int
    end: int
    rule: Rule
    role: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Cell:
    """The stretch of a sentence that stands in a column, where sentences are rows of a table."""

    column: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with all that it rests on; ``rule`` names the template that made it."""

    text: str
    citations: tuple[Citation, ...]
    rule: str
    licences: tuple[Licence, ...] = ()
    cells: tuple[Cell, ...] = ()

    def reports(self) -> tuple[int, ...]:
        """Return the numbers of the reports it cites, in order."""
        return tuple(sorted({citation.report for citation in self.citations}))

    def cell(self, column: str) -> str:
        """Return what stands in a column; empty if nothing does."""
        return next((self.text[c.start : c.end] for c in self.cells if c.column == column), "")


@dataclass(frozen=True, slots=True)
class Block:
    """Sentences under one heading; ``more`` is how many were left out for length.

    With ``columns``, each sentence is a row of a table.
    """

    heading: str | None
    sentences: tuple[Sentence, ...]
    more: int = 0
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the brief; ``note`` says what stands in it and what does not."""

    key: str
    title: str
    note: str
    blocks: tuple[Block, ...]

    def n_sentences(self) -> int:
        """Return how many sentences it prints."""
        return sum(len(block.sentences) for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Window:
    """The days the brief speaks of, both included, and how they were chosen."""

    first: str
    last: str
    rule: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was read for the brief; ``rejected`` holds kinds of rejection and how many."""

    n_read: int
    n_coded: int
    rejected: tuple[tuple[str, int], ...]
    outlets: tuple[tuple[str, int], ...]
    n_without_outlet: int
    n_events: int
    themes: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """The headline and why: ``rung`` of ``n_rungs``, its label, and the rule in words."""

    sentence: Sentence | None
    rung: int
    n_rungs: int
    label: str
    rationale: str
    rule: str


@dataclass(frozen=True, slots=True)
class Brief:
    """A situation report; ``n_dropped`` sentences failed the check and are not in it.

    ``silent`` names the sections for which nothing was read.
    """

    title: str
    window: Window | None
    coverage: Coverage
    judgement: Judgement
    sections: tuple[Section, ...]
    n_dropped: int
    disclaimer: str
    silent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Words of a sentence that nothing cited bears out."""

    kind: str
    words: str
    message: str
