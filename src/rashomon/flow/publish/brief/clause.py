"""The verbatim words of an act of speech: from its trigger to the end of the clause."""

import re
from dataclasses import dataclass

from rashomon.flow.publish.brief.lists import word_list
from rashomon.flow.publish.brief.quotes import around
from rashomon.flow.publish.source import CodedReport
from rashomon.model.event import Event
from rashomon.model.text import Span

MAX_WORDS = 25
"""Words of a quotation; more are cut with an ellipsis."""

_SPARE_WORDS = 12
"""Words more that are allowed where a quotation inside the quotation closes in them."""

_FEW_WORDS = 3
"""A shorter quotation says too little and is begun earlier."""

_BEFORE = 12
"""Words that a quotation may begin before the trigger."""

_STOP = re.compile(
    r";|(?<=,[\u201d\"])\s+(?=(?:and|but|while|which|who|adding)\b)|\s[-\u2013\u2014]\s|\u2014|\s\(|,\s+(?=(?:and|but|while|which|who|whose|after|as|when|where|"
    r"whereas|although|though|adding|according|citing|following|amid)\b)"
)
_SUBORDINATE = re.compile(
    r"[^\w]*(?:though|although|while|after|when|as|since|because|with|if|amid|despite)\b",
    re.IGNORECASE,
)
_OPENS_LINE = re.compile(r"(?:^|[\n\u201c\u201d\"]\s*|^.)$")
_INITIALS = re.compile(r"\b(?:[A-Za-z]\.){2,}$")
_OPENING, _CLOSING, _EITHER = "\u201c\u00ab\u201e", "\u201d\u00bb", '"'
_DETERMINED = re.compile(rf"\b(?:{'|'.join(word_list('determiners'))})\s+$", re.IGNORECASE)
_LOOSE = frozenset((*word_list("prepositions"), *word_list("motion"), *word_list("loose")))
_WORD = re.compile(r"\S+")
_EDGE = " \t\n,.;:!?-\u2013\u2014"


@dataclass(frozen=True, slots=True)
class Clause:
    """The characters to quote, and whether the sentence is cut before and after them.

    ``is_open``: the cut lies in a quotation of the report itself.
    """

    span: Span
    is_begun_late: bool
    is_cut: bool
    is_open: bool = False


def clause(report: CodedReport, event: Event) -> Clause | None:
    """Return the words of a speech act; None where no balanced quotation can be made."""
    text, trigger = report.text, event.trigger.span
    whole = _sentence(text, trigger)
    end = _clause_end(report, event, whole)
    start, begins = trigger.start, trigger.start
    if len(text[start:end].split()) < _FEW_WORDS or _DETERMINED.search(text[whole.start : start]):
        begins, start = _earlier(text, whole.start, start)
        if len(text[start:end].split()) <= _FEW_WORDS and not _OPENS_LINE.search(
            text[: whole.start]
        ):
            before = around(text, Span(whole.start - 2, whole.start - 1))
            begins, start = _earlier(text, before.start, trigger.start)
    words = list(_WORD.finditer(text, start, end))
    is_cut = len(words) > MAX_WORDS
    if is_cut:
        kept = words[:MAX_WORDS]
        while len(kept) > 1 and kept[-1].group().lower() in _LOOSE:
            kept.pop()
        end = max(kept[-1].end(), trigger.end)
    opened = unclosed(text[start:end])
    if opened is not None:
        end, is_cut = _balanced(text, start, end, start + opened, whole.end)
    while end > trigger.end and text[end - 1] in _EDGE and not _INITIALS.search(text, start, end):
        end -= 1
    left = unclosed(text[start:end])
    if end < trigger.end or (left is not None and not (is_cut and opens(text[start:end]))):
        return None
    return Clause(Span(start, end), begins < start, is_cut, left is not None)


def opens(text: str) -> bool:
    """Return whether all that is not closed in the text is one quotation that it opens."""
    return unclosed(text) is not None and unclosed(f"{text}{_CLOSING[0]}") is None


def nested(text: str) -> str:
    """Return a quotation as it stands inside another: its own marks become single ones."""
    shown, is_open = [], False
    for sign in text:
        if sign in _OPENING or (sign == _EITHER and not is_open):
            is_open = True
            shown.append("\u2018")
        elif sign in _CLOSING + _EITHER:
            is_open = False
            shown.append("\u2019")
        else:
            shown.append(sign)
    return "".join(shown)


def unclosed(text: str) -> int | None:
    """Return where a quotation opens or closes that has no partner; None if all are balanced."""
    stack: list[int] = []
    for at, sign in enumerate(text):
        if sign in _OPENING or (sign == _EITHER and not (stack and text[stack[-1]] == _EITHER)):
            stack.append(at)
        elif sign in _CLOSING + _EITHER:
            if not stack:
                return at
            stack.pop()
    return stack[0] if stack else None


def _sentence(text: str, span: Span) -> Span:
    """Return the sentence that holds the span, with the marks of quotation that end it."""
    whole = around(text, span)
    end = whole.end
    while end < len(text) and text[end] in _CLOSING + _EITHER:
        end += 1
    return Span(whole.start, end)


def _clause_end(report: CodedReport, event: Event, whole: Span) -> int:
    text, trigger = report.text, event.trigger.span
    found = _STOP.search(text, trigger.end, whole.end)
    ends = [whole.end, found.start() if found else whole.end]
    if _SUBORDINATE.match(text, whole.start, trigger.start):
        comma = text.find(", ", trigger.end, whole.end)
        ends.append(comma if comma >= 0 else whole.end)
    closed = _closes(text, whole.start, trigger, whole.end)
    if closed is not None:
        ends.append(closed)
    for source in event.attribution:
        comma = text.rfind(",", trigger.end, source.phrase.span.start)
        if comma >= 0 and source.phrase.span.end <= whole.end:
            ends.append(comma)
    return max(min(ends), trigger.end)


def _closes(text: str, start: int, trigger: Span, end: int) -> int | None:
    """Return where the quotation that the trigger stands in closes."""
    opened = unclosed(text[start : trigger.start])
    if opened is None:
        return None
    inside = text[start + opened] == _EITHER
    for at in range(trigger.start, end):
        if text[at] == _EITHER if inside else text[at] in _CLOSING:
            return at
    return None


def _earlier(text: str, first: int, start: int) -> tuple[int, int]:
    """Return where the sentence or quotation begins, and a start at most some words back."""
    quoted = [at + 1 for at in range(first, start) if text[at] in _OPENING + _CLOSING + _EITHER]
    begins = max([first, *quoted])
    words = list(_WORD.finditer(text, begins, start))
    kept = words[-_BEFORE:]
    return (words[0].start(), kept[0].start()) if words else (start, start)


def _balanced(text: str, start: int, end: int, opened: int, last: int) -> tuple[int, bool]:
    """Return an end that leaves no quotation open: after its close, else before it opens."""
    spare = list(_WORD.finditer(text, end, last))[:_SPARE_WORDS]
    for at in range(end, spare[-1].end() if spare else end):
        if text[at] in _CLOSING + _EITHER and unclosed(text[start : at + 1]) is None:
            return at + 1, False
    long_enough = len(text[start:opened].split()) >= _FEW_WORDS
    return (opened, True) if long_enough else (end, end < last)
