import json
from collections.abc import Callable

import pytest

from rashomon.flow.acquire.articles import canonical, is_article
from rashomon.flow.acquire.item import Item
from rashomon.flow.acquire.limits import Limits
from rashomon.flow.acquire.opening import read_item
from rashomon.model.report import Rejection, Report

MakeItem = Callable[..., Item]


def article(number: int) -> dict[str, object]:
    return {"title": f"Title {number}", "text": f"Text of {number}.", "date": "2024-02-05"}


def shape(found: list[Report | Rejection]) -> list[str]:
    return [
        f"{f.kind} {f.message.partition(':')[0]}" if isinstance(f, Rejection) else f.name
        for f in found
    ]


def test_each_line_is_an_article_and_a_bad_one_is_named(make_item: MakeItem) -> None:
    lines = [json.dumps(article(1)), "{broken", "[1, 2]", "", json.dumps(article(2)), '{"a": 1}']
    found = list(read_item(make_item("\n".join(lines).encode(), "x.jsonl")))
    assert shape(found) == [
        "x.jsonl#1",
        "not-an-article line 2",
        "not-an-article line 3",
        "x.jsonl#5",
        "not-an-article line 6",
    ]


def test_a_line_that_is_too_long_is_passed_over(make_item: MakeItem) -> None:
    raw = b'{"text": "' + b"x" * 5_000 + b'"}\n' + json.dumps(article(1)).encode()
    found = list(read_item(make_item(raw, "x.jsonl", Limits(raw_bytes=1_000))))
    assert shape(found) == ["too-large line 1", "x.jsonl#2"]


@pytest.mark.parametrize("indent", [None, 2])
def test_an_array_is_read_one_by_one(make_item: MakeItem, indent: int | None) -> None:
    raw = json.dumps([article(i) for i in range(500)], indent=indent).encode()
    found = list(read_item(make_item(raw, "x.json")))
    assert len(found) == 500
    assert all(isinstance(f, Report) for f in found)


def test_a_damaged_array_keeps_what_came_before(make_item: MakeItem) -> None:
    raw = json.dumps([article(1), article(2)]).encode()[:-20]
    assert shape(list(read_item(make_item(raw, "x.json")))) == ["x.json#1", "damaged item 2"]


def test_one_object_may_span_lines(make_item: MakeItem) -> None:
    raw = json.dumps(article(1), indent=2).encode()
    [report] = read_item(make_item(raw, "x.json"))
    assert isinstance(report, Report)
    assert report.media == "application/json"
    assert report.raw == canonical(article(1))


def test_articles_under_a_key_are_found(make_item: MakeItem) -> None:
    raw = json.dumps({"status": "ok", "articles": [article(1), 7]}).encode()
    assert shape(list(read_item(make_item(raw, "x.json")))) == ["x.json#1", "not-an-article item 2"]


def test_lines_in_a_json_file_are_found(make_item: MakeItem) -> None:
    raw = "\n".join(json.dumps(article(i)) for i in range(3)).encode()
    assert len(list(read_item(make_item(raw, "x.json")))) == 3


def test_the_address_of_an_article_is_its_name(make_item: MakeItem) -> None:
    raw = json.dumps(article(1) | {"url": "https://news.example/1"}).encode()
    [report] = read_item(make_item(raw, "x.json"))
    assert isinstance(report, Report)
    assert report.name == report.url == "https://news.example/1"


def test_the_order_of_keys_does_not_matter() -> None:
    assert canonical({"a": 1, "b": "é"}) == canonical({"b": "é", "a": 1})


def test_a_lone_surrogate_stays_encodable() -> None:
    assert json.loads(canonical({"text": "\ud800"})) == {"text": "\ud800"}


@pytest.mark.parametrize(
    "raw",
    [b"[" * 100_000, b'{"text": ' + b"[" * 100_000, b"", b"   ", b"\xff\xfe{", b'{"text": "\xe9"}'],
)
def test_hostile_json_is_a_rejection(make_item: MakeItem, raw: bytes) -> None:
    found = list(read_item(make_item(raw, "x.json")))
    assert [type(f) for f in found] == [Rejection]


def test_huge_numbers_are_a_rejection(make_item: MakeItem) -> None:
    raw = b'{"text": "a", "n": ' + b"9" * 10_000 + b"}"
    assert [type(f) for f in read_item(make_item(raw, "x.json"))] == [Rejection]


@pytest.mark.parametrize("key", ["text", "body", "content", "articleBody", "maintext", "html"])
def test_any_text_key_makes_an_article(key: str) -> None:
    assert is_article({key: "Some text."})
    assert not is_article({key: " "})
    assert not is_article({key: 7})
