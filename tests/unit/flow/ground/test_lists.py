"""Items of a list take from the sentence above them what they leave unsaid."""

from rashomon.model.event import Event
from rashomon.model.vocabulary import EventType
from tests.reading import Reader, actors_of, make_document

LEAD = "The Iraqi air force conducted four strikes against ISIL in Iraq on Sunday."
ITEMS = (
    "Near Mosul, one strike destroyed a bridge.",
    "Near Kirkuk, two strikes destroyed a depot.",
    "Near Tal Afar, one strike destroyed a boat.",
)


def items(reader: Reader) -> list[Event]:
    document = make_document(LEAD, bullets=ITEMS)
    start = document.text.index(ITEMS[0])
    return [
        event
        for event in reader.code_document(document).events
        if event.type is EventType.ASSAULT and event.trigger.span.start >= start
    ]


def test_an_item_has_the_actor_and_the_day_of_its_list(reader: Reader) -> None:
    found = items(reader)
    assert len(found) == 3
    for event in found:
        assert actors_of(event) == {"IRQ:Military"}
        assert event.time
        assert event.time.phrase.text.endswith("Sunday")


def test_the_words_of_the_lead_stay_the_evidence(reader: Reader) -> None:
    for event in items(reader):
        assert {actor.rule for actor in event.actors} == {"list-lead"}
        assert all(actor.phrase.text in LEAD for actor in event.actors)


def test_an_item_keeps_its_own_place(reader: Reader) -> None:
    assert [[one.country for one in event.places] for event in items(reader)] == [["IRQ"]] * 3
    assert len({event.places[0].name for event in items(reader)}) == 3
