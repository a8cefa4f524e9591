"""What every format is made from: one coded report with its text."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from rashomon.errors import IntegrityError
from rashomon.model.event import Coding, Event
from rashomon.model.record import Record, coding_from_record
from rashomon.model.text import Document, Span


@dataclass(frozen=True, slots=True)
class CodedReport:
    """A report that was coded: its header, its canonical text and its coding.

    ``report_number`` counts from 1 in the order of publication of one output, so that a citation
    can name the report.
    """

    name: str
    document_id: str
    text: str = field(repr=False)
    outlet: str | None
    title: str | None
    published: str | None
    url: str | None
    coding: Coding = field(repr=False)
    report_number: int

    def __post_init__(self) -> None:
        if self.coding.document_id != self.document_id:
            raise IntegrityError(f"{self.name} is not the report that its coding is of")

    def quote(self, span: Span) -> str:
        """Return the text under the span.

        Raises:
            IntegrityError: if the span reaches past the end of the text.
        """
        if span.end > len(self.text):
            raise IntegrityError(f"{span} reaches past the end of {self.name}, {len(self.text)}")
        return self.text[span.start : span.end]

    def events(self) -> tuple[Event, ...]:
        """Return the events in the order of the text."""
        return self.coding.events

    @property
    def label(self) -> str:
        """Return the outlet, or the name of the report where no outlet is known."""
        return self.outlet or self.name


def from_document(document: Document, coding: Coding, *, number: int = 1) -> CodedReport:
    """Return the coded report of a cleaned document."""
    return CodedReport(
        name=document.name,
        document_id=document.id,
        text=document.text,
        outlet=document.outlet,
        title=document.title.text if document.title else None,
        published=document.published.date if document.published else None,
        url=document.url,
        coding=coding,
        report_number=number,
    )


def from_record(
    record: Record,
    text: str,
    *,
    number: int = 1,
    title: str | None = None,
    url: str | None = None,
    method: str = "",
) -> CodedReport:
    """Return the coded report that a stored record and the text of its document give."""
    dateline = record["dateline"]
    return CodedReport(
        name=record["report"],
        document_id=record["document"],
        text=text,
        outlet=dateline["outlet"],
        title=title,
        published=dateline["published"],
        url=url,
        coding=coding_from_record(record, method=method),
        report_number=number,
    )


def numbered(reports: Iterable[CodedReport]) -> tuple[CodedReport, ...]:
    """Return the reports by name and document, numbered from 1: the order of every output."""
    ordered = sorted(reports, key=lambda report: (report.name, report.document_id))
    return tuple(
        replace(report, report_number=number) for number, report in enumerate(ordered, start=1)
    )
