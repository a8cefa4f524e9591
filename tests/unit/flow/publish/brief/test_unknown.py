"""What is not known is told of acts of force that say something, with the reasons."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from rashomon.flow.publish.brief.check import check
from rashomon.flow.publish.brief.groups import Group
from rashomon.flow.publish.brief.unknown import lacks_something, unknown_sentence
from rashomon.flow.publish.source import CodedReport
from rashomon.lexicon.names import load_names
from rashomon.model.vocabulary import EventType


def test_all_that_is_not_known_of_an_event_stands_in_one_line(full: CodedReport) -> None:
    missing = (("time", "no words for it"),)
    event = replace(full.events()[0], actors=(), time=None, places=(), missing=missing)
    report = replace(full, coding=replace(full.coding, events=(event,)))
    sentence = unknown_sentence(Group(((report, event),)), load_names())
    assert check(sentence, [report]) == []
    assert sentence.text == (
        "An attack on Israel; no actor is named; no time given (no words for it); no place given."
    )


def test_words_for_a_time_that_was_not_placed_are_quoted(full: CodedReport) -> None:
    strike = full.events()[0]
    assert strike.time is not None
    event = replace(strike, time=replace(strike.time, interval=None, reason="no anchor"))
    report = replace(full, coding=replace(full.coding, events=(event,)))
    sentence = unknown_sentence(Group(((report, event),)), load_names())
    assert check(sentence, [report]) == []
    assert "time not placed (“Monday”)" in sentence.text


def test_talk_and_events_of_which_nothing_is_known_are_not_listed(
    full: CodedReport, make: Callable[[str], Any]
) -> None:
    talk = replace(full.events()[0], type=EventType.CONSULT, time=None)
    assert not lacks_something(Group(((full, talk),)))
    maker = make("They struck.")
    bare = maker.event("struck")
    assert not lacks_something(Group(((maker.report(bare), bare),)))
