"""What may be one incident stands together: one type, one day, one side."""

from dataclasses import replace

from rashomon.flow.publish.brief.groups import Group
from rashomon.flow.publish.brief.incidents import incidents, n_outlets
from rashomon.flow.publish.source import CodedReport
from rashomon.model.event import Event
from rashomon.model.vocabulary import EventType


def _groups(full: CodedReport, *events: Event) -> list[Group]:
    return [
        Group(((replace(full, report_number=number, outlet=f"Wire {number}"), event),))
        for number, event in enumerate(events, start=1)
    ]


def test_a_force_and_its_state_are_one_side(full: CodedReport) -> None:
    strike = full.events()[0]
    forces = (replace(strike.recipients[0], entity="ISR:Military"),)
    (found,) = incidents(_groups(full, strike, replace(strike, recipients=forces, places=())))
    assert n_outlets(found) == 2


def test_one_that_names_no_side_joins_the_only_one(full: CodedReport) -> None:
    strike = full.events()[0]
    nameless = replace(strike, recipients=(), places=())
    assert len(incidents(_groups(full, strike, nameless))) == 1
    iran = replace(strike, recipients=strike.actors)
    assert len(incidents(_groups(full, strike, iran, nameless))) == 3


def test_a_year_is_no_day(full: CodedReport) -> None:
    strike = full.events()[0]
    assert strike.time is not None
    assert strike.time.interval is not None
    year = replace(strike.time.interval, start="2031-01-01", end="2032-01-01")
    vague = replace(strike, time=replace(strike.time, interval=year))
    assert len(incidents(_groups(full, strike, vague))) == 2


def test_another_type_day_or_an_undated_sum_stands_alone(full: CodedReport) -> None:
    strike = full.events()[0]
    others = [
        replace(strike, type=EventType.COERCE),
        replace(strike, time=None),
    ]
    assert len(incidents(_groups(full, strike, *others))) == 3
    assert len(incidents(_groups(full, strike, replace(strike, aggregate=True)))) == 2
