"""What became of one report: coded or rejected, never neither, never both."""

from dataclasses import dataclass

from rashomon.errors import IntegrityError
from rashomon.model.event import Coding
from rashomon.model.mention import Mentions
from rashomon.model.report import Rejection, Report
from rashomon.model.text import Document


@dataclass(frozen=True, slots=True)
class Outcome:
    """A report with its document and coding, or with its rejection.

    A rejected report may still have a document (it was read, but is not in English, say).
    """

    report: Report
    document: Document | None = None
    mentions: Mentions | None = None
    coding: Coding | None = None
    rejection: Rejection | None = None

    def __post_init__(self) -> None:
        if (self.coding is None) == (self.rejection is None):
            raise IntegrityError(f"{self.report.name} must be either coded or rejected")
        if self.coding is not None and self.document is None:
            raise IntegrityError(f"{self.report.name} is coded without a document")
