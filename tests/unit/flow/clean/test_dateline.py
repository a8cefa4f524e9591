import pytest

from rashomon.flow.clean.dateline import find_after_title, find_dateline

NONE: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("line", "place", "date", "agency"),
    [
        ("TEHRAN, June 24 (Reuters) - Iran said", "TEHRAN", "June 24", "Reuters"),
        ("PARIS - A court said", "PARIS", None, None),
        ("TOKYO/SEOUL (Reuters) - A missile", "TOKYO/SEOUL", None, "Reuters"),
        ("ROME/UNITED NATIONS, Aug 30 (AFP) - The", "ROME/UNITED NATIONS", "Aug 30", "AFP"),
        ("BAGHDAD (AP) — Two men", "BAGHDAD", None, "AP"),
        ("WASHINGTON, Oct. 3, 2016 — The", "WASHINGTON", "Oct. 3, 2016", None),
        ("KUNDUZ, Afghanistan — Rebels", "KUNDUZ, Afghanistan", None, None),
        ("SEOUL, South Korea — The North", "SEOUL, South Korea", None, None),
        ("ERIMO, Japan, Oct 19 (Reuters) - Ever", "ERIMO, Japan", "Oct 19", "Reuters"),
        ("UNITED NATIONS -- The council", "UNITED NATIONS", None, None),
        ("AMSTERDAM, THE NETHERLANDS — Police", "AMSTERDAM, THE NETHERLANDS", None, None),
        ("GENEVA (5 May 2016) \u2013 The office", "GENEVA", "5 May 2016", None),
        ("Geneva, 5 May 2016 \u2013 The office", "Geneva", "5 May 2016", None),
        ("Kabul, June 24 (Reuters) - Five", "Kabul", "June 24", "Reuters"),
        ("Washington (AP) — The", "Washington", None, "AP"),
        ("(CNN) In a show of force", None, None, "CNN"),
        ("DEIR AL-BALAH, Gaza Strip (AP) — An", "DEIR AL-BALAH, Gaza Strip", None, "AP"),
    ],
)  # fmt: skip
def test_a_dateline_gives_place_date_and_agency(
    line: str, place: str | None, date: str | None, agency: str | None
) -> None:
    found = find_dateline(line, 0, len(line), not_places=NONE)
    assert found is not None
    phrases = [p.text if p else None for p in (found.place, found.date, found.agency)]
    assert phrases == [place, date, agency]
    for phrase in (found.place, found.date, found.agency):
        assert phrase is None or line[phrase.span.start : phrase.span.end] == phrase.text
    assert line[found.span.end :].lstrip()[0].isupper()


@pytest.mark.parametrize(
    "line",
    [
        "FILE - Soldiers stand guard.",
        "The army - which won - left.",
        "Troops left Mosul — at last.",
        "NATO said that it would act.",
        "US-led troops — most of them British — left.",
        "Islamic State (ISIS) - also called Daesh - said",
        "(See map) The army",
        "A",
    ],
)
def test_other_openings_are_no_datelines(line: str) -> None:
    assert find_dateline(line, 0, len(line), not_places=frozenset({"FILE"})) is None


def test_a_dateline_may_follow_a_headline_on_its_line() -> None:
    line = "Police Arrest Bombing Suspect BANGKOK — Police said on Monday that they had."
    found = find_after_title(line, 0, len(line), not_places=NONE)
    assert found is not None
    assert found.place is not None
    assert found.place.text == "BANGKOK"


def test_a_sentence_is_no_headline() -> None:
    line = "Police in the city of two rivers went to BANGKOK — they said on Monday."
    assert find_after_title(line, 0, len(line), not_places=NONE) is None
