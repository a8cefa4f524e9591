import pytest

from rashomon.errors import InputError
from rashomon.flow.clean.plain import decode, draft_plain

WORDS = "Résumé: the army took Łódź, Київ and القاهرة."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_and_its_mark_dropped(encoding: str) -> None:
    assert decode(WORDS.encode(encoding), None) == WORDS


@pytest.mark.parametrize("encoding", ["utf-16-be", "utf-32-be"])
def test_the_mark_tells_the_byte_order(encoding: str) -> None:
    assert decode(f"\ufeff{WORDS}".encode(encoding), None) == WORDS


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Армия взяла город в понедельник, сообщило министерство обороны."),
        ("shift_jis", "軍は月曜日に町を占領したと防衛省が発表した。"),
        ("iso8859_2", "Armáda obsadila město v pondělí."),
    ],
)
def test_a_declared_charset_is_used(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding), encoding) == text


def test_a_wrong_charset_does_not_fail() -> None:
    assert "army" in decode("The army took the café.".encode("latin-1"), "utf-8")
    assert "army" in decode("The army took the café.".encode("latin-1"), "no-such-charset")


def test_newlines_and_odd_characters_stay_as_they_are() -> None:
    text = "A\r\nB\rC\n\u202eD\u200b e\u0301 😀\t"
    assert decode(text.encode(), None) == text


@pytest.mark.parametrize("raw", [b"a\0b", b"\x01\x02\x03abc", b"\x89PNG\r\n\x1a\n\0\0"])
def test_a_binary_is_refused(raw: bytes) -> None:
    with pytest.raises(InputError) as caught:
        decode(raw, None)
    assert caught.value.kind == "binary"


@pytest.mark.parametrize("raw", [b"\xff\xfea", b"\xff\xfe\x00\xd8", b"\xef\xbb\xbf\xff\xff"])
def test_a_mark_that_lies_is_an_encoding_error(raw: bytes) -> None:
    with pytest.raises(InputError) as caught:
        decode(raw, None)
    assert caught.value.kind == "encoding"


@pytest.mark.parametrize("raw", [b"\xed\xa0\x80 text", b"+AGE-", b"\xc0\xaf text"])
@pytest.mark.parametrize("charset", [None, "utf-7", "utf-8", "unicode_escape", "hex"])
def test_no_lone_surrogate_comes_out(raw: bytes, charset: str | None) -> None:
    decode(raw, charset).encode()


def test_header_lines_are_read_and_kept() -> None:
    lines = ["TITLE: Raid", "Outlet: Wire", "Published: 2024-02-05", "Url: https://n.example/a"]
    text = "\r\n".join([*lines, "", "Body."])
    draft = draft_plain(text)
    assert draft.text == text
    assert text[draft.body_start :].strip() == "Body."
    assert draft.title is not None
    assert text[draft.title.start : draft.title.end] == "Raid"
    assert (draft.outlet, draft.url) == ("Wire", "https://n.example/a")
    [published] = draft.dates
    assert (published.date, published.method) == ("2024-02-05", "header")


@pytest.mark.parametrize(
    "text",
    ["Body: one.\n\nTitle: not a header", "Source: he said so.\nAnd then he left.", "No header."],
)
def test_what_only_looks_like_a_header_is_the_report(text: str) -> None:
    draft = draft_plain(text)
    assert (draft.body_start, draft.title, draft.outlet) == (0, None, None)


@pytest.mark.parametrize("text", ["Title:", "Title: x", "Title: x\n", "Date: soon\n\nBody"])
def test_headers_without_a_value_or_body_do_not_fail(text: str) -> None:
    assert draft_plain(text).dates == ()
