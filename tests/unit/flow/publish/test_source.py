"""A coded report is of its own document, and outputs share one order."""

from dataclasses import replace

import pytest

from rashomon.errors import IntegrityError
from rashomon.flow.publish.source import CodedReport, from_document, from_record, numbered
from rashomon.model.event import Coding
from rashomon.model.record import to_record
from rashomon.model.text import Document, Published, Span


def test_a_coding_of_another_document_is_refused(full: CodedReport) -> None:
    with pytest.raises(IntegrityError):
        replace(full, coding=Coding("doc:other", "test"))


def test_a_span_past_the_end_is_refused(full: CodedReport) -> None:
    with pytest.raises(IntegrityError):
        full.quote(Span(0, len(full.text) + 1))


def test_reports_are_numbered_by_name_whatever_their_order(full: CodedReport) -> None:
    other = replace(full, name="b.txt")
    assert [r.report_number for r in numbered([other, full])] == [1, 2]
    assert numbered([other, full]) == numbered([full, other])


def test_a_record_and_its_text_give_the_same_report(full: CodedReport) -> None:
    document = Document(
        report_id="report:x",
        name=full.name,
        text=full.text,
        sentences=(),
        language="en",
        cleaned_by="test",
        outlet=full.outlet,
        published=Published("2031-05-06", "header"),
    )
    made = from_document(document, full.coding)
    read = from_record(to_record(document, full.coding), full.text)
    assert (made.name, made.published, made.label) == (read.name, read.published, read.label)
    assert [event.id for event in made.events()] == [event.id for event in read.events()]
    assert made.quote(Span(0, 4)) == "Iran"
