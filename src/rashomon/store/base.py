"""The protocol of a ledger and the rows that its readers give."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Protocol, Self

from rashomon.model.claim import Claim
from rashomon.model.outcome import Outcome
from rashomon.model.record import Record
from rashomon.model.report import Rejection
from rashomon.model.vocabulary import Certainty, EventType, Status, TimePrecision


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events to give; None asks for nothing.

    Attributes:
        actor: an entity key; ``IRN`` takes ``IRN`` itself and all of ``IRN:...``.
        recipient: likewise, of those the act was done to.
        place: a country code (three capitals) or part of a place's name or words.
        since: ``YYYY-MM-DD`` or ``YYYY-MM-DDTHH:MM``; events that end at or before it are left out.
        until: likewise, exclusive; events that start at or after it are left out.
        limit: the most events to give.
        document_id: the text that tells of them.

    An event without any time in its report is left out as soon as ``since`` or ``until`` is set.
    """

    actor: str | None = None
    recipient: str | None = None
    type: EventType | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    status: Status | None = None
    limit: int | None = None
    document_id: str | None = None


EVERY_EVENT = EventFilter()


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event as lists and maps show it.

    ``place`` to ``place_precision`` are of the first place; ``actors`` and ``recipients`` are
    entity keys in the order of the coding.
    """

    event_id: str
    document_id: str
    report_id: str
    report_name: str
    outlet: str | None
    published_date: str | None
    local_id: str
    type: EventType
    mode: str | None
    status: Status
    certainty: Certainty
    actor_certainty: Certainty
    aggregate: bool
    trigger: str
    trigger_start: int
    trigger_end: int
    time_start: str | None
    time_end: str | None
    time_precision: TimePrecision | None
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    place_precision: int | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    missing: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class EventDetail:
    """One event with every claim and the text that its spans point into."""

    event: EventRow
    claims: tuple[Claim, ...]
    text: str
    method: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document with the name of its report and how many events it was coded into."""

    document_id: str
    report_id: str
    name: str
    url: str | None
    outlet: str | None
    author: str | None
    title: str | None
    language: str
    published_date: str | None
    published_method: str | None
    text: str
    n_events: int


@dataclass(frozen=True, slots=True)
class Hit:
    """One document that a search found; ``snippet`` is a piece of its text, without markup."""

    document_id: str
    report_id: str
    name: str
    title: str | None
    snippet: str


@dataclass(frozen=True, slots=True)
class Tally:
    """What a ledger holds now; ``rejections`` by kind, ``head_hash`` of the last batch.

    Whoever keeps the head hash elsewhere can later show that nothing before it was changed.
    """

    n_reports: int
    n_coded: int
    n_rejected: int
    n_events: int
    n_batches: int
    rejections: tuple[tuple[str, int], ...]
    head_hash: str | None


class Store(Protocol):
    """A ledger: rows are added and never changed, and a correction is a new row.

    A reader without ``as_of`` gives what holds now; with it, what held then. The order of what
    readers give depends on the content alone, never on the order in which it was written.
    """

    def append(self, outcomes: Sequence[Outcome], *, recorded_at: datetime) -> None:
        """Write all outcomes or none, and return when they are safe.

        A report that already has this coding method, or this rejection, is skipped; with another
        one, the old rows get ``superseded_at`` and new rows are added.

        Raises:
            StoreError: if the ledger cannot be written.
        """
        ...

    def known(self, report_ids: Iterable[str], *, method: str) -> set[str]:
        """Return the ids among these that are coded by the method, or rejected."""
        ...

    def records(self, *, as_of: datetime | None = None) -> Iterator[Record]:
        """Yield the JSON object of each coded report, by report name, then document id."""
        ...

    def events(
        self, filters: EventFilter = EVERY_EVENT, *, as_of: datetime | None = None
    ) -> Iterator[EventRow]:
        """Yield the events that pass, by time; those without a time last."""
        ...

    def event(self, event_id: str) -> EventDetail:
        """Return the event whose id this is or begins with, with or without ``event:``.

        Raises:
            StoreError: if there is none, or more than one.
        """
        ...

    def documents(self, *, as_of: datetime | None = None) -> Iterator[DocumentRow]:
        """Yield the documents, by report name, then document id."""
        ...

    def rejections(self, *, as_of: datetime | None = None) -> Iterator[Rejection]:
        """Yield the reports that could not be coded, by name, and why."""
        ...

    def tally(self) -> Tally:
        """Return what the ledger holds now."""
        ...

    def search(self, query: str, *, limit: int = 20) -> list[Hit]:
        """Return the documents with all these words; "quoted words" stand together, w* begins."""
        ...

    def close(self) -> None:
        """Let go of the ledger; a second call does nothing."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...
