"""What a user may set: read once at the edge, from the environment and options, passed by hand."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from rashomon.errors import ConfigError

PREFIX = "RASHOMON_"
READERS = ("rules", "model")


@dataclass(frozen=True, slots=True)
class Settings:
    """How a command runs; the environment names each as ``RASHOMON_`` and its name.

    Attributes:
        ledger: the ledger file (``RASHOMON_LEDGER``).
        workers: processes that code reports; 1 works in this process (``RASHOMON_WORKERS``).
        lexicon: folders of the user's own actors, offices, places and outlets, with the columns
            of the shipped lexicon (``RASHOMON_LEXICON``, joined as in ``PATH``).
        reader: what reads: the ``rules`` alone, the ``model``, grounded by the rules, or the
            folder of a model of the user's own (``RASHOMON_READER``).
    """

    ledger: Path = Path("rashomon.db")
    workers: int = 1
    lexicon: tuple[Path, ...] = ()
    reader: str = READERS[0]

    def __post_init__(self) -> None:
        if self.workers < 1:
            raise ConfigError(f"at least one worker is needed, not {self.workers}")
        if self.reader not in READERS and not Path(self.reader).is_dir():
            known = ", ".join(READERS)
            raise ConfigError(f"{self.reader!r} is no reader; choose {known}, or a folder with one")
        for folder in self.lexicon:
            if not folder.is_dir():
                raise ConfigError(f"{folder}: there is no such lexicon folder")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """Return the settings that the environment makes; an empty variable is none.

        Raises:
            ConfigError: if a variable cannot be used.
        """
        given = {
            name.removeprefix(PREFIX).lower(): value
            for name, value in environment.items()
            if name.startswith(PREFIX) and value
        }
        folders = given.get("lexicon", "").split(os.pathsep)
        return cls(
            ledger=Path(given.get("ledger", "rashomon.db")),
            workers=_whole_number(f"{PREFIX}WORKERS", given.get("workers", "1")),
            lexicon=tuple(Path(folder) for folder in folders if folder),
            reader=given.get("reader", READERS[0]),
        )

    def with_options(
        self,
        *,
        ledger: Path | None = None,
        workers: int | None = None,
        lexicon: Sequence[Path] | None = None,
        reader: str | None = None,
    ) -> Self:
        """Return these settings with the options that were given instead.

        Raises:
            ConfigError: if an option cannot be used.
        """
        return replace(
            self,
            ledger=self.ledger if ledger is None else ledger,
            workers=self.workers if workers is None else workers,
            lexicon=tuple(lexicon) if lexicon else self.lexicon,
            reader=self.reader if reader is None else reader,
        )


def _whole_number(name: str, text: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise ConfigError(f"{name}: {text!r} is no whole number") from error
