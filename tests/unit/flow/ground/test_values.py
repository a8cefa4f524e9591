"""The words of one mention, read."""

import pytest

from rashomon.flow.ground.values import weapon_class_of
from rashomon.lexicon.book import Lexicon
from rashomon.model.text import Document
from rashomon.model.vocabulary import EventType
from tests.reading import Reader, make_document


@pytest.mark.parametrize(
    ("text", "weapon_class"),
    [("ballistic missiles", "ballistic-missile"), ("a cruise missile", "cruise-missile"),
     ("rockets", "rocket"), ("suicide drones", "drone"), ("a stone", None), ("missile fuel", None)],
)  # fmt: skip
def test_a_weapon_has_the_class_of_its_last_words(
    lexicon: Lexicon, text: str, weapon_class: str | None
) -> None:
    assert weapon_class_of(text, lexicon) == weapon_class


@pytest.mark.parametrize(
    ("words", "low", "high", "approximate"),
    [("three", 3, 3, False), ("at least three", 3, None, False), ("about 30", 30, 30, True),
     ("between 18 and 24", 18, 24, False), ("more than 85", 86, None, False),
     ("up to 100", 0, 100, False), ("dozens of", 24, None, False)],
)  # fmt: skip
def test_a_count_is_a_range(
    reader: Reader, words: str, low: int, high: int | None, *, approximate: bool
) -> None:
    event = reader.event(f"Malian soldiers killed {words} rebels near Gao.", of=EventType.ASSAULT)
    assert [(str(c.kind), c.low, c.high, c.approximate) for c in event.counts] == [
        ("killed", low, high, approximate)
    ]


def event_time(reader: Reader, document: Document) -> tuple[str | None, str | None, str | None]:
    (event,) = [e for e in reader.code_document(document).events if e.type is EventType.ASSAULT]
    assert event.time
    interval = event.time.interval
    return (
        interval.start if interval else None,
        interval.end if interval else None,
        event.time.reason,
    )


def test_a_day_is_counted_from_the_publication(reader: Reader) -> None:
    document = make_document("Malian soldiers killed two rebels near Gao on Sunday.")
    assert event_time(reader, document) == ("2024-03-03", "2024-03-04", None)


def test_without_an_anchor_a_day_stays_open_with_a_reason(reader: Reader) -> None:
    document = make_document("Malian soldiers killed two rebels near Gao on Sunday.",
                             published=None)  # fmt: skip
    assert event_time(reader, document) == (None, None, "no anchor")


def test_a_full_date_needs_no_anchor(reader: Reader) -> None:
    document = make_document("Malian soldiers killed two rebels near Gao on 3 June 2019.",
                             published=None)  # fmt: skip
    assert event_time(reader, document) == ("2019-06-03", "2019-06-04", None)


def test_the_publication_day_never_stands_in_for_a_missing_time(reader: Reader) -> None:
    event = reader.event("Malian soldiers killed two rebels near Gao.", of=EventType.ASSAULT)
    assert event.time is None
    assert "time" in dict(event.missing)


def test_one_named_twice_in_a_role_stands_once(reader: Reader) -> None:
    event = reader.event(
        "Malian soldiers and the Malian army killed two rebels near Gao.", of=EventType.ASSAULT
    )
    assert [actor.entity for actor in event.actors] == ["MLI:Military"]
