"""S3: no entity of a document's own brings in a file, or grows."""

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rashomon.flow.acquire import Limits, reports
from rashomon.flow.clean import documents
from rashomon.model.report import Rejection, Report

SECRET = "the secret words of a file beside the feed, which nobody may read"
LIMITS = Limits()
LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
DECLARED = {
    "external": '<!ENTITY x SYSTEM "{secret}">',
    "public": '<!ENTITY x PUBLIC "-//X" "{secret}">',
    "parameter": '<!ENTITY % p SYSTEM "{secret}"> %p; <!ENTITY x "x">',
    "laughs": f'<!ENTITY l0 "lol"> {LAUGHS} <!ENTITY x "&l11;">',
    "quadratic": f'<!ENTITY x "{"a" * 50_000}">',
}
BODIES = {
    "a.rss": "<rss version='2.0'><channel><item><title>T</title><description>{x}</description>"
    "</item></channel></rss>",
    "a.atom": "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>T</title>"
    "<content>{x}</content></entry></feed>",
    "a.xhtml": "<html xmlns='http://www.w3.org/1999/xhtml'><body><p>{x}</p></body></html>",
    "a.opml": "<opml version='2.0'><body><outline text='{x}'/></body></opml>",
    "a.xml": "<urlset><url><loc>{x}</loc></url></urlset>",
}


@pytest.mark.parametrize("declared", DECLARED)
@pytest.mark.parametrize("name", BODIES)
def test_an_entity_brings_nothing_in(tmp_path: Path, name: str, declared: str) -> None:
    secret = tmp_path / "secret"
    secret.write_text(SECRET)
    calls = "&x;" * (20_000 if declared == "quadratic" else 1)
    dtd = DECLARED[declared].replace("{secret}", secret.as_uri())
    source = tmp_path / name
    source.write_text(
        f"<?xml version='1.0'?><!DOCTYPE d [{dtd}]>" + BODIES[name].replace("{x}", calls)
    )
    start = time.perf_counter()
    found = list(reports(str(source), limits=LIMITS, now=datetime.now(UTC)))
    assert found
    cleaned = list(documents([one for one in found if isinstance(one, Report)], limits=LIMITS))
    assert time.perf_counter() - start < 4
    for one in cleaned:
        text = "" if isinstance(one, Rejection) else getattr(one, "text", "")
        assert SECRET not in text
        assert len(text) < LIMITS.text_chars
    if name in ("a.rss", "a.atom", "a.xml"):
        assert [one.kind for one in found if isinstance(one, Rejection)] == ["entities"]
