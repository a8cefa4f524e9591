"""Small synthetic codings: a text and the words of it that each value stands on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pytest

from rashomon.flow.publish.source import CodedReport
from rashomon.model.event import (
    ActorValue,
    Coding,
    CountValue,
    Event,
    PlaceValue,
    Posture,
    SourceValue,
    TargetValue,
    TimeValue,
    WeaponValue,
)
from rashomon.model.ids import content_id
from rashomon.model.interval import Interval
from rashomon.model.text import Phrase, Span
from rashomon.model.vocabulary import (
    Anchor,
    Certainty,
    CountKind,
    EventType,
    SourceClass,
    Status,
    TimePrecision,
    WeaponClass,
)

BODY = (
    "Iran struck Israel with drones near Haifa on Monday, killing three people and injuring"
    " between 18 and 24 others, the defence ministry said. Officials in Tehran denied it."
    " About 900 American troops are stationed in Syria. Israel may strike back."
)


@dataclass(frozen=True)
class Maker:
    """Makes values out of the words of one text."""

    text: str

    def phrase(self, words: str) -> Phrase:
        start = self.text.index(words)
        return Phrase(words, Span(start, start + len(words)))

    def actor(self, words: str, entity: str) -> ActorValue:
        return ActorValue(self.phrase(words), entity, "lexicon")

    def target(self, words: str) -> TargetValue:
        return TargetValue(self.phrase(words), "head")

    def weapon(self, words: str) -> WeaponValue:
        return WeaponValue(self.phrase(words), WeaponClass.DRONE, "head")

    def place(
        self,
        words: str,
        country: str | None = "ISR",
        point: tuple[float, float] | None = (32.8, 35.0),
        precision: int = 1,
    ) -> PlaceValue:
        lat, lon = point if point else (None, None)
        return PlaceValue(self.phrase(words), words, country, lat, lon, precision, "gazetteer")

    def day(self, words: str, start: str, end: str) -> TimeValue:
        interval = Interval(start, end, TimePrecision.DAY, Anchor.PUBLISHED, "weekday")
        return TimeValue(self.phrase(words), interval)

    def count(self, words: str, kind: CountKind, low: int, high: int | None) -> CountValue:
        return CountValue(self.phrase(words), kind, low, high, words.startswith("About"), "number")

    def source(
        self, words: str, cue: str = "said", via: int | None = None, entity: str | None = None
    ) -> SourceValue:
        return SourceValue(self.phrase(words), SourceClass.MILITARY, cue, via, entity)

    def event(self, words: str, event_type: EventType = EventType.ASSAULT) -> Event:
        return Event(
            local_id="e1",
            document_id=content_id("doc", self.text),
            type=event_type,
            mode=None,
            status=Status.OCCURRED,
            certainty=Certainty.CERTAIN,
            actor_certainty=Certainty.CERTAIN,
            aggregate=False,
            trigger=self.phrase(words),
            rule="trigger",
        )

    def report(
        self,
        *events: Event,
        name: str = "a.txt",
        outlet: str | None = "Varenia Times",
        published: str | None = "2031-05-06",
        posture: Sequence[Posture] = (),
        number: int = 1,
        url: str | None = None,
        title: str | None = "Drones near Haifa",
    ) -> CodedReport:
        document_id = content_id("doc", self.text)
        numbered = tuple(
            replace(event, local_id=f"e{index}") for index, event in enumerate(events, start=1)
        )
        return CodedReport(
            name=name,
            document_id=document_id,
            text=self.text,
            outlet=outlet,
            title=title,
            published=published,
            url=url,
            coding=Coding(document_id, "test", numbered, tuple(posture), ()),
            report_number=number,
        )

    def strike(self) -> Event:
        """Return the strike that BODY tells of, in full."""
        return replace(
            self.event("struck"),
            actors=(self.actor("Iran", "IRN"),),
            recipients=(self.actor("Israel", "ISR"),),
            weapons=(self.weapon("drones"),),
            places=(self.place("Haifa"),),
            time=self.day("Monday", "2031-05-05", "2031-05-06"),
            counts=(
                self.count("three people", CountKind.KILLED, 3, 3),
                self.count("between 18 and 24 others", CountKind.INJURED, 18, 24),
            ),
            attribution=(self.source("defence ministry"),),
        )

    def denial(self) -> Event:
        """Return the denial that BODY tells of."""
        return replace(
            self.event("denied", EventType.DENY), actors=(self.actor("Officials in Tehran", "IRN"),)
        )

    def reply(self) -> Event:
        """Return the possible strike that BODY tells of."""
        back = self.event("strike back")
        return replace(back, status=Status.POSSIBLE, actors=(self.actor("Israel", "ISR"),))

    def standing(self) -> Posture:
        """Return the posture that BODY tells of."""
        return Posture(
            phrase=self.phrase("American troops"),
            owner="USA:Military",
            force="troops",
            counts=(self.count("About 900", CountKind.TROOPS, 900, 900),),
            places=(self.place("Syria", "SYR", None, 6),),
        )


@pytest.fixture
def make() -> Callable[[str], Maker]:
    """Return the maker for a text."""
    return Maker


@pytest.fixture
def maker() -> Maker:
    """Return the maker for the text that most tests share."""
    return Maker(BODY)


@pytest.fixture
def full(maker: Maker) -> CodedReport:
    """Return a report with a strike, a denial, a possible strike and a posture."""
    return maker.report(maker.strike(), maker.denial(), maker.reply(), posture=(maker.standing(),))
