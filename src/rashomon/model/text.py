"""Text and places in it: the one definition of an offset."""

from dataclasses import dataclass, field
from enum import StrEnum

from rashomon.errors import IntegrityError
from rashomon.model.ids import content_id


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points of a document's canonical text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise IntegrityError(f"a span must hold at least one character: {self}")

    def overlaps(self, other: "Span") -> bool:
        """Return whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """Return whether the other lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Phrase:
    """Characters of a document and where they stand."""

    text: str
    span: Span


class SentenceKind(StrEnum):
    """What a sentence is to its report."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the report proper; page furniture is never a sentence.

    ``paragraph`` counts from 0 at the title and never falls.
    """

    index: int
    span: Span
    kind: SentenceKind
    paragraph: int


@dataclass(frozen=True, slots=True)
class Published:
    """The publication date, ``YYYY-MM-DD``, and how it was found.

    ``method`` is one of ``header``, ``json-ld``, ``meta``, ``feed``, ``url``, ``dateline``,
    ``text``, ``record`` (a field of a JSON article), ``warc``; ``span`` is where it stands in the
    canonical text, if it does.
    """

    date: str
    method: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """The opening "TEHRAN, June 24 (Reuters) -": place, date and agency as written, if there."""

    span: Span
    place: Phrase | None = None
    date: Phrase | None = None
    agency: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """The cleaned text of one report. Its id is its content.

    ``language`` is an ISO 639-1 code; ``cleaned_by`` names what made the text, with its version.
    """

    report_id: str
    name: str
    text: str = field(repr=False)
    sentences: tuple[Sentence, ...] = field(repr=False)
    language: str
    cleaned_by: str
    title: Phrase | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published: Published | None = None
    dateline: Dateline | None = None
    id: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", content_id("doc", self.text))

    def quote(self, span: Span) -> str:
        """Return the text under the span.

        Raises:
            IntegrityError: if the span reaches past the end of the text.
        """
        if span.end > len(self.text):
            raise IntegrityError(f"{span} reaches past the end of {self.id}, {len(self.text)}")
        return self.text[span.start : span.end]

    def phrase(self, start: int, end: int) -> Phrase:
        """Return the characters from start to end with their place."""
        span = Span(start, end)
        return Phrase(self.quote(span), span)
