"""The brief as one HTML page of its own: no script, nothing fetched, evidence under each line."""

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence
from html import escape
from importlib.resources import files
from string import Template
from urllib.parse import urlsplit

from rashomon.flow.publish.brief.compose import reports_of, window_label
from rashomon.flow.publish.brief.markdown import silent_line, table_cells
from rashomon.flow.publish.brief.model import (
    Block,
    Brief,
    Coverage,
    Judgement,
    Rule,
    Section,
    Sentence,
)
from rashomon.flow.publish.brief.quotes import Quote, quotes, readings
from rashomon.flow.publish.brief.words import normal
from rashomon.flow.publish.source import CodedReport

_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_OPENED = ("claimed",)
"""Sections whose evidence is shown at once: what is denied stands only in the quoted words."""


def to_html(brief: Brief, reports: Sequence[CodedReport]) -> str:
    """Return the brief of these reports as a page; every text of a report is escaped."""
    ordered = reports_of(reports)
    source = files("rashomon.flow.publish.brief").joinpath("page.html").read_text(encoding="utf-8")
    judged = _judgement(brief.judgement, ordered)
    sections = [_section(section, ordered) for section in brief.sections]
    kicker, heading = _text(brief.title), _text(window_label(brief.window))
    if brief.window is None:
        kicker, heading = heading, kicker
    return Template(source).substitute(
        style_hash=_style_hash(source),
        kicker=kicker,
        heading=heading,
        coverage=_sub(brief),
        contents=_contents(brief.sections),
        figures=_figures(brief.coverage),
        judgement=judged,
        sections="\n".join(sections),
        silent=f'<p class="more">{_text(silent_line(brief))}</p>' if brief.silent else "",
        reports=_reports(ordered),
        disclaimer=_text(brief.disclaimer),
        checked=_checked(brief),
    )


