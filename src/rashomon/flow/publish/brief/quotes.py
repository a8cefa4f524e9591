"""The evidence of a sentence: the sentences of the reports that it cites, with the words marked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.flow.publish.brief.model import Rule, Sentence
from rashomon.flow.publish.brief.words import normal
from rashomon.flow.publish.source import CodedReport
from rashomon.model.text import Span

MAX_QUOTES = 8
"""Quoted sentences under one sentence of the brief; the rest are counted."""

REACH = 320
"""Characters shown on each side of a cited span at most: a long paragraph is cut."""

_END = re.compile(r"[.!?][\"'\u201d\u2019)\]]*\s+(?=[\"'\u201c\u2018(\[]?[A-Z0-9])|\n\s*\n|\n")
_ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Sen|Rep|St|No))\.$"
)

_LABEL = re.compile(r"Title:\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a quote, cited or not."""

    text: str
    is_cited: bool


@dataclass(frozen=True, slots=True)
class Quote:
    """One or more neighbouring sentences of a report, in pieces."""

    report: CodedReport
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Words of a sentence that are not a quotation: what they were read from, by which rule."""

    words: str
    source: str
    rule: str


def quotes(sentence: Sentence, reports: Sequence[CodedReport]) -> tuple[list[Quote], int]:
    """Return the quotes in the order of report and text, and how many were left out."""
    by_number = {report.report_number: report for report in reports}
    found = []
    for number in sentence.reports():
        report = by_number[number]
        spans = sorted({c.span for c in sentence.citations if c.report == number})
        for whole, cited in _sentences(report.text, spans):
            shown = _without_label(report, whole)
            found.append(Quote(report, tuple(_pieces(report.text, shown, cited))))
    return found[:MAX_QUOTES], max(0, len(found) - MAX_QUOTES)


def readings(sentence: Sentence, reports: Sequence[CodedReport]) -> list[Reading]:
    """Return the words that a rule read from other words of a report."""
    by_number = {report.report_number: report for report in reports}
    found: dict[tuple[str, str], Reading] = {}
    for licence in sentence.licences:
        if licence.rule not in (Rule.ENTITY_NAME, Rule.RESOLVED_DATE, Rule.NUMBER):
            continue
        words = sentence.text[licence.start : licence.end]
        source = normal(by_number[licence.citation.report].quote(licence.citation.span))
        if source.lower() != words.lower():
            found.setdefault((words, source), Reading(words, source, str(licence.rule)))
    return list(found.values())


def around(text: str, span: Span) -> Span:
    """Return the sentence of the text that holds the span."""
    start, end = max(0, span.start - REACH), min(len(text), span.end + REACH)
    # The end of the search lies past the span: the pattern looks at the letter that follows.
    for found in _END.finditer(text, start, span.start + 1):
        if found.end() > span.start:
            break
        if not _ABBREVIATION.search(text, start, found.start() + 1):
            start = found.end()
    for found in _END.finditer(text, span.end - 1, end):
        if not _ABBREVIATION.search(text, span.start, found.start() + 1):
            end = found.start() + 1
            break
    return Span(min(start, span.start), max(end, span.end))


def _sentences(text: str, spans: Sequence[Span]) -> list[tuple[Span, list[Span]]]:
    found: list[tuple[Span, list[Span]]] = []
    for span in spans:
        whole = around(text, span)
        if found and whole.start <= found[-1][0].end:
            last, cited = found[-1]
            found[-1] = (Span(last.start, max(last.end, whole.end)), [*cited, span])
        else:
            found.append((whole, [span]))
    return found


def _without_label(report: CodedReport, whole: Span) -> Span:
    """Return the sentence without the ``Title:`` that a text file has before its title."""
    at = report.text.find(report.title, whole.start, whole.end) if report.title else -1
    is_labelled = at > whole.start and _LABEL.fullmatch(report.text, whole.start, at)
    return Span(at, whole.end) if is_labelled else whole


def _pieces(text: str, whole: Span, cited: Sequence[Span]) -> list[Piece]:
    pieces, at = [], whole.start
    if at > 0 and not text[:at].rstrip(" ").endswith(("\n", ".", "!", "?", "”", '"', "Title:")):
        pieces.append(Piece("… ", is_cited=False))
    for span in cited:
        start = max(at, span.start)
        if start >= span.end:
            continue
        if at < start:
            pieces.append(Piece(text[at:start], is_cited=False))
        # Spans that overlap or touch are one stretch.
        begun = pieces.pop().text if pieces and pieces[-1].is_cited else ""
        pieces.append(Piece(f"{begun}{text[start : span.end]}", is_cited=True))
        at = span.end
    if at < whole.end:
        pieces.append(Piece(text[at : whole.end], is_cited=False))
    return pieces
