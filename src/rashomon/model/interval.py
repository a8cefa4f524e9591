"""Intervals of time, half-open, local to the place they speak of."""

from dataclasses import dataclass

from rashomon.errors import IntegrityError
from rashomon.model.vocabulary import Anchor, TimePrecision


@dataclass(frozen=True, slots=True)
class Interval:
    """A half-open interval with its precision and what it was counted from.

    ``start`` and ``end`` are ``YYYY-MM-DD`` or ``YYYY-MM-DDTHH:MM``, local to the place; None is
    open. ``rule`` names the rule of the grammar that made it.
    """

    start: str | None
    end: str | None
    precision: TimePrecision
    anchor: Anchor
    rule: str

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.start >= self.end:
            raise IntegrityError(f"an interval must end after it starts: {self}")
