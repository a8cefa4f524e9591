"""Evidence is the sentence around the cited words, with just those words marked."""

from dataclasses import replace

import pytest

from rashomon.flow.publish.brief.groups import Group
from rashomon.flow.publish.brief.quotes import around, quotes, readings
from rashomon.flow.publish.brief.tell import tell
from rashomon.flow.publish.source import CodedReport
from rashomon.lexicon.names import load_names
from rashomon.model.text import Span


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("One came. Two went. Three left.", "went", "Two went."),
        ("Gen. J. Smith spoke. He left.", "spoke", "Gen. J. Smith spoke."),
        ("A title\nThe body is here.", "body", "The body is here."),
        ("He said “we go.” They went.", "went", "They went."),
        ("Only this", "this", "Only this"),
    ],
)
def test_the_sentence_around_a_span_is_found(text: str, words: str, sentence: str) -> None:
    start = text.index(words)
    whole = around(text, Span(start, start + len(words)))
    assert text[whole.start : whole.end] == sentence


def test_only_cited_words_are_marked_and_the_text_is_whole(full: CodedReport) -> None:
    sentence = tell(Group(((full, full.events()[0]),)), load_names())
    (quote,), more = quotes(sentence, [full])
    assert more == 0
    assert "".join(piece.text for piece in quote.pieces) == full.text[: full.text.index(".") + 1]
    marked = [piece.text for piece in quote.pieces if piece.is_cited]
    assert marked[:3] == ["Iran", "struck", "Israel"]


def test_the_label_of_a_title_is_no_part_of_the_evidence(full: CodedReport) -> None:
    sentence = tell(Group(((full, full.events()[0]),)), load_names())
    line = full.text[: full.text.index(".") + 1]
    label = "Title: "
    labelled = replace(full, text=label + full.text, title=line)
    moved = replace(
        sentence,
        citations=tuple(
            replace(c, span=Span(c.span.start + len(label), c.span.end + len(label)))
            for c in sentence.citations
        ),
    )
    (quote,), _more = quotes(moved, [labelled])
    assert "".join(piece.text for piece in quote.pieces) == line


def test_words_that_touch_or_overlap_are_one_mark(full: CodedReport) -> None:
    sentence = tell(Group(((full, full.events()[1]),)), load_names())
    assert len({citation.span for citation in sentence.citations}) > 1
    (quote,), _more = quotes(sentence, [full])
    marked = [piece.text for piece in quote.pieces if piece.is_cited]
    assert marked == ["Officials in Tehran denied it"]


def test_a_long_paragraph_is_cut() -> None:
    text = "word " * 400 + "struck" + " word" * 400
    start = text.index("struck")
    whole = around(text, Span(start, start + 6))
    assert whole.end - whole.start < 700


def test_words_read_by_a_rule_name_their_source(full: CodedReport) -> None:
    sentence = tell(Group(((full, full.events()[0]),)), load_names())
    assert [(r.words, r.source, r.rule) for r in readings(sentence, [full])] == [
        ("5 May 2031", "Monday", "resolved-date")
    ]
