import pytest

from rashomon.flow.clean.dates import best, date_of_url, dates_of_text, parse_date
from rashomon.model.text import Published


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2016-07-15", "2016-07-15"),
        ("2016-07-15T23:30:00-05:00", "2016-07-15"),
        ("2016/7/5", "2016-07-05"),
        ("20160715", "2016-07-15"),
        ("20160715T101500Z", "2016-07-15"),
        ("Fri, 15 Jul 2016 06:50:00 GMT", "2016-07-15"),
        ("July 15, 2016", "2016-07-15"),
        ("15th of July, 2016", "2016-07-15"),
        ("Sept. 3, 2016", "2016-09-03"),
        ("15-Jul-2016", "2016-07-15"),
        ("25/12/2016", "2016-12-25"),
        ("12/25/2016", "2016-12-25"),
        ("05/05/2016", "2016-05-05"),
        ("1468565400", "2016-07-15"),
        ("1468565400000", "2016-07-15"),
    ],
)
def test_a_date_is_read_as_written(value: str, expected: str) -> None:
    assert parse_date(value) == expected


@pytest.mark.parametrize(
    "value",
    ["", "03/04/2016", "2016-02-30", "May", "yesterday", "99999", "1234-05-06", "2016", "9" * 5_000,
     "\u0661\u0665/\u0661\u0662/\u0662\u0660\u0661\u0666", "Dec 2016", "NaN", "99999999999999"],
)  # fmt: skip
def test_what_is_no_one_day_gives_none(value: str) -> None:
    assert parse_date(value) is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://news.example/2016/07/15/world/a.html", "2016-07-15"),
        ("https://news.example/world/2016/jul/15/a", "2016-07-15"),
        ("https://news.example/2016-07/15/content_2.htm", "2016-07-15"),
        ("https://news.example/a-20160715.html", "2016-07-15"),
        ("https://news.example/2016/07/", None),
        ("https://news.example/a-20161399", None),
        ("https://news.example/x/1201607151/", None),
        ("https://news.example/?d=2016/07/15", None),
        ("http://[bad", None),
    ],
)
def test_the_path_of_an_address_may_hold_the_date(url: str, expected: str | None) -> None:
    assert date_of_url(url) == expected


def test_the_date_after_updated_goes_first() -> None:
    text = "On May 3, 2016 they met.\nUpdated: 2016-07-15 06:50 (Wire)\n"
    found = list(dates_of_text(text, 0))
    assert [p.date for p in found] == ["2016-07-15", "2016-05-03"]
    span = found[0].span
    assert span is not None
    assert text[span.start : span.end] == "2016-07-15"


def test_a_date_far_into_the_text_is_not_of_publication() -> None:
    assert list(dates_of_text("x" * 400 + " 2016-07-15", 0)) == []


def test_the_report_goes_before_its_container() -> None:
    found = [Published("2016-07-17", m) for m in ("text", "url", "feed", "meta", "header")]
    published = best(found)
    assert published is not None
    assert published.method == "header"
    assert best([]) is None
