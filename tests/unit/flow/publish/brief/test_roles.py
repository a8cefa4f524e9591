"""Values are told in the words of the report where those fit the sentence."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from rashomon.flow.publish.brief.check import check
from rashomon.flow.publish.brief.groups import Group
from rashomon.flow.publish.brief.roles import specific
from rashomon.flow.publish.brief.tell import tell
from rashomon.lexicon.names import load_names
from rashomon.model.text import Phrase, Span
from rashomon.model.vocabulary import CountKind


def _phrases(*words: str) -> list[Phrase]:
    return [Phrase(text, Span(0, len(text))) for text in words]


def test_the_general_is_left_out_beside_the_particular() -> None:
    shown = specific(_phrases("Missile", "ballistic missiles", "bases", "air bases", "Bases"))
    assert [phrase.text for phrase in shown] == ["ballistic missiles", "air bases"]


@pytest.mark.parametrize(
    ("text", "words", "low", "told"),
    [
        ("Iran struck, killing three people.", "three people", 3, "killing three people"),
        ("Iran struck, killing 3.", "3", 3, "killing 3 people"),
        ("Iran struck; two of the dead fled.", "two of the dead", 2, "killing 2 people"),
        ("Iran struck, killing three American troops.", "three American", 3, "killing 3 people"),
        ("Iran struck, killing three Americans in all.", "three Americans", 3, "three Americans"),
    ],
)
def test_a_count_is_told_in_words_that_fit(
    make: Callable[[str], Any], text: str, words: str, low: int, told: str
) -> None:
    maker = make(text)
    event = replace(
        maker.event("struck"),
        actors=(maker.actor("Iran", "IRN"),),
        counts=(maker.count(words, CountKind.KILLED, low, low),),
    )
    report = maker.report(event)
    sentence = tell(Group(((report, event),)), load_names())
    assert check(sentence, [report]) == []
    assert told in sentence.text


def test_a_source_that_is_a_bare_name_takes_no_article(make: Callable[[str], Any]) -> None:
    maker = make("The Iran said that it struck.")
    event = replace(
        maker.event("struck"),
        actors=(maker.actor("Iran", "IRN"),),
        attribution=(maker.source("Iran"),),
    )
    report = maker.report(event)
    assert tell(Group(((report, event),)), load_names()).text.endswith(", Iran said.")


def test_a_weapon_that_is_a_part_of_a_target_is_no_means(make: Callable[[str], Any]) -> None:
    maker = make("Iran struck a weapons depot.")
    event = replace(
        maker.event("struck"),
        actors=(maker.actor("Iran", "IRN"),),
        targets=(maker.target("weapons depot"),),
        weapons=(maker.weapon("weapons"),),
    )
    report = maker.report(event)
    assert tell(Group(((report, event),)), load_names()).text == "Iran attacked a weapons depot."
