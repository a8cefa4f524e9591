"""Where the results of a command go: the screen, a pipe or a file that is never half written."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from rashomon.errors import ConfigError

if TYPE_CHECKING:
    from rich.console import Console


@contextmanager
def opened(path: Path | None) -> Iterator[BinaryIO]:
    """Give a binary stream to a file, which appears once it is whole, or to standard output.

    Raises:
        ConfigError: if the file cannot be written.
    """
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as stream:
            yield stream
        part.replace(path)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be written: {error.strerror}") from error
    finally:
        part.unlink(missing_ok=True)


def print_json(value: Any) -> None:  # noqa: ANN401 - the JSON edge
    """Print one JSON value on one line."""
    print(json.dumps(value, ensure_ascii=not _is_utf8(), separators=(",", ":"), default=str))


def screen() -> "Console":
    """Return the console of standard output; plain where that is no terminal."""
    from rich.console import Console

    return Console(highlight=False, soft_wrap=False, width=_width(sys.stdout.isatty()))


def notes() -> "Console":
    """Return the console of standard error."""
    from rich.console import Console

    return Console(stderr=True, highlight=False)


def printable(text: str) -> str:
    """Return the text of a report on one line, without what could steer a terminal."""
    return "".join(c if c.isprintable() else " " for c in " ".join(text.split()))


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: ``1 batch``, ``2 batches``."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def _width(is_terminal: bool) -> int | None:  # noqa: FBT001 - one question, one answer
    # A pipe has no width of its own; a table cut at 80 columns would lose words.
    if is_terminal or "COLUMNS" in os.environ:
        return None
    return 120


def _is_utf8() -> bool:
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
