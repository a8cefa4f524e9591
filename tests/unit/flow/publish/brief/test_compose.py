"""A brief holds every event once or counts it, at any size, and prints only what was checked."""

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from rashomon.flow.publish.brief.compose import compose, window_label
from rashomon.flow.publish.brief.model import Brief, Sentence
from rashomon.flow.publish.source import CodedReport
from rashomon.model.event import Event
from rashomon.model.vocabulary import Certainty, CountKind, EventType, Status


def _sentences(brief: Brief) -> list[Sentence]:
    return [s for section in brief.sections for block in section.blocks for s in block.sentences]


def _keys(brief: Brief) -> list[str]:
    return [section.key for section in brief.sections]


def test_no_report_gives_an_empty_brief_that_says_so() -> None:
    brief = compose([])
    assert brief.sections == ()
    assert brief.judgement.sentence is None
    assert brief.judgement.label == "no event was coded"
    assert window_label(brief.window) == "no publication date known"


def test_reports_read_are_coded_and_rejected(full: CodedReport) -> None:
    coverage = compose([full], rejected=["empty", "not-english", "empty"]).coverage
    assert (coverage.n_read, coverage.n_coded) == (4, 1)
    assert coverage.rejected == (("empty", 2), ("not-english", 1))


def test_one_report_gives_each_section_its_sentences(full: CodedReport) -> None:
    brief = compose([full])
    assert brief.n_dropped == 0
    assert _keys(brief) == ["happened", "counts", "posture", "claimed", "planned", "unknown"]
    texts = {sentence.text for sentence in _sentences(brief)}
    assert "Iran issued a denial: “Officials in Tehran denied it”." in texts
    assert "Israel may carry out an attack." in texts
    assert (
        "Present in Syria: the US military (“American troops”; about 900 (“about 900”))." in texts
    )


def test_the_headline_is_the_highest_rung_with_its_rule(full: CodedReport) -> None:
    judged = compose([full]).judgement
    assert judged.sentence is not None
    assert "Iran attacked Israel" in judged.sentence.text
    assert (judged.rung, judged.label) == (6, "armed attack with deaths")
    assert "not corroboration" in judged.rule


def test_a_possible_event_is_never_the_headline(full: CodedReport) -> None:
    events = tuple(replace(event, status=Status.POSSIBLE) for event in full.events())
    brief = compose([replace(full, coding=replace(full.coding, events=events))])
    assert brief.judgement.sentence is None
    assert "happened" not in _keys(brief)


def test_what_ended_before_the_window_is_background(full: CodedReport) -> None:
    brief = compose([replace(full, published="2031-07-01")])
    assert "background" in _keys(brief)
    assert brief.judgement.rung == 1
    assert window_label(brief.window) == "24 June 2031 to 1 July 2031"


def test_500_reports_are_capped_and_the_rest_is_counted(full: CodedReport) -> None:
    reports = [
        replace(
            full,
            name=f"{number:03}.txt",
            coding=replace(full.coding, events=(_dated(full.events()[0], number),)),
        )
        for number in range(500)
    ]
    brief = compose(reports, limit=20)
    (block,) = brief.sections[0].blocks
    assert (len(block.sentences), block.more) == (20, 480)
    assert brief.n_dropped == 0


def _dated(event: Event, number: int) -> Event:
    time = event.time
    assert time is not None
    assert time.interval is not None
    day, hour = 5 + number % 20, number // 20 % 24
    start, end = (
        f"2031-05-{day:02}T{hour:02}:00",
        f"2031-05-{day:02}T{hour:02}:{30 + number // 480}",
    )
    return replace(event, time=replace(time, interval=replace(time.interval, start=start, end=end)))


def test_contradictory_counts_stand_side_by_side_with_both_quotes(
    make: Callable[[str], Any],
) -> None:
    reports = []
    for number, (words, low) in enumerate([("three people", 3), ("16 people", 16)], start=1):
        maker = make(f"Iran struck Haifa on Monday, killing {words}.")
        event = replace(
            maker.event("struck"),
            actors=(maker.actor("Iran", "IRN"),),
            places=(maker.place("Haifa"),),
            time=maker.day("Monday", "2031-05-05", "2031-05-06"),
            counts=(maker.count(words, CountKind.KILLED, low, low),),
        )
        reports.append(maker.report(event, name=f"{number}.txt", outlet=f"Wire {number}"))
    brief = compose(reports)
    found = [s.text for s in _sentences(brief) if s.rule == "contradiction"]
    assert found == [
        "5 May 2031: an attack in Haifa; reports differ, killed: 3 (“three people”, in Wire 1"
        " of 6 May 2031); 16 (“16 people”, in Wire 2 of 6 May 2031)."
    ]


def test_an_act_without_an_actor_is_listed_as_not_known(full: CodedReport) -> None:
    event = replace(full.events()[0], actors=(), missing=(("actor", "no words for it"),))
    brief = compose([replace(full, coding=replace(full.coding, events=(event,)))])
    texts = [s.text for s in _sentences(brief) if s.rule == "not-known"]
    assert texts == ["5 May 2031: an attack on Israel near Haifa; no actor is named."]


def test_a_gap_is_told_with_its_reason(full: CodedReport) -> None:
    event = replace(full.events()[1], missing=(("time", "no words for it"),))
    brief = compose([replace(full, coding=replace(full.coding, events=(event,)))])
    texts = [s.text for s in _sentences(brief) if s.rule == "gap"]
    assert "1 event with no time given (no words for it)." in texts


def test_the_order_of_the_reports_changes_nothing(full: CodedReport) -> None:
    other = replace(full, name="b.txt", outlet="Second Wire")
    assert compose([full, other]) == compose([other, full])


@pytest.mark.parametrize("seed", range(40))
def test_no_sentence_of_a_random_brief_is_dropped(full: CodedReport, seed: int) -> None:
    chance = random.Random(seed)
    reports = []
    for number in range(6):
        events = tuple(
            _varied(chance, event)
            for event in chance.choices(full.events(), k=chance.randint(0, 4))
        )
        events = tuple(
            replace(event, local_id=f"e{index}") for index, event in enumerate(events, start=1)
        )
        coding = replace(full.coding, events=events)
        outlet = chance.choice(["Varenia Times", None, "Second Wire"])
        reports.append(replace(full, name=f"{number}.txt", outlet=outlet, coding=coding))
    assert compose(reports).n_dropped == 0


def _varied(chance: random.Random, event: Event) -> Event:
    return replace(
        event,
        type=chance.choice(list(EventType)),
        status=chance.choice(list(Status)),
        certainty=chance.choice(list(Certainty)),
        actor_certainty=chance.choice(list(Certainty)),
        aggregate=chance.random() < 0.1,
        actors=chance.choice([event.actors, event.recipients, ()]),
        recipients=chance.choice([event.recipients, event.actors, ()]),
        places=chance.choice([event.places, ()]),
        time=chance.choice([event.time, None]),
        counts=chance.choice([event.counts, event.counts[:1], ()]),
    )
