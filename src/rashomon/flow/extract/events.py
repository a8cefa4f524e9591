"""Event mentions of one sentence: triggers that meet their conditions, with their arguments."""

from dataclasses import dataclass, replace

from rashomon.flow.extract.advice import Advice, Others
from rashomon.flow.extract.arguments import Actors, Frame, frame, is_actor
from rashomon.flow.extract.attribution import Said
from rashomon.flow.extract.conditions import Case, is_met
from rashomon.flow.extract.evidence import Evidence
from rashomon.flow.extract.factuality import factuality
from rashomon.flow.extract.kinds import CountSpan
from rashomon.flow.extract.links import REACTIONS, find_links
from rashomon.flow.extract.parse import NounPhrase
from rashomon.flow.extract.roles import counts_for, things_for, times_for, where_for
from rashomon.flow.extract.scan import Scan
from rashomon.flow.extract.triggers import FoundTrigger
from rashomon.lexicon.book import Lexicon
from rashomon.lexicon.wordsets import word_set
from rashomon.model.mention import (
    ActorMention,
    Argument,
    Attribution,
    EventMention,
    LinkCue,
    PlaceMention,
)
from rashomon.model.text import Span
from rashomon.model.vocabulary import EventType, LinkKind, Role

DEFINITE = frozenset(("the", "this", "that", "these", "those", "such", "its", "their", "both"))
INDEFINITE = frozenset(("a", "an", "another", "several", "other", "more", "new", "previous"))
AGGREGATE = word_set("aggregate")


@dataclass(frozen=True, slots=True)
class Context:
    """What the rest of the stage has found in the sentence."""

    actors: Actors
    evidence: Evidence
    triggers: list[FoundTrigger]
    said: list[Said]
    times: list[Span]
    counts: list[CountSpan]
    places: list[PlaceMention]
    advice: Advice | None = None


def event_mentions(
    scan: Scan, lexicon: Lexicon, context: Context, *, first: int
) -> list[EventMention]:
    """Return the event mentions of a sentence, in its order.

    ``first`` is the number of the document's first mention of this sentence, so that links can
    name their other end.
    """
    frames = _frames(scan, lexicon, context)
    kept: list[tuple[Frame, EventMention]] = []
    for one in frames:
        found = one.trigger
        fact = factuality(scan, one, lexicon.grammar.lemmas)
        if context.advice is not None:
            fact = context.advice.factuality(scan, found, fact)
        if fact is None:
            continue
        mention = EventMention(
            type=EventType(found.trigger.type),
            mode=found.trigger.mode if context.advice is None else context.advice.mode(scan, found),
            trigger=scan.parse.span(found.start, found.end),
            sentence=scan.parse.sentence.index,
            rule=found.trigger.id,
            arguments=tuple(_arguments(scan, one, context.actors)),
            attributions=_sources(scan, one, context.said),
            factuality=fact,
            definite=_opens_with(scan, found, DEFINITE),
            indefinite=_opens_with(scan, found, INDEFINITE) and not _is_predicate(scan, found),
            plural=found.part != "verb" and scan.parse.folded[found.end - 1].endswith("s"),
            aggregate=_is_aggregate(scan, found),
        )
        kept.append((one, mention))
    frames = [one for one, _ in kept]
    mentions = _placed(scan, frames, [mention for _, mention in kept], context)
    if context.advice is not None:
        others = Others(context.said, context.times, context.counts, context.places)
        mentions = [
            context.advice.arguments(scan, mention, context.actors, others=others)
            for mention in mentions
        ]
    return _linked(scan, frames, mentions, first)


def _frames(scan: Scan, lexicon: Lexicon, context: Context) -> list[Frame]:
    """Return one frame a place in the text: the first alternative whose conditions hold."""
    frames: list[Frame] = []
    taken: set[tuple[int, int]] = set()
    for found in context.triggers:
        if (found.start, found.end) in taken:
            continue
        one = frame(scan, found, lexicon, context.actors, speakers=[s.phrase for s in context.said])
        is_sure = context.advice is not None and context.advice.is_act(scan, found)
        if is_sure or is_met(Case(one, scan, context.actors, context.evidence)):
            taken.add((found.start, found.end))
            frames.append(one)
    return sorted(frames, key=lambda f: (f.trigger.start, f.trigger.end))


def _arguments(scan: Scan, one: Frame, actors: Actors) -> list[Argument]:
    arguments: list[Argument] = []
    for role, places in (
        (Role.ACTOR, one.actor),
        (Role.RECIPIENT, one.recipient),
        (Role.MEDIATOR, one.mediator),
    ):
        for phrase, way in places:
            mention = actors.get(phrase)
            if mention is not None and _is_town_hit(one, role, mention, way):
                continue
            if mention is not None and is_actor(mention):
                arguments.append(Argument(role, mention.span, way, mention.entity))
            elif role is Role.RECIPIENT:
                arguments += _owner_of(scan, phrase, way)
    for role, owners in ((Role.ACTOR, one.owners), (Role.RECIPIENT, one.victims)):
        for start, end, entity, _ in owners:
            arguments.append(Argument(role, scan.parse.span(start, end), "premodifier", entity))
    return arguments


