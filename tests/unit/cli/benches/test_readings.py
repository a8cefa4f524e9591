import pytest

from rashomon.cli.benches.readings import (
    best_of_marks,
    column_of,
    joined,
    one_sentence,
    phrases_above,
    sentences_of,
)
from rashomon.errors import ModelError
from rashomon.flow.extract.reader import Reading
from rashomon.model.text import Span
from tests.unit.cli.benches.conftest import Fake


def test_sentences_end_with_their_line() -> None:
    text = "It rained. Then it stopped.\nA title\n- -\nThe end."
    found = [text[start:end] for _, (start, end) in sentences_of(text)]
    assert found == ["It rained.", "Then it stopped.", "A title", "The end."]


def test_tokens_are_joined_with_a_space_and_keep_their_places() -> None:
    text, tokens, sentences = joined([["It", "rained"], [], ["Then", "."]])
    assert text == "It rained Then ."
    assert [text[t.start : t.end] for t in tokens] == ["It", "rained", "Then", "."]
    assert [text[start:end] for _, (start, end) in sentences] == ["It rained", "Then ."]


def test_a_head_that_the_reader_lacks_is_an_error() -> None:
    with pytest.raises(ModelError, match="speech"):
        column_of(Reading({}, ()), "speech")


def test_phrases_are_runs_of_words_above_one_half() -> None:
    reader = Fake(words={"speech": {"grand": {"source": 0.6}, "commissioner": {"source": 0.9},
                                    "says": {"cue": 0.51, "source": 0.5}}})  # fmt: skip
    text = "the grand commissioner says"
    found = list(phrases_above(reader.read(text, one_sentence(text)), "speech"))
    assert found == [("source", Span(4, 22)), ("cue", Span(23, 27))]


def test_a_run_ends_with_its_sentence() -> None:
    reader = Fake(words={"speech": {"a": {"source": 1.0}, "b": {"source": 1.0}}})
    reading = reader.read("a b", [(0, (0, 1)), (1, (2, 3))])
    assert [span for _, span in phrases_above(reading, "speech")] == [Span(0, 1), Span(2, 3)]


def test_the_best_sentence_of_a_text_counts() -> None:
    reader = Fake(marks={"incident": {"bomb": {"BOMBING": 0.7}, "blast": {"BOMBING": 0.9}}})
    reading = reader.read("a bomb the blast", [(0, (0, 6)), (1, (7, 16))])
    best = best_of_marks(reading, "incident")
    assert best == pytest.approx({"ATTACK": 0.0, "BOMBING": 0.9, "KIDNAPPING": 0.0})
