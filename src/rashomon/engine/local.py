"""Engines on this machine: in this process, or in several."""

import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Any, TypeVar

from rashomon.errors import ConfigError, RashomonError

K = TypeVar("K")
B = TypeVar("B")
R = TypeVar("R")

# Batches under way for each worker: one at work and one that waits, so that none stands idle.
_WINDOW_PER_WORKER = 2


class Serial:
    """Works in this process, one batch at a time."""

    def map(
        self, function: Callable[[K, B], R], batches: Iterable[B], *, setup: Callable[[], K]
    ) -> Iterator[R]:
        """Yield the results in the order of the batches."""
        kit = setup()
        for batch in batches:
            yield function(kit, batch)


class Processes:
    """Works in processes that are started afresh, so that each is the same on every system."""

    def __init__(self, n_workers: int) -> None:
        if n_workers < 1:
            raise ConfigError(f"at least one worker is needed, not {n_workers}")
        self.n_workers = n_workers

    def map(
        self, function: Callable[[K, B], R], batches: Iterable[B], *, setup: Callable[[], K]
    ) -> Iterator[R]:
        """Yield the results in the order of the batches, with a bounded number under way."""
        executor = ProcessPoolExecutor(
            self.n_workers,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_start_worker,
            initargs=(setup,),
        )
        waiting = iter(batches)
        window = self.n_workers * _WINDOW_PER_WORKER
        try:
            under_way: deque[Future[R]] = deque(
                executor.submit(_work, function, batch) for batch in islice(waiting, window)
            )
            while under_way:
                result = under_way.popleft().result()
                under_way.extend(
                    executor.submit(_work, function, batch) for batch in islice(waiting, 1)
                )
                yield result
        except BrokenProcessPool as error:
            raise RashomonError(
                "a worker process died, most often for lack of memory; run again, with fewer"
                " workers: what was written is kept"
            ) from error
        finally:
            executor.shutdown(wait=True, cancel_futures=True)


class _Worker:
    """What a worker process holds: how to make its kit, and the kit once it is made."""

    setup: Callable[[], Any] | None = None
    kits: tuple[Any, ...] = ()


def _start_worker(setup: Callable[[], Any]) -> None:
    # An interrupt reaches every process of the terminal; the parent alone decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _Worker.setup = setup


def _end_with_parent() -> None:
    # A parent that is killed cannot tell its workers, which would wait for ever.
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)


def _work(function: Callable[[Any, B], R], batch: B) -> R:
    # The kit is made here and not at the start, because an error here reaches the parent.
    if not _Worker.kits and _Worker.setup is not None:
        _Worker.kits = (_Worker.setup(),)
    return function(_Worker.kits[0], batch)
