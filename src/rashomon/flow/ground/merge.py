"""Which mentions of a report tell of one happening (codebook, section 1)."""

import re
from collections import defaultdict, deque
from collections.abc import Sequence

from rashomon.flow.ground.actors import UNKNOWN, same_side
from rashomon.flow.ground.sameness import SURE, UNLIKE, told_as_one
from rashomon.flow.ground.values import Draft
from rashomon.lexicon.actors import state_of
from rashomon.lexicon.wordsets import word_set
from rashomon.model.event import ActorValue
from rashomon.model.vocabulary import CountKind, EventType, Status, TimePrecision

# Acts told again and again in one report; words of speech are told once each.
TOLD_AGAIN = frozenset((
    EventType.ASSAULT, EventType.MOBILIZE, EventType.COERCE, EventType.INTERCEPT,
    EventType.EVACUATE, EventType.RETREAT, EventType.PROTEST, EventType.CLAIM,
    EventType.SANCTION, EventType.COOPERATE,
))  # fmt: skip
GENERIC_MODES = frozenset(
    (None, "other", "explosives", "airstrike", "ground", "firearms", "suicide-attack")
)
SAME_MODES = (
    frozenset(("explosives", "suicide-attack", "other")),
    frozenset(("missile", "rocket")),
    frozenset(("firearms", "ground", "other")),
    frozenset(("air", "naval", "troops", "air-defence", "missiles")),
    frozenset(("investigate", "allege", "disapprove")),
    frozenset(("visit", "multilateral", "phone", "third-party")),
)
DONE = frozenset((Status.OCCURRED, Status.ONGOING))
# A later mention joins an event only so far back, in sentences. Set on gold/open.
SUMMED = frozenset((CountKind.ATTACKS, CountKind.LAUNCHED))
SPEECH_REACH = 3
HURT = frozenset((CountKind.KILLED, CountKind.INJURED))
HIT = ("object", "passive-subject")
ONE_PERSON = word_set("one_person")
# Of one type only so many events are looked at, the latest: a report that tells of more is a list,
# and reading it must not take the square of its length.
LOOKED_AT = 200
AIRSPACE = 7
AREA = 4  # UCDP precision from which on a place is an area


def merge(
    drafts: Sequence[Draft], *, bullets: frozenset[int], titles: frozenset[int] = frozenset()
) -> list[Draft]:
    """Return the drafts with those of one happening joined, in the order of their first mention.

    Args:
        drafts: one a mention, in the order of the text.
        bullets: sentences that are items of a list; each tells of a happening of its own.
        titles: sentences of the title, which sums up what the body tells.
    """
    events: list[Draft] = []
    apart = _linked(drafts)
    joined: dict[int, Draft] = {}
    told: dict[EventType, deque[Draft]] = defaultdict(lambda: deque(maxlen=LOOKED_AT))
    # "Two men were killed in the attack": the attack is known, and takes the killing with it.
    for draft in sorted(drafts, key=lambda d: (d.mention.sentence, not d.mention.definite)):
        others = [joined[number] for number in apart[draft.numbers[0]] if number in joined]
        scored = [
            (score, number)
            for number, event in enumerate(told[draft.mention.type])
            if not any(event is other for other in others)
            and (score := _likeness(event, draft, bullets, titles)) > 0
        ]
        event = draft
        if scored:
            event = told[draft.mention.type][max(scored)[1]]
            _join(event, draft)
        else:
            events.append(draft)
            told[draft.mention.type].append(draft)
        joined[draft.numbers[0]] = event
    return events


def _linked(drafts: Sequence[Draft]) -> dict[int, list[int]]:
    """Return the mentions that words tie to each as cause or answer: they are two happenings."""
    found: dict[int, list[int]] = defaultdict(list)
    for draft in drafts:
        for cue in draft.mention.links:
            found[draft.numbers[0]].append(cue.to)
            found[cue.to].append(draft.numbers[0])
    return found


