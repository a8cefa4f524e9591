"""The checker catches what nothing cited bears out, however it came into a sentence."""

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from rashomon.flow.publish.brief.check import check
from rashomon.flow.publish.brief.compose import compose
from rashomon.flow.publish.brief.groups import Group
from rashomon.flow.publish.brief.model import Brief, Citation, Licence, Rule, Sentence
from rashomon.flow.publish.brief.tell import tell
from rashomon.flow.publish.brief.unknown import unknown_sentence
from rashomon.flow.publish.source import CodedReport
from rashomon.lexicon.names import load_names
from rashomon.model.text import Span
from rashomon.model.vocabulary import CountKind, EventType, Status

SWAPS = {
    "name": ["Israel", "Iran", "Syria", "the Houthis", "Lebanon", "US military", "Officials"],
    "number": ["4", "17", "four people", "19 to 24", "at least 3", "three soldiers", "2"],
    "date": ["6 May 2031", "5 May 2030", "5 June 2031", "April 2031", "Since 5 May 2031"],
    "place": ["Tehran", "Acre", "Damascus", "Beirut", "Jerusalem"],
    "words": ["denied everything", "officials in Tehran denied all", "said nothing"],
    "outlet": ["Other Wire", "Varenia Post", "Second Wire", "Reuters"],
}
KINDS = {
    Rule.ENTITY_NAME: "name",
    Rule.RESOLVED_DATE: "date",
    Rule.NUMBER: "number",
    Rule.REPORT_COUNT: "number",
    Rule.EVENT_COUNT: "number",
    Rule.OUTLET: "outlet",
    Rule.PUBLISHED: "date",
    Rule.VERBATIM: "words",
}


def _kind(licence: Licence) -> str | None:
    if licence.rule is Rule.QUOTE:
        return "place" if licence.role == "place" else "number"
    return KINDS.get(licence.rule)


def _sentences(brief: Brief) -> list[Sentence]:
    return [s for section in brief.sections for block in section.blocks for s in block.sentences]


def _swapped(sentence: Sentence, licence: Licence, words: str, *, moves: bool) -> Sentence:
    """Return the sentence with other words under a licence, the licences moved along or not."""
    text = sentence.text[: licence.start] + words + sentence.text[licence.end :]
    if not moves:
        return replace(sentence, text=text)
    shift = len(words) - (licence.end - licence.start)
    moved = tuple(
        replace(one, end=one.end + shift)
        if one == licence
        else replace(one, start=one.start + shift, end=one.end + shift)
        if one.start >= licence.end
        else one
        for one in sentence.licences
    )
    return replace(sentence, text=text, licences=moved)


@pytest.fixture
def reports(full: CodedReport) -> list[CodedReport]:
    return [full, replace(full, name="b.txt", report_number=2, outlet="Second Wire")]


def test_every_one_of_200_swaps_is_caught(reports: list[CodedReport]) -> None:
    chance = random.Random(20_310_505)
    sentences = _sentences(compose(reports))
    assert all(check(sentence, reports) == [] for sentence in sentences)
    caught = 0
    while caught < 200:
        sentence = chance.choice(sentences)
        licence = chance.choice(sentence.licences)
        kind = _kind(licence)
        words = chance.choice(SWAPS[kind]) if kind else ""
        old = sentence.text[licence.start : licence.end]
        if not words or words.lower() == old.lower():
            continue
        for moves in (True, False):
            swapped = _swapped(sentence, licence, words, moves=moves)
            assert check(swapped, reports), swapped.text
        caught += 1


def test_actor_and_recipient_cannot_change_places(reports: list[CodedReport]) -> None:
    sentence = tell(Group(((reports[0], reports[0].events()[0]),)), load_names())
    actor = next(one for one in sentence.licences if one.role == "actor")
    recipient = next(one for one in sentence.licences if one.role == "recipient")
    turned = _swapped(sentence, recipient, "Iran", moves=True)
    first = next(one for one in turned.licences if one == actor)
    assert check(_swapped(turned, first, "Israel", moves=True), reports)
    renamed = tuple(
        replace(one, role={"actor": "recipient", "recipient": "actor"}.get(one.role, one.role))
        for one in sentence.licences
    )
    assert check(replace(sentence, licences=renamed), reports)


