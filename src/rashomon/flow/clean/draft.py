"""A report's text with what its own markup says, before it becomes a document."""

from dataclasses import dataclass, field

from rashomon.model.text import Published, Span


@dataclass(frozen=True, slots=True)
class Draft:
    """Canonical text and metadata of one report.

    Attributes:
        body_start: where the report begins, after header lines.
        title: where the title stands in the text.
        dates: dates of publication with how each was found, in no order.
        site: what the page calls its outlet; weaker than its address.
        is_markdown: whether heading and bullet marks of Markdown may occur.
    """

    text: str = field(repr=False)
    cleaned_by: str
    body_start: int = 0
    title: Span | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    site: str | None = None
    dates: tuple[Published, ...] = ()
    is_markdown: bool = False


def same_words(first: str, second: str) -> bool:
    """Return whether two lines have the same letters and digits, whatever stands between."""
    return _letters(first) == _letters(second)


def _letters(line: str) -> str:
    return "".join(c for c in line.casefold() if c.isalnum())
