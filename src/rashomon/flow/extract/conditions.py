"""What a trigger's pattern requires of its sentence before it counts as an event."""

from collections.abc import Callable

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
OFFICES = frozenset((SourceClass.GOVERNMENT, SourceClass.OFFICIAL))
STATE_CLASSES = frozenset(("state", "government", "igo", "alliance"))


def is_met(frame: Frame, scan: Scan, actors: Actors, found: Evidence) -> bool:
    """Return whether every condition of the trigger holds; of ``a|b`` one is enough."""
    if frame.trigger.trigger.type in VIOLENT and _is_peaceful(frame, scan, found):
        return False
    return all(
        any(CONDITIONS[one](frame, scan, actors, found) for one in condition.split("|"))
        for condition in frame.trigger.trigger.requires
    )


def _is_peaceful(frame: Frame, scan: Scan, found: Evidence) -> bool:
    """Return whether what kills or destroys is no one: a game, an earthquake, an accident."""
    if found.sport or (found.disaster and not found.military and not found.in_conflict):
        return True
    heads = {p.head for p, _ in frame.actor}
    return any(cue.end - 1 in heads for cue in scan.cues_of("context", "disaster"))


def _mentions(phrases: list[tuple[NounPhrase, str]], actors: Actors) -> list[ActorMention]:
    return [actors[p] for p, _ in phrases if p in actors]


def _known(mention: ActorMention) -> bool:
    return mention.entity is not None or mention.form is not Form.PERSON or bool(mention.name)


def _actor(frame: Frame, _: Scan, actors: Actors, __: Evidence) -> bool:
    return bool(frame.owners) or any(_known(m) for m in _mentions(frame.actor, actors))


def _recipient(frame: Frame, scan: Scan, actors: Actors, __: Evidence) -> bool:
    if any(_known(m) for m in _mentions(frame.recipient, actors)):
        return True
    return any(p.start <= m.start < p.end for p, _ in frame.recipient for m in scan.names)


def _fighter(frame: Frame, scan: Scan, actors: Actors, found: Evidence) -> bool:
    if frame.owners or frame.passive or frame.trigger.part == "noun":
        return True
    return any(
        (m.entity is not None and m.form is not Form.PERSON)
        or m.noun_form in ("armed", "body", "platform", "state", "states")
        or (m.form is Form.PRONOUN and found.in_conflict)
        for m in _mentions(frame.actor, actors)
    )


def _joint(frame: Frame, scan: Scan, actors: Actors, found: Evidence) -> bool:
    states = {state_of(m.entry.actor_id) for m in scan.names if m.entry.kind != NameKind.CAPITAL}
    joint = bool(
        found.words
        & {
            "joint",
            "partners",
            "bilateral",
            "multilateral",
            "multinational",
            "trilateral",
            "allied",
        }
    )
    return len(states) > 1 or joint


def _cyber(frame: Frame, scan: Scan, actors: Actors, found: Evidence) -> bool:
    return bool(
        found.words
        & {
            "website",
            "websites",
            "hackers",
            "hacker",
            "servers",
            "server",
            "cyber",
            "network",
            "networks",
            "computers",
            "online",
            "malware",
        }
    )


TERRITORY = word_set("territory")


def _territory(frame: Frame, scan: Scan, actors: Actors, found: Evidence) -> bool:
    parse = scan.parse
    if frame.trigger.part == "noun" or not frame.objects:
        return True
    for phrase in frame.objects:
        words = set(parse.folded[phrase.start : phrase.end])
        if words & TERRITORY:
            return True
        if parse.tags[phrase.head] == "Z" and phrase not in actors:
            return True
        known = actors.get(phrase)
        if known is not None and (known.form is Form.PERSON and known.entity is None):
            return True
    return False


# What sanctions and tariffs are aimed at.
ECONOMIC = word_set("economic")


