"""What a trigger's pattern requires of its sentence before it counts as an event."""

from collections.abc import Callable
from dataclasses import dataclass

from rashomon.flow.extract.arguments import Actors, Frame
from rashomon.flow.extract.evidence import Evidence
from rashomon.flow.extract.parse import NounPhrase
from rashomon.flow.extract.scan import Scan
from rashomon.lexicon.actors import NameKind, state_of
from rashomon.lexicon.things import Weapon
from rashomon.lexicon.wordsets import word_set
from rashomon.model.mention import ActorMention, Form
from rashomon.model.vocabulary import SourceClass

# Words beside "died in" that make a death a violent one.
ATTACKS = word_set("attacks")
CROWD = word_set("crowd")
CAPTIVES = word_set("captives")
# Words of a trigger itself that leave no doubt: "military exercises", "naval drill".
MARTIAL = word_set("martial")
PLATFORMS = frozenset(("ship", "aircraft", "air-defence"))
VESSELS = frozenset(("vessel",))
CARGO = word_set("cargo")
LONG_RANGE = frozenset(("ballistic-missile", "cruise-missile", "missile"))
INCOMING = frozenset(("ballistic-missile", "cruise-missile", "missile", "rocket", "drone"))
DIPLOMATIC = word_set("diplomatic")
VIOLENT = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "INTERCEPT"))
COST = word_set("cost")
# What is released without letting anyone go, and who is met without conferring.
PUBLISHED = word_set("published")
PRESS = frozenset(("reporters", "journalists", "media", "press", "correspondents", "newsmen"))
# What is denied to someone, not denied to be so.
WITHHELD = frozenset(("access", "visa", "visas", "entry", "rights", "bail", "permission", "asylum"))
# Where a missile is tested, not aimed.
NO_TARGET = frozenset(("sea", "ocean", "orbit", "space", "waters"))
COND_HOSTAGES_WORDS = word_set("cond_hostages_words")
CYBER_WORDS = word_set("cyber_words")
FLIGHT_WORDS = word_set("flight_words")
INCOMING_WORDS = word_set("incoming_words")
JOINT_WORDS = word_set("joint_words")
OFFICES = frozenset((SourceClass.GOVERNMENT, SourceClass.OFFICIAL))
STATE_CLASSES = frozenset(("state", "government", "igo", "alliance"))


@dataclass(frozen=True, slots=True)
class Case:
    """What a condition may look at: the places of the trigger, its sentence, what that holds."""

    frame: Frame
    scan: Scan
    actors: Actors
    found: Evidence


def is_met(case: Case) -> bool:
    """Return whether every condition of the trigger holds; of ``a|b`` one is enough."""
    trigger = case.frame.trigger.trigger
    if trigger.type in VIOLENT and _is_peaceful(case):
        return False
    return all(
        any(CONDITIONS[one](case) for one in condition.split("|")) for condition in trigger.requires
    )


def _is_peaceful(case: Case) -> bool:
    """Return whether what kills or destroys is no one: a game, an earthquake, an accident."""
    if case.found.sport or (
        case.found.disaster and not case.found.military and not case.found.in_conflict
    ):
        return True
    heads = {p.head for p, _ in case.frame.actor}
    if case.frame.passive and any(
        case.scan.parse.folded[p.head] in PUBLISHED for p in case.frame.objects
    ):
        return True  # "video shot by a neighbour"
    return any(cue.end - 1 in heads for cue in case.scan.cues_of("context", "disaster"))


def _mentions(phrases: list[tuple[NounPhrase, str]], actors: Actors) -> list[ActorMention]:
    return [actors[p] for p, _ in phrases if p in actors]


def _known(mention: ActorMention) -> bool:
    return mention.entity is not None or mention.form is not Form.PERSON or bool(mention.name)


def _actor(case: Case) -> bool:
    return bool(case.frame.owners) or any(
        _known(m) for m in _mentions(case.frame.actor, case.actors)
    )


def _recipient(case: Case) -> bool:
    if any(_known(m) for m in _mentions(case.frame.recipient, case.actors)):
        return True
    return any(p.start <= m.start < p.end for p, _ in case.frame.recipient for m in case.scan.names)


def _fighter(case: Case) -> bool:
    if case.frame.owners or case.frame.passive or case.frame.trigger.part == "noun":
        return True
    return any(
        (m.entity is not None and m.form is not Form.PERSON)
        or m.noun_form in ("armed", "body", "platform", "state", "states")
        or (m.form is Form.PRONOUN and case.found.in_conflict)
        for m in _mentions(case.frame.actor, case.actors)
    )


def _joint(case: Case) -> bool:
    states = {
        state_of(m.entry.actor_id) for m in case.scan.names if m.entry.kind != NameKind.CAPITAL
    }
    joint = bool(case.found.words & JOINT_WORDS)
    return len(states) > 1 or joint


