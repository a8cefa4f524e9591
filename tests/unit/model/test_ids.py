import pytest

from rashomon.model.ids import bytes_id, content_id


def test_the_same_content_has_the_same_id_in_any_run() -> None:
    assert content_id("doc", "Gao fell.") == "doc:cd081f109481e4a6e49dd028862b66f3"


def test_parts_do_not_run_into_one_another() -> None:
    ids = {
        content_id("event", "a.b", "c"),
        content_id("event", "a", "b.c"),
        content_id("event", "a.b.c"),
        content_id("event", "a.b", "c", None),
        content_id("event", "a.b", "c", 0),
        content_id("event", "a.b", "c", "0"),
    }
    assert len(ids) == 6


def test_the_kind_is_part_of_the_id() -> None:
    assert content_id("doc", "x").partition(":")[2] != content_id("event", "x").partition(":")[2]


@pytest.mark.parametrize("text", ["", "\ud800", "\U0001f680", "Ağri", "\x00"])
def test_any_text_has_an_id_of_one_length(text: str) -> None:
    assert len(content_id("doc", text)) == len("doc:") + 32


def test_bytes_keep_their_whole_hash() -> None:
    assert bytes_id(b"") == ("raw:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
