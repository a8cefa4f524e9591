"""Chains of sources go from who is cited to who cites, and lose nobody."""

from collections.abc import Callable
from typing import Any

import pytest

from rashomon.flow.publish.brief.sources import chains


@pytest.mark.parametrize(
    ("via", "expected"),
    [
        ((None, 0), [("B", "A")]),
        ((None, None), [("A",), ("B",)]),
        ((1, 0), [("A", "B")]),
        ((0, None), [("B",), ("A",)]),
        ((None, 7), [("A",), ("B",)]),
    ],
)
def test_nobody_is_lost_whoever_cites_whom(
    make: Callable[[str], Any],
    via: tuple[int | None, int | None],
    expected: list[tuple[str, ...]],
) -> None:
    maker = make("A and B")
    sources = [maker.source("A", via=via[0]), maker.source("B", via=via[1])]
    assert [tuple(one.phrase.text for one in chain) for chain in chains(sources)] == expected
