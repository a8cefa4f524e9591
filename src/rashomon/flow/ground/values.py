"""One event mention with its words read: entities, places, times, counts."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.flow.ground.counts import read_count
from rashomon.flow.ground.times import Clock, read_time
from rashomon.lexicon.book import Lexicon
from rashomon.lexicon.things import Weapon
from rashomon.lexicon.tokens import fold, words
from rashomon.model.event import (
    ActorValue,
    CountValue,
    PlaceValue,
    SourceValue,
    TargetValue,
    TimeValue,
    WeaponValue,
)
from rashomon.model.interval import Interval
from rashomon.model.mention import Argument, Attribution, EventMention
from rashomon.model.text import Document, SentenceKind, Span
from rashomon.model.vocabulary import Anchor, EventType, Role, Status, WeaponClass

_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
PRONOUNS = frozenset(("he", "she", "they", "it", "i", "we"))
NOT_TIMES = frozenset(("not a time", "a duration"))


@dataclass(slots=True)
class Draft:
    """An event in the making; ``numbers`` are the mentions merged into it, ``sentences`` theirs."""

    mention: EventMention
    numbers: list[int]
    actors: list[ActorValue] = field(default_factory=list)
    recipients: list[ActorValue] = field(default_factory=list)
    mediators: list[ActorValue] = field(default_factory=list)
    targets: list[TargetValue] = field(default_factory=list)
    weapons: list[WeaponValue] = field(default_factory=list)
    defences: list[TargetValue] = field(default_factory=list)
    places: list[PlaceValue] = field(default_factory=list)
    time: TimeValue | None = None
    counts: list[CountValue] = field(default_factory=list)
    sources: list[SourceValue] = field(default_factory=list)
    triggers: list[EventMention] = field(default_factory=list)
    sentences: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.sentences = [self.mention.sentence]

    @property
    def interval(self) -> Interval | None:
        """The time, where it could be read."""
        return self.time.interval if self.time else None


@dataclass(frozen=True, slots=True)
class Reading:
    """What the rest of the report gives to the reading of one mention."""

    document: Document
    lexicon: Lexicon
    clock: Clock
    entities: dict[Span, tuple[str, str]]
    names: Mapping[str, Sequence[Span]]
    places: dict[Span, PlaceValue]
    year: str | None = None


def read_mention(
    reading: Reading, mention: EventMention, number: int, *, event: Interval | None = None
) -> Draft:
    """Return a mention with its words read; phrases that mean nothing here are left out.

    ``event`` is the time last spoken of, from which "two days later" is counted.
    """
    draft = Draft(mention, [number], triggers=[mention])
    for argument in mention.arguments:
        _read_argument(reading, draft, argument, event)
    if reading.document.sentences[mention.sentence].kind is not SentenceKind.TITLE:
        draft.sources = read_sources(reading, mention.attributions)
    return draft


def _read_argument(
    reading: Reading, draft: Draft, argument: Argument, event: Interval | None
) -> None:
    phrase = reading.document.phrase(argument.span.start, argument.span.end)
    role = argument.role
    if role in (Role.ACTOR, Role.RECIPIENT, Role.MEDIATOR):
        _read_actor(reading, draft, argument)
    elif role is Role.TARGET:
        draft.targets.append(TargetValue(phrase, argument.rule))
    elif role is Role.DEFENCE:
        draft.defences.append(TargetValue(phrase, argument.rule))
    elif role is Role.WEAPON:
        weapon_class = weapon_class_of(phrase.text, reading.lexicon)
        if weapon_class is not None:
            draft.weapons.append(WeaponValue(phrase, weapon_class, argument.rule))
    elif role is Role.PLACE:
        place = reading.places.get(argument.span)
        if place is not None and place.name not in [p.name for p in draft.places]:
            draft.places.append(place)
    elif role is Role.TIME and draft.time is None:
        draft.time = read_when(
            reading,
            argument.span,
            future=draft.mention.factuality.status is Status.PLANNED,
            event=event,
        )
    elif role is Role.COUNT:
        _read_count(reading, draft, argument)


def _read_actor(reading: Reading, draft: Draft, argument: Argument) -> None:
    found = reading.entities.get(argument.span)
    if found is not None:
        entity, rule = found
    elif argument.entity is not None:
        entity, rule = argument.entity, "named"
    else:
        return
    if _is_private(draft, argument, entity, rule):
        entity = "UNKNOWN"
    values = {
        Role.ACTOR: draft.actors,
        Role.RECIPIENT: draft.recipients,
        Role.MEDIATOR: draft.mediators,
    }[argument.role]
    phrase = reading.document.phrase(argument.span.start, argument.span.end)
    if entity not in [value.entity for value in values] or entity == "UNKNOWN":
        values.append(ActorValue(phrase, entity, f"{argument.rule}/{rule}"))


def _is_private(draft: Draft, argument: Argument, entity: str, rule: str) -> bool:
    """Return whether who attacks is only of a state: "a Tunisian man" is not Tunisia."""
    return (
        argument.role is Role.ACTOR
        and draft.mention.type is EventType.ASSAULT
        and rule in ("place", "nationality")
        and ":" not in entity
    )


def read_when(
    reading: Reading, span: Span, *, future: bool, event: Interval | None = None
) -> TimeValue | None:
    """Return the time of a phrase; a duration or no time at all gives None."""
    phrase = reading.document.phrase(span.start, span.end)
    clock = reading.clock
    if clock.date is None and reading.year and _MONTH.search(phrase.text):
        # No date of publication, but the text states a year: months and days are of that year.
        clock = Clock(f"{reading.year}-12-31", Anchor.TEXT)
    interval = read_time(phrase.text, clock, future=future, event=event)
    if isinstance(interval, Interval):
        return TimeValue(phrase, interval)
    return None if interval in NOT_TIMES else TimeValue(phrase, None, interval)


def _read_count(reading: Reading, draft: Draft, argument: Argument) -> None:
    phrase = reading.document.phrase(argument.span.start, argument.span.end)
    value = read_count(_number_words(reading, argument))
    if value is None or argument.kind is None:
        return
    low, high, approximate = value
    key = (argument.kind, low, high)
    if key not in [(c.kind, c.low, c.high) for c in draft.counts]:
        draft.counts.append(
            CountValue(phrase, argument.kind, low, high, approximate, argument.rule)
        )


def _number_words(reading: Reading, argument: Argument) -> str:
    span = argument.value or argument.span
    return reading.document.quote(span)


def weapon_class_of(text: str, lexicon: Lexicon) -> WeaponClass | None:
    """Return the class of a weapon by the lexicon: of the whole phrase, else of its tail."""
    tokens = words(text)
    folded = [fold(token) for token in tokens]
    for start in range(len(tokens)):
        for match in lexicon.names.at(start, folded, tokens):
            if match.end == len(tokens) and isinstance(match.entry, Weapon):
                return WeaponClass(match.entry.weapon_class)
    return None


def _named_before(reading: Reading, source: Span, entity: str) -> Span:
    """Return where a pronoun's speaker was last named; other words stand as they are."""
    if reading.document.quote(source).lower() not in PRONOUNS:
        return source
    named = reading.names.get(entity, ())
    place = bisect_right(named, source.start, key=lambda span: span.end)
    return named[place - 1] if place else source


def read_sources(reading: Reading, attributions: Sequence[Attribution]) -> list[SourceValue]:
    """Return the cited with their entities."""
    values = []
    for one in attributions:
        found = reading.entities.get(one.source)
        span = _named_before(reading, one.source, found[0]) if found else one.source
        phrase = reading.document.phrase(span.start, span.end)
        values.append(
            SourceValue(
                phrase, one.source_class, one.cue, one.via, found[0] if found else one.entity
            )
        )
    return values
