import pytest

from rashomon.flow.clean.blocks import find_blocks, is_heading
from rashomon.model.text import SentenceKind


def read(text: str, *, is_markdown: bool = False) -> list[tuple[str, str]]:
    blocks = find_blocks(text, 0, is_markdown=is_markdown)
    return [(block.kind.value, text[block.start : block.end]) for block in blocks]


@pytest.mark.parametrize("mark", ["•", "-", "--", "*", "1.", "2)", "(3)", ".", "\u2013", "(a)"])
def test_a_bullet_mark_is_not_of_the_sentence(mark: str) -> None:
    assert read(f"  {mark} Near the town, one strike hit a tank.") == [
        ("bullet", "Near the town, one strike hit a tank.")
    ]


@pytest.mark.parametrize(
    "line", ["20 people died in the raid.", "-5 degrees were measured.", "1/2 of it fell."]
)
def test_a_number_is_not_a_bullet(line: str) -> None:
    assert read(line) == [("body", line)]


@pytest.mark.parametrize(
    "line", ["The Night of Fire", "What Is Being Deployed?", "ALL OPTIONS", "'Not a swap'"]
)
def test_a_short_line_without_a_stop_is_a_heading(line: str) -> None:
    assert is_heading(line)


@pytest.mark.parametrize("line", ["He left.", "Was it?", "and so it went", "He said:", "x " * 20])
def test_a_sentence_is_no_heading(line: str) -> None:
    assert not is_heading(line.strip())


def test_a_heading_between_dashes_loses_them() -> None:
    assert read("- 'Not a swap' -") == [("heading", "'Not a swap'")]


def test_a_line_break_is_a_hard_break() -> None:
    assert len(read("The army said it won the day.\nThe rebels said that they had.")) == 2


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_wrapped_lines_are_one_block(newline: str) -> None:
    lines = [
        "The army said on Monday that it had taken the last of the towns that",
        "Rebels had held since May, and that its troops were on their way to",
        "the border.",
        "",
        "Nobody else spoke.",
    ]
    assert [t.count(newline) for _, t in read(newline.join(lines))] == [2, 0]


def test_a_long_line_goes_on_in_lower_case() -> None:
    first = "The ministry said in a statement on Monday that nine of the soldiers had"
    assert len(read(f"{first}\nbeen killed.")) == 1
    assert len(read("Short line here\nbeen killed.")) == 2


def test_a_link_on_a_line_of_its_own_is_of_the_sentence() -> None:
    assert len(read("Davis said the \ncoalition\nconducted five airstrikes.")) == 1


def test_markdown_marks_are_left_out() -> None:
    text = "# A title #\n\n> Quoted words of his.\n\n* One point.\n\n**Bold line**\n\n-----\n"
    assert read(text, is_markdown=True) == [
        ("heading", "A title"),
        ("body", "Quoted words of his."),
        ("bullet", "One point."),
        ("heading", "**Bold line**"),
    ]


def test_lines_without_letters_are_no_blocks() -> None:
    assert read("* * *\n\n———\n \n\u200b\n") == []


def test_the_start_is_kept_to() -> None:
    text = "Title: x\nBody of it all."
    [block] = find_blocks(text, 9, is_markdown=False)
    assert (block.start, block.kind) == (9, SentenceKind.BODY)
