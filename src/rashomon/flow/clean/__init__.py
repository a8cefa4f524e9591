"""From the bytes of a report to its canonical text, sentences, date and language."""

from collections.abc import Generator, Sequence
from contextlib import ExitStack

from rashomon.errors import InputError
from rashomon.flow.clean.article import (
    draft_article,
    headed,
    load_article,
    page_of,
    with_fields,
)
from rashomon.flow.clean.assemble import assemble
from rashomon.flow.clean.draft import Draft
from rashomon.flow.clean.html import Cleaned as CleanedPage
from rashomon.flow.clean.html import HtmlCleaner
from rashomon.flow.clean.limits import Caps
from rashomon.flow.clean.plain import decode, draft_plain, recode
from rashomon.model.report import Rejection, Report
from rashomon.model.text import Document
from rashomon.model.vocabulary import Stage

__all__ = ["Caps", "Cleaned", "HtmlCleaner", "documents"]

# A document with a rejection was read, but cannot be coded: it is not in English.
Cleaned = Document | Rejection | tuple[Document, Rejection]

LANGUAGE = "en"
# Letters of the report proper; less is a title, an error page or a paywall.
MIN_LETTERS = 40

_Page = tuple[bytes, str | None]


def documents(
    batch: Sequence[Report], *, limits: Caps, html: HtmlCleaner | None = None
) -> Generator[Cleaned, None, None]:
    """Yield for each report, in order, its document, its rejection, or both.

    The pages among them are parsed ahead, while the caller deals with a document. Without an
    ``html`` cleaner, one worker is started for the pages of the batch.
    """
    pages = [_page(report) for report in batch]
    with ExitStack() as stack:
        if html is None and any(pages):
            html = stack.enter_context(HtmlCleaner(n_workers=1, limits=limits))
        found = html.stream([page for page in pages if page]) if html is not None else iter(())
        # Closed at once when the caller stops, and not when it is collected.
        stack.callback(getattr(found, "close", lambda: None))
        for report, page in zip(batch, pages, strict=True):
            yield _clean(report, limits, next(found) if page else None)


def _page(report: Report) -> _Page | None:
    """Return the markup of a report, if it is or holds a page."""
    if report.media == "text/html":
        return recode(report.raw, dict(report.hints).get("charset")), report.url
    if report.media != "application/json":
        return None
    try:
        page = page_of(load_article(report.raw))
    except InputError:
        # The same bytes are read again below, where the error becomes the rejection.
        return None
    return (page.encode("utf-8", "replace"), report.url) if page else None


def _clean(report: Report, limits: Caps, page: CleanedPage | InputError | None) -> Cleaned:
    try:
        if isinstance(page, InputError):
            raise page
        draft = headed(_draft(report, page), dict(report.hints).get("title"))
        _check(draft.text, limits)
        document = assemble(report, draft)
        _check_sentences(document)
    except InputError as error:
        return _rejection(report, error)
    if document.language != LANGUAGE:
        message = f"the text is in the language {document.language!r}, and only English is coded"
        return document, _rejection(report, InputError("not-english", message))
    return document


def _draft(report: Report, page: CleanedPage | None) -> Draft:
    if report.media == "application/json":
        fields = load_article(report.raw)
        return with_fields(page.to_draft(), fields) if page else draft_article(fields)
    if page is not None:
        return page.to_draft()
    text = decode(report.raw, dict(report.hints).get("charset"))
    return draft_plain(text, is_markdown=report.media == "text/markdown")


def _check(text: str, limits: Caps) -> None:
    if len(text) > limits.text_chars:
        raise InputError("too-large", f"a text of more than {limits.text_chars:,} characters")
    if not _has_letters(text, MIN_LETTERS):
        raise InputError("empty", f"holds fewer than {MIN_LETTERS} letters")


def _check_sentences(document: Document) -> None:
    body = "".join(document.quote(sentence.span) for sentence in document.sentences)
    if not _has_letters(body, MIN_LETTERS):
        raise InputError("empty", "holds no sentences besides page furniture")


def _has_letters(text: str, n_letters: int) -> bool:
    found = 0
    for char in text:
        found += char.isalpha()
        if found >= n_letters:
            return True
    return False


def _rejection(report: Report, error: InputError) -> Rejection:
    return Rejection(report.id, report.name, Stage.CLEAN, error.kind, str(error))
