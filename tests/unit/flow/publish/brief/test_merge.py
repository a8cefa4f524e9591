"""The same line from several events is printed once; lines of other words stay apart."""

from dataclasses import replace

from rashomon.flow.publish.brief.compose import compose
from rashomon.flow.publish.brief.groups import Group
from rashomon.flow.publish.brief.merge import lines_of
from rashomon.flow.publish.brief.tell import tell
from rashomon.flow.publish.source import CodedReport
from rashomon.lexicon.names import load_names


def _texts(reports: list[CodedReport]) -> list[str]:
    sections = compose(reports).sections
    return [s.text for part in sections for block in part.blocks for s in block.sentences]


def test_a_denial_in_two_reports_is_one_line_that_cites_both(full: CodedReport) -> None:
    other = replace(full, name="b.txt", outlet="Second Wire")
    found = [text for text in _texts([full, other]) if text.startswith("Iran issued a denial")]
    assert found == [
        "Iran issued a denial: “Officials in Tehran denied it” (2 events in 2 reports of Varenia"
        " Times and Second Wire)."
    ]
    (claimed,) = [part for part in compose([full, other]).sections if part.key == "claimed"]
    assert claimed.blocks[0].sentences[0].reports() == (1, 2)


def test_lines_of_other_words_stay_apart(full: CodedReport) -> None:
    groups = [Group(((full, event),)) for event in full.events()]
    lines = lines_of((one, tell(one, load_names())) for one in groups)
    assert [len(line.told) for line in lines] == [1, 1, 1]


def test_no_line_is_printed_twice_under_one_heading(full: CodedReport) -> None:
    reports = [replace(full, name=f"{number}.txt") for number in range(9)]
    for section in compose(reports).sections:
        for block in section.blocks:
            texts = [sentence.text for sentence in block.sentences if not block.columns]
            assert len(texts) == len(set(texts))
