"""The sentence of an event keeps who, status, doubt and who says so, in plain English."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from rashomon.flow.publish.brief.check import check
from rashomon.flow.publish.brief.groups import Group
from rashomon.flow.publish.brief.tell import tell
from rashomon.flow.publish.source import CodedReport
from rashomon.lexicon.names import load_names
from rashomon.model.event import Event
from rashomon.model.vocabulary import Certainty, EventType, Status


def _told(report: CodedReport, event: Event, index: int = 0) -> str:
    events = list(report.events())
    events[index] = event
    changed = replace(report, coding=replace(report.coding, events=tuple(events)))
    sentence = tell(Group(((changed, event),)), load_names())
    assert check(sentence, [changed]) == []
    return sentence.text


def test_a_strike_is_told_in_full(full: CodedReport) -> None:
    assert _told(full, full.events()[0]) == (
        "5 May 2031: Iran attacked Israel with drones near Haifa, killing three people and"
        " injuring between 18 and 24 others, the defence ministry said."
    )


@pytest.mark.parametrize(
    ("status", "certainty", "words"),
    [
        (Status.OCCURRED, Certainty.CERTAIN, "Iran attacked Israel"),
        (Status.OCCURRED, Certainty.PROBABLE, "Iran reportedly attacked Israel"),
        (Status.OCCURRED, Certainty.POSSIBLE, "Iran may have attacked Israel"),
        (Status.ONGOING, Certainty.CERTAIN, "Iran continued to attack Israel"),
        (Status.ONGOING, Certainty.POSSIBLE, "Iran may have continued to attack Israel"),
        (Status.PLANNED, Certainty.CERTAIN, "Iran plans to attack Israel"),
        (Status.PLANNED, Certainty.PROBABLE, "Iran reportedly plans to attack Israel"),
        (Status.POSSIBLE, Certainty.CERTAIN, "Iran may attack Israel"),
        (Status.NEGATED, Certainty.CERTAIN, "Iran is said not to have attacked Israel"),
        (Status.NEGATED, Certainty.POSSIBLE, "Iran may not have attacked Israel"),
    ],
)
def test_status_and_certainty_are_kept_in_words(
    full: CodedReport, status: Status, certainty: Certainty, words: str
) -> None:
    event = replace(full.events()[0], status=status, certainty=certainty)
    assert words in _told(full, event)


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("certainty", list(Certainty))
@pytest.mark.parametrize("event_type", list(EventType))
def test_every_type_status_and_certainty_passes_the_check(
    full: CodedReport, status: Status, certainty: Certainty, event_type: EventType
) -> None:
    strike = replace(full.events()[0], type=event_type, status=status, certainty=certainty)
    for event in (strike, replace(strike, actors=()), replace(strike, recipients=())):
        assert _told(full, event).endswith(".")


def test_a_doubted_actor_is_a_suspect_and_no_subject(full: CodedReport) -> None:
    event = replace(full.events()[0], actor_certainty=Certainty.PROBABLE)
    text = _told(full, event)
    assert text.startswith("5 May 2031: an attack on Israel took place")
    assert "; Iran suspected" in text


def test_without_an_actor_the_act_is_the_subject(full: CodedReport) -> None:
    event = replace(full.events()[0], actors=(), actor_certainty=Certainty.UNKNOWN)
    assert _told(full, event).startswith("5 May 2031: an attack on Israel took place")


def test_one_known_by_a_description_only_is_told_by_it(make: Callable[[str], Any]) -> None:
    maker = make("A gunman opened fire on a crowd. They fled.")
    event = replace(
        maker.event("opened fire"),
        mode="firearms",
        actors=(maker.actor("gunman", "UNKNOWN"),),
        recipients=(maker.actor("crowd", "FRA"),),
    )
    assert _told(maker.report(event), event) == "A gunman opened fire on a crowd."


def test_a_chain_of_sources_is_kept(make: Callable[[str], Any]) -> None:
    maker = make("Iran struck Israel, diplomats cited by Reuters said.")
    event = replace(
        maker.event("struck"),
        actors=(maker.actor("Iran", "IRN"),),
        recipients=(maker.actor("Israel", "ISR"),),
        attribution=(maker.source("Reuters"), maker.source("diplomats", via=0)),
    )
    assert _told(maker.report(event), event).endswith("according to diplomats cited by Reuters.")


def test_a_pronoun_for_a_source_becomes_its_kind(make: Callable[[str], Any]) -> None:
    maker = make("Iran struck Israel, he added.")
    event = replace(
        maker.event("struck"),
        actors=(maker.actor("Iran", "IRN"),),
        attribution=(maker.source("he", "added"),),
    )
    assert _told(maker.report(event), event).endswith("according to a military source.")


def test_two_sides_without_a_first_mover_clash(full: CodedReport) -> None:
    strike = full.events()[0]
    both = (*strike.actors, *strike.recipients)
    text = _told(full, replace(strike, actors=both, recipients=both))
    assert "Iran and Israel clashed" in text


def test_reports_are_counted_and_never_said_to_confirm(full: CodedReport) -> None:
    other = replace(full, name="b.txt", report_number=2, outlet="Second Wire")
    members = ((full, full.events()[0]), (other, other.events()[0]))
    sentence = tell(Group(members), load_names())
    assert check(sentence, [full, other]) == []
    assert "(in 2 reports of Varenia Times and Second Wire)" in sentence.text
    assert "confirm" not in sentence.text
    assert sentence.reports() == (1, 2)
