"""Causal News Corpus: does a sentence tell of a cause?

Source: Tan et al. 2022, subtask 1 (dev, the file with labels).
"""

from pathlib import Path

from rashomon.cli.benches.bench import Bench, Measure, Reads
from rashomon.cli.benches.files import read_table
from rashomon.cli.benches.readings import ABOVE, best_of_marks, one_sentence
from rashomon.cli.benches.scores import Hits

FILE = "eval/causal_news_corpus/dev_subtask1.csv"
HEAD = "causal"
TARGET = 0.82
ANCHOR = "0.847"
LABELS = ("0", "1")


def measures(folder: Path, reader: Reads) -> list[Measure]:
    """Return the F1 of the causal sentences.

    A sentence is predicted where its mark is above ``ABOVE``; of one that fills several windows,
    the best mark counts.

    Raises:
        ConfigError: if a label is none.
    """
    hits = Hits()
    for row in read_table(folder / FILE, delimiter=","):
        text = " ".join(row.text("text").split())
        label = row.text("label")
        if label not in LABELS:
            raise row.error(f"'label' should be 0 or 1, not {label!r}")
        is_causal = label == "1"
        is_found = best_of_marks(reader.read(text, one_sentence(text)), HEAD)[HEAD] > ABOVE
        hits += Hits(int(is_causal and is_found), int(is_found), int(is_causal))
    return [Measure("causal sentence, F1", hits.f1, hits.gold, TARGET, ANCHOR)]


BENCH = Bench("causal_news_corpus", (FILE,), measures)
