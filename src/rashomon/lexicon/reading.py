"""TOML and TSV readers; every error names file and line."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rashomon.errors import LexiconError

DATA = Path(__file__).parent / "data"

Row = dict[str, str]


def read_tsv(path: Path, *, columns: tuple[str, ...]) -> Iterator[Row]:
    """Yield the rows of a tab-separated file with a header; every cell a string.

    Raises:
        LexiconError: if the file is missing, a named column is, or a row has another width.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path.name}: cannot be read: {error}") from error
    header = lines[0].split("\t")
    if missing := [column for column in columns if column not in header]:
        raise LexiconError(f"{path.name}:1: columns missing: {', '.join(missing)}")
    for number, line in enumerate(lines[1:], start=2):
        if not line:
            continue
        cells = line.split("\t")
        if len(cells) != len(header):
            raise LexiconError(
                f"{path.name}:{number}: {len(cells)} cells where the header has {len(header)}"
            )
        yield dict(zip(header, cells, strict=True))


def read_toml(path: Path) -> dict[str, Any]:
    """Return the tree of a TOML file.

    Raises:
        LexiconError: if the file is missing or malformed.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{path.name}: cannot be read: {error}") from error


def read_lines(path: Path) -> list[str]:
    """Return the lines of a word list without comments (``#``) and blank lines."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path.name}: cannot be read: {error}") from error
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]
