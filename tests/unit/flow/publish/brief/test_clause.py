"""A speech act is told in its own words: to the end of the clause, with balanced marks."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from rashomon.flow.publish.brief.check import check
from rashomon.flow.publish.brief.clause import clause, nested, opens, unclosed
from rashomon.flow.publish.brief.groups import Group
from rashomon.flow.publish.brief.tell import tell
from rashomon.lexicon.names import load_names
from rashomon.model.vocabulary import EventType

SHORT = " ".join(f"word{number}" for number in range(24))
LONG = " ".join(f"word{number}" for number in range(40))


def _told(make: Callable[[str], Any], text: str, trigger: str) -> str:
    maker = make(text)
    event = replace(maker.event(trigger, EventType.REJECT), actors=(maker.actor("Iran", "IRN"),))
    report = maker.report(event)
    sentence = tell(Group(((report, event),)), load_names())
    assert check(sentence, [report]) == []
    return sentence.text


@pytest.mark.parametrize(
    ("text", "trigger", "words"),
    [
        (
            "Iran will not negotiate under fire.",
            "will not negotiate",
            "will not negotiate under fire",
        ),
        ("Iran rejected the offer, while talks went on.", "rejected", "rejected the offer"),
        ("Iran rejected the offer; it named no reason.", "rejected", "rejected the offer"),
        ("Iran rejected the offer - for the third time.", "rejected", "rejected the offer"),
        ("Though Iran rejected the offer, others took it.", "rejected", "rejected the offer"),
        ("Iran: \u201cWe reject all of it,\u201d he said.", "reject", "reject all of it"),
        ('Iran said "we reject all of it" and left.', "reject", "reject all of it"),
        ('Iran called it "an act of war".', "called", "called it \u2018an act of war\u2019"),
        (
            "An offer was made, which Iran has refused.",
            "refused",
            "An offer was made, which Iran has refused",
        ),
        ("Iran rejected an offer of the U.S.", "rejected", "rejected an offer of the U.S."),
        ("Talks were offered. Iran refused.", "refused", "Talks were offered. Iran refused"),
        (f"Iran rejected {LONG}.", "rejected", f"rejected {SHORT} …"),
    ],
)
def test_the_words_run_from_the_trigger_to_the_end_of_the_clause(
    make: Callable[[str], Any], text: str, trigger: str, words: str
) -> None:
    assert _told(make, text, trigger) == f"Iran refused: “{words}”."


def test_a_cut_inside_a_quotation_is_closed(make: Callable[[str], Any]) -> None:
    text = _told(make, f'Iran rejected "{LONG}" at once.', "rejected")
    assert text.endswith(" …\u2019”.")
    assert text.count("\u2018") == text.count("\u2019") == 1


def test_words_before_a_bare_trigger_are_marked_as_begun_late(make: Callable[[str], Any]) -> None:
    text = _told(make, f"{LONG} and Iran refused.", "refused")
    assert text.startswith("Iran refused: “… word")


def test_who_says_so_is_no_part_of_the_words(make: Callable[[str], Any]) -> None:
    maker = make("Iran rejected the offer, the ministry said.")
    event = replace(
        maker.event("rejected", EventType.REJECT), attribution=(maker.source("ministry"),)
    )
    found = clause(maker.report(event), event)
    assert found is not None
    assert maker.text[found.span.start : found.span.end] == "rejected the offer"


@pytest.mark.parametrize(
    ("text", "at"),
    [("plain", None), ('a "b" c', None), ('a "b', 2), ("b\u201d c", 1), ("\u201ca\u201d", None)],
)
def test_marks_of_quotation_are_paired(text: str, at: int | None) -> None:
    assert unclosed(text) == at


def test_a_quotation_that_opens_and_goes_on_is_told_apart() -> None:
    assert opens('he said "no')
    assert not opens("no\u201d he said")
    assert not opens('he said "no"')


def test_inner_marks_become_single_ones() -> None:
    assert nested('a "b" \u201cc\u201d') == "a \u2018b\u2019 \u2018c\u2019"
