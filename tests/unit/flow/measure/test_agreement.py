"""What counts as agreement, field by field."""

from typing import Any

import pytest

from rashomon.flow.measure.agreement import FIELDS, Score, compare, total
from rashomon.model.record import Record

TEXT = "Iran fired 12 missiles at a depot near Erbil. Oman condemned it. Troops left."


def span(words: str) -> Record:
    start = TEXT.index(words)
    return {"text": words, "at": [start, start + len(words)]}


def strike(**changes: Any) -> Record:  # noqa: ANN401 - the JSON edge
    event: Record = {
        "id": "e1", "type": "ASSAULT", "mode": "missile", "status": "occurred",
        "certainty": "certain", "main": True, "trigger": span("fired"), "mentions": [],
        "actors": [{**span("Iran"), "entity": "IRN"}], "recipients": [], "mediators": [],
        "targets": [span("depot")], "weapons": [span("missiles")], "defences": [],
        "places": [{**span("Erbil"), "lat": 36.19, "lon": 44.01, "country": "IRQ"}],
        "time": {"start": "2024-02-05", "end": "2024-02-06"},
        "counts": [{"kind": "launched", "low": 12, "high": 12}],
        "attribution": [], "links": [],
    }  # fmt: skip
    return {**event, **changes}


def record(*events: Record, **changes: list[Record]) -> Record:
    return {"report": "a.txt", "events": list(events), "posture": [], "ties": [], **changes}


def scores(predicted: Record, gold: Record | None = None) -> dict[str, Score]:
    return dict(compare(gold or record(strike()), predicted, TEXT))


def test_a_coding_agrees_with_itself() -> None:
    found = total([compare(record(strike()), record(strike()), TEXT)])
    assert list(found) == list(FIELDS)
    assert {name: score.value for name, score in found.items() if score.n_gold} == dict.fromkeys(
        [name for name, score in found.items() if score.n_gold], 1.0
    )


def test_a_report_that_was_not_coded_counts_against_recall() -> None:
    found = scores({})
    assert found["event"] == Score(0, 1, 0)
    assert found["main event recall"] == Score(0, 1, None)


def test_another_type_or_another_sentence_is_no_pair() -> None:
    assert scores(record(strike(type="THREATEN")))["event"].hits == 0
    assert scores(record(strike(trigger=span("left"))))["event"].hits == 0


def test_a_trigger_of_another_word_in_the_sentence_is_a_pair() -> None:
    assert scores(record(strike(trigger=span("missiles"))))["event"].hits == 1


@pytest.mark.parametrize(("entity", "hits"), [("IRN", 1.0), ("IRN:IRGC", 0.5), ("IRQ", 0.0)])
def test_another_body_of_the_state_has_half_the_credit(entity: str, hits: float) -> None:
    found = scores(record(strike(actors=[{**span("Iran"), "entity": entity}])))
    assert found["actors"].hits == hits
    assert found["who did what to whom"].hits == (hits >= 0.5)


def test_two_who_are_unknown_agree_and_an_unknown_shares_no_state() -> None:
    unknown = record(strike(actors=[{**span("Iran"), "entity": "UNKNOWN"}]))
    assert scores(unknown, unknown)["actors"].hits == 1
    assert scores(unknown)["actors"].hits == 0


@pytest.mark.parametrize(("lat", "hits"), [(36.5, 1), (37.5, 0)])
def test_a_place_within_fifty_kilometres_is_the_place(lat: float, hits: int) -> None:
    places = [{**span("Erbil"), "lat": lat, "lon": 44.01, "country": "IRQ"}]
    assert scores(record(strike(places=places)))["place within 50 km"].hits == hits


def test_two_countries_without_a_point_agree_by_code() -> None:
    country = strike(places=[{**span("Erbil"), "lat": None, "lon": None, "country": "IRQ"}])
    assert scores(record(country), record(country))["place within 50 km"].hits == 1
    assert scores(record(country))["place within 50 km"].hits == 0


@pytest.mark.parametrize(("end", "hits"), [("2024-02-07", 1), ("2024-02-08", 0)])
def test_half_of_an_interval_is_enough(end: str, hits: int) -> None:
    found = scores(record(strike(time={"start": "2024-02-05", "end": end})))
    assert found["time (IoU >= .5)"] == Score(hits, 1, 1)


def test_counts_agree_with_their_kind_and_both_ends() -> None:
    counts = [{"kind": "launched", "low": 12, "high": None}, {"kind": "launched", "low": 12,
                                                             "high": 12}]  # fmt: skip
    assert scores(record(strike(counts=counts)))["counts (kind, low, high)"] == Score(1, 1, 2)


def test_a_link_counts_if_both_its_ends_are_paired() -> None:
    reply = strike(id="e2", type="ACCUSE", trigger=span("condemned"), mode=None,
                   links=[{"kind": "response_to", "to": "e1"}])  # fmt: skip
    assert scores(record(strike(), reply), record(strike(), reply))["links"] == Score(1, 1, 1)
    assert scores(record(reply), record(strike(), reply))["links"] == Score(0, 1, 1)


def test_posture_and_ties_are_of_the_whole_report() -> None:
    gold = record(posture=[{**span("Troops"), "owner": "USA:Military"}],
                  ties=[{"kind": "backs", "from": "IRN", "to": "LBN:Hezbollah"}])  # fmt: skip
    coded = record(posture=[{**span("Troops"), "owner": "USA"}], ties=gold["ties"] * 2)
    found = scores(coded, gold)
    assert (found["posture"], found["ties"]) == (Score(1, 1, 1), Score(1, 1, 1))


def test_scores_of_reports_are_added_before_they_are_divided() -> None:
    found = total([scores(record(strike())), scores({})])
    assert found["event"].precision == 1.0
    assert found["event"].recall == 0.5
    assert found["event"].value == pytest.approx(2 / 3)
    assert found["status accuracy"].value == 1.0
    assert found["links"].value == 0.0
