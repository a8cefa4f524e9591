"""The tables of the brief know every type of event."""

from dataclasses import replace

import pytest

from rashomon.flow.publish.brief.groups import Group
from rashomon.flow.publish.brief.tables import n_rungs, rung_of, themes
from rashomon.flow.publish.source import CodedReport
from rashomon.model.vocabulary import EventType


def test_every_type_has_a_theme() -> None:
    assert set(themes()) == set(EventType)


@pytest.mark.parametrize(
    ("event_type", "rung"),
    [
        (EventType.ASSAULT, 6),
        (EventType.INTERCEPT, 4),
        (EventType.MOBILIZE, 3),
        (EventType.THREATEN, 2),
        (EventType.ACCUSE, 1),
        (EventType.COOPERATE, 0),
    ],
)
def test_a_type_stands_on_its_rung(full: CodedReport, event_type: EventType, rung: int) -> None:
    event = replace(full.events()[0], type=event_type)
    assert rung_of(Group(((full, event),))).rung == rung


def test_an_attack_without_deaths_stands_one_rung_lower(full: CodedReport) -> None:
    event = replace(full.events()[0], counts=())
    assert rung_of(Group(((full, event),))).rung == n_rungs() - 1
