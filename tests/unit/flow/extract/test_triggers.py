"""Trigger words in the part of speech that their pattern asks for, and none in idioms."""

import pytest

from rashomon.flow.extract.triggers import find_triggers
from tests.reading import Reader


def found(reader: Reader, sentence: str) -> list[tuple[str, str]]:
    scan = reader.scan(sentence)
    triggers = find_triggers(scan, reader.lexicon)
    return sorted(
        {(one.trigger.id, " ".join(scan.parse.tokens[one.start : one.end])) for one in triggers}
    )


def rules(reader: Reader, sentence: str) -> set[str]:
    return {rule for rule, _ in found(reader, sentence)}


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor had a heart attack.",
        "They struck a deal in Oslo.",
        "The minister spoke to reporters at a news conference.",
        "Civil war veterans marched by.",
        "He was struck by lightning.",
        "The keeper conceded two goals.",
        "The murder trial opened.",
    ],
)
def test_an_idiom_holds_no_trigger(reader: Reader, sentence: str) -> None:
    assert not [rule for rule in rules(reader, sentence) if rule.startswith(("assault", "concede"))]


def test_a_longer_match_takes_its_words(reader: Reader) -> None:
    matches = found(reader, "The group claimed responsibility for it.")
    assert ("claim", "claimed responsibility") in matches
    assert not [words for _, words in matches if words == "claimed"]


def test_a_noun_is_no_verb_and_a_verb_no_noun(reader: Reader) -> None:
    assert "assault.strike" in rules(reader, "Jets strike the camp.")
    assert "assault.attack-noun" in rules(reader, "The strike was heavy.")
    assert "assault.strike" not in rules(reader, "The strike was heavy.")


def test_a_phrase_may_have_words_in_its_gap(reader: Reader) -> None:
    assert ("sanction.impose", "imposed new sanctions") in found(
        reader, "Canada imposed new sanctions on Haiti."
    )


def test_a_gap_does_not_reach_into_the_next_clause(reader: Reader) -> None:
    matches = found(reader, "Canada imposed a fee; sanctions were not discussed.")
    assert not [words for rule, words in matches if rule == "sanction.impose"]


def test_a_place_may_stand_in_a_gap(reader: Reader) -> None:
    assert "assault.cleared" in rules(reader, "Troops cleared Ramadi of mines.")
    assert "assault.cleared" not in rules(reader, "Troops cleared him of guilt.")


def test_several_entries_may_claim_the_same_words(reader: Reader) -> None:
    assert {"assault.launch-at", "mobilize.launch"} <= rules(reader, "Iran launched a missile.")


def test_a_title_in_capitals_has_verbs(reader: Reader) -> None:
    assert "assault.kill" in rules(reader, "Gunmen killed two guards.")
