"""What a run did so far."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from rashomon.model.outcome import Outcome
from rashomon.model.report import Rejection


@dataclass(frozen=True, slots=True)
class Progress:
    """Every report is coded, rejected, or was in the ledger before.

    ``n_known_rejected`` of the ``n_known`` stand in the ledger as rejected.
    """

    n_coded: int = 0
    n_events: int = 0
    n_known: int = 0
    n_known_rejected: int = 0
    rejections: tuple[Rejection, ...] = ()

    @property
    def n_reports(self) -> int:
        """How many reports were seen."""
        return self.n_coded + self.n_known + len(self.rejections)

    def after(self, outcomes: Iterable[Outcome]) -> "Progress":
        """Return the progress once these are written."""
        done = list(outcomes)
        codings = [outcome.coding for outcome in done if outcome.coding]
        refused = tuple(outcome.rejection for outcome in done if outcome.rejection)
        return replace(
            self,
            n_coded=self.n_coded + len(codings),
            n_events=self.n_events + sum(len(coding.events) for coding in codings),
            rejections=self.rejections + refused,
        )

    def passing(self, n_known: int, *, n_rejected: int) -> "Progress":
        """Return the progress once these were found in the ledger."""
        return replace(
            self,
            n_known=self.n_known + n_known,
            n_known_rejected=self.n_known_rejected + n_rejected,
        )
