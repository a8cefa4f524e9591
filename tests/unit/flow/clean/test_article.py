import json
from typing import Any

import pytest

from rashomon.errors import InputError
from rashomon.flow.clean.article import draft_article, headed, load_article, page_of, titled
from rashomon.flow.clean.draft import Draft
from rashomon.model.text import Published, Span


def test_the_title_comes_first_unless_the_text_has_it() -> None:
    draft = draft_article({"title": "A raid", "text": "Troops came."})
    assert draft.text == "A raid\nTroops came."
    assert draft.title is not None
    again = draft_article({"title": "A Raid!", "text": "A raid\nTroops came."})
    assert again.text == "A raid\nTroops came."


@pytest.mark.parametrize(
    ("fields", "outlet", "author"),
    [
        ({"outlet": "Wire", "author": "Ana Lund"}, "Wire", "Ana Lund"),
        ({"source": {"id": None, "name": "Wire"}, "authors": ["Ana", "Omar"]}, "Wire", "Ana, Omar"),
        ({"publisher": {"name": "Wire"}, "author": [{"name": "Ana"}]}, "Wire", "Ana"),
        ({"domain": "wire.example", "byline": " Ana \n Lund "}, "wire.example", "Ana Lund"),
        ({"outlet": 7, "author": None}, None, None),
    ],
)
def test_names_are_found_in_their_many_shapes(
    fields: dict[str, Any], outlet: str | None, author: str | None
) -> None:
    draft = draft_article({"text": "Troops came.", **fields})
    assert (draft.outlet, draft.author) == (outlet, author)


@pytest.mark.parametrize("key", ["published", "date", "date_publish", "datePublished", "timestamp"])
def test_the_date_of_a_record_is_known_as_such(key: str) -> None:
    [published] = draft_article({"text": "Troops came.", key: "2024-02-05T10:00:00Z"}).dates
    assert (published.date, published.method, published.span) == ("2024-02-05", "record", None)


def test_a_page_is_read_only_where_there_is_no_text() -> None:
    assert page_of({"html": "<p>x"}) == "<p>x"
    assert page_of({"html": "<p>x", "text": "x"}) is None


def test_lone_surrogates_are_replaced() -> None:
    raw = json.dumps({"text": "a \ud800 b", "title": "\udfff t"}).encode()
    draft_article(load_article(raw)).text.encode()


@pytest.mark.parametrize("raw", [b"[]", b"7", b"{", b"\xff"])
def test_what_is_no_object_is_no_article(raw: bytes) -> None:
    with pytest.raises(InputError):
        load_article(raw)


def test_an_article_without_text_is_refused() -> None:
    with pytest.raises(InputError):
        draft_article({"title": "A raid"})


def test_an_empty_title_changes_nothing() -> None:
    assert titled("Body.", " ", cleaned_by="x").text == "Body."


def test_the_title_of_a_feed_heads_a_text_without_one() -> None:
    body = "Troops came on 5 May 2024."
    dated = Draft(body, "plain/1", dates=(Published("2024-05-05", "text", Span(15, 25)),))
    draft = headed(dated, "A raid")
    assert draft.text == f"A raid\n{body}"
    [published] = draft.dates
    assert published.span is not None
    assert draft.text[published.span.start : published.span.end] == "5 May 2024"


def test_a_title_that_the_text_has_is_not_put_before_it_again() -> None:
    draft = Draft("A raid\nTroops came.", "plain/1")
    assert headed(draft, "A raid").text == draft.text
    assert headed(draft, None) is draft
