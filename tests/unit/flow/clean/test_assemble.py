from datetime import UTC, datetime

import pytest

from rashomon.flow.clean.assemble import assemble
from rashomon.flow.clean.plain import draft_plain
from rashomon.model.report import Origin, Report
from rashomon.model.text import Document

NOW = datetime(2024, 2, 6, 12, tzinfo=UTC)
ORIGIN = Origin(source="test", member=None, fetched_at=NOW)


def read(text: str, *, url: str | None = None, hints: tuple[tuple[str, str], ...] = ()) -> Document:
    report = Report(
        name="a.txt", raw=text.encode(), media="text/plain", origin=ORIGIN, url=url, hints=hints
    )
    return assemble(report, draft_plain(text))


def shape(document: Document) -> list[tuple[str, int, str]]:
    return [(s.kind.value, s.paragraph, document.quote(s.span)) for s in document.sentences]


FEED = (("published", "2024-02-03"),)
HEADER = "Title: Raid on the camp\nOutlet: Wire\nPublished: 2024-02-05\n\n"


def test_headers_and_dateline_are_no_sentences() -> None:
    document = read(
        f"{HEADER}TEHRAN, June 24 (Reuters) - Troops came. They left.\n\nAll is calm.\n"
    )
    assert shape(document) == [
        ("title", 0, "Raid on the camp"),
        ("body", 1, "Troops came."),
        ("body", 1, "They left."),
        ("body", 2, "All is calm."),
    ]
    assert document.dateline is not None
    assert document.dateline.place is not None
    assert document.dateline.place.text == "TEHRAN"
    assert (document.outlet, document.title and document.title.text) == ("Wire", "Raid on the camp")


def test_a_title_that_the_body_repeats_is_there_once() -> None:
    document = read(f"{HEADER}Raid on the Camp\nTroops came on Monday.\n")
    assert shape(document) == [
        ("title", 0, "Raid on the Camp"),
        ("body", 1, "Troops came on Monday."),
    ]


def test_the_first_line_is_the_title_where_it_reads_so() -> None:
    document = read(
        "Rebels Take Town: A New Phase\nTroops came on Monday.\nThe Night\nThey left.\n"
    )
    assert [(kind, text) for kind, _, text in shape(document)] == [
        ("title", "Rebels Take Town: A New Phase"),
        ("body", "Troops came on Monday."),
        ("heading", "The Night"),
        ("body", "They left."),
    ]


def test_a_report_may_have_no_title() -> None:
    document = read("Troops came on Monday.\nThey left.\n")
    assert document.title is None
    assert shape(document)[0][:2] == ("body", 0)


def test_a_headline_may_run_into_the_dateline() -> None:
    document = read("Police Arrest Bombing Suspect BANGKOK — Police held a man. He said no.")
    assert [(kind, text) for kind, _, text in shape(document)] == [
        ("title", "Police Arrest Bombing Suspect"),
        ("body", "Police held a man."),
        ("body", "He said no."),
    ]


def test_furniture_is_left_out_and_numbers_are_without_gaps() -> None:
    text = (
        f"{HEADER}Advertisement Continue reading the main story\nTroops came on Monday.\n"
        "Share this article\nPhoto\nReuters A burnt car in the square after the raid\n"
        "They left. Follow us on Twitter.\n"
    )
    document = read(text)
    assert [text for _, _, text in shape(document)] == [
        "Raid on the camp",
        "Troops came on Monday.",
        "They left.",
    ]
    assert [s.index for s in document.sentences] == [0, 1, 2]


def test_a_gallery_is_read_by_its_captions() -> None:
    document = read(
        f"{HEADER}Image caption Troops came on Monday and took the camp.\n"
        "Image caption The rebels left in the night.\n"
    )
    assert len(document.sentences) == 3


@pytest.mark.parametrize(
    ("text", "url", "hints", "expected"),
    [
        (f"{HEADER}Words.", "https://n.example/2024/02/01/a", (), ("2024-02-05", "header")),
        ("Words.", "https://n.example/2024/02/01/a", (), ("2024-02-01", "url")),
        ("Words.", "https://n.example/2024/02/01/a", FEED, ("2024-02-03", "feed")),
        ("ROME, Feb. 4, 2024 — Words.", None, (), ("2024-02-04", "dateline")),
        ("Talk.\nUpdated: 2024-02-04\nOn May 1, 2023 he left.", None, (), ("2024-02-04", "text")),
        ("On May 1, 2023 he left.", None, (), ("2023-05-01", "text")),
        ("ROME, Feb. 4 — Words.", None, (), None),
        ("He left on Monday.", None, (), None),
    ],
)  # fmt: skip
def test_the_date_is_taken_from_the_best_place(
    text: str,
    url: str | None,
    hints: tuple[tuple[str, str], ...],
    expected: tuple[str, str] | None,
) -> None:
    published = read(text, url=url, hints=hints).published
    assert (published and (published.date, published.method)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "\u202eA raid\u202c took place. It e\u0301nded. 😀 Fire! 👩🏽 ran.\u200b Nobody fell.",
        "O\u0308l burnt.\r\n\r\n• One\u2028Two.\r\nThree.\x85Four.",
        "Ａ ｗｉｄｅ ｏｎｅ． It ended.",  # noqa: RUF001
        "\u0645\u0631\u062d\u0628\u0627. The army came.",
    ],
)
def test_every_sentence_stands_where_it_says(text: str) -> None:
    document = read(text)
    assert document.text == text
    assert document.sentences
    previous_end = 0
    for sentence in document.sentences:
        quote = document.quote(sentence.span)
        assert quote == text[sentence.span.start : sentence.span.end] == quote.strip()
        assert sentence.span.start >= previous_end
        previous_end = sentence.span.end
    paragraphs = [s.paragraph for s in document.sentences]
    assert paragraphs == sorted(paragraphs)
