import pytest

from rashomon.errors import IntegrityError
from rashomon.model.outcome import Outcome
from rashomon.model.report import Rejection
from rashomon.model.vocabulary import Stage
from tests.factories import make_coding, make_document, make_report

REPORT = make_report()
DOCUMENT = make_document(REPORT)
REJECTION = Rejection(REPORT.id, REPORT.name, Stage.CLEAN, "not-english", "it is in Turkish")


def test_a_report_is_coded_or_rejected_but_never_neither() -> None:
    with pytest.raises(IntegrityError, match=r"strike\.txt must be either coded or rejected"):
        Outcome(REPORT, DOCUMENT)


def test_a_report_is_never_both_coded_and_rejected() -> None:
    with pytest.raises(IntegrityError, match="either"):
        Outcome(REPORT, DOCUMENT, coding=make_coding(DOCUMENT), rejection=REJECTION)


def test_a_coding_without_its_document_is_refused() -> None:
    with pytest.raises(IntegrityError, match="coded without a document"):
        Outcome(REPORT, coding=make_coding(DOCUMENT))


def test_a_rejected_report_may_keep_its_document() -> None:
    assert Outcome(REPORT, DOCUMENT, rejection=REJECTION).document is DOCUMENT
