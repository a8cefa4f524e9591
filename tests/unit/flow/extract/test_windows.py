from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from rashomon.flow.extract.windows import CLS, MAX_PIECES, SEP, Window, windows

TOKENIZER = Tokenizer.from_str(
    files("rashomon.flow.extract").joinpath("weights/tokenizer.json").read_text("utf-8")
)


def cut(*sentences: str, max_pieces: int = MAX_PIECES) -> tuple[str, list[Window]]:
    text, spans, at = " ".join(sentences), [], 0
    for sentence in sentences:
        spans.append((at, at + len(sentence)))
        at += len(sentence) + 1
    return text, windows(text, list(enumerate(spans)), TOKENIZER, max_pieces=max_pieces)


def test_sentences_share_a_window_and_each_ends_with_its_mark() -> None:
    _, [window] = cut("Troops moved.", "Shells fell on Kherson.")
    assert window.ids[0] == CLS
    assert [window.ids[mark] for mark in window.marks] == [SEP, SEP]
    assert [window.sentence[mark] for mark in window.marks] == [0, 1]


def test_a_window_that_is_full_leaves_a_sentence_to_the_next() -> None:
    _, found = cut(*["The army shelled the town again today."] * 40, max_pieces=64)
    assert all(len(window.ids) <= 64 for window in found)
    assert [s for window in found for s in dict.fromkeys(window.sentence[1:])] == list(range(40))


def test_of_a_sentence_without_end_nothing_is_cut_off() -> None:
    text, found = cut("shell " * 10_000)
    words = [i for window in found for i, is_word in enumerate(window.is_word) if is_word]
    assert len(words) == 10_000
    assert len(found) > 30
    assert found[-1].ends[-1] == len(text.rstrip())


@pytest.mark.parametrize(
    "text",
    [
        "\u202eattack\u202c on Aleppo",
        "bombs 💣💣 fell",
        "zero\u200bwidth strike",
        "a\x00b\x07 shelled",
        "\uff21\uff52\uff4d\uff59 \uff11\uff12",
    ],
)
def test_offsets_are_characters_of_the_text_whatever_it_holds(text: str) -> None:
    _, found = cut(text)
    for window in found:
        for i, is_word in enumerate(window.is_word):
            if is_word:
                piece = text[window.starts[i] : window.ends[i]]
                assert piece
                assert piece.strip() == piece


@given(st.lists(st.text(min_size=1, max_size=60).filter(str.strip), min_size=1, max_size=8))
def test_pieces_stand_in_order_and_inside_their_sentences(sentences: list[str]) -> None:
    text, found = cut(*sentences, max_pieces=32)
    spans, at = [], 0
    for sentence in sentences:
        spans.append((at, at + len(sentence)))
        at += len(sentence) + 1
    for window in found:
        assert list(window.starts) == sorted(window.starts)
        for i, number in enumerate(window.sentence):
            if number >= 0:
                assert spans[number][0] <= window.starts[i] <= window.ends[i] <= spans[number][1]
    assert len(text) >= 0
