"""Markdown has a footnote for every sentence and gives hostile words no meaning."""

import re
from dataclasses import replace

from rashomon.flow.publish.brief.compose import compose
from rashomon.flow.publish.brief.markdown import to_markdown
from rashomon.flow.publish.source import CodedReport


def test_every_sentence_has_a_footnote_with_its_quote(full: CodedReport) -> None:
    brief = compose([full])
    text = to_markdown(brief, [full])
    used = re.findall(r"\[\^(\d+)\](?!:)", text)
    defined = re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)
    assert used == defined
    assert len(used) == 1 + sum(section.n_sentences() for section in brief.sections)
    assert "**Iran** **struck** **Israel**" in text


def test_signs_of_markdown_in_a_report_are_escaped(full: CodedReport) -> None:
    hostile = replace(full, outlet="[x](javascript:alert(1)) <img src=x> **b** `c`")
    text = to_markdown(compose([hostile]), [hostile])
    assert "[x](" not in text
    assert "<img" not in text.replace("\\<img", "")
    assert "**b**" not in text


def test_an_empty_brief_is_a_page_all_the_same() -> None:
    text = to_markdown(compose([]), [])
    assert "No report was read." in text
    assert "no publication date known" in text


def test_what_is_left_out_is_counted(full: CodedReport) -> None:
    reports = [full, replace(full, name="b.txt", published=None)]
    other = replace(reports[1].events()[2], actors=())
    coding = replace(full.coding, events=(*full.events()[:2], other))
    reports[1] = replace(reports[1], coding=coding)
    brief = compose(reports, limit=1)
    assert "and 1 more; `rashomon events` lists them" in to_markdown(brief, reports)
