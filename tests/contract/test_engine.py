"""Every engine passes this suite."""

import itertools
import os
from collections.abc import Iterator, Sequence

import pytest

from rashomon.engine import Engine, Processes, Serial
from rashomon.errors import InputError, LexiconError


def _load() -> dict[str, int]:
    return {"n_calls": 0, "pid": os.getpid()}


def _load_nothing() -> dict[str, int]:
    raise LexiconError("verbs.tsv:3: no such type")


def _square(_kit: dict[str, int], batch: Sequence[int]) -> list[int]:
    return [number * number for number in batch]


def _count_calls(kit: dict[str, int], _batch: Sequence[int]) -> tuple[int, int]:
    kit["n_calls"] += 1
    return kit["pid"], kit["n_calls"]


def _refuse_three(_kit: dict[str, int], batch: Sequence[int]) -> list[int]:
    if 3 in batch:
        raise LexiconError("three is refused")
    return list(batch)


@pytest.fixture(params=["serial", "processes"])
def engine(request: pytest.FixtureRequest) -> Engine:
    return Serial() if request.param == "serial" else Processes(2)


def _batches(n: int) -> Iterator[list[int]]:
    return ([number, number + 1] for number in range(0, 2 * n, 2))


def test_results_keep_the_order_of_the_batches(engine: Engine) -> None:
    results = list(engine.map(_square, _batches(20), setup=_load))
    assert list(itertools.chain(*results)) == [number * number for number in range(40)]


def test_no_batches_give_no_results(engine: Engine) -> None:
    assert list(engine.map(_square, iter(()), setup=_load)) == []


def test_setup_runs_once_for_each_worker(engine: Engine) -> None:
    calls = list(engine.map(_count_calls, _batches(12), setup=_load))
    pids = {pid for pid, _ in calls}
    assert len(pids) <= 2
    for pid in pids:
        counts = [count for process, count in calls if process == pid]
        assert sorted(counts) == list(range(1, len(counts) + 1))


def test_batches_are_drawn_as_they_are_needed(engine: Engine) -> None:
    drawn = []

    def endless() -> Iterator[list[int]]:
        for number in itertools.count():
            drawn.append(number)
            yield [number]

    results = engine.map(_square, endless(), setup=_load)
    assert list(itertools.islice(results, 5)) == [[0], [1], [4], [9], [16]]
    assert len(drawn) < 20


def test_the_first_error_ends_the_run(engine: Engine) -> None:
    results = engine.map(_refuse_three, _batches(50), setup=_load)
    assert next(results) == [0, 1]
    with pytest.raises(LexiconError, match="three is refused"):
        next(results)
    assert list(results) == []


def test_an_error_of_the_setup_reaches_the_caller(engine: Engine) -> None:
    with pytest.raises(LexiconError, match=r"verbs\.tsv:3"):
        list(engine.map(_square, _batches(2), setup=_load_nothing))


def test_an_error_of_the_batches_reaches_the_caller(engine: Engine) -> None:
    def failing() -> Iterator[list[int]]:
        yield [1]
        raise InputError("binary", "it is no text")

    with pytest.raises(InputError, match="no text"):
        list(engine.map(_square, failing(), setup=_load))
