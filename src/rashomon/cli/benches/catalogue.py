"""The open benchmarks, in the order in which they are shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rashomon.cli.benches import (
    causal_news_corpus,
    muc4,
    plv,
    polnear,
    re3d,
    uds_factuality,
    wikievents,
)
from rashomon.cli.benches.bench import Bench, Measure, Reads
from rashomon.errors import ConfigError

BENCHES = (
    plv.BENCH,
    wikievents.BENCH,
    muc4.BENCH,
    polnear.BENCH,
    uds_factuality.BENCH,
    causal_news_corpus.BENCH,
    re3d.BENCH,
)


@dataclass(frozen=True, slots=True)
class Result:
    """What a benchmark gave, or which of its files are missing."""

    name: str
    measures: tuple[Measure, ...] = ()
    missing: tuple[str, ...] = ()


def results(
    folder: Path, reader: Reads, *, benches: tuple[Bench, ...] = BENCHES
) -> Iterator[Result]:
    """Yield the result of each benchmark; one whose files are missing says so.

    Raises:
        ConfigError: if none of the sets is in the folder, or one breaks its format.
    """
    if not any(not bench.missing(folder) for bench in benches):
        wanted = ", ".join(bench.files[0] for bench in benches)
        raise ConfigError(f"{folder}: none of the sets is in it; it should hold {wanted}")
    for bench in benches:
        if missing := bench.missing(folder):
            yield Result(bench.name, missing=missing)
        else:
            yield Result(bench.name, tuple(bench.measures(folder, reader)))
