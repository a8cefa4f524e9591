"""The opening "TEHRAN, June 24 (Reuters) -" of a report."""

import re

from rashomon.flow.clean.dates import MONTH
from rashomon.model.text import Dateline, Phrase, Span

ANY_MONTH = MONTH.replace("?P<month>", "?:")
DATE = rf"(?:(?:{ANY_MONTH} [0-9]{{1,2}}|[0-9]{{1,2}} {ANY_MONTH})(?:,? (?:19|20)[0-9]{{2}})?)"
WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, )?"
DAY = rf",? \(?{WEEKDAY}(?P<date>{DATE})\)?,?"
CAPITALS = r"[A-Z][A-Z.'\u2019-]+(?: [A-Z][A-Z.'\u2019-]*){0,4}"
NAME = r"[A-Z][\w.'\u2019-]+(?: (?:of |the |and |de |al-)?[A-Z][\w.'\u2019-]*){0,3}"
AGENCY_NAME = r"[A-Z][\w./& ]{1,30}"
AGENCY = rf",? \((?P<agency>{AGENCY_NAME})\)"
DASH = r"(?:-{1,2}|[\u2013—―])"
DASHES = rf"\s{{0,2}}{DASH}{{1,2}}\s{{1,2}}(?![a-z\s])"
# TEHRAN, June 24 (Reuters) -      KUNDUZ, Afghanistan —      SEOUL/TOKYO (Reuters) -
CAPITAL_LINE = re.compile(
    rf"(?P<place>{CAPITALS}(?:/{CAPITALS})*(?:, (?!{DATE}\b)(?:{CAPITALS}|{NAME}))?)"
    rf"(?:{DAY})?(?:{AGENCY})?{DASHES}"
)
# Geneva, 5 May 2016 -      Baghdad (AP) —      a name in ordinary letters needs one or the other.
NAME_LINE = re.compile(
    rf"(?P<place>{NAME}(?:/{NAME})*(?:, (?!{DATE}\b){NAME})?)"
    rf"(?:{DAY}(?:{AGENCY})?|,? \((?P<agency2>{AGENCY_NAME})\)){DASHES}"
)
# (CNN) In a major show ...
AGENCY_LINE = re.compile(
    rf"(?:\((?P<agency>[A-Z]{{2,8}}(?:/[A-Z]{{2,8}})?)\)\s{{0,2}}{DASH}{{0,2}}"
    rf"|\((?P<agency2>[A-Z][\w./&]{{1,20}})\)\s{{0,2}}{DASH}{{1,2}})"
    r"\s{1,2}(?=[\"“\u2018A-Z])"
)
# How far a headline may reach that runs into the dateline without a break.
TITLE_CHARS = 200
CAPITAL_RUN = re.compile(rf"(?<= )(?={CAPITALS}[^—\u2013-]{{0,60}} {DASH}{{1,2}} )")
MIN_CAPITALISED_SHARE = 0.6


def find_dateline(
    text: str, start: int, end: int, *, not_places: frozenset[str]
) -> Dateline | None:
    """Return the dateline that opens a stretch of text.

    Args:
        text: the canonical text.
        start: where the stretch begins.
        end: where it ends.
        not_places: words in capitals that open lines without being places (``FILE``).
    """
    for pattern in (CAPITAL_LINE, NAME_LINE, AGENCY_LINE):
        match = pattern.match(text, start, min(end, start + TITLE_CHARS))
        if match is None:
            continue
        groups = match.groupdict()
        if groups.get("place", "") in not_places:
            return None
        agency = "agency" if groups.get("agency") else "agency2"
        return Dateline(
            span=_span(text, match.start(), match.end()),
            place=_phrase(match, "place"),
            date=_phrase(match, "date"),
            agency=_phrase(match, agency),
        )
    return None


def find_after_title(
    text: str, start: int, end: int, *, not_places: frozenset[str]
) -> Dateline | None:
    """Return the dateline that follows a headline on the same line, if one does."""
    stop = min(end, start + TITLE_CHARS)
    for match in CAPITAL_RUN.finditer(text, start, stop):
        if _is_headline(text[start : match.start()]):
            found = find_dateline(text, match.start(), end, not_places=not_places)
            if found is not None:
                return found
    return None


def _is_headline(line: str) -> bool:
    words = line.split()
    if len(words) < 3 or re.search(r"[.!?][\"”\u2019]?\s", line):
        return False
    n_capitalised = sum(not word[0].islower() for word in words)
    return n_capitalised >= MIN_CAPITALISED_SHARE * len(words)


def _span(text: str, start: int, end: int) -> Span:
    return Span(start, start + len(text[start:end].rstrip()))


def _phrase(match: re.Match[str], group: str) -> Phrase | None:
    if group not in match.re.groupindex or not match[group]:
        return None
    return Phrase(match[group], Span(match.start(group), match.end(group)))
