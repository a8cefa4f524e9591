"""Forces that are said to stand somewhere."""

from rashomon.flow.extract.arguments import Actors
from rashomon.flow.extract.events import Context
from rashomon.flow.extract.parse import NounPhrase
from rashomon.flow.extract.scan import Scan
from rashomon.model.mention import PostureMention
from rashomon.model.text import Span
from rashomon.model.vocabulary import CountKind

FORCES = {
    "troops": "troops",
    "soldiers": "troops",
    "forces": "troops",
    "personnel": "troops",
    "marines": "troops",
    "servicemen": "troops",
    "militias": "troops",
    "fighters": "troops",
    "advisers": "troops",
    "advisors": "troops",
    "peacekeepers": "troops",
    "contingent": "unit",
    "members": "troops",
    "base": "unit",
    "outpost": "unit",
    "garrison": "unit",
    "battalion": "unit",
    "brigade": "unit",
    "fleet": "unit",
    "warships": "platform",
    "warship": "platform",
    "ships": "platform",
    "aircraft": "platform",
    "jets": "platform",
    "bombers": "platform",
    "carrier": "platform",
    "battery": "system",
    "batteries": "system",
    "system": "system",
    "systems": "system",
    "missiles": "system",
}
STANDING = frozenset(
    (
        "stationed",
        "based",
        "deployed",
        "positioned",
        "garrisoned",
        "present",
        "housed",
        "located",
        "operating",
    )
)


def posture_mentions(scan: Scan, context: Context) -> list[PostureMention]:
    """Return the standing presences of a sentence.

    A force with an owner, then "stationed", "based" or a plain "in", then a place.
    """
    found = []
    for phrase in scan.parse.phrases:
        force = FORCES.get(scan.parse.folded[phrase.head])
        if force is None:
            continue
        owner = _owner(scan, phrase, context.actors)
        place = _place_after(scan, phrase, context)
        if owner is None or place is None:
            continue
        span = scan.parse.span(_without_determiner(scan, phrase), phrase.end)
        count = next(
            (
                c.number
                for c in context.counts
                if c.kind is CountKind.TROOPS and c.span.overlaps(span)
            ),
            None,
        )
        found.append(
            PostureMention(
                owner[0],
                owner[1],
                force,
                span,
                place,
                count,
                scan.parse.sentence.index,
                tuple(s.attribution for s in context.said),
            )
        )
    return found


def _without_determiner(scan: Scan, phrase: NounPhrase) -> int:
    start = phrase.start
    while start < phrase.head and scan.parse.tags[start] == "D":
        start += 1
    return start


def _owner(scan: Scan, phrase: NounPhrase, actors: Actors) -> tuple[Span, str] | None:
    mention = actors.get(phrase)
    if mention is not None and mention.entity is not None:
        return mention.span, mention.entity
    for match in scan.names:
        if phrase.start <= match.start and match.end < phrase.end:
            entity = match.entry.actor_id
            if ":" not in entity and len(entity) == 3:
                entity = f"{entity}:Military"
            return scan.parse.span(match.start, match.end), entity
    return None


def _place_after(scan: Scan, phrase: NounPhrase, context: Context) -> Span | None:
    """Return the place right after the force or after a word of standing."""
    parse = scan.parse
    j = phrase.end
    standing = False
    while j < len(parse.tokens) and j < phrase.end + 4:
        word = parse.folded[j]
        if word in STANDING:
            standing = True
        elif word in ("in", "at", "on"):
            start = parse.ends[j]
            place = next((p.span for p in context.places if 0 < p.span.start - start <= 24), None)
            if place is None or (not standing and j > phrase.end):
                return None
            return place
        elif parse.tags[j] not in "AYE":
            return None
        j += 1
    return None
