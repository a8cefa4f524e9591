from collections.abc import Callable

import pytest

from rashomon.errors import InputError
from rashomon.flow.acquire.item import Item, shown
from rashomon.flow.acquire.limits import Limits

MakeItem = Callable[..., Item]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a/b/c.txt", "c.txt"),
        ("..\\..\\evil.txt", "evil.txt"),
        ("../../", ".."),
        ("a\nb\x1b[31m.txt", "a_b_[31m.txt"),
        ("", "unnamed"),
        ("x" * 300, "x" * 200),
    ],
)
def test_a_name_is_shown_without_its_folder_and_controls(name: str, expected: str) -> None:
    assert shown(name) == expected


def test_an_item_over_the_cap_is_refused(make_item: MakeItem) -> None:
    with pytest.raises(InputError) as caught:
        make_item(b"x" * 11, limits=Limits(raw_bytes=10)).read()
    assert caught.value.kind == "too-large"


def test_the_head_is_not_consumed(make_item: MakeItem) -> None:
    item = make_item(b"abc")
    assert item.head() == b"abc"
    assert item.read() == b"abc"


def test_the_same_rejection_has_the_same_id(make_item: MakeItem) -> None:
    error = InputError("damaged", "broken")
    first = make_item(b"x").rejection(error, part="line 1")
    again = make_item(b"x").rejection(error, part="line 1")
    other = make_item(b"x").rejection(error, part="line 2")
    assert first == again
    assert first.report_id != other.report_id


def test_archives_nest_only_so_deep(make_item: MakeItem) -> None:
    item = make_item(b"x", limits=Limits(depth=1))
    inner = item.inside(item.stream, name="b", member="b")
    with pytest.raises(InputError) as caught:
        inner.inside(item.stream, name="c", member="c")
    assert caught.value.kind == "nested-archive"
