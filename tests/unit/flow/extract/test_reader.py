import shutil
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
import pytest

from rashomon.errors import ModelError
from rashomon.flow.extract.reader import (
    Reader,
    Reading,
    act_score,
    described,
    partners,
    proposed,
    version_of,
)
from rashomon.flow.extract.windows import CLS, SEP
from rashomon.model.text import Span

TEXT = (
    "Rebel fighters shelled the port of Vessa on Sunday, killing at least nine people."
    " The army said that it would answer. Schools stay open."
)
BOUNDS = [(0, (0, 81)), (1, (82, 118)), (2, (119, 137))]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="module")
def reading(reader: Reader) -> Reading:
    return reader.read(TEXT, BOUNDS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with as_file(files("rashomon.flow.extract").joinpath("weights")) as shipped:
        return shutil.copytree(shipped, tmp_path / "own")


def test_the_words_of_an_act_are_proposed_with_their_type(reading: Reading) -> None:
    [act] = proposed(reading, 0, above=0.5)
    assert TEXT[act.span.start : act.span.end] == "shelled"
    assert act.type == "ASSAULT"
    assert act_score(reading, 0, act.span) == pytest.approx(act.score, abs=0.3)


def test_a_sentence_without_an_act_has_none(reading: Reading) -> None:
    assert proposed(reading, 2, above=0.5) == []


def test_who_acts_on_what_stands_beside_the_act(reading: Reading) -> None:
    [act] = proposed(reading, 0, above=0.5)
    found = {
        label: [TEXT[s.start : s.end] for s, _, _ in partners(reading, act.part, act.piece, label, above=0.5)]
        for label in ("actor", "place", "time")
    }  # fmt: skip
    assert found["actor"] == ["Rebel fighters"]
    assert any("Vessa" in words for words in found["place"])
    assert any("Sunday" in words for words in found["time"])


def test_words_that_were_not_read_have_no_score(reader: Reader) -> None:
    reading = reader.read(TEXT, BOUNDS[1:])
    assert act_score(reading, 0, Span(15, 22)) is None
    assert proposed(reading, 0, above=0.0) == []


def test_a_document_reads_the_same_whatever_was_read_before(reader: Reader) -> None:
    first = reader.read(TEXT, BOUNDS)
    reader.read("Something else happened there. " * 50, [(0, (0, 1500))])
    second = reader.read(TEXT, BOUNDS)
    for one, other in zip(first.parts, second.parts, strict=True):
        assert np.array_equal(one.words, other.words)
        assert np.array_equal(one.pairs, other.pairs)


def test_probabilities_are_that(reading: Reading) -> None:
    [part] = reading.parts
    for name, column in reading.columns.items():
        if name != "pair" and column.kind != "value":
            scores = part.words[:, column.start : column.end]
            assert scores.min() >= 0
            assert scores.max() <= 1
    assert part.pairs.shape == (len(reading.columns["pair"].names), *2 * [len(part.window.ids)])


def test_nothing_to_read_is_no_error(reader: Reader) -> None:
    assert reader.read(TEXT, []).parts == ()


@pytest.mark.parametrize("name", ["reader.onnx", "tokenizer.json", "reader.toml"])
def test_a_missing_file_is_named_with_the_way_out(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelError, match=f"{name}.*--reader rules"):
        Reader(folder)


def test_altered_weights_are_refused_with_the_hash_expected(folder: Path) -> None:
    raw = bytearray((folder / "reader.onnx").read_bytes())
    raw[len(raw) // 2] ^= 1
    (folder / "reader.onnx").write_bytes(raw)
    wanted = described(folder)["sha256"]["reader.onnx"]
    with pytest.raises(ModelError, match=f"should be {wanted}"):
        Reader(folder)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("max_pieces", "most", "lacks max_pieces"),
        ("[modes]", "[ways]", "lacks modes"),
        ('"tokenizer.json" =', '"words.json" =', "lacks tokenizer.json"),
        ('name = "pair"', 'name = "pairs"', "lacks pair"),
        ("[sha256]", "[sha256", "reader.toml"),
    ],
)
def test_a_description_that_lacks_a_part_is_named(
    folder: Path, old: str, new: str, told: str
) -> None:
    path = folder / "reader.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ModelError, match=rf"reader\.toml.*{told}|{told}.*export it again"):
        Reader(folder)


def test_marks_of_the_network_in_a_text_are_letters(reader: Reader) -> None:
    text = "The army [SEP] shelled [PAD] the [CLS] port."
    [part] = reader.read(text, [(0, (0, len(text)))]).parts
    ids = part.window.ids
    assert (ids.count(SEP), ids.count(CLS), ids.count(0)) == (1, 1, 0)
    assert (ids[0], ids[-1]) == (CLS, SEP)


def test_the_version_names_the_weights(reader: Reader) -> None:
    assert reader.version == version_of(described())


def test_another_description_is_another_version(folder: Path) -> None:
    path = folder / "reader.toml"
    before = version_of(described(folder))
    path.write_text(path.read_text(encoding="utf-8") + "# again\n", encoding="utf-8")
    assert version_of(described(folder)) != before
