"""The words of a sentence that say when."""

import time

import pytest

from rashomon.flow.extract.times import find_times

FOUND = [
    ("Rebels shelled the port Saturday night and withdrew.", ["Saturday night"]),
    ("The convoy was hit early on Tuesday near the ridge.", ["early on Tuesday"]),
    ("Sirens sounded late Monday night in the capital.", ["late Monday night"]),
    (
        "A depot blew up around 22:30 local time late Monday, residents said.",
        ["around 22:30 local time late Monday"],
    ),
    (
        "It was launched at 9:00 am local time (0030 GMT) from the coast.",
        ["9:00 am local time (0030 GMT)"],
    ),
    ("Raids went on from February 1 to 2, 2024, officials said.", ["from February 1 to 2, 2024"]),
    ("The pass was closed between 11-13 Dec by snow.", ["between 11-13 Dec"]),
    ("On Jan. 8, two boats were seized.", ["Jan. 8"]),
    ("They met again on Dec.14th in the valley.", ["Dec.14th"]),
    ("The truce of 13 July 2016 held until July 7, 2017.", ["13 July 2016", "until July 7, 2017"]),
    ("Fighting that began in April 2014 flared in 2009 too.", ["April 2014", "2009"]),
    ("It tested devices in 2006, 2009 and 2013.", ["2006, 2009 and 2013"]),
    ("Last week the envoy left; he returns next Friday.", ["Last week", "next Friday"]),
    ("Earlier this month the road was cut.", ["Earlier this month"]),
    ("Early June rains and a mid-November frost.", ["Early June", "mid-November"]),
    ("Over the past 10 weeks the front moved.", ["Over the past 10 weeks"]),
    ("They have held the hill since October 7 and wait until Friday.",
     ["since October 7", "until Friday"]),
    ("Two days later the bridge fell; the previous day it stood.",
     ["Two days later", "the previous day"]),
    ("Drones came overnight and again on Wednesday morning.", ["overnight", "Wednesday morning"]),
    ("He will speak in the coming weeks, he said yesterday.", ["in the coming weeks", "yesterday"]),
    ("In recent weeks they regrouped.", ["In recent weeks"]),
    ("The siege began in the winter of 2012.", ["the winter of 2012"]),
    ("It is dated 2024-02-01 and 081530Z JAN 17.", ["2024-02-01", "081530Z JAN 17"]),
    ("A month after the raid, hours later, he fled.", ["A month after", "hours later"]),
    ("He was freed on March 15 of last year.", ["March 15 of last year"]),
    ("Shots were heard shortly after noon on Monday.", ["shortly after noon on Monday"]),
    ("The market was hit last Thursday (January 14).", ["last Thursday (January 14)"]),
    ("They left Thursday, Dec. 15, by sea.", ["Thursday, Dec. 15"]),
    ("Both sides met from Monday to Friday.", ["from Monday to Friday"]),
    ("Two tests in August and September failed.", ["August and September"]),
]  # fmt: skip

NOTHING = [
    "The patrol may march on to the next hill.",
    "The March on the capital was banned, Sat. Press reported.",
    "Minister Sun Yi said talks would take long.",
    "A last minute change saved them.",
    "They recently trained for three months.",
    "Karim, 41, paid 2,016 dinars for Flight 370.",
    "The 1,998 men of unit 2010 wait.",
    "April Jones and June Okoro wrote the report.",
]


@pytest.mark.parametrize(("sentence", "phrases"), FOUND)
def test_a_time_expression_is_one_span(sentence: str, phrases: list[str]) -> None:
    spans = find_times(sentence, 0, len(sentence))
    assert [sentence[span.start : span.end] for span in spans] == phrases


@pytest.mark.parametrize("sentence", NOTHING)
def test_words_that_only_look_like_a_time_are_left_alone(sentence: str) -> None:
    assert find_times(sentence, 0, len(sentence)) == []


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "It fell on Monday. It rose on Tuesday. It fell on Friday."
    spans = find_times(text, 19, 38)
    assert [text[span.start : span.end] for span in spans] == ["Tuesday"]


@pytest.mark.parametrize(
    "unit",
    ["1 ", "from ", "early ", "January ", "9:00 ", "2009, ", "the past ", "Monday and ", "two ",
     "from Monday to ", "a ", "the end of "],
)  # fmt: skip
def test_hostile_text_is_read_in_linear_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    began = time.process_time()
    find_times(text, 0, len(text))
    assert time.process_time() - began < 3
