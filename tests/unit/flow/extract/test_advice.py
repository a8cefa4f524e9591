"""What a reading adds to the rules: acts without a pattern, types, status, parties."""

from collections.abc import Mapping

import pytest

from rashomon.flow.extract.advice import ACT, DROPPED, KEPT, TYPED, Advice
from rashomon.flow.extract.rules import RuleTagger
from rashomon.lexicon.book import Lexicon
from rashomon.model.mention import EventMention
from rashomon.model.vocabulary import Certainty, EventType, Role, Status
from tests.reading import make_document
from tests.readings import reading_of

RULES = RuleTagger(Lexicon())
UNKNOWN_VERB = "Malian soldiers zapped a rebel camp near Gao on Monday."


def read(
    sentence: str,
    acts: Mapping[str, tuple[str, float]],
    pairs: Mapping[tuple[str, str], str] | None = None,
    said: Mapping[str, tuple[str, str]] | None = None,
) -> tuple[EventMention, ...]:
    document = make_document(sentence)
    usual = dict.fromkeys(acts, ("occurred", "certain"))
    advice = Advice(reading_of(document, acts=acts, pairs=pairs, said={**usual, **(said or {})}))
    return RULES.read(document, lambda *_: advice).events


def words_of(sentence: str, mention: EventMention, role: Role) -> list[str]:
    return [sentence[a.span.start : a.span.end] for a in mention.arguments if a.role is role]


def test_an_act_that_no_pattern_knows_is_read() -> None:
    assert read(UNKNOWN_VERB, {}) == ()
    [mention] = read(UNKNOWN_VERB, {"zapped": ("ASSAULT", ACT + 0.05)})
    assert mention.type is EventType.ASSAULT
    assert mention.rule == "reader.assault"
    assert words_of(UNKNOWN_VERB, mention, Role.ACTOR) == ["Malian soldiers"]


def test_an_act_that_the_reader_doubts_needs_a_pattern() -> None:
    assert read(UNKNOWN_VERB, {"zapped": ("ASSAULT", ACT - 0.1)}) == ()


def test_a_pattern_falls_where_the_reader_is_sure_that_nothing_happened() -> None:
    sentence = "Malian soldiers attacked a rebel camp near Gao."
    assert [m.type for m in read(sentence, {"attacked": ("ASSAULT", 0.3)})] == [EventType.ASSAULT]
    assert read(sentence, {"attacked": ("ASSAULT", DROPPED / 2)}) == ()


def test_what_a_pattern_asks_of_its_sentence_is_waived_where_the_reader_is_sure() -> None:
    sentence = "It was hit again on Friday."
    assert read(sentence, {"hit": ("ASSAULT", KEPT - 0.2)}) == ()
    assert [m.type for m in read(sentence, {"hit": ("ASSAULT", KEPT + 0.05)})] == [
        EventType.ASSAULT
    ]


def test_of_two_types_the_reader_decides() -> None:
    sentence = "Malian soldiers attacked a rebel camp near Gao."
    [mention] = read(sentence, {"attacked": ("ACCUSE", TYPED + 0.02)})
    assert mention.type is EventType.ACCUSE


@pytest.mark.parametrize("status", ["planned", "possible", "negated", "ongoing"])
def test_status_and_certainty_are_the_readers(status: str) -> None:
    sentence = "Malian soldiers attacked a rebel camp near Gao."
    said = {"attacked": (status, "probable")}
    [mention] = read(sentence, {"attacked": ("ASSAULT", 0.95)}, said=said)
    assert mention.factuality.status is Status(status)
    assert mention.factuality.certainty is Certainty.PROBABLE


def test_a_role_that_the_rules_leave_empty_is_the_readers() -> None:
    sentence = "There was a blast near a convoy where Chadian troops slept."
    pairs = {("blast", "Chadian troops"): "recipient"}
    [alone] = read(sentence, {"blast": ("ASSAULT", 0.95)})
    [mention] = read(sentence, {"blast": ("ASSAULT", 0.95)}, pairs)
    assert words_of(sentence, alone, Role.RECIPIENT) == []
    assert words_of(sentence, mention, Role.RECIPIENT) == ["Chadian troops"]


def test_a_role_that_the_rules_have_filled_stays_theirs() -> None:
    sentence = "Beside Chadian troops, rebels of Boko Haram were hit by Nigerian jets."
    pairs = {("hit", "Chadian troops"): "recipient"}
    acts = {"hit": ("ASSAULT", 0.95)}
    [mention], [alone] = read(sentence, acts, pairs), read(sentence, acts)
    assert words_of(sentence, mention, Role.RECIPIENT) == words_of(sentence, alone, Role.RECIPIENT)


def test_a_role_of_which_the_reader_says_nothing_stays_with_the_rules() -> None:
    sentence = "Malian soldiers attacked a rebel camp near Gao."
    [mention] = read(sentence, {"attacked": ("ASSAULT", 0.95)})
    assert words_of(sentence, mention, Role.ACTOR) == ["Malian soldiers"]
    assert words_of(sentence, mention, Role.TARGET) == ["rebel camp"]


def test_who_is_cited_for_an_act_is_chosen_among_those_who_speak() -> None:
    sentence = "The army said rebels attacked Gao, a resident said."
    pairs = {("attacked", "resident"): "source"}
    [mention] = read(sentence, {"attacked": ("ASSAULT", 0.95)}, pairs)
    cited = [sentence[a.source.start : a.source.end] for a in mention.attributions]
    assert cited == ["resident"]


def test_without_a_reading_of_a_sentence_the_rules_stand() -> None:
    document = make_document("Malian soldiers attacked a rebel camp near Gao.")
    blind = Advice(reading_of(make_document("Nothing."), acts={}))
    by_rule = RULES.read(document)
    empty = type(blind.reading)(blind.reading.columns, ())
    assert RULES.read(document, lambda *_: Advice(empty)) == by_rule
