"""What one sentence holds that bears on whether its acts are acts of force."""

from dataclasses import dataclass

from rashomon.flow.extract.arguments import Actors
from rashomon.flow.extract.scan import Scan
from rashomon.lexicon.things import Weapon
from rashomon.lexicon.wordsets import word_set

CASUALTY = word_set("casualty")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one sentence holds, worked out once for all its triggers."""

    weapons: tuple[Weapon, ...]
    words: frozenset[str]
    armed: bool
    military: bool
    casualty: bool
    has_actor: bool
    in_conflict: bool
    sport: bool
    disaster: bool


def evidence(scan: Scan, actors: Actors, *, in_conflict: bool = False) -> Evidence:
    """Return what a sentence holds; ``in_conflict`` says that its report as a whole is of one."""
    words = frozenset(scan.parse.folded)
    mentions = list(actors.values())
    armed = any(
        m.noun_form == "armed"
        or (m.noun_form in ("body", "platform") and m.body in ("Military", "Police"))
        for m in mentions
    ) or any(
        m.entry.actor_class in ("armed-group", "military", "police", "paramilitary", "criminal")
        for m in scan.names
    )
    munitions = tuple(m.entry for m in scan.weapons)
    hard = any(w.weapon_class not in ("vehicle", "other") for w in munitions)
    military = hard or armed or any(m.entry.kind == "military" for m in scan.facilities)
    casualty = bool(words & CASUALTY)
    sport = bool(scan.cues_of("context", "sport"))
    disaster = bool(scan.cues_of("context", "disaster"))
    if sport:  # "the Pittsburgh Pirates"
        armed = military = casualty = in_conflict = False
    return Evidence(
        munitions,
        words,
        armed,
        military,
        casualty and not disaster,
        bool(mentions),
        in_conflict,
        sport,
        disaster,
    )
