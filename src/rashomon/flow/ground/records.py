"""From the mentions of a document to its coding: read, merged, linked, with reasons for gaps."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rashomon.flow.ground.actors import UNKNOWN, resolve_actors, state_named
from rashomon.flow.ground.counts import read_count
from rashomon.flow.ground.lists import inherit
from rashomon.flow.ground.merge import merge
from rashomon.flow.ground.places import resolve_places
from rashomon.flow.ground.times import Clock
from rashomon.flow.ground.values import Draft, Reading, read_mention, read_sources
from rashomon.lexicon.actors import state_of
from rashomon.lexicon.book import Lexicon
from rashomon.model.event import (
    ActorValue,
    Coding,
    CountValue,
    Event,
    LinkValue,
    PlaceValue,
    Posture,
    SourceValue,
    Tie,
)
from rashomon.model.mention import EventMention, Form, Mentions, PostureMention
from rashomon.model.text import Document, SentenceKind
from rashomon.model.vocabulary import (
    Anchor,
    Certainty,
    CountKind,
    EventType,
    LinkKind,
    Role,
    Status,
    TimePrecision,
    WeaponClass,
)

GROUND = "ground/1"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# Fewer items sum a report up; from this many on each tells of a happening of its own.
LIST_ITEMS = 3
AREA_DEG = 2.5
DAYS = frozenset(
    (TimePrecision.MINUTE, TimePrecision.HOUR, TimePrecision.PART_OF_DAY, TimePrecision.DAY)
)
FIRED = frozenset(("missile", "rocket", "drone"))
PROVINCE = 4  # UCDP precision
SPEECH = frozenset(
    (
        EventType.ACCUSE,
        EventType.REQUEST,
        EventType.REJECT,
        EventType.THREATEN,
        EventType.SUPPORT,
        EventType.AGREE,
        EventType.DENY,
        EventType.CLAIM,
        EventType.CONCEDE,
    )
)
MODE_OF_WEAPON = {
    WeaponClass.BALLISTIC_MISSILE: "missile",
    WeaponClass.CRUISE_MISSILE: "missile",
    WeaponClass.MISSILE: "missile",
    WeaponClass.ROCKET: "rocket",
    WeaponClass.ARTILLERY: "artillery",
    WeaponClass.DRONE: "drone",
    WeaponClass.AIRCRAFT_BOMB: "airstrike",
    WeaponClass.AIRCRAFT: "airstrike",
    WeaponClass.SMALL_ARMS: "firearms",
    WeaponClass.EXPLOSIVE: "explosives",
    WeaponClass.SUICIDE_BOMB: "suicide-attack",
    WeaponClass.VEHICLE: "other",
}
AIMED_AT = frozenset((EventType.INTERCEPT, EventType.ASSAULT))
NEEDS_SUPPORT = frozenset(
    (EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.RETREAT, EventType.PROTEST)
)


def code(document: Document, mentions: Mentions, lexicon: Lexicon) -> Coding:
    """Return the coding of one document."""
    place_states = [
        entity
        for actor in mentions.actors
        if actor.entity and len(entity := state_of(actor.entity)) == 3
    ]
    places = resolve_places(document, mentions.places, lexicon, states=place_states)
    entities = resolve_actors(
        mentions.actors,
        lexicon,
        place_states=[place.country for place in places.values() if place.country],
    )
    names = [
        (m.span, entities[m.span][0])
        for m in mentions.actors
        if m.span in entities and m.form is not Form.PRONOUN
    ]
    reading = Reading(
        document, lexicon, _clock(document), entities, names, places, _year_of(document, mentions)
    )
    bullets = frozenset(s.index for s in document.sentences if s.kind is SentenceKind.BULLET)
    if len(bullets) < LIST_ITEMS:
        bullets = frozenset()
    titles = frozenset(s.index for s in document.sentences if s.kind is SentenceKind.TITLE)
    drafts = _read(reading, mentions)
    drafts = inherit(_as_attacks(drafts), bullets=bullets)
    drafts = [
        draft for draft in merge(drafts, bullets=bullets, titles=titles) if _is_supported(draft)
    ]
    return Coding(
        document_id=document.id,
        method=f"{mentions.tagger}|{GROUND}",
        events=_events(document, drafts),
        posture=tuple(_posture(reading, mention) for mention in mentions.posture),
        ties=_ties(reading, mentions),
    )


def _read(reading: Reading, mentions: Mentions) -> list[Draft]:
    """Read the mentions in order: a clock time without a day is of the day last spoken of."""
    drafts: list[Draft] = []
    last = None
    for number, mention in enumerate(mentions.events):
        draft = read_mention(reading, mention, number, event=last)
        if draft.interval is not None and draft.interval.precision in DAYS:
            last = draft.interval
        drafts.append(draft)
    return drafts


def _as_attacks(drafts: list[Draft]) -> list[Draft]:
    """Take bare launches for the attack, where the report tells of one by such weapons.

    "Missiles were launched around 22:30" is a test in a report of tests, and the attack in a
    report of an attack.
    """
    attacked = any(
        d.mention.type is EventType.ASSAULT
        and d.mention.mode in FIRED
        and d.mention.factuality.status in (Status.OCCURRED, Status.ONGOING)
        for d in drafts
    )
    if not attacked:
        return drafts
    for draft in drafts:
        if draft.mention.rule == "mobilize.launch":
            draft.mention = replace(draft.mention, type=EventType.ASSAULT, mode=None)
            draft.triggers = [draft.mention]
    return drafts


def _clock(document: Document) -> Clock:
    if document.published is not None:
        return Clock(document.published.date, Anchor.PUBLISHED)
    return Clock(None, Anchor.NONE)


def _year_of(document: Document, mentions: Mentions) -> str | None:
    """Return the year of the last date that the text itself states in full."""
    years = [
        found.group()
        for m in mentions.events
        for a in m.arguments
        if a.role is Role.TIME
        if (found := _YEAR.search(document.quote(a.span)))
    ]
    return max(years, default=None)


def _is_supported(draft: Draft) -> bool:
    """Return whether an act has anyone or anything to it beside the bare word."""
    if draft.mention.type not in NEEDS_SUPPORT:
        return True
    known = [v for v in (*draft.actors, *draft.recipients) if v.entity != UNKNOWN]
    return bool(
        known
        or draft.counts
        or draft.targets
        or draft.weapons
        or (draft.places and len(draft.triggers) > 1)
        or (draft.places and draft.mention.type is not EventType.MOBILIZE)
        or len(draft.triggers) > 2
    )


def _events(document: Document, drafts: Sequence[Draft]) -> tuple[Event, ...]:
    ordered = sorted(drafts, key=lambda draft: _first(document, draft).trigger)
    names = {
        number: f"e{place}"
        for place, draft in enumerate(ordered, start=1)
        for number in draft.numbers
    }
    return tuple(
        _event(document, draft, f"e{place}", names, ordered)
        for place, draft in enumerate(ordered, start=1)
    )


def _first(document: Document, draft: Draft) -> EventMention:
    """Return the mention whose trigger stands for the event: the first in the body."""
    inside = [
        m for m in draft.triggers if document.sentences[m.sentence].kind is not SentenceKind.TITLE
    ]
    return min(inside or draft.triggers, key=lambda m: m.trigger)


def _event(
    document: Document, draft: Draft, local_id: str, names: dict[int, str], ordered: Sequence[Draft]
) -> Event:
    main = _first(document, draft)
    others = sorted({m.trigger for m in draft.triggers if m is not main} - {main.trigger})
    fact = main.factuality
    actor_certainty = fact.actor_certainty
    if not draft.actors or all(v.entity == UNKNOWN for v in draft.actors):
        actor_certainty = Certainty.UNKNOWN
    elif actor_certainty is Certainty.UNKNOWN:
        actor_certainty = Certainty.CERTAIN
    return Event(
        local_id=local_id,
        document_id=document.id,
        type=main.type,
        mode=_mode(draft),
        status=fact.status,
        certainty=fact.certainty,
        actor_certainty=actor_certainty,
        aggregate=main.aggregate
        or any(c.kind is CountKind.ATTACKS and (c.high or 2) > 1 for c in draft.counts),
        trigger=document.phrase(main.trigger.start, main.trigger.end),
        rule=main.rule,
        mentions=tuple(document.phrase(span.start, span.end) for span in others),
        actors=tuple(draft.actors),
        recipients=_others(draft),
        mediators=tuple(draft.mediators),
        targets=tuple(draft.targets),
        weapons=tuple(draft.weapons),
        defences=tuple(draft.defences),
        places=_innermost(draft.places),
        time=draft.time,
        counts=tuple(draft.counts),
        attribution=_sources(draft),
        links=_links(document, draft, local_id, names, ordered),
        missing=_missing(draft),
    )


def _others(draft: Draft) -> tuple[ActorValue, ...]:
    """Return the recipients without the actor himself, whose own thing was only mentioned."""
    actors = {value.entity for value in draft.actors} - {UNKNOWN}
    return tuple(
        value
        for value in draft.recipients
        if not (value.entity in actors and "-owner" in value.rule)
    )


def _innermost(places: Sequence[PlaceValue]) -> tuple[PlaceValue, ...]:
    """Return the places without those that hold another: Nice, not Nice and France."""
    return tuple(
        place
        for place in places
        if place.precision < PROVINCE
        or not any(_holds(place, other) for other in places if other is not place)
    )


def _holds(outer: PlaceValue, inner: PlaceValue) -> bool:
    """Return whether an area can hold a place: one country, and near enough where both have points.

    A degree or two is the size of a province; Hokkaido does not lie in Tohoku.
    """
    if outer.country != inner.country or inner.lat is None or inner.lon is None:
        return outer.country == inner.country and inner.precision < outer.precision
    if outer.lat is None or outer.lon is None:
        return True
    near = abs(outer.lat - inner.lat) < AREA_DEG and abs(outer.lon - inner.lon) < AREA_DEG
    return near and inner.precision < outer.precision


def _mode(draft: Draft) -> str | None:
    modes = [m.mode for m in draft.triggers if m.mode]
    if draft.mention.type is EventType.ASSAULT:
        by_weapon = [
            MODE_OF_WEAPON[w.weapon_class]
            for w in draft.weapons
            if w.weapon_class in MODE_OF_WEAPON
        ]
        specific = [m for m in modes if m != "other"]
        return next(iter(specific or by_weapon or modes), None)
    return next(iter(modes), None)


def _sources(draft: Draft) -> tuple[SourceValue, ...]:
    """Return who is cited; one who tells of his own words is the actor, not a source."""
    if draft.mention.type not in SPEECH:
        return tuple(draft.sources)
    spans = [value.phrase.span for value in draft.actors]
    own = {value.entity for value in draft.actors}
    kept = [
        s
        for s in draft.sources
        if not any(s.phrase.span.overlaps(span) for span in spans) and s.entity not in own
    ]
    return tuple(
        SourceValue(s.phrase, s.source_class, s.cue, None, s.entity)
        if len(kept) != len(draft.sources)
        else s
        for s in kept
    )


def _links(
    document: Document, draft: Draft, local_id: str, names: dict[int, str], ordered: Sequence[Draft]
) -> tuple[LinkValue, ...]:
    found: dict[tuple[LinkKind, str], LinkValue] = {}
    for mention in draft.triggers:
        for cue in mention.links:
            to = names.get(cue.to)
            if to is not None and to != local_id:
                phrase = document.phrase(cue.span.start, cue.span.end)
                found.setdefault((cue.kind, to), LinkValue(phrase, cue.kind, to))
    if draft.mention.type is EventType.INTERCEPT and not found:
        attack = _attack_before(draft, ordered)
        if attack is not None:
            trigger = draft.mention.trigger
            phrase = document.phrase(trigger.start, trigger.end)
            to = names[attack.numbers[0]]
            found[LinkKind.PART_OF, to] = LinkValue(phrase, LinkKind.PART_OF, to)
    return tuple(found[key] for key in sorted(found))


def _attack_before(draft: Draft, ordered: Sequence[Draft]) -> Draft | None:
    """Return the attack an interception is part of: the nearest one told before or beside it."""
    attacks = [
        other
        for other in ordered
        if other.mention.type is EventType.ASSAULT
        and abs(other.mention.sentence - draft.mention.sentence) <= 6
    ]
    return min(
        attacks, key=lambda a: abs(a.mention.sentence - draft.mention.sentence), default=None
    )


def _missing(draft: Draft) -> tuple[tuple[str, str], ...]:
    reasons = []
    if not draft.actors:
        reasons.append(("actor", "no words for it"))
    elif all(value.entity == UNKNOWN for value in draft.actors):
        reasons.append(("actor", "not identified"))
    if draft.time is None:
        reasons.append(("time", "no words for it"))
    elif draft.time.interval is None:
        reasons.append(("time", draft.time.reason or "no anchor"))
    if not draft.places:
        reasons.append(("place", "no words for it"))
    return tuple(reasons)


def _posture(reading: Reading, mention: PostureMention) -> Posture:
    document = reading.document
    place = reading.places.get(mention.place) if mention.place else None
    counts: tuple[CountValue, ...] = ()
    if mention.count is not None:
        phrase = document.phrase(mention.count.start, mention.count.end)
        value = read_count(phrase.text)
        if value is not None:
            counts = (CountValue(phrase, CountKind.TROOPS, *value, "posture"),)
    found = reading.entities.get(mention.owner)
    places: tuple[PlaceValue, ...] = (place,) if place else ()
    return Posture(
        phrase=document.phrase(mention.span.start, mention.span.end),
        owner=(found[0] if found else mention.owner_entity) or UNKNOWN,
        force=mention.force,
        counts=counts,
        places=places,
        as_of=reading.clock.date,
        attribution=tuple(read_sources(reading, mention.attributions)),
    )


def _ties(reading: Reading, mentions: Mentions) -> tuple[Tie, ...]:
    document = reading.document
    sponsors = {one.span: one.sponsor for one in mentions.actors if one.sponsor}
    found: dict[tuple[str, str, str], Tie] = {}
    for mention in mentions.ties:
        source, target = mention.source_entity, mention.target_entity
        if mention.span in sponsors:  # "Iran-backed militias"
            sponsor = state_named(sponsors[mention.span], reading.lexicon)
            source = source or (sponsor[1] if sponsor else None)
            target = target or reading.entities.get(mention.span, (None, ""))[0]
        if source is None or target is None or UNKNOWN in (source, target):
            continue
        phrase = document.phrase(mention.span.start, mention.span.end)
        found.setdefault(
            (str(mention.kind), source, target), Tie(phrase, mention.kind, source, target)
        )
    return tuple(found[key] for key in sorted(found))