@pytest.mark.parametrize(
    "addition",
    [
        " Beirut was hit.",
        " It was confirmed.",
        " Dozens died.",
        " two",
        " 7",
        " in May",
        " \u0645",
        " <b>",
        " 100%",
    ],
)
def test_an_addition_without_a_licence_is_caught(reports: list[CodedReport], addition: str) -> None:
    sentence = tell(Group(((reports[0], reports[0].events()[0]),)), load_names())
    assert check(replace(sentence, text=sentence.text + addition), reports)


def test_a_dropped_source_is_caught(reports: list[CodedReport]) -> None:
    sentence = tell(Group(((reports[0], reports[0].events()[0]),)), load_names())
    end = sentence.text.index(", the defence ministry")
    kept = tuple(one for one in sentence.licences if one.end <= end)
    cut = replace(sentence, text=f"{sentence.text[:end]}.", licences=kept)
    assert [problem.kind for problem in check(cut, reports)] == ["attribution"]


def test_one_phrase_for_two_actors_names_both(make: Callable[[str], Any]) -> None:
    maker = make("The two Koreas traded threats.")
    actors = (maker.actor("two Koreas", "KOR"), maker.actor("two Koreas", "PRK"))
    event = replace(maker.event("threats", EventType.THREATEN), actors=actors, recipients=actors)
    report = maker.report(event)
    sentence = tell(Group(((report, event),)), load_names())
    assert check(sentence, [report]) == []
    twice = _swapped(sentence, sentence.licences[0], "North Korea", moves=True)
    assert [problem.message for problem in check(twice, [report])] == ["an actor is named twice"]


def test_a_negated_act_told_as_done_is_caught(full: CodedReport) -> None:
    strike = full.events()[0]
    sentence = tell(Group(((full, strike),)), load_names())
    events = (replace(strike, status=Status.NEGATED), *full.events()[1:])
    changed = replace(full, coding=replace(full.coding, events=events))
    assert [problem.kind for problem in check(sentence, [changed])] == ["type-verb"]


def test_a_killed_told_as_injured_is_caught(full: CodedReport) -> None:
    sentence = next(s for s in _sentences(compose([full])) if s.rule == "counts")
    kind = next(one for one in sentence.licences if one.rule is Rule.COUNT_KIND)
    assert kind.role == CountKind.KILLED
    assert check(_swapped(sentence, kind, "injured", moves=True), [full])


def test_verbatim_words_are_a_stretch_around_the_trigger(full: CodedReport) -> None:
    denial = full.events()[1]
    sentence = tell(Group(((full, denial),)), load_names())
    words = next(one for one in sentence.licences if one.rule is Rule.VERBATIM)
    assert full.quote(words.citation.span) == "Officials in Tehran denied it"
    assert check(_swapped(sentence, words, "Officials in Tehran denied", moves=True), [full])
    start = full.text.index("About 900")
    elsewhere = replace(words.citation, span=Span(start, start + 9))
    moved = replace(_swapped(sentence, words, "About 900", moves=True), citations=(elsewhere,))
    licences = tuple(
        replace(one, citation=elsewhere) if one.rule is Rule.VERBATIM else one
        for one in moved.licences
    )
    assert check(replace(moved, licences=licences), [full])


def test_a_gap_that_the_event_does_not_have_is_caught(full: CodedReport) -> None:
    unknown = replace(full.events()[0], actors=())
    changed = replace(full, coding=replace(full.coding, events=(unknown,)))
    sentence = unknown_sentence(Group(((changed, unknown),)), load_names())
    assert check(sentence, [changed]) == []
    assert [problem.kind for problem in check(sentence, [full])] == ["gap"]


def test_a_sentence_that_cites_nothing_fails(full: CodedReport) -> None:
    assert check(Sentence("No event is known.", (), "event"), [full])


@pytest.mark.parametrize(
    "citation",
    [
        Citation(9, Span(0, 4), "e1"),
        Citation(1, Span(0, 4), "e9"),
        Citation(1, Span(0, 4), "p9"),
        Citation(1, Span(0, 9_999), "e1"),
    ],
)
def test_evidence_that_does_not_exist_is_caught(full: CodedReport, citation: Citation) -> None:
    licence = Licence(0, 4, Rule.QUOTE, "actor", citation)
    assert check(Sentence("Iran.", (citation,), "event", (licence,)), [full])


def test_another_act_under_the_same_sentence_is_caught(reports: list[CodedReport]) -> None:
    members = ((reports[0], reports[0].events()[0]), (reports[1], reports[1].events()[2]))
    sentence = tell(Group(members), load_names())
    assert "group" in {problem.kind for problem in check(sentence, reports)}
