"""The protocol of an engine."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

K = TypeVar("K")
B = TypeVar("B")
R = TypeVar("R")


class Engine(Protocol):
    """Runs a function over batches, on one worker or many, with the same results."""

    def map(
        self, function: Callable[[K, B], R], batches: Iterable[B], *, setup: Callable[[], K]
    ) -> Iterator[R]:
        """Yield ``function(kit, batch)`` for each batch, in the order of the batches.

        Each worker calls ``setup`` once, for the kit that it gives to every call. Batches are
        drawn as they are needed, so they may be endless. The first error, of the function, the
        setup or the batches, ends the run. All three arguments of a call, and its result, must be
        fit to travel between processes; the kit need not be.

        Raises:
            RashomonError: if a worker died.
        """
        ...