def _hittable(frame: Frame, scan: Scan, actors: Actors, found: Evidence) -> bool:
    phrases = [*frame.objects, *(p for p, _ in frame.recipient)]
    heads = {scan.parse.folded[p.head] for p in phrases}
    if heads & ECONOMIC and not found.military:
        return False
    return not any(w.weapon_class in INCOMING for w in _object_weapons(frame, scan))


def _missile(frame: Frame, scan: Scan, actors: Actors, found: Evidence) -> bool:
    if any(w.weapon_class in LONG_RANGE | {"rocket"} for w in found.weapons):
        return True
    return bool(found.words & {"satellite", "projectile", "orbit", "projectiles", "engine"})


def _passive(frame: Frame, _: Scan, __: Actors, ___: Evidence) -> bool:
    return frame.passive


def _force(frame: Frame, scan: Scan, actors: Actors, found: Evidence) -> bool:
    if found.military or found.casualty or _between_states(frame, scan):
        return True
    return found.in_conflict and (found.has_actor or bool(scan.facilities))


def _between_states(frame: Frame, scan: Scan) -> bool:
    """Return whether a noun of attack has a state before it and a name after it."""
    return any(kind != NameKind.PERSON for *_, kind in frame.owners) and any(
        scan.parse.tags[p.head] == "Z" for p, _ in frame.recipient
    )


def _hostile(frame: Frame, scan: Scan, actors: Actors, found: Evidence) -> bool:
    return found.military or found.in_conflict or bool(found.words & ATTACKS)


def _armed(frame: Frame, scan: Scan, actors: Actors, found: Evidence) -> bool:
    if found.armed or (found.military and found.in_conflict) or found.casualty:
        return True
    states = [m for m in scan.names if m.entry.actor_class == "state"]
    return found.in_conflict and bool(states)


def _military(frame: Frame, scan: Scan, actors: Actors, found: Evidence) -> bool:
    found_word = range(frame.trigger.start, frame.trigger.end)
    return found.military or any(scan.parse.folded[j] in MARTIAL for j in found_word)


def _incoming(frame: Frame, scan: Scan, actors: Actors, found: Evidence) -> bool:
    if any(w.weapon_class in INCOMING | {"aircraft"} for w in found.weapons):
        return True
    return (
        bool(
            found.words
            & {
                "projectiles",
                "projectile",
                "threats",
                "salvo",
                "barrage",
                "attack",
                "targets",
                "plane",
                "jet",
                "aircraft",
                "them",
            }
        )
        and found.military
    )


def _weapon_object(frame: Frame, scan: Scan, _: Actors, __: Evidence) -> bool:
    return bool(_object_weapons(frame, scan))


def _force_object(frame: Frame, scan: Scan, actors: Actors, __: Evidence) -> bool:
    """Return whether troops, ships or aircraft are what is sent."""
    if any(actors[p].body == "Military" for p in frame.objects if p in actors):
        return True
    return any(w.weapon_class in PLATFORMS for w in _object_weapons(frame, scan))


def _cargo_object(frame: Frame, scan: Scan, _: Actors, __: Evidence) -> bool:
    """Return whether what is taken is a ship or goods, not ground."""
    phrases = [*frame.objects, *(p for p, _ in frame.recipient)]
    if any(scan.parse.folded[p.head] in CARGO for p in phrases):
        return True
    ships = [m.start for m in scan.facilities if m.entry.kind in VESSELS]
    ships += [m.start for m in scan.weapons if m.entry.weapon_class == "ship"]
    return any(p.start <= ship < p.end for p in phrases for ship in ships)


def _long_range_object(frame: Frame, scan: Scan, _: Actors, found: Evidence) -> bool:
    classes = {w.weapon_class for w in _object_weapons(frame, scan)}
    if classes & LONG_RANGE:
        return True
    rocket = "rocket" in classes and bool(
        found.words & {"satellite", "space", "orbit", "long-range", "test", "sea"}
    )
    return rocket