def _likeness(event: Draft, draft: Draft, bullets: frozenset[int], titles: frozenset[int]) -> float:
    """Return how much speaks for one happening; 0 where something speaks against it."""
    # Drafts come in the order of sentences, so the last of an event is the nearest.
    distance = draft.mention.sentence - event.sentences[-1]
    same_sentence = distance == 0
    if not _can_be_one(event, draft, bullets, same_sentence=same_sentence):
        return 0
    said = told_as_one(event, draft)
    if said is not None and not same_sentence and (said >= SURE or said < UNLIKE):
        return 2 + said if said >= SURE else 0
    shared = _shared(event.actors, draft.actors) + _shared(event.recipients, draft.recipients)
    shared += 0.8 * bool(_names(event) & _names(draft))
    if same_sentence:
        return 3 + shared
    if draft.mention.type not in TOLD_AGAIN:
        return _speech_likeness(event, draft, shared, distance)
    near = 1 / (1 + distance)
    only_titled = all(s in titles for s in event.sentences)
    if not draft.mention.definite and only_titled and (_is_bare(event) or shared):
        return 0.6 + shared
    return _retelling(event, draft, shared, near)


def _can_be_one(
    event: Draft, draft: Draft, bullets: frozenset[int], *, same_sentence: bool
) -> bool:
    """Return whether nothing speaks against one happening.

    What may: type, mode, status, sides, time, place, number; items of a list are each of their own.
    """
    listed = draft.mention.sentence in bullets or event.mention.sentence in bullets
    if listed and not same_sentence:
        return False
    if event.mention.type is not draft.mention.type or not _modes_agree(event, draft):
        return False
    if not _status_agrees(event, draft) or _contradicts(event, draft):
        return False
    return same_sentence or not (_one_and_many(event, draft) or _other_victim(event, draft))


def _retelling(event: Draft, draft: Draft, shared: float, near: float) -> float:
    """Return how likely a later sentence tells an act again.

    "The attack" does; "another attack" does not; a bare "explosion" goes to the act told most, or
    told nearest. Weights were set on gold/open.
    """
    weight = 0.0
    if event.mention.factuality.status in DONE and not event.mention.aggregate:
        weight = min(len(event.triggers), 6) / 10
    if draft.mention.definite:
        return 1.5 + shared + near + weight
    if draft.mention.indefinite and not (event.mention.sentence == 0 and shared):
        return 0
    if shared >= 1:
        return shared + near + weight
    if draft.mention.type in (EventType.ASSAULT, EventType.MOBILIZE) and _is_bare(draft):
        return 0.5 + near + weight
    if not (draft.actors or draft.recipients or draft.places):
        return 0.5 + near if near >= 0.3 or not draft.counts else near
    return 0.4 + near if near > 0.3 and shared > 0 else 0


def _one_and_many(event: Draft, draft: Draft) -> bool:
    """Return whether one tells of a number of acts and the other of a single one."""
    counted = [
        any(c.kind in SUMMED and (c.high is None or c.high > 1) for c in one.counts)
        and _is_plural(one)
        for one in (event, draft)
    ]
    return counted[0] != counted[1] and not _is_plural(draft if counted[0] else event)


def _other_victim(event: Draft, draft: Draft) -> bool:
    """Return whether a later sentence tells of one person hit, after an act that hit many.

    "Police shot dead the driver" after "the truck killed 85 people" is another act.
    """
    if draft.mention.type is not EventType.ASSAULT or draft.mention.definite:
        return False
    many = any(c.kind in HURT and (c.high is None or c.high > 1) for c in event.counts)
    return many and bool(draft.recipients) and all(_is_single(v) for v in draft.recipients)


def _is_single(value: ActorValue) -> bool:
    """Return whether a recipient hit is one person by the noun: the driver, a man."""
    head = value.phrase.text.lower().split()[-1]
    return value.rule.startswith(HIT) and head in ONE_PERSON


def _is_plural(draft: Draft) -> bool:
    return any(one.plural for one in draft.triggers)


def _is_bare(draft: Draft) -> bool:
    """Return whether a mention only points at an attack: no side of it is named here."""
    return _only_unknown(draft.actors) and _only_unknown(draft.recipients)


