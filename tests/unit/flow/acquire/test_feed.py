from collections.abc import Callable
from pathlib import Path

import pytest

from rashomon.flow.acquire.item import Item
from rashomon.flow.acquire.opening import read_item
from rashomon.model.report import Rejection, Report

MakeItem = Callable[..., Item]

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>The Daily &amp; Wire</title>
<item><title>Raid &amp; reply</title><link>https://news.example/1</link>
<pubDate>Tue, 06 Feb 2024 10:00:00 GMT</pubDate>
<description>&lt;p&gt;Troops raided the camp.&lt;/p&gt;
&lt;script&gt;alert(1)&lt;/script&gt;</description></item>
<item><title>Second</title><description>Plain words only.</description></item>
<item><title>Third</title></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title>
<entry><title>One</title><link href="javascript:alert(1)"/>
<published>2024-02-06T10:00:00Z</published>
<author><name>Ana Lund</name></author><content type="html">&lt;p&gt;Long text.&lt;/p&gt;</content>
<summary>Short.</summary></entry></feed>"""


def test_each_entry_is_a_report(make_item: MakeItem) -> None:
    first, second, third = read_item(make_item(RSS.encode(), "feed.xml"))
    assert isinstance(first, Report)
    assert first.name == first.url == "https://news.example/1"
    assert first.media == "text/html"
    assert b"Troops raided the camp." in first.raw
    assert b"alert" not in first.raw
    assert dict(first.hints) == {
        "title": "Raid & reply",
        "published": "Tue, 06 Feb 2024 10:00:00 GMT",
        "outlet": "The Daily & Wire",
    }
    assert isinstance(second, Report)
    assert (second.name, second.media) == ("feed.xml#2", "text/plain")
    assert isinstance(third, Rejection)
    assert third.kind == "empty"


def test_an_atom_entry_gives_its_content_and_no_script_address(make_item: MakeItem) -> None:
    [report] = read_item(make_item(ATOM.encode(), "feed.atom"))
    assert isinstance(report, Report)
    assert report.url is None
    assert b"Long text." in report.raw
    assert dict(report.hints)["author"] == "Ana Lund"


LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))


@pytest.mark.parametrize(
    "declaration",
    [
        f'<!DOCTYPE rss [<!ENTITY l0 "lol">{LAUGHS}]>',
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://127.0.0.1/"> %p;]>',
        f'<!DOCTYPE rss [<!ENTITY a "{"a" * 10_000}">]>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_feed_with_entities_is_refused(
    make_item: MakeItem, declaration: str, encoding: str
) -> None:
    raw = f'<?xml version="1.0" encoding="{encoding}"?>{declaration}' + RSS.partition("?>")[2]
    [rejection] = read_item(make_item(raw.encode(encoding), "feed.xml"))
    assert isinstance(rejection, Rejection)
    assert rejection.kind == "entities"


def test_bytes_that_name_a_file_do_not_open_it(make_item: MakeItem, tmp_path: Path) -> None:
    secret = tmp_path / "feed.xml"
    secret.write_text(RSS)
    [rejection] = read_item(make_item(str(secret).encode(), "a.rss"))
    assert isinstance(rejection, Rejection)
    assert rejection.kind == "not-a-feed"


def test_a_broken_feed_keeps_the_entries_before(make_item: MakeItem) -> None:
    raw = RSS.encode()[: RSS.index("<item><title>Third") + 10]
    found = list(read_item(make_item(raw, "feed.xml")))
    assert isinstance(found[0], Report)


def test_other_xml_is_no_feed(make_item: MakeItem) -> None:
    [rejection] = read_item(make_item(b"<?xml version='1.0'?><a><b>x</b></a>", "a.xml"))
    assert isinstance(rejection, Rejection)
    assert rejection.kind == "not-a-feed"
