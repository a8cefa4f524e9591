"""The laws that hold for any reports: nothing is lost, nothing depends on how it was run."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.engine import Engine, Processes
from rashomon.model.progress import Progress
from rashomon.model.report import Rejection, Report
from rashomon.model.text import Span
from rashomon.model.vocabulary import Stage
from rashomon.pipeline import Kit, Recipe, run
from rashomon.store import SqliteStore, check, open_ledger
from tests.factories import LATER, NOON, export_hash, make_report

SENTENCES = (
    "Iranian forces fired between 10 and 12 missiles at a depot near Erbil on Monday.",
    "At least three soldiers were killed, the Iraqi Defence Ministry said on Tuesday.",
    "Israel denied that its jets had struck the airport of Damascus.",
    "The United States will send 500 troops to Qatar next week, officials said.",
    "Hezbollah, which is backed by Iran, threatened to retaliate \u201cwithin hours\u201d.",
    "France urged both sides to show restraint, and offered to mediate \U0001f54a.",
    "The weather was mild, and the markets opened as on every other day.",
    "Le pr\u00e9sident a d\u00e9clar\u00e9 mardi que la route resterait ferm\u00e9e pendant longtemps.",
    "",
    "\u0000\u202e\ufeff",
)
HEADERS = ("", "Published: 2024-02-07\n\n", "Title: A report\nOutlet: The Post\n\n")
TEXTS = st.builds(
    lambda header, sentences: header + " ".join(sentences),
    st.sampled_from(HEADERS),
    st.lists(st.sampled_from(SENTENCES), max_size=4),
)
ITEMS = st.lists(
    st.builds(make_report, st.sampled_from(["a.txt", "b.txt", "c.txt"]), TEXTS)
    | st.builds(
        lambda name: Rejection("report:0", name, Stage.ACQUIRE, "damaged", "cut short"),
        st.sampled_from(["x.warc!offset 0", "y.zip!z.txt"]),
    ),
    max_size=6,
)
Items = Sequence[Report | Rejection]
LAW = settings(max_examples=15, deadline=None)


class Warm:
    """An engine with one kit for all runs."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def map(
        self,
        function: Callable[[Any, Any], Any],
        batches: Iterable[Any],
        *,
        setup: Callable[[], Any],
    ) -> Iterator[Any]:
        assert callable(setup)
        for batch in batches:
            yield function(self._kit, batch)


@pytest.fixture(scope="module")
def warm() -> Warm:
    return Warm(Recipe().kit())


def ledger(*runs: Items, engine: Engine, size: int = 3) -> tuple[SqliteStore, list[Progress]]:
    store = open_ledger(Path(":memory:"))
    done = [
        run(items, store, recipe=Recipe(), engine=engine, clock=lambda: NOON, batch_size=size)
        for items in runs
    ]
    return store, done


@LAW
@given(items=ITEMS)
def test_nothing_is_lost(warm: Warm, items: Items) -> None:
    store, [progress] = ledger(items, engine=warm)
    with store:
        tally = store.tally()
        assert progress.n_reports == len(items)
        assert progress.n_coded == tally.n_coded
        assert len(progress.rejections) == tally.n_rejected
        assert tally.n_reports == tally.n_coded + tally.n_rejected


@LAW
@given(items=ITEMS, data=st.data(), size=st.integers(1, 7))
def test_order_and_batches_change_nothing(
    warm: Warm, items: Items, data: st.DataObject, size: int
) -> None:
    shuffled = data.draw(st.permutations(items))
    first, _ = ledger(items, engine=warm)
    second, _ = ledger(shuffled, engine=warm, size=size)
    with first, second:
        assert export_hash(first) == export_hash(second)


@LAW
@given(items=ITEMS)
def test_reading_twice_is_reading_once(warm: Warm, items: Items) -> None:
    once, _ = ledger(items, engine=warm)
    twice, [_, again] = ledger(items, items, engine=warm)
    with once, twice:
        assert export_hash(once) == export_hash(twice)
        assert once.tally() == twice.tally()
        assert (again.n_coded, again.n_known) == (0, len(items))


@LAW
@given(items=ITEMS)
def test_every_claim_stands_in_the_text(warm: Warm, items: Items) -> None:
    store, _ = ledger(items, engine=warm)
    with store:
        for row in list(store.events()):
            detail = store.event(row.event_id)
            assert detail.claims
            for claim in detail.claims:
                span: Span = claim.phrase.span
                assert detail.text[span.start : span.end] == claim.phrase.text


@LAW
@given(items=ITEMS, new=st.builds(make_report, st.just("new.txt"), TEXTS))
def test_a_new_report_changes_no_other(warm: Warm, items: Items, new: Report) -> None:
    before, _ = ledger(items, engine=warm)
    after, _ = ledger([*items, new], engine=warm)
    with before, after:
        kept = [record for record in after.records() if record["report"] != "new.txt"]
        assert kept == list(before.records())


def test_workers_change_nothing(warm: Warm, tmp_path: Path) -> None:
    items = [make_report(f"{n}.txt", f"{SENTENCES[n % 9]} {SENTENCES[(n * 5 + 3) % 9]} {n}")
             for n in range(20)]  # fmt: skip
    alone, _ = ledger(items, engine=warm)
    path = tmp_path / "two.db"
    with open_ledger(path) as store, alone:
        run(items, store, recipe=Recipe(), engine=Processes(2), clock=lambda: LATER, batch_size=4)
        assert export_hash(store) == export_hash(alone)
    assert check(path) == []
