from pathlib import Path

import pytest

from rashomon.cli.benches import polnear
from rashomon.errors import ConfigError
from rashomon.model.text import Span
from tests.unit.cli.benches.conftest import Fake, Write

TEXT = "The mayor said it rained.\n"
MARKS = "T1\tSource 0 9\tThe mayor\nT2\tCue 10 14\tsaid\nE1\tAttribution:T3\nT3\tContent 15 17;18 25\tx\n"


def data(write: Write, marks: str = MARKS, *, name: str = "text_ab") -> Path:
    write(f"{polnear.FOLDER}/text/text.txt", TEXT)
    return write(f"{polnear.FOLDER}/attributions/{name}.ann", marks)


READER = Fake(
    words={"speech": {"mayor": {"source": 0.9}, "said": {"cue": 0.9, "source": 0.9},
                      "it": {"content": 0.9}, "rained": {"content": 0.9}, ".": {"content": 0.4}}}
)  # fmt: skip


def test_a_word_is_right_if_both_have_its_label(write: Write) -> None:
    source, cue, content = polnear.measures(data(write), READER)
    assert (source.n, cue.n, content.n) == (2, 1, 3)
    assert source.value == pytest.approx(2 * 1 / (2 + 2))
    assert cue.value == 1.0
    assert content.value == pytest.approx(2 * 2 / (2 + 3))


def test_a_text_that_several_people_marked_counts_once(write: Write) -> None:
    data(write, "T1\tCue 0 3\tThe\n", name="text_cd")
    _, cue, _ = polnear.measures(data(write), READER)
    assert (cue.n, cue.value) == (1, 1.0)


def test_a_mark_may_have_several_parts() -> None:
    found = polnear.parse_marks(MARKS, Path("a.ann"), n=26)
    assert found["content"] == [Span(15, 17), Span(18, 25)]


@pytest.mark.parametrize(
    "marks",
    ["T1\tCue\n", "T1\n", "T1\tCue 3\tx\n", "T1\tCue 3 a\n", "T1\tCue 4 4\n", "T1\tCue 0 99\n"],
)
def test_a_mark_that_is_none_is_an_error_with_its_line(write: Write, marks: str) -> None:
    with pytest.raises(ConfigError, match=r"text_ab\.ann:1: "):
        polnear.measures(data(write, marks), READER)


def test_marks_without_their_text_are_an_error(write: Write) -> None:
    data(write)
    with pytest.raises(ConfigError, match="other: either its text or its marks are missing"):
        polnear.measures(data(write, name="other_ab"), READER)


def test_a_folder_without_texts_is_an_error(write: Write) -> None:
    folder = write(f"{polnear.FOLDER}/readme", "")
    with pytest.raises(ConfigError, match="no marked text"):
        polnear.measures(folder, READER)
