"""From merged drafts to the events of a report: what stands for each, and what is missing."""

from collections.abc import Sequence

from rashomon.flow.ground.actors import UNKNOWN
from rashomon.flow.ground.values import Draft
from rashomon.model.event import ActorValue, Event, LinkValue, PlaceValue, SourceValue
from rashomon.model.mention import EventMention
from rashomon.model.text import Document, SentenceKind
from rashomon.model.vocabulary import Certainty, CountKind, EventType, LinkKind, WeaponClass

# A degree or two is the size of a province: what lies farther off is not within it.
AREA_DEG = 2.5
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


def to_events(document: Document, drafts: Sequence[Draft]) -> tuple[Event, ...]:
    """Return one event a draft, numbered in the order of the text."""
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