def _object_weapons(frame: Frame, scan: Scan) -> list[Weapon]:
    phrases = list(frame.objects)
    for phrase in frame.objects:
        # "a barrage of missiles was launched": the missiles are the object.
        if phrase.end < len(scan.parse.tokens) and scan.parse.folded[phrase.end] == "of":
            phrases += scan.parse.objects(phrase.end + 1)
    return [m.entry for m in scan.weapons for p in phrases if p.start <= m.start and m.end == p.end]


def _aimed(frame: Frame, scan: Scan, actors: Actors, found: Evidence) -> bool:
    phrases = [p for p, way in frame.recipient if way == "prepositional"]
    for phrase in phrases:
        if phrase in actors:
            return True
        known = [m.start for m in scan.facilities] + [m.start for m in scan.names]
        if any(phrase.start <= position < phrase.end for position in known):
            return True
        if scan.parse.tags[phrase.head] == "Z" and scan.parse.folded[phrase.head] not in (
            "sea",
            "ocean",
            "orbit",
        ):
            return True
    return False


def _captive(frame: Frame, scan: Scan, actors: Actors, found: Evidence) -> bool:
    phrases = [*frame.objects, *(p for p, _ in frame.recipient)]
    for phrase in phrases:
        if any(scan.parse.folded[j] in CAPTIVES for j in range(phrase.start, phrase.end)):
            return True
    return bool(
        found.words
        & {
            "hostages",
            "captives",
            "prisoners",
            "abducted",
            "kidnapped",
            "captivity",
            "custody",
            "detainees",
        }
    )


def _person_object(frame: Frame, scan: Scan, actors: Actors, found: Evidence) -> bool:
    phrases = [*frame.objects, *(p for p, _ in frame.recipient)]
    mentions = [actors[p] for p in phrases if p in actors]
    return any(
        m.form in (Form.PERSON, Form.PRONOUN) or m.noun_form in ("people", "armed", "crowd")
        for m in mentions
    )


def _authority(frame: Frame, scan: Scan, actors: Actors, found: Evidence) -> bool:
    if frame.owners:
        return True
    if frame.passive and not frame.actor:
        return found.military or found.in_conflict
    return any(
        m.entity is not None
        or m.noun_form in ("state", "body", "armed")
        or (m.form is Form.PRONOUN and found.in_conflict)
        for m in _mentions(frame.actor, actors)
    )


def _crowd(frame: Frame, scan: Scan, actors: Actors, found: Evidence) -> bool:
    return bool(found.words & CROWD)


def _diplomatic(frame: Frame, scan: Scan, actors: Actors, found: Evidence) -> bool:
    if found.words & DIPLOMATIC:
        return True
    states = {m.entry.actor_id for m in scan.names if m.entry.actor_class in STATE_CLASSES}
    return len(states) > 1 or (bool(states) and _actor(frame, scan, actors, found))


def _official(frame: Frame, scan: Scan, actors: Actors, found: Evidence) -> bool:
    if any(kind != NameKind.DEMONYM for *_, kind in frame.owners):
        return True
    return any(
        (m.entity is not None and m.noun_form not in ("people", "armed", "crowd"))
        or (m.form is Form.PERSON and m.source_class in OFFICES)
        for m in _mentions(frame.actor, actors)
    ) or (found.in_conflict and any(m.form is Form.PRONOUN for m in _mentions(frame.actor, actors)))


def _speaker(frame: Frame, scan: Scan, actors: Actors, found: Evidence) -> bool:
    if frame.owners:
        return True
    mentions = _mentions(frame.actor, actors)
    return any(
        m.entity is not None
        or m.noun_form in ("state", "body", "armed")
        or (found.in_conflict and m.form in (Form.PRONOUN, Form.PERSON))
        for m in mentions
    )


CONDITIONS: dict[str, Callable[[Frame, Scan, Actors, Evidence], bool]] = {
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
    "person-object": _person_object,
    "authority": _authority,
    "authority-actor": _authority,
    "crowd": _crowd,
    "diplomatic": _diplomatic,
    "official-actor": _official,
    "speaker": _speaker,
}
