"""What a benchmark is, what it gives, and what it asks of a reader."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from rashomon.flow.extract.reader import Reading


class Reads(Protocol):
    """Reads a text; the trained reader does, and so does the fake of the tests."""

    def read(self, text: str, sentences: Sequence[tuple[int, tuple[int, int]]]) -> Reading:
        """Return what is said of the numbered sentences, each ``[start, end)`` of the text."""
        ...


@dataclass(frozen=True, slots=True)
class Measure:
    """One number of a benchmark, over ``n`` things of its gold.

    ``anchor`` says what others got, or what costs nothing to get; ``is_error`` says that less is
    better.
    """

    name: str
    value: float
    n: int
    target: float | None = None
    anchor: str = ""
    is_error: bool = False

    @property
    def is_met(self) -> bool | None:
        """Whether the value reaches the target; None where there is no target."""
        if self.target is None:
            return None
        return self.value <= self.target if self.is_error else self.value >= self.target


@dataclass(frozen=True, slots=True)
class Bench:
    """A public set: the files it needs, by their paths in the folder of data, and its measures."""

    name: str
    files: tuple[str, ...]
    measures: Callable[[Path, Reads], list[Measure]]

    def missing(self, folder: Path) -> tuple[str, ...]:
        """Return the files that are not in a folder of data."""
        return tuple(name for name in self.files if not (folder / name).exists())
