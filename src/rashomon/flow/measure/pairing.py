"""The pairing of two lists that agrees best: the Hungarian method."""

import math
from collections.abc import Sequence

NOBODY = -1


def best_pairs(gains: Sequence[Sequence[float]]) -> dict[int, int]:
    """Return the one-to-one pairing of rows and columns with the highest sum of gains.

    Gains are not negative, and a pair without gain is no pair. Time grows with the cube of the
    longer side.

    Source: Kuhn 1955, in the form with potentials and shortest augmenting paths.
    """
    size = max([len(gains), *(len(row) for row in gains)], default=0)
    costs = [[0.0] * size for _ in range(size)]
    for row, values in enumerate(gains):
        for column, gain in enumerate(values):
            costs[row][column] = -gain
    owners = _Matching(costs).solve()
    found = ((row, column) for column, row in enumerate(owners) if row < len(gains))
    return {
        row: column for row, column in found if column < len(gains[row]) and gains[row][column] > 0
    }


class _Matching:
    """Columns and the rows that own them; potentials keep every reduced cost from below zero."""

    def __init__(self, costs: list[list[float]]) -> None:
        self._costs = costs
        self._size = len(costs)
        # The last column is a stand at which the row that is being placed waits.
        self._owners = [NOBODY] * (self._size + 1)
        self._row_potential = [0.0] * self._size
        self._column_potential = [0.0] * (self._size + 1)

    def solve(self) -> list[int]:
        """Return the row that owns each column."""
        for row in range(self._size):
            self._place(row)
        return self._owners[: self._size]

    def _place(self, row: int) -> None:
        column = self._size
        self._owners[column] = row
        slack = [math.inf] * self._size
        came_from = [self._size] * self._size
        visited: list[int] = []
        while self._owners[column] != NOBODY:
            visited.append(column)
            self._relax(column, slack, came_from, visited)
            free = [j for j in range(self._size) if j not in visited]
            nearest = min(free, key=lambda j: slack[j])
            self._shift(slack[nearest], slack, visited, free)
            column = nearest
        while column != self._size:
            before = came_from[column]
            self._owners[column] = self._owners[before]
            column = before

    def _relax(
        self, column: int, slack: list[float], came_from: list[int], visited: list[int]
    ) -> None:
        row = self._owners[column]
        for j in range(self._size):
            if j in visited:
                continue
            reduced = self._costs[row][j] - self._row_potential[row] - self._column_potential[j]
            if reduced < slack[j]:
                slack[j], came_from[j] = reduced, column

    def _shift(self, delta: float, slack: list[float], visited: list[int], free: list[int]) -> None:
        for j in visited:
            self._row_potential[self._owners[j]] += delta
            self._column_potential[j] -= delta
        for j in free:
            slack[j] -= delta
