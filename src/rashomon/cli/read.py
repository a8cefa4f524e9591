"""``rashomon read``: reports into a ledger."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.exits import Exit
from rashomon.cli.options import LedgerOption, LexiconOption, ReaderOption, WorkersOption, settings
from rashomon.cli.progress import shown, summarise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rashomon.engine import Engine
    from rashomon.model.progress import Progress
    from rashomon.model.report import Rejection, Report
    from rashomon.settings import Settings

LEDGER_ENDINGS = ("", "-wal", "-shm", "-journal")

SourcesArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE",
        help="Files, folders, http(s) addresses of pages and feeds, or - for standard input.",
    ),
]


def read(
    sources: SourcesArgument,
    *,
    ledger: LedgerOption = None,
    workers: WorkersOption = None,
    lexicon: LexiconOption = None,
    reader: ReaderOption = None,
) -> None:
    """Read reports into a ledger, which is made if it is not there.

    Takes text, Markdown, HTML, JSON and JSON Lines of articles, feeds and WARC, also in gzip and
    zip. What cannot be coded is kept with the reason. The same command again goes on where it
    was stopped, and reads nothing twice.

    Exit code: 0 if all were coded, 3 if some were rejected.

    For example:

        rashomon read reports/
        rashomon read news.warc.gz --workers 4 --ledger news.db
        rashomon read https://news.example/feed.xml
        cat article.txt | rashomon read -
    """
    progress = read_into(
        sources, settings(ledger=ledger, workers=workers, lexicon=lexicon, reader=reader)
    )
    summarise(progress)
    if progress.rejections or progress.n_known_rejected:
        raise typer.Exit(Exit.SOME_REJECTED)


def read_into(sources: "Sequence[str]", chosen: "Settings") -> "Progress":
    """Code the reports of the sources into the ledger of the settings.

    Raises:
        ConfigError: if a source does not exist.
        StoreError: if the ledger cannot be written.
    """
    from rashomon.pipeline import Recipe, run
    from rashomon.store import open_ledger

    for source in sources:
        check_source(source)
    with open_ledger(chosen.ledger) as store, shown(sources) as show:
        return run(
            found(sources, ledger=chosen.ledger),
            store,
            recipe=Recipe(chosen.lexicon, reader=chosen.reader),
            engine=engine(chosen.workers),
            clock=now,
            on_progress=show,
        )


def found(
    sources: "Sequence[str]", *, ledger: Path | None = None
) -> "Iterator[Report | Rejection]":
    """Yield what the sources hold, one after the other; a ledger among them is no report."""
    from rashomon.flow.acquire import Limits, reports

    for source in sources:
        own = _own_files(source, ledger)
        for item in reports(source, limits=Limits(), now=now(), stdin=sys.stdin.buffer):
            if item.name not in own:
                yield item


def _own_files(source: str, ledger: Path | None) -> frozenset[str]:
    """Return how the files of the ledger are named as parts of the source."""
    folder = Path(source).resolve()
    if ledger is None or not folder.is_dir() or not ledger.resolve().is_relative_to(folder):
        return frozenset()
    member = ledger.resolve().relative_to(folder).as_posix()
    return frozenset(f"{member}{ending}" for ending in LEDGER_ENDINGS)


def check_source(source: str) -> None:
    """Refuse a source that is not there before anything is read.

    Raises:
        ConfigError: if it does not exist.
    """
    from rashomon.errors import ConfigError

    if source != "-" and "://" not in source and not Path(source).exists():
        raise ConfigError(f"{source}: there is no such file or folder")


def engine(workers: int) -> "Engine":
    """Return an engine with so many workers."""
    from rashomon.engine import Processes, Serial

    return Serial() if workers == 1 else Processes(workers)


def now() -> datetime:
    """Return the time, in UTC."""
    return datetime.now(UTC)
