import json
import time
from datetime import UTC, datetime

import pytest

from rashomon.flow.acquire.limits import Limits
from rashomon.flow.clean import Cleaned, documents
from rashomon.model.report import Origin, Rejection, Report
from rashomon.model.text import Document

ORIGIN = Origin(source="test", member=None, fetched_at=datetime(2024, 2, 6, 12, tzinfo=UTC))
LIMITS = Limits()
TEXT = "Troops took the town on Monday, the army said in a statement. The rebels left it."
PAGE = f"<html><body><article><h1>A raid</h1>{f'<p>{TEXT}</p>' * 6}</article></body></html>"


def report(raw: bytes | str, media: str = "text/plain", **hints: str) -> Report:
    return Report(
        name="a",
        raw=raw.encode() if isinstance(raw, str) else raw,
        media=media,
        origin=ORIGIN,
        hints=tuple(hints.items()),
    )


def kind(cleaned: Cleaned) -> str:
    if isinstance(cleaned, tuple):
        return f"document and {cleaned[1].kind}"
    return cleaned.kind if isinstance(cleaned, Rejection) else "document"


def test_each_report_gets_an_answer_in_order() -> None:
    batch = [
        report(TEXT),
        report(b"a\0b" * 30),
        report(PAGE, "text/html"),
        report(""),
        report(json.dumps({"text": TEXT}), "application/json"),
        report(json.dumps({"html": PAGE, "date": "2024-02-05"}), "application/json"),
        report(f"# A raid\n\n{TEXT}", "text/markdown"),
        report("Die Armee teilte am Montag mit, sie habe die Stadt von den Rebellen erobert."),
        report("{", "application/json"),
        report("<div>" * 1_000, "text/html"),
        report("Share\nAdvertisement\nThis material may not be published, broadcast or rewritten."),
        report(b"\xff\xfe\x00\xd8"),
    ]
    found = list(documents(batch, limits=LIMITS))
    assert [kind(f) for f in found] == [
        "document",
        "binary",
        "document",
        "empty",
        "document",
        "document",
        "document",
        "document and not-english",
        "not-an-article",
        "markup",
        "empty",
        "encoding",
    ]
    page = found[5]
    assert isinstance(page, Document)
    assert page.published is not None
    assert (page.published.date, page.published.method) == ("2024-02-05", "record")


def test_a_text_in_another_language_is_kept_and_named() -> None:
    text = "L'armée a annoncé lundi avoir repris la ville aux rebelles après des combats."
    [found] = documents([report(text)], limits=LIMITS)
    assert isinstance(found, tuple)
    document, rejection = found
    assert document.text == text
    assert "'fr'" in rejection.message


def test_a_text_over_the_cap_is_too_large() -> None:
    [found] = documents([report(TEXT * 10)], limits=Limits(text_chars=100))
    assert kind(found) == "too-large"


def test_a_charset_that_the_server_gave_is_used() -> None:
    raw = "The minister said “no” in a café on Monday, and nobody else said so.".encode("cp1252")
    [found] = documents([report(raw, charset="cp1252")], limits=LIMITS)
    assert isinstance(found, Document)
    assert "“no” in a café" in found.text


def test_a_page_in_a_charset_that_only_the_server_names_is_read() -> None:
    words = "Солдаты взяли город в понедельник, сообщило министерство обороны. "
    page = f"<html><body><article>{f'<p>{words * 3}</p>' * 5}</article></body></html>"
    [found] = documents(
        [report(page.encode("koi8_r"), "text/html", charset="koi8-r")], limits=LIMITS
    )
    assert isinstance(found, tuple)
    assert words.strip() in found[0].text


@pytest.mark.parametrize("size", [1, 3, 7])
def test_the_size_of_a_batch_changes_nothing(size: int) -> None:
    batch = [report(f"{TEXT} It was day {i}.") for i in range(7)]
    whole = list(documents(batch, limits=LIMITS))
    parts = [d for i in range(0, 7, size) for d in documents(batch[i : i + size], limits=LIMITS)]
    assert parts == whole


def test_no_reports_give_no_documents() -> None:
    assert list(documents([], limits=LIMITS)) == []


@pytest.mark.parametrize(
    "unit",
    ["A B. ", "TOWN, ", "a\n", "• x\n", "Title: x\n", "- ", "(A) ", "\n", "May 1, 2016 ", '"'],
)
def test_hostile_texts_take_linear_time(unit: str) -> None:
    text = TEXT + unit * (60_000 // len(unit))
    start = time.perf_counter()
    list(documents([report(text)], limits=LIMITS))
    assert time.perf_counter() - start < 3.0
