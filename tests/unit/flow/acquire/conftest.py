"""What the tests of acquiring share."""

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO

import pytest

from rashomon.flow.acquire.item import Item, buffered
from rashomon.flow.acquire.limits import Limits

NOW = datetime(2024, 2, 6, 12, tzinfo=UTC)

MakeItem = Callable[..., Item]


@pytest.fixture
def make_item() -> MakeItem:
    """Return a maker of items from bytes."""

    def make(raw: bytes, name: str = "a.txt", limits: Limits | None = None) -> Item:
        return Item(
            stream=buffered(BytesIO(raw)),
            name=name,
            source="test",
            fetched_at=NOW,
            limits=limits or Limits(),
        )

    return make
