"""Options that several commands share, and the settings they make."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from rashomon.errors import ConfigError
from rashomon.settings import Settings

LedgerOption = Annotated[
    Path | None,
    typer.Option(
        "--ledger",
        "-l",
        metavar="FILE",
        help="The ledger.  [default: rashomon.db, RASHOMON_LEDGER]",
    ),
]
WorkersOption = Annotated[
    int | None,
    typer.Option(
        "--workers", "-w", metavar="N", help="Processes that code.  [default: 1, RASHOMON_WORKERS]"
    ),
]
LexiconOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--lexicon",
        metavar="FOLDER",
        help="A folder of your own actors.tsv, offices.tsv, places.tsv, outlets.tsv; may be given"
        " again.  [RASHOMON_LEXICON]",
    ),
]
ReaderOption = Annotated[
    str | None,
    typer.Option(
        "--reader",
        metavar="NAME",
        help="What reads: rules, model, or the folder of your own.  [default: rules, RASHOMON_READER]",
    ),
]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="MOMENT",
        help="What the ledger held then: 2024-02-05T21:00, in UTC; a day alone means its end.",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="JSON for programs.")]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write here.  [default: standard output]"),
]


def moment(text: str | None) -> datetime | None:
    """Return the moment that ``--as-of`` names, in UTC; none where it is not given.

    Raises:
        ConfigError: if it is no moment.
    """
    if text is None:
        return None
    try:
        found = datetime.fromisoformat(text)
        if len(text) == len("2024-02-05"):
            found += timedelta(days=1, microseconds=-1)
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise ConfigError(f"{text!r} is no moment; write it as 2024-02-05T21:00") from error


def settings(
    *,
    ledger: Path | None = None,
    workers: int | None = None,
    lexicon: list[Path] | None = None,
    reader: str | None = None,
) -> Settings:
    """Return the settings of the environment with the options given instead.

    Raises:
        ConfigError: if one cannot be used.
    """
    base = Settings.from_environment(os.environ)
    return base.with_options(ledger=ledger, workers=workers, lexicon=lexicon, reader=reader)
