"""Options that several commands share, and the settings they make."""

import os
from pathlib import Path
from typing import Annotated

import typer

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
JsonOption = Annotated[bool, typer.Option("--json", help="JSON for programs.")]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write here.  [default: standard output]"),
]


def settings(
    *,
    ledger: Path | None = None,
    workers: int | None = None,
    lexicon: list[Path] | None = None,
) -> Settings:
    """Return the settings of the environment with the options given instead.

    Raises:
        ConfigError: if one cannot be used.
    """
    base = Settings.from_environment(os.environ)
    return base.with_options(ledger=ledger, workers=workers, lexicon=lexicon)
