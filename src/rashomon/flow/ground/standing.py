"""Forces that stand somewhere and ties between actors, with their words read."""

from rashomon.flow.ground.actors import UNKNOWN, state_named
from rashomon.flow.ground.counts import read_count
from rashomon.flow.ground.values import Reading, read_sources
from rashomon.model.event import CountValue, PlaceValue, Posture, Tie
from rashomon.model.mention import Mentions, PostureMention
from rashomon.model.vocabulary import CountKind


def read_posture(reading: Reading, mention: PostureMention) -> Posture:
    """Return a standing presence; ``as_of`` is the day of the report, None if unknown."""
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


def read_ties(reading: Reading, mentions: Mentions) -> tuple[Tie, ...]:
    """Return each tie once, sorted; a tie with an unknown end is left out."""
    document = reading.document
    sponsors = {one.span: one.sponsor for one in mentions.actors if one.sponsor}
    found: dict[tuple[str, str, str], Tie] = {}
    for mention in mentions.ties:
        source, target = mention.source_entity, mention.target_entity
        if mention.span in sponsors:  # "Iran-backed militias"
            sponsor = state_named(sponsors[mention.span], reading.lexicon)
            source = source or (sponsor[1] if sponsor else None)
            target = target or reading.entities.get(mention.span, (None, ""))[0]
        if target is None and mention.target is not None:
            target = reading.entities.get(mention.target, (None, ""))[0]
        if source is None or target is None or UNKNOWN in (source, target):
            continue
        phrase = document.phrase(mention.span.start, mention.span.end)
        found.setdefault(
            (str(mention.kind), source, target), Tie(phrase, mention.kind, source, target)
        )
    return tuple(found[key] for key in sorted(found))
