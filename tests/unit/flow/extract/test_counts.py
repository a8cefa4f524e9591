"""The counts of a sentence and what they count."""

import time

import pytest

from rashomon.flow.extract.counts import find_counts

COUNTED = [
    ("Gunmen on motorbikes killed three farmers and wounded 15 others.",
     [("three farmers", "killed"), ("15 others", "injured")]),
    ("Three soldiers were killed and several others hurt in the ambush.",
     [("Three soldiers", "killed"), ("several others", "injured")]),
    ("The death toll rose to 84.", [("84", "killed")]),
    ("The blast left 20 dead and at least 40 injured.",
     [("20 dead", "killed"), ("at least 40 injured", "injured")]),
    ("The flood of fire claimed the lives of 12 pilgrims.", [("12 pilgrims", "killed")]),
    ("The shell killed eight people, including four nurses.",
     [("eight people", "killed"), ("four nurses", "killed")]),
    ("Some 30 passengers were taken to a nearby hospital.", [("Some 30 passengers", "injured")]),
    ("Raiders abducted 270 girls and freed two guards.",
     [("270 girls", "captured"), ("two guards", "released")]),
    ("Police arrested 12 people at the gate.", [("12 people", "captured")]),
    ("The group freed 21 hostages on the border.", [("21 hostages", "released")]),
    ("Up to 3,000 villagers fled the shelling.", [("Up to 3,000 villagers", "displaced")]),
    ("The raids displaced tens of thousands of people.",
     [("tens of thousands of people", "displaced")]),
    ("Between 18 and 24 rockets were fired at the base.",
     [("Between 18 and 24 rockets", "launched")]),
    ("It carried out two missile tests and dropped 22 munitions.",
     [("two missile tests", "launched"), ("22 munitions", "launched")]),
    ("Crews shot down 5 drones over the bay.", [("5 drones", "intercepted")]),
    ("The ministry said 18 of 20 missiles were intercepted.",
     [("18", "intercepted"), ("20 missiles", "launched")]),
    ("The group freed 12 of the 40 pupils kidnapped by it.",
     [("12", "released"), ("40 pupils", "captured")]),
    ("Six or seven shells landed in the village.", [("Six or seven shells", "hit")]),
    ("The brigade destroyed 14 tanks and damaged two buildings.",
     [("14 tanks", "hit"), ("two buildings", "hit")]),
    ("Jets struck 85 targets.", [("85 targets", "targets")]),
    ("Near Kirkuk, five strikes engaged four enemy units; destroyed three barns, two"
     " vehicles and a truck; damaged 29 supply routes.",
     [("five strikes", "attacks"), ("four enemy units", "targets"), ("three barns", "targets"),
      ("two vehicles", "targets"), ("29 supply routes", "targets")]),
    ("They flew a dozen raids and thousands of rocket attacks.",
     [("a dozen raids", "attacks"), ("thousands of rocket attacks", "attacks")]),
    ("About 2,500 U.S. troops are stationed there.", [("About 2,500 U.S. troops", "troops")]),
    ("The fleet sent four fighter jets and two batteries.",
     [("four fighter jets", "systems"), ("two batteries", "systems")]),
    ("He gave a 48-hour ultimatum.", [("48-hour", "days")]),
    ("The junta must leave within 10 days.", [("10 days", "days")]),
    ("There were no casualties.", [("no casualties", "injured"), ("no casualties", "killed")]),
    ("No one was hurt in the yard.", [("No one was hurt", "injured")]),
    ("No injuries or deaths were reported.",
     [("No injuries or deaths", "injured"), ("No injuries or deaths", "killed")]),
    ("There were no deaths at the port.", [("no deaths", "killed")]),
]  # fmt: skip

UNCOUNTED = [
    "A 28-year-old man, Karim Haddad, 41, paid $20 million for 15 percent of it.",
    "Highway 1 was shut when Flight 370 was lost, 12 km away.",
    "An F-16 met an S-300 battery and a Hwasong-12 missile under Resolution 2231.",
    "On May 22 at 10:30 he rang 0044-555-0199 for the third time.",
    "He is one of the men who drove a tank in 2009.",
    "No one was at home and one day it rained.",
    "The 2005 talks cost €3,000 and lasted six weeks.",
]


@pytest.mark.parametrize(("sentence", "counts"), COUNTED)
def test_a_count_has_its_words_and_its_kind(sentence: str, counts: list[tuple[str, str]]) -> None:
    found = find_counts(sentence, 0, len(sentence))
    told = [(sentence[one.span.start : one.span.end], str(one.kind)) for one in found]
    assert told == counts


@pytest.mark.parametrize("sentence", UNCOUNTED)
def test_money_ages_names_and_measures_are_no_counts(sentence: str) -> None:
    assert find_counts(sentence, 0, len(sentence)) == []


def test_a_number_of_unclear_kind_keeps_its_noun() -> None:
    (count,) = find_counts("Three soldiers waited.", 0, 22)
    assert count.noun == "soldier"
    assert count.kind is None


def test_the_number_holds_the_words_that_bound_it() -> None:
    text = "The post lost at least two American sailors, who were killed."
    (count,) = find_counts(text, 0, len(text))
    assert text[count.number.start : count.number.end] == "at least two"
    assert count.noun == "sailor"


def test_who_acts_is_not_counted_as_a_victim() -> None:
    text = "Three soldiers killed 12 people."
    kinds = [str(count.kind) for count in find_counts(text, 0, len(text))]
    assert kinds == ["None", "killed"]


def test_only_the_sentence_is_read() -> None:
    text = "Two men died. Four men died. Six men died."
    (count,) = find_counts(text, 14, 28)
    assert text[count.span.start : count.span.end] == "Four men"


@pytest.mark.parametrize(
    "unit",
    ["1 ", "three killed ", "dozens of ", "1,000,", "between 1 and ", "12 soldiers and ", "no ",
     "no casualties ", "left 3 soldiers dead ", "12 soldiers 3 strikes destroyed ", "a "],
)  # fmt: skip
def test_hostile_text_is_read_in_linear_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    began = time.process_time()
    find_counts(text, 0, len(text))
    assert time.process_time() - began < 3
