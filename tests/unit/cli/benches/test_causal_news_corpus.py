import pytest

from rashomon.cli.benches import causal_news_corpus
from rashomon.errors import ConfigError
from tests.unit.cli.benches.conftest import Fake, Write

READER = Fake(marks={"causal": {"because": {"causal": 0.6}, "after": {"causal": 0.5}}})


def test_a_sentence_is_causal_where_its_mark_is_above_one_half(write: Write) -> None:
    folder = write(
        causal_news_corpus.FILE,
        '\ufeffindex,text,label\n1,"They left , because it rained .",1\n2,They left after it,1\n'
        "3,They stayed because of it,0\n4,They stayed,0\n",
    )
    [found] = causal_news_corpus.measures(folder, READER)
    assert found.n == 2
    assert found.value == pytest.approx(2 * 1 / (2 + 2))


def test_of_a_sentence_that_fills_several_windows_the_best_mark_counts(write: Write) -> None:
    text = f"{'They left ' * 9}because"
    folder = write(causal_news_corpus.FILE, f"index,text,label\n1,{text},1\n")
    reader = Fake(marks=READER.marks, max_pieces=8)
    assert causal_news_corpus.measures(folder, reader)[0].value == 1.0


def test_another_label_is_an_error(write: Write) -> None:
    folder = write(causal_news_corpus.FILE, "index,text,label\n1,They left,\n")
    with pytest.raises(ConfigError, match=r"\.csv:2: 'label'"):
        causal_news_corpus.measures(folder, READER)
