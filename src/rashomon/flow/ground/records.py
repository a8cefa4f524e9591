"""From the mentions of a document to its coding: read, merged, linked, with reasons for gaps."""

import re
from dataclasses import replace

from rashomon.flow.ground.actors import UNKNOWN, resolve_actors
from rashomon.flow.ground.events import to_events
from rashomon.flow.ground.lists import inherit
from rashomon.flow.ground.merge import merge
from rashomon.flow.ground.places import resolve_places
from rashomon.flow.ground.standing import read_posture, read_ties
from rashomon.flow.ground.times import Clock
from rashomon.flow.ground.values import Draft, Reading, read_mention
from rashomon.lexicon.actors import state_of
from rashomon.lexicon.book import Lexicon
from rashomon.model.event import (
    Coding,
)
from rashomon.model.mention import Form, Mentions
from rashomon.model.text import Document, SentenceKind, Span
from rashomon.model.vocabulary import (
    Anchor,
    EventType,
    Role,
    Status,
    TimePrecision,
)

GROUND = "ground/1"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# Fewer items sum a report up; from this many on each tells of a happening of its own.
LIST_ITEMS = 3
DAYS = frozenset(
    (TimePrecision.MINUTE, TimePrecision.HOUR, TimePrecision.PART_OF_DAY, TimePrecision.DAY)
)
FIRED = frozenset(("missile", "rocket", "drone"))
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
        cited=_cited(mentions),
    )
    names: dict[str, list[Span]] = {}
    for m in sorted(mentions.actors, key=lambda mention: mention.span.end):
        if m.span in entities and m.form is not Form.PRONOUN:
            names.setdefault(entities[m.span][0], []).append(m.span)
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
        events=to_events(document, drafts),
        posture=tuple(read_posture(reading, mention) for mention in mentions.posture),
        ties=read_ties(reading, mentions),
    )


def _cited(mentions: Mentions) -> dict[int, list[Span]]:
    """Return by sentence the spans of who is cited in it."""
    cited: dict[int, list[Span]] = {}
    for event in mentions.events:
        spans = cited.setdefault(event.sentence, [])
        spans += [a.source for a in event.attributions if a.source not in spans]
    return cited


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
    if draft.actors and draft.recipients and draft.mention.type is EventType.ASSAULT:
        return True  # both sides are there, though neither is identified
    return bool(
        known
        or draft.counts
        or draft.targets
        or draft.weapons
        or (draft.places and len(draft.triggers) > 1)
        or (draft.places and draft.mention.type is not EventType.MOBILIZE)
        or len(draft.triggers) > 2
    )
