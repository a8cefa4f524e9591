"""The page runs nothing, fetches nothing and shows every text of a report as text."""

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest

from rashomon.flow.publish.brief.compose import compose
from rashomon.flow.publish.brief.page import is_web, to_html
from rashomon.flow.publish.source import CodedReport

TAGS = frozenset(
    [
        "html",
        "head",
        "meta",
        "link",
        "title",
        "style",
        "body",
        "div",
        "header",
        "aside",
        "main",
        "footer",
        "section",
        "nav",
        "h1",
        "h2",
        "h3",
        "p",
        "ul",
        "ol",
        "li",
        "a",
        "b",
        "strong",
        "dl",
        "dt",
        "dd",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "svg",
        "rect",
        "span",
        "details",
        "summary",
        "blockquote",
        "mark",
        "q",
    ]
)
ATTRIBUTES = frozenset(
    [
        "lang",
        "charset",
        "name",
        "content",
        "http-equiv",
        "rel",
        "href",
        "class",
        "id",
        "aria-label",
        "aria-hidden",
        "role",
        "dir",
        "open",
        "viewbox",
        "preserveaspectratio",
        "width",
        "height",
        "scope",
        "colspan",
        "data-column",
    ]
)
SEEDS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "'><iframe src=javascript:alert(1)>",
    "</style><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "<a href='javascript:alert(1)'>x</a>",
    "${style_hash} $title $$",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<details open ontoggle=alert(1)>",
    "\u202e<b>\u2066",
    "<!--><script>alert(1)</script-->",
    "{{7*7}} <% x %>",
)


class _Reader(HTMLParser):
    """Collects what a browser would make elements and attributes of."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _value in attrs}
        self.links += [value or "" for name, value in attrs if name == "href"]


def _read(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader


def _poisoned(full: CodedReport, field: str, payload: str) -> CodedReport:
    match field:
        case "title":
            return replace(full, title=payload)
        case "outlet":
            return replace(full, outlet=payload)
        case "name":
            return replace(full, name=payload)
        case "published":
            return replace(full, published=None, title=payload, outlet=None)
        case _:
            return replace(full, url=payload)


@pytest.mark.parametrize("field", ["title", "outlet", "name", "published", "url"])
@pytest.mark.parametrize("payload", SEEDS)
def test_no_payload_in_a_header_becomes_an_element_or_a_link(
    full: CodedReport, field: str, payload: str
) -> None:
    report = _poisoned(full, field, payload)
    _assert_harmless(to_html(compose([report]), [report]))


@pytest.mark.parametrize("payload", SEEDS)
def test_no_payload_of_the_caller_becomes_an_element(full: CodedReport, payload: str) -> None:
    _assert_harmless(to_html(compose([full], rejected=[payload], title=payload), [full]))


@pytest.mark.parametrize("payload", SEEDS)
def test_no_payload_in_the_cited_words_becomes_an_element(
    make: Callable[[str], Any], payload: str
) -> None:
    maker = make(f"Then {payload} struck Haifa, officials said.")
    event = replace(
        maker.event("struck"),
        actors=(maker.actor(payload, "UNKNOWN"),),
        targets=(maker.target(payload),),
        places=(maker.place(payload),),
        attribution=(maker.source(payload),),
    )
    report = maker.report(event)
    brief = compose([report])
    assert brief.n_dropped == 0
    _assert_harmless(to_html(brief, [report]))


def _assert_harmless(page: str) -> None:
    reader = _read(page)
    assert reader.tags <= TAGS
    assert reader.attributes <= ATTRIBUTES
    assert all(link.startswith(("#", "data:,", "http://", "https://")) for link in reader.links)


def test_the_style_has_the_hash_that_the_policy_allows(full: CodedReport) -> None:
    page = to_html(compose([full]), [full])
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style.group(1).encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in page
    assert "unsafe" not in page
    assert "<script" not in page
    assert "url(" not in page


def test_the_days_are_the_heading_and_the_title_where_none_are_known(full: CodedReport) -> None:
    undated = replace(full, published=None)
    assert "<h1>Situation report</h1>" in to_html(compose([undated]), [undated])
    dated = to_html(compose([full]), [full])
    assert "<h1>Situation report</h1>" not in dated
    assert "Situation report</p>" in dated


def test_every_line_opens_its_evidence_with_marked_words(full: CodedReport) -> None:
    brief = compose([full])
    page = to_html(brief, [full])
    lines = 1 + sum(section.n_sentences() for section in brief.sections)
    assert page.count('<div class="evidence">') == lines
    assert "<mark>Iran</mark> <mark>struck</mark> <mark>Israel</mark>" in page
    assert 'href="#report-1"' in page
    assert 'id="report-1"' in page


def test_what_is_denied_shows_its_quote_at_once(full: CodedReport) -> None:
    page = to_html(compose([full]), [full])
    claimed = page[page.index('id="claimed"') : page.index('id="planned"')]
    assert "<details open>" in claimed


@pytest.mark.parametrize("url", ["https://example.org/a", "http://example.org"])
def test_a_web_address_becomes_a_link_that_tells_nobody(full: CodedReport, url: str) -> None:
    page = to_html(compose([full]), [replace(full, url=url)])
    assert f'<a href="{url}" rel="noopener noreferrer">' in page


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "https:",
        "java\nscript:alert(1)",
        "https://[",
        "file:///a",
    ],
)
def test_another_address_becomes_no_link(full: CodedReport, url: str) -> None:
    assert not is_web(url)
    assert "noopener" not in to_html(compose([full]), [replace(full, url=url)])


def test_an_empty_brief_is_a_page_all_the_same() -> None:
    page = to_html(compose([]), [])
    assert "No event was coded." in page
    assert "No report was read." in page
