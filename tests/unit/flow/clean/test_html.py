import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest

from rashomon.errors import InputError
from rashomon.flow.acquire.limits import Limits
from rashomon.flow.clean.html import Cleaned, HtmlCleaner

LIMITS = Limits(cpu_s=10, wall_s=20.0)
BODY = "".join(
    f"<p>Paragraph {i}: the army said on Monday that it had taken the town of Al Qaim.</p>"
    for i in range(8)
)
PAGE = f"""<!doctype html><html><head><title>Raid on the camp | The Daily</title>
<meta property="og:title" content="Raid on the camp">
<meta property="og:site_name" content="The Daily"><meta name="author" content="Ana Lund">
<meta property="article:published_time" content="2024-02-06T09:00:00Z">
<script type="application/ld+json">{{"datePublished": "2024-02-05T23:00:00-05:00"}}</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>Raid on the camp</h1>{BODY}</article></body>
</html>""".encode()


@pytest.fixture(scope="module")
def cleaner() -> Iterator[HtmlCleaner]:
    with HtmlCleaner(n_workers=1, limits=LIMITS) as found:
        yield found


def kind(result: Cleaned | InputError) -> str:
    return result.kind if isinstance(result, InputError) else "cleaned"


def test_text_and_metadata_are_found(cleaner: HtmlCleaner) -> None:
    [found] = cleaner.clean([(PAGE, "https://daily.example/a")])
    assert isinstance(found, Cleaned)
    assert "Paragraph 7" in found.text
    assert "Home" not in found.text
    assert (found.title, found.site, found.author) == ("Raid on the camp", "The Daily", "Ana Lund")
    assert found.cleaned_by.startswith("trafilatura/")
    draft = found.to_draft()
    assert [(p.method, p.date) for p in draft.dates] == [
        ("json-ld", "2024-02-05"),
        ("meta", "2024-02-06"),
    ]


def test_pages_come_back_in_order_and_bad_ones_between(cleaner: HtmlCleaner) -> None:
    pages = [PAGE, b"", b"<div>" * 1_000, PAGE, b"x" * 21_000_000, PAGE]
    found = cleaner.clean([(page, None) for page in pages])
    assert [kind(f) for f in found] == [
        "cleaned",
        "unreadable",
        "markup",
        "cleaned",
        "too-large",
        "cleaned",
    ]


def test_a_stream_that_is_left_early_leaves_the_cleaner_working(cleaner: HtmlCleaner) -> None:
    stream = cleaner.stream([(PAGE, None)] * 5)
    assert kind(next(stream)) == "cleaned"
    stream.close()
    assert [kind(found) for found in cleaner.clean([(PAGE, None)])] == ["cleaned"]


def test_an_error_of_those_who_serve_reaches_the_caller(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise MemoryError("no room")

    monkeypatch.setattr("rashomon.flow.clean.html.check_markup", fails)
    with HtmlCleaner(n_workers=2, limits=LIMITS) as own, pytest.raises(MemoryError):
        own.clean([(PAGE, None)] * 3)


@pytest.mark.parametrize(
    "page",
    [
        b"<table><tr><td colspan=9007199254740991>x</td></tr></table>" + PAGE,
        b"<p>" + b"&amp;" * 200_000,
        b"\0\0\0" + PAGE,
        b"\xff\xfe\x00" * 5_000,
        b"<!--" * 50_000,
        b"<p>" * 3_000 + b"text",
        b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><p>&b;</p>",
    ],
)
def test_hostile_pages_leave_the_cleaner_working(cleaner: HtmlCleaner, page: bytes) -> None:
    first, second = cleaner.clean([(page, None), (PAGE, None)])
    assert kind(first) in ("cleaned", "unreadable", "too-large", "timeout")
    assert kind(second) == "cleaned"


def test_a_worker_that_takes_too_long_is_killed_and_replaced() -> None:
    with HtmlCleaner(n_workers=1, limits=replace(LIMITS, wall_s=0.001)) as hasty:
        assert kind(hasty.clean([(PAGE, None)])[0]) == "timeout"
        assert kind(hasty.clean([(PAGE, None)])[0]) == "timeout"


@pytest.mark.skipif(sys.platform == "win32", reason="no limits on memory there")
def test_a_worker_without_memory_refuses_the_page() -> None:
    with HtmlCleaner(n_workers=1, limits=replace(LIMITS, memory_bytes=40_000_000)) as small:
        assert kind(small.clean([(PAGE, None)])[0]) in ("too-large", "unreadable")


def test_this_process_does_not_parse(cleaner: HtmlCleaner) -> None:
    cleaner.clean([(PAGE, None)])
    assert "trafilatura" not in sys.modules
    assert "lxml.html" not in sys.modules


def test_the_same_page_gives_the_same_text(cleaner: HtmlCleaner) -> None:
    with HtmlCleaner(n_workers=2, limits=LIMITS) as other:
        assert other.clean([(PAGE, None)] * 3) == cleaner.clean([(PAGE, None)] * 3)
