"""The seam at which a reader of documents is plugged in: rules here, a trained model elsewhere."""

from collections.abc import Sequence
from typing import Protocol

from rashomon.model.mention import Mentions
from rashomon.model.text import Document


class Tagger(Protocol):
    """Proposes spans. ``version`` names it in every record that it leads to."""

    @property
    def version(self) -> str:
        """A name that changes whenever the output may."""

    def tag(self, documents: Sequence[Document]) -> list[Mentions]:
        """Return the mentions of each document, same length, same order."""


class SilentTagger:
    """Proposes nothing: for tests, and for a ledger of texts alone."""

    version = "silent/1"

    def tag(self, documents: Sequence[Document]) -> list[Mentions]:
        """Return empty mentions."""
        return [Mentions(document.id, tagger=self.version) for document in documents]
