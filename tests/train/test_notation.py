"""The written corpus is read on every change: each report compiles and keeps the contract."""

from collections import Counter
from pathlib import Path

import pytest

from train.notation import CORPUS, MODES, NotationError, read_corpus

GOOD = """=== one-001
Title: Shells hit market

Shells hit a market in Ar Raqqah on Monday, killing at least nine people. Shells fell again later.
--- codes
dateline: - | 2016-05-02 | -
e1 ASSAULT artillery main
  trigger: hit#2
  mention: fell
  weapon: Shells#2 = artillery
  target: market#2
  place: Ar Raqqah = Ar Raqqah, SYR, 35.95, 39.01, 2
  time: Monday = 2016-05-02, 2016-05-03, day, published
  count: at least nine people = killed 9+
"""


def compiled(tmp_path: Path, text: str) -> list[dict[str, object]]:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    return [one.coding for one in read_corpus([path])]


def test_words_become_spans_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(GOOD, encoding="utf-8")
    [one] = read_corpus([path])
    [event] = one.coding["events"]
    for span in (event["trigger"], *event["mentions"], *event["weapons"], event["time"]):
        assert one.text[slice(*span["at"])] == span["text"]
    assert event["trigger"]["at"][0] == one.text.index("hit a market")
    assert event["counts"][0] | {"at": None} == {
        "text": "at least nine people", "at": None, "kind": "killed", "low": 9, "high": None,
        "approximate": False,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("hit#2", "bombed", "not in the text"),
        ("hit#2", "hit#9", "not in the text"),
        ("ASSAULT artillery", "ATTACK", "is no type"),
        ("artillery main", "blockade main", "no mode of ASSAULT"),
        ("= artillery", "= catapult", "catapult"),
        ("killed 9+", "killed nine", "is no count"),
        ("day, published", "fortnight, published", "fortnight"),
        ("2016-05-03", "2016-02-31", "day"),
        ("35.95, 39.01, 2", "35.95, 39.01, 9", "precision"),
        ("  trigger: hit#2\n", "", "trigger"),
        ("--- codes\n", "", "--- codes"),
    ],
)
def test_a_coding_that_cannot_be_read_is_named(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    assert old in GOOD
    with pytest.raises(NotationError, match=told) as caught:
        compiled(tmp_path, GOOD.replace(old, new))
    assert "a.txt:1: one-001" in str(caught.value)


def test_a_link_must_lead_to_another_event(tmp_path: Path) -> None:
    with pytest.raises(NotationError, match="link"):
        compiled(tmp_path, GOOD + "  link: later = response_to e7\n")


def test_the_corpus_is_whole_and_varied() -> None:
    reports = read_corpus(sorted(CORPUS.glob("*.txt")))
    events = [event for one in reports for event in one.coding["events"]]
    assert len(reports) >= 400
    assert {event["type"] for event in events} == set(MODES)
    assert {event["status"] for event in events} == {
        "occurred", "ongoing", "planned", "possible", "negated",
    }  # fmt: skip
    quiet = sum(not one.coding["events"] for one in reports)
    assert quiet >= 40
    # No two reports begin alike: a corpus of one template teaches one template.
    openings = Counter(one.text.split("\n\n")[-1][:60] for one in reports)
    assert max(openings.values()) == 1
