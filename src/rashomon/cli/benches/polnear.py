"""PolNeAR: who says so (source), by which words (cue), and what (content)?

Source: Newell, Margolin and Ruths 2018, "An attribution relations corpus for political news" (dev).
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from rashomon.cli.benches.bench import Bench, Measure, Reads
from rashomon.cli.benches.files import read_text
from rashomon.cli.benches.readings import ABOVE, column_of, scores_of, sentences_of, words_of_part
from rashomon.cli.benches.scores import Hits
from rashomon.errors import ConfigError
from rashomon.flow.extract.reader import Reading, words_in
from rashomon.model.text import Span

FOLDER = "eval/polnear/dev"
TARGETS = {"source": 0.74, "cue": 0.62, "content": 0.82}
ANCHORS = {"source": "0.82", "cue": "0.69", "content": "0.88"}
TRAINED = "(trained on its train set)"
Spans = dict[str, list[Span]]


def measures(folder: Path, reader: Reads) -> list[Measure]:
    """Return the F1 of words for source, cue and content.

    A word is gold if it shares a character with a span of the label, predicted if its score is
    above ``ABOVE``, and right if it is both. Words are the reader's, and signs count. A text that several people marked counts once, as the first by name has it.

    Raises:
        ConfigError: if the folder holds no text that was marked.
    """
    hits = dict.fromkeys(TARGETS, Hits())
    n_texts = 0
    for text, gold in marked_texts(folder / FOLDER):
        reading = reader.read(text, sentences_of(text))
        for label in TARGETS:
            hits[label] += word_hits(reading, label, spans=gold.get(label, []))
        n_texts += 1
    if not n_texts:
        raise ConfigError(f"{folder / FOLDER}: there is no marked text in it")
    return [
        Measure(
            f"{label}, F1 of words", hits[label].f1, hits[label].gold, target,
            f"{ANCHORS[label]} {TRAINED}",
        )
        for label, target in TARGETS.items()
    ]  # fmt: skip


def marked_texts(folder: Path) -> Iterator[tuple[str, Spans]]:
    """Yield the texts with their marked spans by label; who marked one ends its file's name.

    Raises:
        ConfigError: if a text or its marks are missing, or a mark lies outside its text.
    """
    marks: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        marks.setdefault(path.stem.rpartition("_")[0], path)
    texts = {path.stem: path for path in sorted((folder / "text").glob("*.txt"))}
    if lone := sorted(set(marks) ^ set(texts)):
        raise ConfigError(f"{folder}: {lone[0]}: either its text or its marks are missing")
    for name, path in texts.items():
        text = read_text(path)
        yield text, parse_marks(read_text(marks[name]), marks[name], n=len(text))


def parse_marks(text: str, path: Path, *, n: int) -> Spans:
    """Return the spans of BRAT's lines of text-bound marks, by label; other lines are none.

    A line is ``T1<tab>Cue 3 7;9 12<tab>words``: label, and one or more ``[start, end)``.

    Raises:
        ConfigError: if a line is none, or a span lies outside the ``n`` characters of its text.
    """
    found: Spans = defaultdict(list)
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.startswith("T"):
            continue
        try:
            label, _, places = line.split("\t")[1].partition(" ")
            for place in places.split(";"):
                start, end = map(int, place.split())
                if not 0 <= start < end <= n:
                    raise ValueError(f"{start} to {end} is no part of {n} characters")
                found[label.lower()].append(Span(start, end))
        except (ValueError, IndexError) as error:
            raise ConfigError(f"{path}:{number}: this is no mark: {error}") from error
    return found


def word_hits(reading: Reading, label: str, *, spans: list[Span]) -> Hits:
    """Return the hits over the words that were read."""
    column = column_of(reading, "speech")
    at = column.names.index(label)
    hits = Hits()
    for part in reading.parts:
        words = words_of_part(part)
        scores = scores_of(part, column)[:, at]
        gold = {piece for span in spans for piece in words_in(part.window, span)}
        predicted = {piece for piece in words if scores[piece] > ABOVE}
        hits += Hits(len(gold & predicted), len(predicted), len(gold))
    return hits


BENCH = Bench("polnear", (FOLDER,), measures)