def _cyber(case: Case) -> bool:
    return bool(case.found.words & CYBER_WORDS)


TERRITORY = word_set("territory")


def _territory(case: Case) -> bool:
    parse = case.scan.parse
    if case.frame.trigger.part == "noun" or not case.frame.objects:
        return True
    for phrase in case.frame.objects:
        words = set(parse.folded[phrase.start : phrase.end])
        if words & TERRITORY:
            return True
        if parse.tags[phrase.head] == "Z" and phrase not in case.actors:
            return True
        known = case.actors.get(phrase)
        if known is not None and (known.form is Form.PERSON and known.entity is None):
            return True
    return False


# What sanctions and tariffs are aimed at.
ECONOMIC = word_set("economic")


def _hittable(case: Case) -> bool:
    phrases = [*case.frame.objects, *(p for p, _ in case.frame.recipient)]
    heads = {case.scan.parse.folded[p.head] for p in phrases}
    economic = heads & ECONOMIC or case.found.words & {"sanctions", "tariffs"}
    if economic and not case.found.military and not case.found.casualty:
        return False
    return not any(w.weapon_class in INCOMING for w in _object_weapons(case))


def _missile(case: Case) -> bool:
    if any(w.weapon_class in LONG_RANGE | {"rocket"} for w in case.found.weapons):
        return True
    return bool(case.found.words & {"satellite", "projectile", "orbit", "projectiles", "engine"})


def _passive(case: Case) -> bool:
    return case.frame.passive


def _force(case: Case) -> bool:
    if case.found.military or case.found.casualty or _between_states(case):
        return True
    return case.found.in_conflict and (case.found.has_actor or bool(case.scan.facilities))


def _between_states(case: Case) -> bool:
    """Return whether a noun of attack has a state before it and a name after it."""
    return any(kind != NameKind.PERSON for *_, kind in case.frame.owners) and any(
        case.scan.parse.tags[p.head] == "Z" for p, _ in case.frame.recipient
    )


def _hostile(case: Case) -> bool:
    return case.found.military or case.found.in_conflict or bool(case.found.words & ATTACKS)


def _armed(case: Case) -> bool:
    if case.found.armed or (case.found.military and case.found.in_conflict) or case.found.casualty:
        return True
    states = [m for m in case.scan.names if m.entry.actor_class == "state"]
    return case.found.in_conflict and bool(states)


def _military(case: Case) -> bool:
    found_word = range(case.frame.trigger.start, case.frame.trigger.end)
    return case.found.military or any(case.scan.parse.folded[j] in MARTIAL for j in found_word)


def _incoming(case: Case) -> bool:
    if any(w.weapon_class in INCOMING | {"aircraft"} for w in case.found.weapons):
        return True
    return bool(case.found.words & INCOMING_WORDS) and case.found.military


def _weapon_object(case: Case) -> bool:
    return bool(_object_weapons(case))


def _force_object(case: Case) -> bool:
    """Return whether troops, ships or aircraft are what is sent."""
    if any(case.actors[p].body == "Military" for p in case.frame.objects if p in case.actors):
        return True
    return any(w.weapon_class in PLATFORMS for w in _object_weapons(case))


def _cargo_object(case: Case) -> bool:
    """Return whether what is taken is a ship or goods, not ground."""
    phrases = [*case.frame.objects, *(p for p, _ in case.frame.recipient)]
    if any(case.scan.parse.folded[p.head] in CARGO for p in phrases):
        return True
    ships = [m.start for m in case.scan.facilities if m.entry.kind in VESSELS]
    ships += [m.start for m in case.scan.weapons if m.entry.weapon_class == "ship"]
    return any(p.start <= ship < p.end for p in phrases for ship in ships)


def _long_range_object(case: Case) -> bool:
    classes = {w.weapon_class for w in _object_weapons(case)}
    if classes & LONG_RANGE:
        return True
    rocket = "rocket" in classes and bool(case.found.words & FLIGHT_WORDS)
    return rocket


def _counted(case: Case, phrases: list[NounPhrase]) -> list[NounPhrase]:
    """Return the phrases and what they count: the missiles of "a barrage of missiles"."""
    parse = case.scan.parse
    inner = [parse.objects(p.end + 1) for p in phrases if parse.folded[p.end : p.end + 1] == ["of"]]
    return [*phrases, *(p for more in inner for p in more)]


def _object_weapons(case: Case) -> list[Weapon]:
    phrases = _counted(case, case.frame.objects)
    return [
        m.entry for m in case.scan.weapons for p in phrases if p.start <= m.start and m.end == p.end
    ]


def _aimed(case: Case) -> bool:
    phrases = [p for p, way in case.frame.recipient if way == "prepositional"]
    for phrase in phrases:
        if case.scan.parse.folded[phrase.head] in NO_TARGET:
            continue
        if phrase in case.actors:
            return True
        known = [m.start for m in case.scan.facilities] + [m.start for m in case.scan.names]
        if any(phrase.start <= position < phrase.end for position in known):
            return True
        if case.scan.parse.tags[phrase.head] == "Z":
            return True
    return False


