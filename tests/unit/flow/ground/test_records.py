"""From the mentions of a report to its coding."""

from collections.abc import Iterator

import pytest

from rashomon.flow.ground.records import GROUND, code
from rashomon.model.event import Coding
from rashomon.model.mention import Mentions
from rashomon.model.text import Document, Phrase
from rashomon.model.vocabulary import EventType
from tests.reading import Reader, make_document

REPORT = make_document(
    "Russia attacked Odesa with 20 drones on Monday night, Reuters reported, citing officials.",
    "Ukraine's air defences intercepted 15 drones.",
    "Two policemen were killed in the attack.",
    "France condemned the attack and urged Moscow to stop.",
    "About 2,000 Turkish soldiers are stationed in Libya.",
    "French President Emmanuel Macron spoke.",
    title="Drones hit Odesa",
)


@pytest.fixture(scope="module")
def coding(reader: Reader) -> Coding:
    return reader.code_document(REPORT)


def phrases(coding: Coding) -> Iterator[Phrase]:
    for event in coding.events:
        yield event.trigger
        yield from event.mentions
        for claim in event.claims():
            yield claim.phrase
    for posture in coding.posture:
        yield posture.phrase
        yield from (count.phrase for count in posture.counts)
        yield from (place.phrase for place in posture.places)
    for tie in coding.ties:
        yield tie.phrase


def test_every_value_quotes_the_report(coding: Coding) -> None:
    found = list(phrases(coding))
    assert len(found) > 30
    assert all(REPORT.quote(one.span) == one.text for one in found)


def test_events_are_numbered_in_the_order_of_the_text(coding: Coding) -> None:
    assert [event.local_id for event in coding.events] == [
        f"e{number}" for number in range(1, len(coding.events) + 1)
    ]
    starts = [event.trigger.span.start for event in coding.events]
    assert starts == sorted(starts)


def test_the_acts_of_the_report_are_each_told_once(coding: Coding) -> None:
    assert [str(event.type) for event in coding.events] == [
        "ASSAULT", "INTERCEPT", "ACCUSE", "REQUEST",
    ]  # fmt: skip


def test_an_interception_is_part_of_the_attack(coding: Coding) -> None:
    attack, interception = coding.events[:2]
    assert [(str(link.kind), link.to) for link in interception.links] == [
        ("part_of", attack.local_id)
    ]


def test_links_name_events_of_the_report_and_never_their_own(coding: Coding) -> None:
    ids = {event.local_id for event in coding.events}
    for event in coding.events:
        for link in event.links:
            assert link.to in ids - {event.local_id}


def test_the_mode_is_read_from_the_weapon(coding: Coding) -> None:
    assert coding.events[0].mode == "drone"


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        ("Iran fired a missile at Erbil.", "missile"),
        ("Rebels fired rockets at Goma.", "rocket"),
        ("Israeli warplanes bombed a depot in Sidon.", "airstrike"),
        ("Rebels attacked a base in Goma.", None),
    ],
)
def test_without_a_weapon_there_is_no_mode(reader: Reader, sentence: str, mode: str | None) -> None:
    assert reader.event(sentence, of=EventType.ASSAULT).mode == mode


def test_what_is_missing_has_a_reason(coding: Coding) -> None:
    for event in coding.events:
        missing = dict(event.missing)
        assert all(missing.values())
        assert ("time" in missing) == (event.time is None)


def test_posture_and_ties_are_told(coding: Coding) -> None:
    assert [(one.owner, one.counts[0].low) for one in coding.posture] == [("TUR:Military", 2000)]
    assert ("leads", "Person:Emmanuel Macron", "FRA") in [
        (str(tie.kind), tie.source, tie.target) for tie in coding.ties
    ]


def test_the_method_names_tagger_and_ground(coding: Coding, reader: Reader) -> None:
    assert coding.method == f"{reader.tag(REPORT).tagger}|{GROUND}"


def test_the_same_report_gives_the_same_coding(coding: Coding, reader: Reader) -> None:
    assert reader.code_document(REPORT) == coding


def test_no_mentions_give_an_empty_coding(reader: Reader) -> None:
    document: Document = make_document("Nothing happened.")
    empty = code(document, Mentions(document.id, tagger="none"), reader.lexicon)
    assert (empty.events, empty.posture, empty.ties) == ((), (), ())


def test_an_act_with_nothing_to_it_but_the_word_is_no_event(reader: Reader) -> None:
    assert reader.code("There was an attack.").events == ()
