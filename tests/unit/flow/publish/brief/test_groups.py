"""Events of different reports share a sentence only where all that it says holds of both."""

from dataclasses import replace
from typing import Any

from rashomon.flow.publish.brief.groups import group
from rashomon.flow.publish.source import CodedReport
from rashomon.model.event import Event
from rashomon.model.vocabulary import EventType, Status


def _two(full: CodedReport, first: Event, second: Event) -> list[Any]:
    one = replace(full, coding=replace(full.coding, events=(first,)))
    other = replace(one, name="b.txt", report_number=2)
    other = replace(other, coding=replace(other.coding, events=(second,)))
    return [(one, first), (other, second)]


def test_the_same_act_on_the_same_day_in_two_reports_is_one_group(full: CodedReport) -> None:
    strike = full.events()[0]
    (found,) = group(_two(full, strike, strike))
    assert len(found.members) == 2
    assert not found.pooled


def test_another_status_place_or_actor_stands_alone(full: CodedReport) -> None:
    strike = full.events()[0]
    others = [
        replace(strike, status=Status.NEGATED),
        replace(strike, places=()),
        replace(strike, actors=()),
        replace(strike, time=None),
        replace(strike, aggregate=True),
    ]
    for other in others:
        assert len(group(_two(full, strike, other))) == 2


def test_two_events_of_one_report_are_never_one(full: CodedReport) -> None:
    strike = full.events()[0]
    assert len(group([(full, strike), (full, strike)])) == 2


def test_undated_words_of_the_same_to_the_same_are_pooled_and_counted(full: CodedReport) -> None:
    said = replace(
        full.events()[0], type=EventType.CONSULT, time=None, places=(), counts=(), weapons=()
    )
    (found,) = group(_two(full, said, said))
    assert found.pooled


def test_words_that_can_differ_are_never_pooled(full: CodedReport) -> None:
    said = replace(full.events()[0], type=EventType.ACCUSE, time=None, places=())
    assert len(group(_two(full, said, said))) == 2


def test_denials_are_never_pooled(full: CodedReport) -> None:
    denial = replace(full.events()[1], recipients=full.events()[0].recipients)
    assert len(group(_two(full, denial, denial))) == 2
