import json
from dataclasses import replace

import pytest

from rashomon.errors import IntegrityError
from rashomon.model.event import ActorValue, Coding, Event, TimeValue
from rashomon.model.record import Record, coding_from_record, to_record
from tests.factories import make_coding, make_document, make_report, phrase
from tests.reading import Reader
from tests.reading import make_document as make_small

DOCUMENT = make_document(make_report())
KEYS = [
    "id", "type", "mode", "status", "certainty", "actor_certainty", "aggregate", "trigger",
    "mentions", "actors", "recipients", "mediators", "targets", "weapons", "defences", "places",
    "time", "counts", "attribution", "links",
]  # fmt: skip


def record_of(coding: Coding) -> Record:
    record: Record = json.loads(json.dumps(to_record(DOCUMENT, coding)))
    return record


def test_what_a_record_tells_is_read_back() -> None:
    record = record_of(make_coding(DOCUMENT))
    assert to_record(DOCUMENT, coding_from_record(record)) == record


def test_a_coded_report_survives_the_way_through_json(reader: Reader) -> None:
    document = make_small(
        "Chadian troops killed nine rebels near Bol on Sunday, the army said.",
        "Two days earlier the rebels had shelled the town.",
        title="Fighting near Lake Chad",
    )
    record = to_record(document, reader.code_document(document))
    assert record["events"]
    assert to_record(document, coding_from_record(json.loads(json.dumps(record)))) == record


def test_the_keys_of_an_event_stand_in_the_order_of_the_contract() -> None:
    assert list(record_of(make_coding(DOCUMENT))["events"][0]) == KEYS


def test_a_time_without_an_anchor_keeps_its_reason() -> None:
    coding = make_coding(DOCUMENT)
    time = TimeValue(phrase(DOCUMENT.text, "on Monday"), None, "no anchor")
    record = record_of(replace(coding, events=(replace(coding.events[0], time=time),)))
    assert record["events"][0]["time"]["reason"] == "no anchor"
    assert record["events"][0]["time"]["anchor"] == "none"
    assert coding_from_record(record).events[0].time == time


def test_the_method_is_what_the_caller_says() -> None:
    record = record_of(make_coding(DOCUMENT))
    assert coding_from_record(record, method="rules 2").method == "rules 2"


@pytest.mark.parametrize(
    ("field", "word"), [("type", "ATTACK"), ("status", "done"), ("certainty", "sure")]
)
def test_a_word_outside_its_vocabulary_is_refused(field: str, word: str) -> None:
    record = record_of(make_coding(DOCUMENT))
    record["events"][0][field] = word
    with pytest.raises(ValueError, match=word):
        coding_from_record(record)


def test_an_empty_span_is_refused() -> None:
    record = record_of(make_coding(DOCUMENT))
    record["events"][0]["trigger"]["at"] = [4, 4]
    with pytest.raises(IntegrityError):
        coding_from_record(record)


def test_entities_are_kept_as_they_are_written() -> None:
    coding = make_coding(DOCUMENT, actor="XAA:Home Guard")
    event: Event = coding_from_record(record_of(coding)).events[0]
    words = phrase(DOCUMENT.text, "Iranian forces")
    assert event.actors == (ActorValue(words, "XAA:Home Guard", ""),)
