"""Plain text and Markdown: the file's text as it is, with its leading header lines read."""

import codecs
import re

from rashomon.errors import InputError
from rashomon.flow.clean.dates import parse_date
from rashomon.flow.clean.draft import Draft
from rashomon.model.text import Published, Span

# Longest first: the mark of UTF-32 begins with that of UTF-16.
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Encodings that are guessed from bytes, so that a guess never yields a rare one.
GUESSES = [
    "cp1252", "cp1251", "koi8_r", "cp1256", "cp1255", "cp1250", "cp1253", "cp1254",
    "iso8859_2", "iso8859_5", "iso8859_6", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
]  # fmt: skip
# Codecs of Python that are no character sets, or whose text depends on state.
REFUSED_CODECS = re.compile(
    r"utf[-_]?7|unicode[-_]escape|raw|idna|punycode|hex|rot|undefined", re.I
)
GUESS_BYTES = 20_000
MAX_CONTROL_SHARE = 0.10
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
HEADER = re.compile(
    r"(Title|Headline|Outlet|Published|Date|Url|Link|Author|Byline|Source|Language)[ \t]*:"
    r"[ \t]*([^\r\n]*?)[ \t]*(?:\r\n|\r|\n|\Z)",
    re.I,
)
HEADER_NAMES = {
    "headline": "title",
    "date": "published",
    "link": "url",
    "byline": "author",
    "source": "outlet",
}
# A file of one "Title: ..." line may be a report that begins so; a real header has company or a
# blank line after it.
BLANK_LINE = re.compile(r"[ \t]*(?:\r\n|\r|\n|\Z)")
CLEANED_BY = "plain/1"


def decode(raw: bytes, charset: str | None) -> str:
    """Return the text of the bytes, without a byte order mark and otherwise unchanged.

    The mark decides, then strict UTF-8, then the declared charset, then a guess.

    Raises:
        InputError: ``binary`` or ``encoding``.
    """
    text = _decode(raw, charset)
    if "\0" in text or len(CONTROLS.findall(text)) > MAX_CONTROL_SHARE * len(text):
        raise InputError("binary", "holds NULs or mostly control characters, so it is no text")
    return text


def recode(raw: bytes, charset: str | None) -> bytes:
    """Return a page as UTF-8, if it came with a charset from outside and is not UTF-8 already."""
    if charset is None or REFUSED_CODECS.search(charset):
        return raw
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return raw.decode(charset).encode("utf-8", "replace")
        except (LookupError, UnicodeError):
            return raw
    return raw


def draft_plain(text: str, *, is_markdown: bool = False) -> Draft:
    """Return the draft of a plain text; header lines stay in it but are not of the report."""
    fields, body_start = _header(text)
    title = fields.get("title")
    published = fields.get("published")
    date = parse_date(text[published.start : published.end]) if published else None
    values = {name: text[span.start : span.end] for name, span in fields.items()}
    return Draft(
        text=text,
        cleaned_by=CLEANED_BY,
        body_start=body_start,
        title=title,
        outlet=values.get("outlet"),
        author=values.get("author"),
        url=values.get("url"),
        dates=(Published(date, "header", published),) if date else (),
        is_markdown=is_markdown,
    )


def _decode(raw: bytes, charset: str | None) -> str:
    for mark, encoding in BOMS:
        if raw.startswith(mark):
            return _strict(raw[len(mark) :], encoding)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if b"\0" in raw:
        raise InputError("binary", "holds NUL bytes, so it is not a text")
    if charset and not REFUSED_CODECS.search(charset):
        try:
            return raw.decode(charset)
        except (LookupError, UnicodeError):
            pass
    from charset_normalizer import from_bytes

    guess = from_bytes(raw[:GUESS_BYTES], cp_isolation=GUESSES).best()
    return _strict(raw, guess.encoding if guess else "cp1252")


def _strict(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except (LookupError, UnicodeError) as error:
        message = f"in no encoding that is known; {encoding} fails: save it as UTF-8"
        raise InputError("encoding", message) from error


def _header(text: str) -> tuple[dict[str, Span], int]:
    """Return the places of the header values, and where the body begins."""
    fields: dict[str, Span] = {}
    position = 0
    n_lines = 0
    while match := HEADER.match(text, position):
        name = match[1].lower()
        name = HEADER_NAMES.get(name, name)
        if match.start(2) < match.end(2) and name not in fields:
            fields[name] = Span(match.start(2), match.end(2))
        position = match.end()
        n_lines += 1
        if match.end() == len(text):
            break
    blank = BLANK_LINE.match(text, position)
    if n_lines == 0 or (n_lines == 1 and blank is None):
        return {}, 0
    return fields, position
