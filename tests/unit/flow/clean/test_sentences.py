import time

import pytest

from rashomon.flow.clean.sentences import load_abbreviations, split

# "|" marks where a sentence ends; all sentences are made up.
SPLITS = [
    "Rebels took the town.| The army withdrew.",
    "The U.S. Central Command said so.| It gave no number.",
    "The raid was led by the U.S.| The next day it was over.",
    "It struck the U.S. And Israeli bases.",
    "Gen. Omar Saleh met Lt. Col. Ana Lund in St. Petersburg.",
    "Mr. Saleh, Sen. Lund and Rep. Diaz voted.| Nobody else did.",
    "The raid began at 5:30 a.m. on Monday.| It ended at 9 p.m.",
    "The raid began at 5 a.m. Monday and ended later.",
    "He left at 9 p.m.| The rest stayed.",
    "John F. Kennedy and J. K. Diaz spoke.",
    "They fired 2.5 tons of shells.| None hit.",
    "The M/V Aurora was hit at 12.30 near No. 5 berth.",
    "“We won,” he said.| “They lost.”| Nobody agreed.",
    '"We won." he said.',
    '"Why?" she asked.| "Because."',
    "He said: “It is over.”| Then he left.",
    "Is it over?| Yes!| It is.",
    "The council met on Oct. 7 and Jan. 28, 2024.| It agreed.",
    "Shell Co. Ltd. paid.| Acme Inc.| They paid too.",
    "He stopped... and went on.| He stopped...| Then silence.",
    "The talks (which began on Feb. 3) failed.| (They will resume.)| Nobody came.",
    "Troops of the U.N.| However, left.",
    "The U.N. Security Council met.",
    "The aid reached those in need.|And, most of all, it was on time.",
    "Nine were killed, including Dr. A. B. Saleh of Washington, D.C.| They were buried.",
    "The ship left at 10 a.m.| On Tuesday it sank.",
    "One fell • two fell",
    "(U.N.) Council members met.",
    "Paul Jr. and Ana Sr. came e.g. from Kyiv.",
    "He was 5 ft. tall.",
    "It cost $5.3m.| Nobody paid.",
    "At 7.06am the missile passed.| It fell in the sea.",
    "Prices rose 3.| 20 people died.",
    "He told the BBC.| “I saw it.”",
    "\u2018I saw it.\u2019| Nobody else did.",
]  # fmt: skip


@pytest.mark.parametrize("marked", [s for s in SPLITS if "•" not in s])
def test_sentences_end_where_they_are_marked(marked: str) -> None:
    expected = [part.strip() for part in marked.split("|")]
    text = marked.replace("|", "")
    assert [text[s:e] for s, e in split(text, 0, len(text))] == expected


def test_a_bullet_in_a_line_ends_what_came_before() -> None:
    text = "• One fell • two fell"
    assert [text[s:e] for s, e in split(text, 0, len(text))] == ["• One fell", "two fell"]


def test_only_the_stretch_is_read() -> None:
    text = "One. Two. Three."
    assert [text[s:e] for s, e in split(text, 5, 9)] == ["Two."]


def test_a_stretch_without_letters_has_no_sentence() -> None:
    assert list(split("... --- !!!", 0, 11)) == []


@pytest.mark.parametrize(
    "text",
    [
        "\u202eمرحبا.\u202c Done. \u200b",  # noqa: RUF001
        "e\u0301te\u0301. O\u0308l.",
        "😀 Fire. 👩‍👩‍👧 Out!",
        "\ufeffStart. End.",
    ],
)
def test_offsets_hold_for_odd_characters(text: str) -> None:
    for start, end in split(text, 0, len(text)):
        piece = text[start:end]
        assert piece == piece.strip()
        assert any(c.isalnum() for c in piece)


def test_no_abbreviation_stands_in_two_sections() -> None:
    known = load_abbreviations()
    assert not known.title & known.ambiguous
    assert all(word.endswith(".") for word in known.title | known.ambiguous)
    assert all(word[0].isupper() for word in known.starter)


@pytest.mark.parametrize("unit", [". ", "a.", "A.B.", '."', "• ", "?!", "(.", "... "])
def test_hostile_text_takes_linear_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    start = time.perf_counter()
    list(split(text, 0, len(text)))
    assert time.perf_counter() - start < 1.0