def _captive(case: Case) -> bool:
    phrases = [*case.frame.objects, *(p for p, _ in case.frame.recipient)]
    if case.frame.objects and case.scan.parse.folded[case.frame.objects[0].head] in PUBLISHED:
        return False
    for phrase in phrases:
        if any(case.scan.parse.folded[j] in CAPTIVES for j in range(phrase.start, phrase.end)):
            return True
    return bool(case.found.words & COND_HOSTAGES_WORDS)


def _hostage_taker(case: Case) -> bool:
    """Return whether an armed group takes people who are not under arms."""
    phrases = _counted(case, [*case.frame.objects, *(p for p, _ in case.frame.recipient)])
    taken = [case.actors[p] for p in phrases if p in case.actors]
    return any(m.noun_form == "people" for m in taken) and any(
        m.source_class is SourceClass.ARMED_GROUP for m in _mentions(case.frame.actor, case.actors)
    )


def _person_object(case: Case) -> bool:
    phrases = [*case.frame.objects, *(p for p, _ in case.frame.recipient)]
    mentions = [case.actors[p] for p in phrases if p in case.actors]
    return any(
        m.form in (Form.PERSON, Form.PRONOUN) or m.noun_form in ("people", "armed", "crowd")
        for m in mentions
    )


def _authority(case: Case) -> bool:
    if case.frame.owners:
        return True
    if case.frame.passive and not case.frame.actor:
        return case.found.military or case.found.in_conflict
    return any(
        m.entity is not None
        or m.noun_form in ("state", "body", "armed")
        or (m.form is Form.PRONOUN and case.found.in_conflict)
        for m in _mentions(case.frame.actor, case.actors)
    )


def _cost(case: Case) -> bool:
    """Return whether what is warned of is an answer or a price, not a danger."""
    after = case.scan.parse.folded[case.frame.trigger.end :]
    return not COST.isdisjoint(after)


def _own_words(case: Case) -> bool:
    """Return whether someone denies: not "was denied entry", "denied them access"."""
    parse = case.scan.parse
    heads = {parse.folded[p.head] for p in parse.phrases if p.start >= case.frame.trigger.end}
    given = case.frame.objects[:1]
    if given and given[0] in case.actors and parse.phrase_of(given[0].end) is not None:
        return False  # "deny the group a safe haven"
    return not case.frame.passive and not heads & WITHHELD


def _crowd(case: Case) -> bool:
    return bool(case.found.words & CROWD)


def _diplomatic(case: Case) -> bool:
    if any(case.scan.parse.folded[p.head] in PRESS for p, _ in case.frame.recipient):
        return False
    if case.found.words & DIPLOMATIC:
        return True
    states = {m.entry.actor_id for m in case.scan.names if m.entry.actor_class in STATE_CLASSES}
    return len(states) > 1 or (bool(states) and _actor(case))


def _official(case: Case) -> bool:
    if any(kind != NameKind.DEMONYM for *_, kind in case.frame.owners):
        return True
    return any(
        (m.entity is not None and m.noun_form not in ("people", "armed", "crowd"))
        or (m.form is Form.PERSON and m.source_class in OFFICES)
        for m in _mentions(case.frame.actor, case.actors)
    ) or (
        case.found.in_conflict
        and any(m.form is Form.PRONOUN for m in _mentions(case.frame.actor, case.actors))
    )


def _speaker(case: Case) -> bool:
    if case.frame.owners:
        return True
    mentions = _mentions(case.frame.actor, case.actors)
    return any(
        m.entity is not None
        or m.noun_form in ("state", "body", "armed")
        or (case.found.in_conflict and m.form in (Form.PRONOUN, Form.PERSON))
        for m in mentions
    )


CONDITIONS: dict[str, Callable[[Case], bool]] = {
    "actor": _actor,
    "recipient": _recipient,
    "passive": _passive,
    "force": _force,
    "hostile": _hostile,
    "hittable": _hittable,
    "joint": _joint,
    "territory": _territory,
    "cyber": _cyber,
    "fighter": _fighter,
    "missile": _missile,
    "armed": _armed,
    "military": _military,
    "incoming": _incoming,
    "object:weapon": _weapon_object,
    "object:long-range": _long_range_object,
    "object:cargo": _cargo_object,
    "object:force": _force_object,
    "aimed": _aimed,
    "captive": _captive,
    "hostage-taker": _hostage_taker,
    "person-object": _person_object,
    "authority": _authority,
    "authority-actor": _authority,
    "cost": _cost,
    "own-words": _own_words,
    "crowd": _crowd,
    "diplomatic": _diplomatic,
    "official-actor": _official,
    "speaker": _speaker,
}
