"""Every store passes this suite; a store is made by a factory from a folder."""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from rashomon.errors import IntegrityError, StoreError
from rashomon.model.outcome import Outcome
from rashomon.model.report import Origin, Rejection, Report
from rashomon.model.vocabulary import EventType, Stage, Status
from rashomon.store import EventFilter, Store, open_ledger
from tests.factories import (
    LATER,
    METHOD,
    NOON,
    STRIKE,
    batches,
    export_hash,
    make_outcome,
    make_outcomes,
    make_rejection,
)

MakeStore = Callable[[str], Store]
KINDS = ("file", "memory", "no-index")


@pytest.fixture(params=KINDS)
def make_store(request: pytest.FixtureRequest, tmp_path: Path) -> MakeStore:
    kind = request.param

    def make(name: str) -> Store:
        if kind == "memory":
            return open_ledger(Path(":memory:"))
        return open_ledger(tmp_path / f"{name}.db", full_text=kind == "file")

    return make


def test_a_new_ledger_is_empty(make_store: MakeStore) -> None:
    with make_store("a") as store:
        tally = store.tally()
        assert (tally.n_reports, tally.n_events, tally.n_batches) == (0, 0, 0)
        assert tally.head_hash is None
        assert not list(store.records())


def test_reports_are_coded_or_rejected_and_nothing_vanishes(make_store: MakeStore) -> None:
    with make_store("a") as store:
        store.append(make_outcomes(12), recorded_at=NOON)
        tally = store.tally()
        assert tally.n_reports == tally.n_coded + tally.n_rejected == 12
        assert tally.rejections == (("empty", 2),)
        assert len(list(store.records())) == len(list(store.documents())) == tally.n_coded
        assert [rejection.name for rejection in store.rejections()] == ["0004.txt", "0009.txt"]


def test_appending_twice_equals_once(make_store: MakeStore) -> None:
    outcomes = make_outcomes(12)
    with make_store("a") as store:
        store.append(outcomes, recorded_at=NOON)
        once = (export_hash(store), store.tally())
        store.append(outcomes, recorded_at=LATER)
        assert (export_hash(store), store.tally()) == once


def test_the_export_does_not_depend_on_order_or_batch_size(make_store: MakeStore) -> None:
    outcomes = make_outcomes(20)
    with make_store("a") as store:
        store.append(outcomes, recorded_at=NOON)
        expected = export_hash(store)
    for seed, size in ((1, 1), (2, 3), (3, 7)):
        shuffled = random.Random(seed).sample(outcomes, len(outcomes))
        with make_store(f"b{seed}") as store:
            for batch in batches(shuffled, size):
                store.append(batch, recorded_at=NOON)
            assert export_hash(store) == expected


def test_known_are_those_coded_by_the_method_and_the_rejected(make_store: MakeStore) -> None:
    coded, rejected = make_outcome(), make_rejection()
    ids = [coded.report.id, rejected.report.id, "report:none"]
    with make_store("a") as store:
        store.append([coded, rejected], recorded_at=NOON)
        assert store.known(ids, method=METHOD) == set(ids[:2])
        assert store.known(ids, method="rules 2") == {rejected.report.id}
        assert store.known(["report:none"] * 2000, method=METHOD) == set()


def test_a_new_method_supersedes_and_the_old_view_stays(make_store: MakeStore) -> None:
    with make_store("a") as store:
        store.append([make_outcome()], recorded_at=NOON)
        before = list(store.records())
        store.append([make_outcome(method="rules 2", actor="IRN")], recorded_at=LATER)
        assert list(store.records(as_of=NOON)) == before
        (record,) = store.records()
        assert record["events"][0]["actors"][0]["entity"] == "IRN"
        assert [event.actors for event in store.events(as_of=NOON)] == [("IRN:IRGC",)]
        assert [event.actors for event in store.events()] == [("IRN",)]
        assert len(list(store.documents())) == 1
        assert store.tally().n_events == 1


def test_a_rejected_report_can_be_coded_later(make_store: MakeStore) -> None:
    coded = make_outcome()
    report = coded.report
    rejection = Rejection(report.id, report.name, Stage.EXTRACT, "no-event", "none was found")
    first = Outcome(report, coded.document, rejection=rejection)
    with make_store("a") as store:
        store.append([first], recorded_at=NOON)
        assert store.tally().n_rejected == 1
        store.append([coded], recorded_at=LATER)
        tally = store.tally()
        assert (tally.n_coded, tally.n_rejected) == (1, 0)
        assert len(list(store.rejections(as_of=NOON))) == 1


def test_a_failing_batch_leaves_nothing(make_store: MakeStore) -> None:
    broken = make_outcome("b.txt")
    event = broken.coding.events[0] if broken.coding else None
    object.__setattr__(event, "rule", object())
    with make_store("a") as store:
        with pytest.raises(TypeError):
            store.append([make_outcome("a.txt"), broken], recorded_at=NOON)
        assert store.tally().n_reports == 0
        store.append([make_outcome("a.txt")], recorded_at=NOON)
        assert store.tally().n_reports == 1


