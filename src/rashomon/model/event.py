"""What one report supports: events, posture and ties, every value with its words."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from rashomon.model.claim import Claim
from rashomon.model.ids import content_id
from rashomon.model.interval import Interval
from rashomon.model.text import Phrase
from rashomon.model.vocabulary import (
    Certainty,
    CountKind,
    EventType,
    LinkKind,
    SourceClass,
    Status,
    TieKind,
    WeaponClass,
)


@dataclass(frozen=True, slots=True)
class ActorValue:
    """An actor, recipient or mediator: the words and the entity they stand for."""

    phrase: Phrase
    entity: str
    rule: str


@dataclass(frozen=True, slots=True)
class TargetValue:
    """A facility, unit or object that is hit or aimed at; also a defence system that engages."""

    phrase: Phrase
    rule: str


@dataclass(frozen=True, slots=True)
class WeaponValue:
    """A munition or platform used."""

    phrase: Phrase
    weapon_class: WeaponClass
    rule: str


@dataclass(frozen=True, slots=True)
class PlaceValue:
    """A place as written and what it resolves to.

    ``lat`` and ``lon`` are degrees of WGS 84, None for a country or where unknown; ``precision``
    is UCDP's: 1 exact, 2 within 25 km, 3 district, 4 province, 5 landscape or fuzzy area,
    6 country, 7 sea or airspace.
    """

    phrase: Phrase
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: int
    rule: str


@dataclass(frozen=True, slots=True)
class TimeValue:
    """A time phrase and its interval; without an anchor the interval is None, with the reason."""

    phrase: Phrase
    interval: Interval | None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class CountValue:
    """A number as a range: ``high`` None is open."""

    phrase: Phrase
    kind: CountKind
    low: int
    high: int | None
    approximate: bool
    rule: str


@dataclass(frozen=True, slots=True)
class SourceValue:
    """One who is cited; ``via`` is the place in the list of the one who cites him."""

    phrase: Phrase
    source_class: SourceClass
    cue: str
    via: int | None
    entity: str | None


@dataclass(frozen=True, slots=True)
class LinkValue:
    """Words that tie this event to another of the same report; ``to`` is its local id."""

    phrase: Phrase
    kind: LinkKind
    to: str


@dataclass(frozen=True, slots=True)
class Event:
    """One distinct happening as one report tells it.

    ``local_id`` is ``e1``, ``e2``, ... in the order of the text; ``missing`` says why a field that
    its type calls for is empty: ``(("time", "no words for it"), ...)``.
    """

    local_id: str
    document_id: str
    type: EventType
    mode: str | None
    status: Status
    certainty: Certainty
    actor_certainty: Certainty
    aggregate: bool
    trigger: Phrase
    rule: str
    mentions: tuple[Phrase, ...] = ()
    actors: tuple[ActorValue, ...] = ()
    recipients: tuple[ActorValue, ...] = ()
    mediators: tuple[ActorValue, ...] = ()
    targets: tuple[TargetValue, ...] = ()
    weapons: tuple[WeaponValue, ...] = ()
    defences: tuple[TargetValue, ...] = ()
    places: tuple[PlaceValue, ...] = ()
    time: TimeValue | None = None
    counts: tuple[CountValue, ...] = ()
    attribution: tuple[SourceValue, ...] = ()
    links: tuple[LinkValue, ...] = ()
    missing: tuple[tuple[str, str], ...] = ()
    id: str = field(init=False)

    def __post_init__(self) -> None:
        span = self.trigger.span
        event_id = content_id("event", self.document_id, str(self.type), span.start, span.end)
        object.__setattr__(self, "id", event_id)

    def claims(self) -> Iterator[Claim]:
        """Yield one claim a value, in a fixed order of fields."""
        yield self._claim("type", str(self.type), self.trigger, self.rule)
        for name, value in (
            ("mode", self.mode),
            ("status", self.status),
            ("certainty", self.certainty),
            ("actor_certainty", self.actor_certainty),
        ):
            if value is not None:
                yield self._claim(name, str(value), self.trigger, self.rule)
        yield from self._actor_claims()
        yield from self._object_claims()
        yield from self._context_claims()

    def _claim(self, name: str, value: str, phrase: Phrase, rule: str) -> Claim:
        return Claim(self.id, self.document_id, name, value, phrase, self.certainty, rule)

    def _actor_claims(self) -> Iterator[Claim]:
        for name, actors in (
            ("actor", self.actors),
            ("recipient", self.recipients),
            ("mediator", self.mediators),
        ):
            for actor in actors:
                yield self._claim(name, actor.entity, actor.phrase, actor.rule)

    def _object_claims(self) -> Iterator[Claim]:
        for target in self.targets:
            yield self._claim("target", target.phrase.text, target.phrase, target.rule)
        for weapon in self.weapons:
            yield self._claim("weapon", str(weapon.weapon_class), weapon.phrase, weapon.rule)
        for defence in self.defences:
            yield self._claim("defence", defence.phrase.text, defence.phrase, defence.rule)

    def _context_claims(self) -> Iterator[Claim]:
        for place in self.places:
            value = _compact(
                name=place.name,
                country=place.country,
                lat=place.lat,
                lon=place.lon,
                precision=place.precision,
            )
            yield self._claim("place", value, place.phrase, place.rule)
        if self.time is not None:
            interval = self.time.interval
            value = (
                _compact(reason=self.time.reason)
                if interval is None
                else _compact(
                    start=interval.start,
                    end=interval.end,
                    precision=str(interval.precision),
                    anchor=str(interval.anchor),
                )
            )
            yield self._claim("time", value, self.time.phrase, interval.rule if interval else "")
        for count in self.counts:
            value = _compact(
                kind=str(count.kind), low=count.low, high=count.high, approximate=count.approximate
            )
            yield self._claim("count", value, count.phrase, count.rule)
        for source in self.attribution:
            value = _compact(
                source_class=str(source.source_class),
                cue=source.cue,
                via=source.via,
                entity=source.entity,
            )
            yield self._claim("attribution", value, source.phrase, "attribution")
        for link in self.links:
            yield self._claim(str(link.kind), link.to, link.phrase, "link")


def _compact(**fields: str | int | float | bool | None) -> str:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Posture:
    """A standing presence, not an act; ``force`` is troops, unit, platform or system."""

    phrase: Phrase
    owner: str
    force: str
    counts: tuple[CountValue, ...] = ()
    places: tuple[PlaceValue, ...] = ()
    as_of: str | None = None
    attribution: tuple[SourceValue, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """Who backs, hosts, leads, belongs to or is allied with whom, as the report asserts it."""

    phrase: Phrase
    kind: TieKind
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Coding:
    """All that one report was coded into."""

    document_id: str
    method: str
    events: tuple[Event, ...] = ()
    posture: tuple[Posture, ...] = ()
    ties: tuple[Tie, ...] = ()
