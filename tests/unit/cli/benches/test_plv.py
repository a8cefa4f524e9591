from pathlib import Path

import numpy as np
import pytest

from rashomon.cli.benches import plv
from rashomon.cli.benches.readings import one_sentence
from rashomon.model.text import Span
from tests.unit.cli.benches.conftest import Fake, Write

HEADER = "gold_root\tsentence\tsource\ttarget\n"
TEXT = "Arda shelled Bern and agreed with Cyra"


def root(reader: Fake, *, source: str = "Arda", target: str = "Bern", text: str = TEXT) -> str:
    return plv.root_of(
        reader.read(text, one_sentence(text)),
        source=plv.places_of(text, source),
        target=plv.places_of(text, target),
    )


def test_the_weight_keeps_a_floor_for_what_the_pairs_do_not_see() -> None:
    one, none = np.ones(1, dtype=np.float32), np.zeros(1, dtype=np.float32)
    assert plv.weighed(one, actor=one, recipient=one)[0] == pytest.approx(1.44)
    assert plv.weighed(one, actor=one, recipient=none)[0] == pytest.approx(0.24)
    assert plv.weighed(one, actor=none, recipient=none)[0] == pytest.approx(0.04)


def test_the_act_upon_the_marked_recipient_is_chosen() -> None:
    reader = Fake(
        words={"trigger": {"shelled": {"ASSAULT": 0.6}, "agreed": {"AGREE": 0.7}}},
        pairs={"actor": {"shelled": {"arda": 0.9}, "agreed": {"arda": 0.9}},
               "recipient": {"shelled": {"bern": 0.8}, "agreed": {"cyra": 0.8}}},
    )  # fmt: skip
    assert root(reader, target="Bern") == "ASSAULT"
    assert root(reader, target="Cyra") == "AGREE"
    assert root(reader, source="an actor", target="a recipient") == "AGREE"


def test_conceding_and_retreating_are_one_root() -> None:
    reader = Fake(
        words={"trigger": {"agreed": {"AGREE": 0.4, "CONCEDE": 0.3, "RETREAT": 0.2}}}
    )  # fmt: skip
    assert root(reader) == "YIELD"


def test_a_type_that_is_no_root_is_no_choice() -> None:
    reader = Fake(words={"trigger": {"shelled": {"CLAIM": 0.9, "ASSAULT": 0.1}}})
    assert root(reader) == "ASSAULT"


def test_a_sentence_without_words_has_no_root() -> None:
    assert root(Fake(), text="") == ""


def test_a_phrase_stands_where_its_whole_words_do() -> None:
    assert plv.places_of("Iran and Iranian Iran", "Iran") == [Span(0, 4), Span(17, 21)]
    assert plv.places_of("Iran", "a recipient") == plv.places_of("Iran", " ") == []


def test_the_measure_is_the_macro_f1_over_the_roots_in_the_gold(write: Write) -> None:
    rows = f"ASSAULT\t{TEXT}\tArda\tBern\nAGREE\tThey agreed\tThey\t\nYIELD\tThey agreed\tThey\t\n"
    folder: Path = write(plv.FILE, HEADER + rows)
    reader = Fake(words={"trigger": {"shelled": {"ASSAULT": 0.9}, "agreed": {"AGREE": 0.2}}})
    [found] = plv.measures(folder, reader)
    assert found.n == 3
    assert found.value == pytest.approx((1 + 2 / 3 + 0) / 3)
