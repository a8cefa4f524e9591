"""A sentence while it is written: every piece that says something carries its licence."""

from rashomon.flow.publish.brief.model import Cell, Citation, Licence, Rule, Sentence
from rashomon.model.text import Span


class Draft:
    """Collects pieces of text; those that are not plain glue are licensed by a rule."""

    def __init__(self, begun: Sentence | None = None) -> None:
        self._text = begun.text.removesuffix(".") if begun else ""
        self._licences: list[Licence] = list(begun.licences) if begun else []
        self._citations: set[Citation] = set(begun.citations) if begun else set()
        self._cells: list[Cell] = []

    @property
    def length(self) -> int:
        """Return how many characters are written."""
        return len(self._text)

    def plain(self, text: str) -> "Draft":
        """Add glue: words of no content."""
        self._text += text
        return self

    def licensed(self, text: str, rule: Rule, role: str, citation: Citation) -> "Draft":
        """Add words that the rule allows because of what is cited."""
        start = len(self._text)
        self._text += text
        self._licences.append(Licence(start, len(self._text), rule, role, citation))
        self._citations.add(citation)
        return self

    def cite(self, report: int, span: Span, ref: str) -> "Draft":
        """Add a citation that no words of the sentence rest on alone."""
        self._citations.add(Citation(report, span, ref))
        return self

    def cell(self, column: str, start: int) -> "Draft":
        """Put what was written since ``start`` into a column of a table."""
        if start < len(self._text):
            self._cells.append(Cell(column, start, len(self._text)))
        return self

    def sentence(self, rule: str) -> Sentence:
        """Return the sentence, with a capital and a full stop."""
        text = f"{self._text[:1].upper()}{self._text[1:]}"
        if not text.endswith((".", "?", "!")):
            text += "."
        cited = tuple(sorted(self._citations))
        return Sentence(text, cited, rule, tuple(self._licences), tuple(self._cells))