def _speech_likeness(event: Draft, draft: Draft, shared: float, distance: int) -> float:
    close = distance <= SPEECH_REACH
    titled = event.sentences[0] == 0
    both = _shared(event.actors, draft.actors) and (
        _shared(event.recipients, draft.recipients) or not (event.recipients and draft.recipients)
    )
    if both and (close or titled):
        return 1 + shared
    if draft.mention.definite and close:
        return 1
    return 0


def _modes_agree(event: Draft, draft: Draft) -> bool:
    one, other = event.mention.mode, draft.mention.mode
    if event.mention.type is EventType.MOBILIZE and "missiles" in (one, other):
        return one == other
    if one == other or one is None or other is None:
        return True
    return any({one, other} <= group for group in SAME_MODES)


def _status_agrees(event: Draft, draft: Draft) -> bool:
    one = event.mention.factuality.status
    other = draft.mention.factuality.status
    if one == other or {one, other} <= DONE:
        return True
    return draft.mention.definite or (
        one is Status.PLANNED and draft.mention.sentence - event.sentences[-1] <= 3
    )


def _contradicts(event: Draft, draft: Draft) -> bool:
    if _apart(event.actors, draft.actors) or _apart(event.recipients, draft.recipients):
        return True
    if _times_differ(event, draft) or _sums_differ(event, draft):
        return True
    return _places_differ(event, draft)


def _apart(one: Sequence[ActorValue], other: Sequence[ActorValue]) -> bool:
    """Return whether both sides are told and no one is on both; a guess by place tells nothing."""
    first = {value.entity for value in one if not value.rule.endswith("/place")} - {UNKNOWN}
    second = {value.entity for value in other if not value.rule.endswith("/place")} - {UNKNOWN}
    return bool(first and second) and not any(same_side(a, b) for a in first for b in second)


def _shared(one: Sequence[ActorValue], other: Sequence[ActorValue]) -> float:
    first = {value.entity for value in one} - {UNKNOWN}
    second = {value.entity for value in other} - {UNKNOWN}
    return 1.0 if any(same_side(a, b) for a in first for b in second) else 0.0


def _sums_differ(event: Draft, draft: Draft) -> bool:
    """Return whether both say how many attacks there were, and not the same: sum and part."""
    one = {c.low for c in event.counts if c.kind is CountKind.ATTACKS}
    other = {c.low for c in draft.counts if c.kind is CountKind.ATTACKS}
    return bool(one and other) and not one & other


def _times_differ(event: Draft, draft: Draft) -> bool:
    one, other = event.interval, draft.interval
    if one is None or other is None:
        if _long_ago(event, draft) or _long_ago(draft, event):
            return True
        words = [d.time.phrase.text.lower() for d in (event, draft) if d.time]
        numbers = [set(re.findall(r"\d+", text)) for text in words]
        return len(numbers) == 2 and all(numbers) and not numbers[0] & numbers[1]
    if _without_day(event) or _without_day(draft):
        return False
    starts = (one.start or "", other.start or "")
    ends = (one.end or "9", other.end or "9")
    return max(starts) >= min(ends)


def _long_ago(event: Draft, draft: Draft) -> bool:
    """Return whether one is of "Monday night", a day without a date, and one of a whole year."""
    if event.time is None or event.interval is not None or draft.interval is None:
        return False
    return draft.interval.precision is TimePrecision.YEAR and bool(
        _DAY.search(event.time.phrase.text.lower())
    )


_DAY = re.compile(
    r"day\b|yesterday|tomorrow|tonight|overnight|\d{4}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
)


def _without_day(draft: Draft) -> bool:
    """Return whether a clock time names no day: it is then of the day told elsewhere."""
    time = draft.time
    if time is None or time.interval is None:
        return False
    clock = time.interval.precision in (
        TimePrecision.MINUTE,
        TimePrecision.HOUR,
        TimePrecision.PART_OF_DAY,
    )
    return clock and not _DAY.search(time.phrase.text.lower())


