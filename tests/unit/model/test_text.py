import pytest

from rashomon.errors import IntegrityError
from rashomon.model.text import Span
from tests.reading import make_document

TEXT = "Shells fell on Sirte. \U0001f680 Nobody claimed the attack."


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2)])
def test_a_span_holds_at_least_one_character(start: int, end: int) -> None:
    with pytest.raises(IntegrityError, match="at least one character"):
        Span(start, end)


def test_a_span_past_the_end_is_refused_with_the_document_named() -> None:
    document = make_document(TEXT)
    with pytest.raises(IntegrityError, match=document.id):
        document.quote(Span(0, len(TEXT) + 1))
    with pytest.raises(IntegrityError):
        document.phrase(len(TEXT), len(TEXT) + 4)


def test_offsets_count_code_points() -> None:
    document = make_document(TEXT)
    phrase = document.phrase(24, 30)
    assert phrase.text == "Nobody"
    assert document.quote(phrase.span) == phrase.text


def test_spans_that_touch_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))
    assert Span(0, 5).holds(Span(3, 5))
    assert not Span(3, 5).holds(Span(0, 5))


def test_spans_are_ordered_by_their_place() -> None:
    assert sorted([Span(4, 5), Span(0, 9), Span(0, 2)]) == [Span(0, 2), Span(0, 9), Span(4, 5)]


def test_the_id_of_a_document_is_its_text_alone() -> None:
    assert make_document(TEXT).id == make_document(TEXT, published=None).id
    assert make_document(TEXT).id != make_document(TEXT + " ").id
