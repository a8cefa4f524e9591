"""The headline follows its printed rule."""

from dataclasses import replace

from rashomon.flow.publish.brief.groups import Group
from rashomon.flow.publish.brief.judge import candidates, judgement
from rashomon.flow.publish.source import CodedReport
from rashomon.model.vocabulary import Certainty, EventType


def test_deaths_stand_above_force_and_force_above_words(full: CodedReport) -> None:
    strike = full.events()[0]
    events = [
        replace(strike, type=EventType.ACCUSE),
        replace(strike, counts=()),
        strike,
        replace(strike, type=EventType.MOBILIZE),
    ]
    ranked = candidates([Group(((full, event),)) for event in events])
    assert [group.event for group in ranked] == [events[2], events[1], events[3], events[0]]


def test_more_reports_go_first_on_one_rung(full: CodedReport) -> None:
    strike = full.events()[0]
    other = replace(full, report_number=2)
    one, two = Group(((full, strike),)), Group(((full, strike), (other, strike)))
    assert candidates([one, two])[0] == two


def test_unconfirmed_acts_and_cooperation_are_no_candidates(full: CodedReport) -> None:
    strike = full.events()[0]
    events = [
        replace(strike, certainty=Certainty.POSSIBLE),
        replace(strike, type=EventType.COOPERATE),
    ]
    assert candidates([Group(((full, event),)) for event in events]) == []


def test_without_a_candidate_the_rationale_says_so(full: CodedReport) -> None:
    group = Group(((full, full.events()[2]),))
    assert judgement([group], None, None).rationale.startswith("No event")