def _places_differ(event: Draft, draft: Draft) -> bool:
    one, other = event.places, draft.places
    if not one or not other:
        return False
    if _names(event) & _names(draft):
        return False
    for a in one:
        for b in other:
            if a.country == b.country and (a.precision >= 4 or b.precision >= 4):
                return False
            if a.country is None or b.country is None:
                return False
    return True


def _names(draft: Draft) -> set[str]:
    return {place.name for place in draft.places}


def _join(event: Draft, draft: Draft) -> None:
    """Add a mention to an event: what the event lacks is taken, what it has is kept."""
    same_sentence = event.sentences[-1] == draft.mention.sentence
    if not same_sentence:
        event.sentences.append(draft.mention.sentence)
    event.numbers += draft.numbers
    event.triggers += draft.triggers
    if _only_unknown(event.actors) and draft.actors and (same_sentence or _same_hit(event, draft)):
        event.actors = draft.actors
    if _only_unknown(event.recipients) and draft.recipients:
        event.recipients = draft.recipients
    event.mediators = event.mediators or draft.mediators
    if event.mention.mode is None and draft.mention.mode is not None:
        event.triggers.sort(key=lambda m: m.mode is None)
    for name in ("targets", "weapons", "defences"):
        kept = getattr(event, name)
        seen = {value.phrase.text.lower() for value in kept}
        kept += [v for v in getattr(draft, name) if v.phrase.text.lower() not in seen]
    _join_places(event, draft, same_sentence=same_sentence)
    if event.time is None or (event.interval is None and draft.interval is not None):
        event.time = draft.time
    seen_counts = {(c.kind, c.low, c.high) for c in event.counts}
    event.counts += [c for c in draft.counts if (c.kind, c.low, c.high) not in seen_counts]
    _join_sources(event, draft)


def _same_hit(event: Draft, draft: Draft) -> bool:
    """Return whether a later sentence may say who did it: it hits no one else than the event.

    Police who "shot at the truck" answer the attack; they are not its authors.
    """
    hit = {value.phrase.text.lower() for value in event.recipients}
    if any(value.phrase.text.lower() in hit for value in draft.actors):
        return False
    answering = any(value.entity.endswith(":Police") for value in draft.actors)
    if draft.mention.definite or not (answering or (draft.recipients and event.recipients)):
        return True
    first = {v.entity for v in event.recipients if not v.rule.endswith("/place")} - {UNKNOWN}
    second = {v.entity for v in draft.recipients if not v.rule.endswith("/place")} - {UNKNOWN}
    return any(same_side(a, b) for a in first for b in second)


def _join_places(event: Draft, draft: Draft, *, same_sentence: bool) -> None:
    """Take the places of a mention where the event has none, or where they are nearer."""
    names = _names(event)
    launchers = {state_of(value.entity) for value in event.actors}
    coarse = {
        place.country for place in event.places if place.precision >= AREA and place.lat is None
    }
    for place in draft.places:
        if place.name in names:
            continue
        flight = event.mention.mode == "missiles" and (
            place.precision == AIRSPACE or place.country in launchers
        )
        if (
            not event.places
            or same_sentence
            or flight
            or (place.country in coarse and place.lat is not None)
        ):
            event.places.append(place)


def _only_unknown(values: Sequence[ActorValue]) -> bool:
    return all(value.entity == UNKNOWN for value in values)


def _join_sources(event: Draft, draft: Draft) -> None:
    """Append the cited of a mention; ``via`` moves with the list; one cited twice stays once."""
    base = len(event.sources)
    known = {s.phrase.text.lower(): i for i, s in enumerate(event.sources)}
    places: list[int] = []
    for source in draft.sources:
        key = source.phrase.text.lower()
        if key in known:
            places.append(known[key])
            continue
        places.append(base)
        base += 1
        via = places[source.via] if source.via is not None and source.via < len(places) else None
        moved = type(source)(source.phrase, source.source_class, source.cue, via, source.entity)
        event.sources.append(moved)
        known[key] = base - 1
