"""The example reports are coded to the same bytes, and their brief prints every sentence."""

import difflib

import pytest

from rashomon.model.outcome import Outcome
from tests.golden.coding import BRIEF, RECORDS, brief, outcomes, records


@pytest.fixture(scope="module")
def coded() -> list[Outcome]:
    return outcomes()


def test_every_example_is_coded(coded: list[Outcome]) -> None:
    assert len(coded) >= 12
    assert [one.rejection for one in coded if one.rejection] == []


def test_the_records_are_those_agreed_on(coded: list[Outcome]) -> None:
    _assert_same(RECORDS.read_text(encoding="utf-8"), records(coded).decode())


def test_the_brief_is_the_one_agreed_on(coded: list[Outcome]) -> None:
    _assert_same(BRIEF.read_text(encoding="utf-8"), brief(coded))


def _assert_same(wanted: str, found: str) -> None:
    changed = list(difflib.unified_diff(wanted.splitlines(), found.splitlines(), lineterm="", n=0))
    assert not changed, "run `just golden` and review:\n" + "\n".join(changed[:20])[:4000]
