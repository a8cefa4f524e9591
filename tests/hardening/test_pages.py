"""S6: a page built to exhaust its parser is refused or read, and the next page is read."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from rashomon.flow.acquire import Limits
from rashomon.flow.clean import HtmlCleaner
from rashomon.flow.clean.html import Cleaned
from tests.hardening.hostile import pages

PAGES = pages(2)
GOOD = b"<article>" + b"<p>The army said that it had taken the town on Monday.</p>" * 9
REFUSED = {"attributes": "markup", "nesting": "markup", "quoted nesting": "markup"}


@pytest.fixture(scope="module")
def cleaner() -> Iterator[HtmlCleaner]:
    with HtmlCleaner(n_workers=1, limits=replace(Limits(), tag_attributes=1_000)) as found:
        yield found


@pytest.mark.parametrize("name", PAGES)
def test_a_hostile_page_leaves_the_next_one_readable(cleaner: HtmlCleaner, name: str) -> None:
    hostile, good = cleaner.clean([(PAGES[name], None), (GOOD, None)])
    assert isinstance(good, Cleaned)
    assert "taken the town" in good.text
    kind = "read" if isinstance(hostile, Cleaned) else hostile.kind
    assert kind == REFUSED.get(name, kind)
    assert kind in ("read", "markup", "unreadable", "too-large", "timeout")