def _is_town_hit(one: Frame, role: Role, mention: ActorMention, way: str) -> bool:
    """Return whether a capital is the town that is struck, not the government."""
    violent = one.trigger.trigger.type in ("ASSAULT", "COERCE")
    return violent and role is Role.RECIPIENT and mention.metonym and way == "object"


def _owner_of(scan: Scan, phrase: NounPhrase, way: str) -> list[Argument]:
    """Return whose the thing is that is hit: "a U.S. base", "Iran's sites", "a base of ..."."""
    for match in scan.names:
        possessive = match.end < phrase.end and scan.parse.tags[match.end] == "O"
        if phrase.start <= match.start < phrase.end and (
            possessive
            or match.entry.kind in ("demonym", "abbreviation", "name", "alias", "acronym")
        ):
            span = scan.parse.span(match.start, min(match.end, phrase.end))
            return [Argument(Role.RECIPIENT, span, f"{way}-owner", match.entry.actor_id)]
    return []


def _sources(scan: Scan, one: Frame, said: list[Said]) -> tuple[Attribution, ...]:
    """Return who is cited for the act: not the words that are the act itself."""
    found = one.trigger
    if _opens_with(scan, found, DEFINITE):
        # "Officials said the attack was an answer to ..." tells of the answer, not of the attack.
        return ()
    if _is_reduced(scan, one):
        return ()
    said = [s for s in said if not _turns(scan, s, found)]
    own = [s for s in said if s.cue[0] < found.end and found.start < s.cue[1]]
    if own:
        return ()
    return tuple(s.attribution for s in said)


def _is_reduced(scan: Scan, one: Frame) -> bool:
    """Return whether the act only describes a noun: "the girls kidnapped two years ago"."""
    word = one.trigger.word
    return (
        one.passive
        and scan.parse.tags[word] == "E"
        and word > 0
        and scan.parse.phrase_at[word - 1] >= 0
    )


def _turns(scan: Scan, said: Said, found: FoundTrigger) -> bool:
    """Return whether "but" stands between the cue and the act: another voice goes on."""
    if said.cue[0] < 0:
        return False
    low, high = sorted((said.cue[0], found.start))
    return "but" in scan.parse.folded[low:high]


def _opens_with(scan: Scan, found: FoundTrigger, words: frozenset[str]) -> bool:
    phrase = scan.parse.phrase_of(found.word)
    if found.part != "noun" or phrase is None:
        return False
    return scan.parse.folded[phrase.start] in words


def _is_predicate(scan: Scan, found: FoundTrigger) -> bool:
    """Return whether the noun says what something was: "The incident was a drone attack"."""
    phrase = scan.parse.phrase_of(found.word)
    return phrase is not None and phrase.start > 0 and scan.parse.tags[phrase.start - 1] == "A"


def _is_aggregate(scan: Scan, found: FoundTrigger) -> bool:
    phrase = scan.parse.phrase_of(found.word)
    start = max(0, (phrase.start if phrase else found.start) - 3)
    return any(word in AGGREGATE for word in scan.parse.folded[start : found.start])


def _placed(
    scan: Scan, frames: list[Frame], mentions: list[EventMention], context: Context
) -> list[EventMention]:
    """Add to each mention the times, places, counts and things that stand nearest to it."""
    added: list[list[Argument]] = [[] for _ in frames]
    times_for(scan, frames, context.times, context.said, added)
    where_for(scan, frames, context.places, context.said, added)
    counts_for(scan, frames, context.counts, added)
    things_for(scan, frames, added)
    return [
        replace(mention, arguments=(*mention.arguments, *more)) if more else mention
        for mention, more in zip(mentions, added, strict=True)
    ]


def _linked(
    scan: Scan, frames: list[Frame], mentions: list[EventMention], first: int
) -> list[EventMention]:
    links: dict[int, list[LinkCue]] = {}
    triggers = [one.trigger for one in frames]
    for answer, answered, kind, (start, end) in find_links(scan, triggers):
        cue = LinkCue(kind, scan.parse.span(start, end), first + answered)
        links.setdefault(answer, []).append(cue)
    for number in range(len(frames)):
        answered_act = _act_spoken_of(frames, number)
        if answered_act is not None and number not in links:
            cue = LinkCue(LinkKind.RESPONSE_TO, mentions[number].trigger, first + answered_act)
            links.setdefault(number, []).append(cue)
    return [
        replace(mention, links=tuple(links[number])) if number in links else mention
        for number, mention in enumerate(mentions)
    ]


def _act_spoken_of(frames: list[Frame], number: int) -> int | None:
    """Return the act that a reaction has as its object: "condemned the bombing"."""
    one = frames[number]
    if one.trigger.trigger.type not in REACTIONS:
        return None
    phrases = [*one.objects, *(p for p, _ in one.recipient)]
    for other_number, other in enumerate(frames):
        if other is one or other.trigger.trigger.type not in ("ASSAULT", "MOBILIZE", "COERCE"):
            continue
        if any(p.start <= other.trigger.word < p.end for p in phrases):
            return other_number
    return None
