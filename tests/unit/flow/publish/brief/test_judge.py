"""The headline follows its printed rule."""

from dataclasses import replace

from rashomon.flow.publish.brief.groups import Group
from rashomon.flow.publish.brief.judge import candidates, judgement
from rashomon.flow.publish.source import CodedReport
from rashomon.model.vocabulary import Certainty, EventType, SourceClass


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


def test_an_undated_report_of_more_deaths_never_leads_a_dated_one(full: CodedReport) -> None:
    strike = full.events()[0]
    worse = tuple(replace(count, low=1001, high=None) for count in strike.counts)
    blog = replace(full, name="z.txt", report_number=2, published=None, outlet="Blog")
    lesser = replace(strike, counts=())
    other = Group(((blog, replace(strike, counts=worse)),))
    for told in (strike, lesser):
        one = Group(((full, told),))
        assert candidates([other, one])[0] == one
    judged = judgement([other], other, None)
    assert "No report with a publication date tells of force." in judged.rationale


def test_deaths_play_no_part_on_one_rung(full: CodedReport) -> None:
    strike = full.events()[0]
    worse = tuple(replace(count, low=900, high=900) for count in strike.counts)
    nameless = replace(full, name="z.txt", report_number=2)
    deadlier = replace(strike, counts=worse, attribution=())
    one, other = Group(((full, strike),)), Group(((nameless, deadlier),))
    assert candidates([other, one])[0] == one


def test_an_anonymous_source_does_not_lift_an_event(full: CodedReport) -> None:
    strike = full.events()[0]
    (source,) = strike.attribution
    anonymous = replace(source, source_class=SourceClass.ANONYMOUS, entity="ISR")
    known = replace(source, entity="ISR:Military")
    other = replace(full, report_number=2, published="2031-05-09")
    one = Group(((full, replace(strike, attribution=(known,))),))
    second = Group(((other, replace(strike, attribution=(anonymous,))),))
    assert candidates([second, one])[0] == one


def test_what_a_side_does_to_itself_comes_last(full: CodedReport) -> None:
    strike = full.events()[0]
    own = replace(strike, recipients=strike.actors)
    lesser = replace(strike, counts=())
    ranked = candidates([Group(((full, own),)), Group(((full, lesser),))])
    assert ranked[0].event == lesser


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


def test_outlets_are_counted_only_where_one_is_named(full: CodedReport) -> None:
    for report, told in ((full, "1 report of 1 outlet tells"), (
        replace(full, outlet=None), "1 report tells"
    )):  # fmt: skip
        group = Group(((report, report.events()[0]),))
        assert told in judgement([group], group, None).rationale
