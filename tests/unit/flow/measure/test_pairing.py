"""The pairing with the highest sum, checked against trying every one."""

import random
from itertools import permutations

import pytest

from rashomon.flow.measure.pairing import best_pairs


def best_sum(gains: list[list[float]]) -> float:
    rows, columns = len(gains), len(gains[0])
    size = max(rows, columns)
    return max(
        sum(gains[i][order[i]] for i in range(rows) if order[i] < columns)
        for order in permutations(range(size))
    )


@pytest.mark.parametrize("seed", range(30))
def test_the_pairing_is_as_good_as_any(seed: int) -> None:
    chance = random.Random(seed)
    rows, columns = chance.randint(1, 5), chance.randint(1, 5)
    gains = [[chance.choice([0.0, 0.0, 1.0, 1.5, 2.0, 3.5]) for _ in range(columns)]
             for _ in range(rows)]  # fmt: skip
    pairs = best_pairs(gains)
    assert sum(gains[i][j] for i, j in pairs.items()) == best_sum(gains)
    assert len(set(pairs.values())) == len(pairs)
    assert all(gains[i][j] > 0 for i, j in pairs.items())


def test_nothing_is_paired_with_nothing() -> None:
    assert best_pairs([]) == {}
    assert best_pairs([[0.0], [0.0]]) == {}