def test_a_time_without_a_zone_is_refused(make_store: MakeStore) -> None:
    with make_store("a") as store, pytest.raises(IntegrityError, match="zone"):
        store.append([make_outcome()], recorded_at=NOON.replace(tzinfo=None))


@pytest.mark.parametrize(
    ("filters", "n_found"),
    [
        (EventFilter(document_id="doc:0"), 0),
        (EventFilter(actor="IRN"), 1),
        (EventFilter(actor="IRN:IRGC"), 1),
        (EventFilter(actor="IR"), 0),
        (EventFilter(recipient="IRQ"), 1),
        (EventFilter(recipient="IRN"), 0),
        (EventFilter(type=EventType.ASSAULT), 1),
        (EventFilter(type=EventType.AGREE), 0),
        (EventFilter(status=Status.NEGATED), 0),
        (EventFilter(place="IRQ"), 1),
        (EventFilter(place="IRN"), 0),
        (EventFilter(place="erb"), 1),
        (EventFilter(place="E_b"), 0),
        (EventFilter(since="2024-02-05"), 1),
        (EventFilter(since="2024-02-06"), 0),
        (EventFilter(until="2024-02-05"), 0),
        (EventFilter(until="2024-02-05T00:01"), 1),
        (EventFilter(limit=0), 0),
    ],
)
def test_filters_take_what_they_say(
    make_store: MakeStore, filters: EventFilter, n_found: int
) -> None:
    with make_store("a") as store:
        store.append([make_outcome()], recorded_at=NOON)
        assert len(list(store.events(filters))) == n_found


def test_an_event_comes_with_its_claims_text_and_gaps(make_store: MakeStore) -> None:
    outcome = make_outcome()
    assert outcome.coding is not None
    (event,) = outcome.coding.events
    with make_store("a") as store:
        store.append([outcome], recorded_at=NOON)
        detail = store.event(event.id)
        assert detail.claims == tuple(event.claims())
        assert detail.text == STRIKE
        assert detail.method == METHOD
        assert detail.event.missing == (("mediator", "no words for it"),)
        assert detail.event.trigger == "fired"
        assert store.event(event.id.removeprefix("event:")[:8]) == detail


@pytest.mark.parametrize("name", ["event:0000", "nonsense", "event:%", ""])
def test_an_unknown_event_is_an_error_that_says_so(make_store: MakeStore, name: str) -> None:
    with make_store("a") as store, pytest.raises(StoreError, match="event"):
        store.event(name)


def test_an_ambiguous_event_id_is_an_error(make_store: MakeStore) -> None:
    with make_store("a") as store:
        store.append(make_outcomes(40), recorded_at=NOON)
        initials = [event.event_id[6] for event in store.events()]
        twice = next(initial for initial in initials if initials.count(initial) > 1)
        with pytest.raises(StoreError, match="several events"):
            store.event(twice)


def test_two_reports_with_one_text_are_two_reports(make_store: MakeStore) -> None:
    with make_store("a") as store:
        store.append([make_outcome("b.txt"), make_outcome("a.txt")], recorded_at=NOON)
        assert [record["report"] for record in store.records()] == ["a.txt", "b.txt"]
        events = list(store.events())
        assert len(events) == 2
        assert store.event(events[0].event_id).event == events[0]


def test_search_finds_all_words_whatever_signs_stand_between(make_store: MakeStore) -> None:
    with make_store("a") as store:
        store.append(make_outcomes(3), recorded_at=NOON)
        assert [hit.name for hit in store.search("erbil MISSILES")] == [
            "0000.txt",
            "0001.txt",
            "0002.txt",
        ]
        assert "missiles" in store.search("missiles")[0].snippet
        assert len(store.search('"depot near"', limit=2)) == 2
        assert len(store.search("missil*")) == 3
        assert store.search("erbil submarine") == []
        assert store.search(" \" * ( ' ") == []
        assert store.search('NEAR(" AND OR -') == []


def test_text_that_is_no_valid_unicode_is_kept_as_it_is(make_store: MakeStore) -> None:
    text = f"{STRIKE}A stray \udce9 sign, 🚀 and \x00 too.\n"
    outcome = make_outcome("caf\udce9.txt", text=text)
    with make_store("a") as store:
        store.append([outcome], recorded_at=NOON)
        store.append([outcome], recorded_at=NOON)
        (document,) = store.documents()
        assert (document.name, document.text) == ("caf\udce9.txt", text)
        (record,) = store.records()
        assert record["report"] == "caf\udce9.txt"
        assert store.tally().n_batches == 1


def test_report_id_ties_are_broken_by_content(make_store: MakeStore) -> None:
    outcome = make_outcome()
    padded = Report("strike.txt", outcome.report.raw + b" ", "text/plain", Origin("-", None, NOON))
    assert outcome.document is not None
    document = replace(outcome.document, report_id=padded.id)
    twin = Outcome(padded, document, coding=outcome.coding)
    hashes = set()
    for name, order in (("a", [outcome, twin]), ("b", [twin, outcome])):
        with make_store(name) as store:
            store.append(order, recorded_at=NOON)
            hashes.add(export_hash(store))
    assert len(hashes) == 1


def test_a_closed_store_says_so(make_store: MakeStore) -> None:
    store = make_store("a")
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.tally()