def _style_hash(source: str) -> str:
    found = _STYLE.search(source)
    style = found.group(1) if found else ""
    digest = hashlib.sha256(style.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


def _text(text: str) -> str:
    """Return the text on one line, escaped for content and for attributes in double quotes."""
    return escape(normal(text), quote=True)


def _sub(brief: Brief) -> str:
    coverage = brief.coverage
    rule = f"Window: {brief.window.rule}. " if brief.window else ""
    n_rejected = sum(count for _kind, count in coverage.rejected)
    return _text(
        f"{coverage.n_read} reports read, {coverage.n_coded} coded, {n_rejected} rejected. {rule}"
        "Copies are not merged yet: reports are counted, not independent origins."
    )


def _contents(sections: Iterable[Section]) -> str:
    entries = [
        ("judgement", "Headline judgement"),
        *((section.key, section.title) for section in sections),
        ("reports", "Reports"),
    ]
    return "".join(f'<li><a href="#{key}">{_text(title)}</a></li>' for key, title in entries)


def _figures(coverage: Coverage) -> str:
    rows = [("Reports read", coverage.n_read), ("Coded", coverage.n_coded)]
    rows += [(f"Rejected: {kind}", count) for kind, count in coverage.rejected]
    rows += [("Events", coverage.n_events)]
    outlets = [*coverage.outlets]
    if coverage.n_without_outlet:
        outlets.append(("no outlet named", coverage.n_without_outlet))
    parts = ["<h2>Coverage</h2>", _pairs(rows)]
    if coverage.themes:
        most = max(count for _title, count in coverage.themes)
        bars = "".join(_bar(title, count, most) for title, count in coverage.themes)
        parts.append(f'<h2>Lines by theme</h2><ul class="themes">{bars}</ul>')
    if outlets:
        parts += ["<h2>Reports by outlet</h2>", _pairs(outlets)]
    return "\n".join(parts)


def _pairs(rows: Iterable[tuple[str, int]]) -> str:
    cells = "".join(f'<dt dir="auto">{_text(name)}</dt><dd>{count}</dd>' for name, count in rows)
    return f'<dl class="figures">{cells}</dl>'


def _bar(title: str, count: int, most: int) -> str:
    width = max(1, round(100 * count / most))
    return (
        f"<li><span>{_text(title)}</span><b>{count}</b>"
        f'<svg viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="track" width="100" height="3"/><rect width="{width}" height="3"/>'
        f"</svg></li>"
    )


def _judgement(judged: Judgement, reports: Sequence[CodedReport]) -> str:
    steps = "".join(
        f'<li class="{"on" if step <= judged.rung else "off"}"></li>'
        for step in range(1, judged.n_rungs + 1)
    )
    sentence = (
        _line(judged.sentence, reports, before="", tag="div")
        if judged.sentence
        else f'<p class="text">{_text(judged.label[:1].upper() + judged.label[1:])}.</p>'
    )
    label = _text(f"rung {judged.rung} of {judged.n_rungs}: {judged.label}")
    return (
        f'<section id="judgement" class="judgement"><h2>Headline judgement</h2>{sentence}'
        f'<ol class="ladder" role="img" aria-label="{label}">{steps}</ol>'
        f"<p>{_text(judged.rationale)}</p>"
        f'<details class="rule"><summary>How the headline is chosen</summary>'
        f"<p>{_text(judged.rule)}</p></details></section>"
    )


def _section(section: Section, reports: Sequence[CodedReport]) -> str:
    is_open = section.key in _OPENED
    blocks = "".join(_block(block, reports, opened=is_open) for block in section.blocks)
    return (
        f'<section id="{section.key}"><h2>{_text(section.title)}</h2>'
        f'<p class="note">{_text(section.note)}</p>{blocks}</section>'
    )


def _block(block: Block, reports: Sequence[CodedReport], *, opened: bool) -> str:
    heading = f"<h3>{_text(block.heading)}</h3>" if block.heading else ""
    more = (
        f'<p class="more">and {block.more} more; rashomon events lists them</p>'
        if block.more
        else ""
    )
    if block.columns:
        return f"{heading}{_table(block, reports)}{more}"
    lines, before = [], ""
    for sentence in block.sentences:
        lines.append(_line(sentence, reports, before=before, opened=opened))
        before = _when(sentence)
    return f'{heading}<ul class="lines">{"".join(lines)}</ul>{more}'


def _table(block: Block, reports: Sequence[CodedReport]) -> str:
    """Return a table; who says so stands under each row, with the evidence.

    On a narrow screen each row is a block with its columns named.
    """
    what, *kinds, _who = block.columns
    heads = "".join(f'<th scope="col">{_text(_head(column))}</th>' for column in (what, *kinds))
    rows = []
    for cells, sentence in table_cells(block):
        first, *figures, who = cells
        shown = "".join(
            f'<td class="n" data-column="{_text(kind)}">{_figure_lines(cell)}</td>'
            for kind, cell in zip(kinds, figures, strict=True)
        )
        same = "" if first else ' class="same"'
        rows.append(
            f'<tbody><tr{same}><th scope="row">{_text(first)}</th>{shown}</tr>'
            f'<tr class="proof"><td colspan="{len(kinds) + 1}"><details><summary>'
            f'<span class="text" dir="auto">{_text(who)}</span> <span class="open">words</span>'
            f"</summary>{_evidence(sentence, reports)}</details></td></tr></tbody>"
        )
    body = "".join(rows)
    return f'<div class="scroll"><table><thead><tr>{heads}</tr></thead>{body}</table></div>'


def _head(column: str) -> str:
    return f"{column[:1].upper()}{column[1:]}"


def _figure_lines(cell: str) -> str:
    """Return the figures of a cell, each on a line of its own with its words."""
    return "".join(
        f'<span class="figure"><b>{_text(found[1])}</b> <span class="said">{_text(found[2])}</span>'
        "</span>"
        for found in _FIGURE.finditer(cell)
    )


_FIGURE = re.compile(r"([^()\u201c\u201d;]+?) \((\u201c.*?\u201d)\)(?:; |$)")


def _when(sentence: Sentence) -> str:
    """Return the date that opens the sentence, which stands in a column of its own."""
    first = sentence.licences[0] if sentence.licences else None
    if first is None or first.rule is not Rule.RESOLVED_DATE or first.start > 0:
        return ""
    after = sentence.text[first.end : first.end + len(_SEPARATOR)]
    return sentence.text[: first.end] if after == _SEPARATOR else ""


_SEPARATOR = ": "


def _line(
    sentence: Sentence,
    reports: Sequence[CodedReport],
    *,
    before: str,
    opened: bool = False,
    tag: str = "li",
) -> str:
    when = _when(sentence)
    text = sentence.text[len(when) + len(_SEPARATOR) :] if when else sentence.text
    text = f"{text[:1].upper()}{text[1:]}"
    same = " same" if when and when == before else ""
    column = when or ("" if sentence.rule == "gap" else "no date")
    n_reports = len(sentence.reports())
    count = f"{n_reports} report{'s' if n_reports > 1 else ''}"
    return (
        f'<{tag} class="line"><span class="when{same}">{_text(column)}</span>'
        f"<details{' open' if opened else ''}>"
        f'<summary><span class="text" dir="auto">{_text(text)}</span> '
        f'<span class="open">{count}</span></summary>'
        f"{_evidence(sentence, reports)}</details></{tag}>"
    )


def _evidence(sentence: Sentence, reports: Sequence[CodedReport]) -> str:
    found, more = quotes(sentence, reports)
    parts = []
    for index, quote in enumerate(found):
        parts.append(_quote(quote))
        following = found[index + 1].report if index + 1 < len(found) else None
        if following is not quote.report:
            parts.append(_origin(quote.report))
    if more:
        parts.append(f'<p class="src">and {more} more passages</p>')
    read = readings(sentence, reports)
    if read:
        rules = "; ".join(
            f"<q>{_text(r.words)}</q> from “{_text(r.source)}” ({_text(r.rule)})" for r in read
        )
        parts.append(f'<p class="read">Read by rule: {rules}.</p>')
    return f'<div class="evidence">{"".join(parts)}</div>'


def _quote(quote: Quote) -> str:
    words = "".join(
        f"<mark>{_inline(piece.text)}</mark>" if piece.is_cited else _inline(piece.text)
        for piece in quote.pieces
    )
    return f'<blockquote dir="auto">{words}</blockquote>'


def _origin(report: CodedReport) -> str:
    named = [report.label, report.published or "", report.title or ""]
    said = ", ".join(_text(part) for part in named if part)
    number = report.report_number
    return f'<p class="src" dir="auto">{said} <a href="#report-{number}">[{number}]</a></p>'


def _inline(text: str) -> str:
    """Return a stretch of a quote, escaped; spaces at its ends are kept."""
    shown = "".join(c if c.isprintable() else " " if c.isspace() else "" for c in text)
    return escape(shown.replace("\xad", ""), quote=True)


def _reports(reports: Sequence[CodedReport]) -> str:
    rows = "".join(
        f'<li id="report-{report.report_number}"><span class="n">{report.report_number}</span>'
        f'<span class="what" dir="auto">{_report(report)}</span></li>'
        for report in reports
    )
    body = f'<ol class="reports">{rows}</ol>' if rows else '<p class="more">No report was read.</p>'
    return f'<section id="reports"><h2>Reports</h2>{body}</section>'


def _report(report: CodedReport) -> str:
    title = _text(report.title or report.name)
    if report.url and is_web(report.url):
        address = escape(report.url, quote=True)
        title = f'<a href="{address}" rel="noopener noreferrer">{title}</a>'
    parts = [f"<strong>{_text(report.outlet or 'no outlet named')}</strong>", title]
    parts += [_text(part) for part in (report.published, report.name) if part]
    return ". ".join(parts)


def is_web(url: str) -> bool:
    """Return whether the address may become a link: ``http`` and ``https`` with a host only."""
    if any(character.isspace() or not character.isprintable() for character in url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _checked(brief: Brief) -> str:
    printed = sum(section.n_sentences() for section in brief.sections)
    printed += brief.judgement.sentence is not None
    return _text(
        f"Every one of the {printed} sentences was checked against the words it cites; "
        f"{brief.n_dropped} failed and were left out."
    )
