"""The arithmetic of benchmarks: hits, matchings, and the measures made of them."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hits:
    """How many were right of those predicted, and of those in the gold; hits can be added."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: "Hits") -> "Hits":
        return Hits(
            self.right + other.right, self.predicted + other.predicted, self.gold + other.gold
        )

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall: 2 right / (predicted + gold); 0 for none.

        Source: van Rijsbergen 1979, chapter 7, with beta = 1.
        """
        total = self.predicted + self.gold
        return 2 * self.right / total if total else 0.0


def matching(edges: Sequence[Collection[int]]) -> list[tuple[int, int]]:
    """Return the most pairs that can be made so that nothing is in two of them, in order.

    ``edges[i]`` are the things on the other side that ``i`` may be paired with. Which side comes
    first, and in which order, does not change how many pairs there are.

    Source: Kuhn 1955, by augmenting paths.
    """
    taken: dict[int, int] = {}

    def place(one: int, tried: set[int]) -> bool:
        for other in edges[one]:
            if other not in tried:
                tried.add(other)
                if other not in taken or place(taken[other], tried):
                    taken[other] = one
                    return True
        return False

    for one in range(len(edges)):
        place(one, set())
    return sorted((one, other) for other, one in taken.items())


def overlap_hits(predicted: Collection[object], gold: Collection[object]) -> Hits:
    """Return the hits of two sets of which equal members agree."""
    return Hits(len(set(predicted) & set(gold)), len(set(predicted)), len(set(gold)))


def macro_f1(predicted: Sequence[str], gold: Sequence[str]) -> float:
    """Return the mean, over the labels of the gold, of the F1 of each label; 0 for no gold.

    Source: Opitz and Burst 2019, "averaged F1".
    """
    labels = sorted(set(gold))
    f1s = [
        Hits(
            sum(p == g == label for p, g in zip(predicted, gold, strict=True)),
            sum(p == label for p in predicted),
            sum(g == label for g in gold),
        ).f1
        for label in labels
    ]
    return math.fsum(f1s) / len(f1s) if f1s else 0.0


def pearson(predicted: Sequence[float], gold: Sequence[float]) -> float:
    """Return the correlation of two series; 0 where one of them does not vary.

    Source: Pearson 1895.
    """
    if not gold:
        return 0.0
    mean_p, mean_g = math.fsum(predicted) / len(predicted), math.fsum(gold) / len(gold)
    both = math.fsum((p - mean_p) * (g - mean_g) for p, g in zip(predicted, gold, strict=True))
    spread = math.fsum((p - mean_p) ** 2 for p in predicted) * math.fsum(
        (g - mean_g) ** 2 for g in gold
    )
    return both / math.sqrt(spread) if spread else 0.0


def mean_absolute_error(predicted: Sequence[float], gold: Sequence[float]) -> float:
    """Return how far the predictions lie from the gold on average; 0 for no gold."""
    if not gold:
        return 0.0
    return math.fsum(abs(p - g) for p, g in zip(predicted, gold, strict=True)) / len(gold)
