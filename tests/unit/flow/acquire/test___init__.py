from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import httpx
import pytest

from rashomon.errors import ConfigError
from rashomon.flow.acquire import Limits, reports
from rashomon.flow.acquire.web import Web
from rashomon.model.report import Rejection, Report

NOW = datetime(2024, 2, 6, 12, tzinfo=UTC)
RSS = (
    '<rss version="2.0"><channel><title>Wire</title><item><link>http://news.example/1</link>'
    "<description>Words of the entry.</description></item></channel></rss>"
)


def read(source: str, **options: object) -> list[Report | Rejection]:
    return list(reports(source, limits=Limits(), now=NOW, **options))  # type: ignore[arg-type]


def test_a_folder_gives_its_reports(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Words.")
    [report] = read(str(tmp_path))
    assert isinstance(report, Report)
    assert report.origin.source == str(tmp_path)
    assert report.origin.fetched_at == NOW


def test_standard_input_is_sniffed() -> None:
    [text] = read("-", stdin=BytesIO(b"Words."))
    [article] = read("-", stdin=BytesIO(b'{"text": "Words."}\n'))
    assert isinstance(text, Report)
    assert isinstance(article, Report)
    assert (text.media, article.media) == ("text/plain", "application/json")


@pytest.mark.parametrize("source", ["", "no-such-file", "file:///etc/passwd", "ftp://x/", "a\0b"])
def test_a_source_that_cannot_be_is_refused_at_once(source: str) -> None:
    with pytest.raises(ConfigError):
        reports(source, limits=Limits(), now=NOW)


def test_no_standard_input_is_refused() -> None:
    with pytest.raises(ConfigError):
        reports("-", limits=Limits(), now=NOW)


def web(body: str, media: str) -> Web:
    def handle(request: httpx.Request) -> httpx.Response:
        is_robots = request.url.path == "/robots.txt"
        stream = httpx.ByteStream(b"" if is_robots else body.encode())
        headers = {"Content-Type": media}
        return httpx.Response(404 if is_robots else 200, headers=headers, stream=stream)

    return Web(
        Limits(),
        transport=httpx.MockTransport(handle),
        resolve=lambda _host, _port: ["93.184.216.34"],
    )


def test_an_address_gives_a_page_or_the_entries_of_a_feed() -> None:
    [page] = read("http://news.example/a", web=web("<p>Words.</p>", "text/html; charset=utf-8"))
    [entry] = read("http://news.example/feed", web=web(RSS, "application/rss+xml"))
    assert isinstance(page, Report)
    assert isinstance(entry, Report)
    assert (page.name, page.media) == ("http://news.example/a", "text/html")
    assert page.hints == (("charset", "utf-8"),)
    assert entry.name == "http://news.example/1"


def test_an_address_that_is_refused_is_a_rejection() -> None:
    [rejection] = read("http://127.0.0.1/")
    assert isinstance(rejection, Rejection)
    assert rejection.kind == "refused"
