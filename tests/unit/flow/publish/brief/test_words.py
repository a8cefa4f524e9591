"""Noun phrases keep the article and the preposition of the report, or get those of plain English."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from rashomon.flow.publish.brief.words import article, in_sentence, normal, preposition
from rashomon.lexicon.names import load_names


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("They hit the market.", "market", "the "),
        ("They hit market.", "market", "a "),
        ("They hit outposts.", "outposts", ""),
        ("They hit infrastructure.", "infrastructure", ""),
        ("They hit an old outpost.", "old outpost", "an "),
        ("A Syrian refugee left.", "Syrian refugee", "a "),
        ("Near Brussels airport.", "Brussels airport", ""),
        ("They hit three towns.", "three towns", ""),
        ("They hit a weapons depot.", "weapons", ""),
        ("They saw a hundred people.", "hundred people", "a "),
        ("They saw several hundred people.", "hundred people", "several "),
    ],
)
def test_the_article_is_that_of_the_report_or_of_english(
    make: Callable[[str], Any], text: str, words: str, expected: str
) -> None:
    maker = make(text)
    event = maker.event(words)
    assert article(maker.report(event), event.trigger, load_names()) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A blast near Acre.", "near"),
        ("A blast at the Acre port.", "at"),
        ("A note to Acre.", "in"),
        ("Acre burns.", "in"),
    ],
)
def test_the_preposition_is_that_of_the_report(
    make: Callable[[str], Any], text: str, expected: str
) -> None:
    maker = make(text)
    place = maker.place("Acre")
    report = maker.report(replace(maker.event("Acre"), places=(place,)))
    assert preposition(report, place, moves=False) == expected


def test_a_capital_of_the_start_of_a_sentence_is_lost_only_where_the_word_is_common(
    make: Callable[[str], Any],
) -> None:
    maker = make("Police fired. Later the police left. Israel waited.")
    report = maker.report(maker.event("Police"))
    assert in_sentence(report, maker.phrase("Police")) == "police"
    assert in_sentence(report, maker.phrase("Israel")) == "Israel"


def test_a_title_keeps_its_capital(make: Callable[[str], Any]) -> None:
    maker = make("The foreign ministry met. Foreign Secretary Ann Orr spoke.")
    report = maker.report(maker.event("spoke"))
    title = maker.phrase("Foreign Secretary Ann Orr")
    assert in_sentence(report, title) == "Foreign Secretary Ann Orr"


def test_what_shows_nothing_is_left_out() -> None:
    assert normal("Park \u00adGeun\u202e-hye\n x") == "Park Geun-hye x"
