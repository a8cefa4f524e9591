import pytest

from rashomon.cli.benches.scores import (
    Hits,
    macro_f1,
    matching,
    mean_absolute_error,
    overlap_hits,
    pearson,
)


def test_f1_is_the_harmonic_mean_of_precision_and_recall() -> None:
    hits = Hits(2, 3, 4) + Hits(1, 1, 1)
    precision, recall = 3 / 4, 3 / 5
    assert hits.f1 == pytest.approx(2 * precision * recall / (precision + recall))
    assert Hits().f1 == Hits(0, 3, 0).f1 == 0.0


def test_a_matching_makes_way_so_that_most_are_paired() -> None:
    assert matching([[0, 1], [0], []]) == [(0, 1), (1, 0)]
    assert matching([[0], [0]]) == [(0, 0)]
    assert matching([]) == []


def test_equal_members_of_two_sets_agree() -> None:
    assert overlap_hits([1, 2, 2], [2, 3, 4]) == Hits(1, 2, 3)


def test_macro_f1_is_the_mean_over_the_labels_of_the_gold() -> None:
    gold = ["a", "a", "b"]
    predicted = ["a", "c", "b"]
    assert macro_f1(predicted, gold) == pytest.approx((2 / 3 + 1) / 2)
    assert macro_f1([], []) == 0.0


def test_correlation_does_not_depend_on_scale() -> None:
    assert pearson([1.0, 2.0, 3.0], [10.0, 20.0, 30.0]) == pytest.approx(1.0)
    assert pearson([3.0, 2.0, 1.0], [10.0, 20.0, 30.0]) == pytest.approx(-1.0)
    assert pearson([1.0, 2.0, 3.0, 4.0], [1.0, 3.0, 2.0, 4.0]) == pytest.approx(0.8)


def test_what_does_not_vary_does_not_correlate() -> None:
    assert pearson([1.0, 1.0], [1.0, 2.0]) == pearson([], []) == 0.0


def test_the_error_is_how_far_predictions_lie_on_average() -> None:
    assert mean_absolute_error([1.0, -1.0], [2.0, 1.0]) == 1.5
    assert mean_absolute_error([], []) == 0.0
