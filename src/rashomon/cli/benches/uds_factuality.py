"""UDS: how far is a predicate told as fact, from -3 (it did not happen) to 3 (it did)?

Source: Rudinger, White and Van Durme 2018, "Neural models of factuality" (UDS-IH2, dev).
"""

from pathlib import Path

from rashomon.cli.benches.bench import Bench, Measure, Reads
from rashomon.cli.benches.files import Row, read_json_lines
from rashomon.cli.benches.readings import column_of, joined
from rashomon.cli.benches.scores import mean_absolute_error, pearson
from rashomon.flow.extract.reader import Reading, words_in
from rashomon.model.text import Span

FILE = "eval/uds_factuality/dev.jsonl"
R_TARGET = 0.70
ERROR_TARGET = 1.0
ANCHOR = "always the median: 1.92"


def measures(folder: Path, reader: Reads) -> list[Measure]:
    """Return Pearson's r and the mean absolute error over all predicates.

    What the reader says of the predicate's first word is compared with the label. The sentence is
    its tokens with a space between them.
    """
    predicted: list[float] = []
    gold: list[float] = []
    for row in read_json_lines(folder / FILE):
        text, tokens, sentences = joined([row.text("text").split()])
        reading = reader.read(text, sentences)
        for target in row.rows("targets"):
            predicted.append(factuality_at(reading, first_token(target, tokens)))
            gold.append(target.number("label"))
    n = len(gold)
    return [
        Measure("Pearson r", pearson(predicted, gold), n, R_TARGET),
        Measure(
            "mean absolute error", mean_absolute_error(predicted, gold), n, ERROR_TARGET, ANCHOR,
            is_error=True,
        ),
    ]  # fmt: skip


def first_token(target: Row, tokens: list[Span]) -> Span:
    """Return the first token of a predicate.

    Raises:
        ConfigError: if it lies outside the sentence.
    """
    place = target.items("span1")[:1]
    if not place or not isinstance(place[0], int) or not 0 <= place[0] < len(tokens):
        raise target.error(f"'span1' begins at no token of {len(tokens)}")
    return tokens[place[0]]


def factuality_at(reading: Reading, token: Span) -> float:
    """Return what is said of a token; 0, the middle, where none of its words was read."""
    at = column_of(reading, "factuality").start
    for part in reading.parts:
        for piece in words_in(part.window, token):
            return float(part.words[piece, at])
    return 0.0


BENCH = Bench("uds_factuality", (FILE,), measures)
