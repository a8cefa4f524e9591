from datetime import UTC, datetime, timedelta, timezone

import pytest

from rashomon.errors import IntegrityError
from rashomon.store.rows import canonical, coding_rows, content_hash, timestamp
from rashomon.store.schema import CLAIM, CODING, EVENT, MENTION, POSTURE, TIE
from tests.factories import make_outcome


def test_moments_are_written_in_utc_and_sort_as_text() -> None:
    moments = [
        datetime(2024, 3, 1, 2, 0, tzinfo=timezone(timedelta(hours=3))),
        datetime(2024, 3, 1, tzinfo=UTC),
        datetime(2024, 3, 1, 0, 0, 0, 5, tzinfo=UTC),
    ]
    texts = [timestamp(moment) for moment in moments]
    assert texts[0] == "2024-02-29T23:00:00.000000Z"
    assert texts == sorted(texts)
    assert len({len(text) for text in texts}) == 1


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(IntegrityError, match="no time zone"):
        timestamp(datetime(2024, 3, 1))  # noqa: DTZ001 - the point of the test


def test_rows_are_as_wide_as_their_tables() -> None:
    outcome = make_outcome()
    assert outcome.document is not None
    assert outcome.coding is not None
    rows = coding_rows(outcome.document, outcome.coding, outcome.mentions)
    ((event, claims),) = rows.events
    for table, row in (
        (CODING, rows.coding),
        (MENTION, rows.mentions[0]),
        (EVENT, event),
        (CLAIM, claims[0]),
        (POSTURE, rows.posture[0]),
        (TIE, rows.ties[0]),
    ):
        assert len(row) == len(table.values), table.name
    assert len(list(rows.flat())) == 1 + 1 + 1 + len(claims) + 1 + 1


def test_neighbouring_values_do_not_run_together() -> None:
    assert canonical([("a", "bc")]) != canonical([("ab", "c")])
    assert canonical([("1",)]) != canonical([(1,)])


def test_the_hash_of_a_batch_does_not_depend_on_order() -> None:
    assert content_hash(["b", "a"]) == content_hash(["a", "b"]) != content_hash(["a"])
