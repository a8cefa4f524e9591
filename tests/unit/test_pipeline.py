"""Reports become outcomes, and outcomes rest in a ledger; nothing is lost on the way."""

import pickle
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from rashomon.engine import Serial
from rashomon.errors import InputError
from rashomon.flow.acquire import Limits, reports
from rashomon.flow.extract.tagger import SilentTagger
from rashomon.model.mention import ActorMention, Mentions
from rashomon.model.outcome import Outcome
from rashomon.model.progress import Progress
from rashomon.model.report import Rejection, Report
from rashomon.model.text import Document
from rashomon.model.vocabulary import Stage
from rashomon.pipeline import (
    Item,
    Kit,
    Recipe,
    arrivals,
    batched,
    code,
    coded_reports,
    report_of,
    run,
)
from rashomon.store import SqliteStore, open_ledger
from tests.factories import NOON, make_report
from tests.samples import N_CODED, N_REJECTED, STRIKE, write_samples


@pytest.fixture(scope="module")
def kit() -> Kit:
    return Recipe().kit()


@pytest.fixture
def store() -> Iterator[SqliteStore]:
    with open_ledger(Path(":memory:")) as store:
        yield store


@pytest.fixture
def found(tmp_path: Path) -> list[Report | Rejection]:
    folder = write_samples(tmp_path / "reports")
    return list(reports(str(folder), limits=Limits(), now=NOON))


def read(found: list[Report | Rejection], store: SqliteStore, size: int = 3) -> list[Progress]:
    told: list[Progress] = []
    last = run(found, store, recipe=Recipe(), engine=Serial(), clock=lambda: NOON,
               batch_size=size, on_progress=told.append)  # fmt: skip
    return [*told, last]


def test_a_batch_gives_an_outcome_for_each_item_in_order(kit: Kit) -> None:
    rejected = Outcome(
        make_report("gone.txt", ""),
        rejection=Rejection(make_report("gone.txt", "").id, "gone.txt", Stage.ACQUIRE, "x", "x"),
    )
    items: list[Item] = [make_report("a.txt", STRIKE), rejected, make_report("b.txt", ""),
             make_report("c.txt", STRIKE)]  # fmt: skip
    outcomes = code(kit, items)
    assert [outcome.report.name for outcome in outcomes] == ["a.txt", "gone.txt", "b.txt", "c.txt"]
    assert [outcome.coding is not None for outcome in outcomes] == [True, False, False, True]
    assert outcomes[1] is rejected


def test_a_recipe_knows_the_method_of_its_kit_and_travels(kit: Kit) -> None:
    recipe = pickle.loads(pickle.dumps(Recipe()))
    [outcome] = code(kit, [make_report("a.txt", STRIKE)])
    assert outcome.coding is not None
    assert outcome.coding.method == recipe.method()


def test_an_error_of_the_input_in_grounding_is_a_rejection(kit: Kit) -> None:
    class Unfit(Mentions):
        @property
        def actors(self) -> tuple[ActorMention, ...]:
            raise InputError("unreadable", "does not fit")

    class Tagger(SilentTagger):
        def tag(self, documents: Sequence[Document]) -> list[Mentions]:
            return [Unfit.__new__(Unfit) for _ in documents]

    broken = Kit(kit.lexicon, Tagger(), kit.html, kit.limits)
    [outcome] = code(broken, [make_report("a.txt", STRIKE)])
    assert outcome.rejection is not None
    assert (outcome.rejection.stage, outcome.rejection.kind) == (Stage.GROUND, "unreadable")
    assert outcome.document is not None


def test_every_report_is_coded_or_rejected(
    found: list[Report | Rejection], store: SqliteStore
) -> None:
    progress = read(found, store)[-1]
    tally = store.tally()
    assert (progress.n_coded, len(progress.rejections)) == (N_CODED, N_REJECTED)
    assert (tally.n_coded, tally.n_rejected) == (N_CODED, N_REJECTED)
    assert tally.n_events == progress.n_events > 0


def test_progress_is_told_after_each_batch(
    found: list[Report | Rejection], store: SqliteStore
) -> None:
    told = read(found, store, size=4)
    assert [progress.n_reports for progress in told] == [4, 8, 9, 9]


def test_the_same_run_again_codes_nothing(
    found: list[Report | Rejection], store: SqliteStore
) -> None:
    read(found, store)
    again = read(found, store)[-1]
    assert (again.n_coded, again.rejections) == (0, ())
    assert (again.n_known, again.n_known_rejected) == (N_CODED + N_REJECTED, N_REJECTED)
    assert store.tally().n_batches == 3


def test_a_report_that_comes_twice_in_one_run_is_coded_once(store: SqliteStore) -> None:
    progress = read([make_report("a.txt", STRIKE)] * 5, store, size=2)[-1]
    assert (progress.n_coded, progress.n_known) == (1, 4)


def test_what_has_no_bytes_stands_in_the_ledger_as_an_empty_report(store: SqliteStore) -> None:
    gone = Rejection("report:1", "gone.txt", Stage.ACQUIRE, "unreadable", "cannot be read")
    [item] = arrivals([gone], clock=lambda: NOON)
    assert report_of(item).raw == b""
    read([gone], store)
    [rejection] = store.rejections()
    assert (rejection.name, rejection.kind) == ("gone.txt", "unreadable")
    assert rejection.report_id == report_of(item).id


def test_batches_keep_the_order_and_lose_nothing() -> None:
    items = [make_report(f"{n}.txt") for n in range(5)]
    assert [len(batch) for batch in batched(items, 2)] == [2, 2, 1]


def test_coded_reports_come_with_their_texts(
    found: list[Report | Rejection], store: SqliteStore
) -> None:
    read(found, store)
    coded = list(coded_reports(store))
    assert len(coded) == N_CODED
    assert [report.name for report in coded] == sorted(report.name for report in coded)
    for report in coded:
        for event in report.events():
            assert report.quote(event.trigger.span) == event.trigger.text
