"""Every type of event has verbs, and the function words name nothing."""

import re

from rashomon.flow.publish.brief.check import glue
from rashomon.flow.publish.brief.lists import word_list
from rashomon.flow.publish.brief.verbs import verb_table
from rashomon.lexicon.names import load_names
from rashomon.model.vocabulary import EventType

NUMBERS = frozenset(
    [
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "dozen",
        "dozens",
        "hundred",
    ]
)


def test_every_type_has_verbs_without_a_mode() -> None:
    assert {kind for kind, mode in verb_table() if not mode} == {str(kind) for kind in EventType}


def test_no_form_of_a_verb_is_empty() -> None:
    for forms in verb_table().values():
        assert all((forms.past, forms.base, forms.participle, forms.noun, forms.noun_link))
        assert all((forms.past_alone, forms.base_alone, forms.participle_alone))


def test_the_function_words_hold_no_number_month_or_name() -> None:
    months = {month.lower() for month in word_list("months")}
    names = {name.lower() for name in load_names().names.values()}
    assert not glue() & (NUMBERS | months | names)
    assert all(re.fullmatch(r"[a-z]+", word) for word in glue())
