"""A run adds up: every report is coded, rejected or known."""

from rashomon.model.progress import Progress
from tests.factories import make_outcome, make_rejection


def test_outcomes_are_coded_or_rejected() -> None:
    progress = Progress().after([make_outcome(), make_rejection()])
    assert (progress.n_coded, progress.n_events, progress.n_reports) == (1, 1, 2)
    assert [rejection.kind for rejection in progress.rejections] == ["empty"]


def test_what_was_known_counts_as_seen() -> None:
    progress = Progress(n_coded=2).passing(3, n_rejected=1).passing(1, n_rejected=0)
    assert (progress.n_known, progress.n_known_rejected, progress.n_reports) == (4, 1, 6)
