"""Targets stand on the words that they are of; what is not known is left open."""

import numpy as np

from tests.readings import TOKENIZER
from train.encode import IGNORE, Item, encode
from train.examples import Example, Pair, Trigger, load_heads

TEXT = "Rebels shelled Gao. Police condemned it."
HEADS = {head.name: head for head in load_heads()}


def span(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def encoded(**fields: object) -> Item:
    usual: dict[str, object] = {
        "source": "test", "id": "1", "text": TEXT, "sentences": ((0, 19), (20, 40)),
        "heads": ("trigger", "status", "pair"),
        "triggers": (
            Trigger(span("shelled"), "ASSAULT", "ongoing", pairs=("actor", "place")),
            Trigger(span("condemned"), "ACCUSE"),
        ),
        "pairs": (Pair(0, span("Rebels"), "actor"), Pair(0, (-1, -1), "place")),
    }  # fmt: skip
    [item] = encode(Example(**{**usual, **fields}), TOKENIZER, tuple(HEADS.values()))  # type: ignore[arg-type]
    return item


def pieces(item: Item) -> list[str]:
    return [str(TOKENIZER.id_to_token(int(i))) for i in item.ids]


def test_the_class_of_a_trigger_stands_on_its_first_piece_and_nowhere_else() -> None:
    item = encoded()
    names = HEADS["trigger"].columns
    told = [names[c] for c in item.classes["trigger"] if c > 0]
    assert told == ["ASSAULT", "ACCUSE"]
    assert item.classes["trigger"][0] == IGNORE
    assert (
        item.classes["trigger"][pieces(item).index("gao") if "gao" in pieces(item) else 4] >= IGNORE
    )


def test_what_is_not_said_of_a_trigger_is_left_open() -> None:
    item = encoded()
    names = HEADS["status"].columns
    assert [names[c] for c in item.classes["status"] if c != IGNORE] == ["ongoing"]


def test_words_that_are_masked_are_left_open() -> None:
    item = encoded(masked={"trigger": [(20, 40)]}, triggers=())
    known = item.classes["trigger"] != IGNORE
    assert known.sum() == 4  # Rebels shelled Gao .


def test_a_row_says_what_belongs_to_its_trigger() -> None:
    item = encoded()
    [(piece, row)] = item.rows
    names = HEADS["pair"].columns
    assert pieces(item)[piece] == "shelled"[: len(pieces(item)[piece])]
    actor = row[:, names.index("actor")]
    assert pieces(item)[int(np.nanargmax(actor))] == "rebels"
    assert np.nansum(actor) == 1
    # Filled somewhere else, and a column that this set does not know: nothing is held against it.
    assert np.isnan(row[:, names.index("place")]).all()
    assert np.isnan(row[:, names.index("weapon")]).all()


def test_labels_of_a_sentence_stand_on_its_mark() -> None:
    item = encoded(heads=("causal",), triggers=(), pairs=(), about={"causal": {1: ["causal"]}})
    known = item.flags["causal"][~np.isnan(item.flags["causal"])]
    assert known.tolist() == [0, 1]


def test_every_type_of_the_codebook_has_a_column() -> None:
    from rashomon.model.vocabulary import EventType

    assert set(HEADS["trigger"].labels) == {str(one) for one in EventType}
