"""The brief as Markdown, every sentence with a footnote that quotes its evidence."""

from collections.abc import Iterator, Sequence

from rashomon.flow.publish.brief.compose import reports_of, window_label
from rashomon.flow.publish.brief.model import Block, Brief, Coverage, Rule, Sentence
from rashomon.flow.publish.brief.quotes import Quote, quotes
from rashomon.flow.publish.brief.words import normal
from rashomon.flow.publish.source import CodedReport

_SPECIAL = str.maketrans({c: f"\\{c}" for c in "\\`*_[]<>#|~!$"} | {"&": "&amp;"})


def to_markdown(brief: Brief, reports: Sequence[CodedReport]) -> str:
    """Return the brief of these reports as Markdown with footnotes."""
    return _Page(reports_of(reports)).page(brief)


class _Page:
    def __init__(self, reports: Sequence[CodedReport]) -> None:
        self._reports = reports
        self._notes: list[str] = []

    def page(self, brief: Brief) -> str:
        lines = [f"# {_plain(brief.title)}", "", f"**{window_label(brief.window)}**"]
        lines += ["", *coverage_lines(brief.coverage), "", "## Headline judgement", ""]
        judged = brief.judgement
        if judged.sentence is not None:
            lines += [f"> {self._sentence(judged.sentence)}", ""]
        lines += [_plain(judged.rationale), "", f"*Rule.* {_plain(judged.rule)}", ""]
        for section in brief.sections:
            lines += [f"## {section.title}", "", f"*{section.note}*", ""]
            for block in section.blocks:
                lines += self._block(block)
        if brief.silent:
            lines += [f"*{silent_line(brief)}*", ""]
        lines += ["## Reports", "", *self._sources(), "", f"*{brief.disclaimer}*", ""]
        if brief.n_dropped:
            lines += [f"{brief.n_dropped} sentences failed the check and were left out.", ""]
        return "\n".join([*lines, *self._notes]) + "\n"

    def _block(self, block: Block) -> list[str]:
        lines = [f"### {block.heading}", ""] if block.heading else []
        if block.columns:
            lines += self._table(block)
        else:
            lines += [f"- {self._sentence(sentence)}" for sentence in block.sentences]
        if block.more:
            lines += [""] if block.columns else []
            lines.append(f"- and {block.more} more; `rashomon events` lists them")
        return [*lines, ""]

    def _table(self, block: Block) -> Iterator[str]:
        """Yield a table; what is the same as in the row before is not said again."""
        yield f"| {' | '.join(block.columns)} |"
        yield f"|{' --- |' * len(block.columns)}"
        for cells, sentence in table_cells(block):
            shown = [_plain(cell) for cell in cells]
            yield f"| {' | '.join(shown)}{self._note(sentence)} |"

    def _sentence(self, sentence: Sentence) -> str:
        return f"{_plain(sentence.text)}{self._note(sentence)}"

    def _note(self, sentence: Sentence) -> str:
        number = len(self._notes) + 1
        found, more = quotes(sentence, self._reports)
        told = " · ".join(_quote(quote) for quote in found)
        rest = f" · and {more} more" if more else ""
        self._notes.append(f"[^{number}]: {told}{rest}")
        return f"[^{number}]"

    def _sources(self) -> Iterator[str]:
        for report in self._reports:
            parts = [report.outlet, report.title, report.published, report.name]
            named = ", ".join(_plain(normal(part)) for part in parts if part)
            yield f"{report.report_number}. {named}"
        if not self._reports:
            yield "No report was read."


def silent_line(brief: Brief) -> str:
    """Return which sections were left out because nothing belongs there."""
    return f"Left out, with nothing to tell: {'; '.join(brief.silent)}."


def table_cells(block: Block) -> Iterator[tuple[list[str], Sentence]]:
    """Yield the cells of each row; the first is empty where it is that of the row before."""
    before = ""
    for sentence in block.sentences:
        first, *middle, last = (sentence.cell(column) for column in block.columns)
        last = last.removeprefix(", ")
        is_dated = any(one.rule is Rule.RESOLVED_DATE for one in sentence.licences)
        same = is_dated and first == before
        yield ["" if same else first, *middle, f"{last[:1].upper()}{last[1:]}"], sentence
        before = first


def coverage_lines(coverage: Coverage) -> list[str]:
    """Return what was read, in sentences."""
    rejected = "".join(f"; {count} {_plain(kind)}" for kind, count in coverage.rejected)
    outlets = ", ".join(
        f"{_plain(name)} ({count})" if count > 1 else _plain(name)
        for name, count in coverage.outlets
    )
    n_rejected = sum(count for _kind, count in coverage.rejected)
    lines = [
        f"Reports read: {coverage.n_read}. Coded: {coverage.n_coded}. "
        f"Rejected: {n_rejected}{rejected}. Events: {coverage.n_events}.",
        f"Outlets: {outlets or 'none named'}; reports without one: {coverage.n_without_outlet}. "
        "Copies are not merged yet: reports are counted, not independent origins.",
    ]
    return [lines[0], "", lines[1]]


def _quote(quote: Quote) -> str:
    text = "".join(
        f"**{_plain(normal(piece.text))}**" if piece.is_cited else _spaced(piece.text)
        for piece in quote.pieces
    )
    return f"{_plain(normal(quote.report.label))} ({quote.report.report_number}): “{text.strip()}”"


def _spaced(text: str) -> str:
    """Return the text on one line with its outer spaces, which emphasis needs."""
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() else ""
    return f"{before}{_plain(normal(text))}{after}" if normal(text) else " "


def _plain(text: str) -> str:
    """Return the text with every sign that Markdown reads escaped."""
    return text.translate(_SPECIAL)
