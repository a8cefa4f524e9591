"""What a trained reader says of two mentions, and what merging makes of it."""

from dataclasses import replace

import pytest

from rashomon.flow.ground.records import code
from rashomon.flow.ground.sameness import SURE, UNLIKE
from rashomon.model.mention import Mentions
from tests.reading import Reader, make_document

APART = make_document(
    "Malian soldiers attacked a rebel camp near Gao.", "Rebels killed nine traders in Kidal."
)
AGAIN = make_document(
    "Malian soldiers attacked a rebel camp near Gao.",
    "The attack by Malian soldiers lasted an hour.",
)


def n_attacks(reader: Reader, mentions: Mentions, document: object, score: float | None) -> int:
    first, second = mentions.events
    if score is not None:
        mentions = replace(mentions, events=(first, replace(second, same=((0, score),))))
    return len(code(document, mentions, reader.lexicon).events)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("score", "n"), [(None, 1), (SURE, 1), ((SURE + UNLIKE) / 2, 1), (UNLIKE / 2, 2)]
)
def test_a_retelling_stands_apart_only_where_the_reader_is_sure(
    reader: Reader, score: float | None, n: int
) -> None:
    mentions = reader.tag(AGAIN)
    mentions = replace(mentions, events=mentions.events[:2])
    assert n_attacks(reader, mentions, AGAIN, score) == n


FAR = make_document(
    "Malian soldiers attacked a rebel camp near Gao.",
    "It rained.",
    "Two soldiers were wounded by gunmen.",
)


@pytest.mark.parametrize(("score", "n"), [(None, 2), (SURE, 1)])
def test_where_the_reader_is_sure_it_joins_what_the_rules_keep_apart(
    reader: Reader, score: float | None, n: int
) -> None:
    mentions = reader.tag(FAR)
    mentions = replace(mentions, events=mentions.events[:2])
    assert n_attacks(reader, mentions, FAR, score) == n


def test_what_speaks_against_one_act_is_stronger_than_the_reader(reader: Reader) -> None:
    mentions = reader.tag(APART)
    assert n_attacks(reader, replace(mentions, events=mentions.events[:2]), APART, 0.99) == 2
