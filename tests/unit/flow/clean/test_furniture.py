import time

import pytest

from rashomon.flow.clean.furniture import Rule, load_furniture

FURNITURE = load_furniture()
YES = [(rule, text) for rule in FURNITURE.rules for text in rule.yes]
NO = [(rule, text) for rule in FURNITURE.rules for text in rule.no]


@pytest.mark.parametrize(("rule", "text"), YES, ids=[f"{r.name}: {t[:30]}" for r, t in YES])
def test_a_rule_takes_its_examples(rule: Rule, text: str) -> None:
    assert rule.is_match(text)


@pytest.mark.parametrize(("rule", "text"), NO, ids=[f"{r.name}: {t[:30]}" for r, t in NO])
def test_no_rule_takes_a_counter_example(rule: Rule, text: str) -> None:
    assert not rule.is_match(text)
    assert not FURNITURE.is_line(text)
    assert not FURNITURE.is_sentence(text)


@pytest.mark.parametrize(
    "sentence",
    [
        "The army said three soldiers were killed on Monday.",
        "Reuters could not verify the claim.",
        "“Share the burden,” he told allies.",
        "Related talks failed.",
        "At least 12 people died",
        "U.S. strikes hit Raqqa",
        "Iran\u2019s Message: Precision, Not Provocation",
        "Why Now?",
        "ALL OPTIONS ON THE TABLE",
        "By noon, the town had fallen.",
        "Watch towers were burnt by the crowd.",
        "Photo evidence of the massacre was published by the ministry on Monday.",
        "Published accounts differ.",
        "Credit Suisse froze the funds of the minister.",
        "Twitter users posted videos of the blast.",
        "AP journalists in Gaza saw the bodies of six children.",
        "The ministry updated the toll on Tuesday to 40.",
        "Copyright of the film is held by the militia.",
        "Editing by censors cut the speech short.",
    ],
)
def test_sentences_of_reports_are_left_alone(sentence: str) -> None:
    assert not FURNITURE.is_line(sentence)
    assert not FURNITURE.is_sentence(sentence)


def test_every_rule_has_examples_of_both_kinds() -> None:
    assert all(rule.yes and rule.no and rule.source for rule in FURNITURE.rules)


def test_captions_are_kept_where_they_are_the_report() -> None:
    caption = "Image caption The minister spoke for an hour"
    assert FURNITURE.is_line(caption)
    assert not FURNITURE.without_captions().is_line(caption)


@pytest.mark.parametrize(
    "unit", ["a ", "A b ", "(a", "A.", "photo by ", "AP/", "©", "by A ", "A, "]
)
def test_hostile_lines_take_little_time(unit: str) -> None:
    line = unit * (1_500 // len(unit))
    start = time.perf_counter()
    for text in (line, f"{line}!", f"x{line} contributed", f"Reuters {line}", f"By {line}?"):
        FURNITURE.is_line(text[:1_500])
        FURNITURE.is_sentence(text[:1_500])
    assert time.perf_counter() - start < 1.0
