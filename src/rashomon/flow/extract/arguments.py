"""Who acts and on whom: the phrases that stand in the places a trigger's pattern names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rashomon.flow.extract.parse import NounPhrase, Parse
from rashomon.flow.extract.scan import Scan
from rashomon.flow.extract.triggers import FoundTrigger
from rashomon.lexicon.actors import NameKind
from rashomon.lexicon.book import Lexicon
from rashomon.lexicon.wordsets import word_set
from rashomon.model.mention import ActorMention, Form

Actors = dict[NounPhrase, ActorMention]


@dataclass(slots=True)
class Frame:
    """The phrases found for one trigger, by place; ``passive`` as the sentence has it."""

    trigger: FoundTrigger
    passive: bool = False
    alleged: bool = False
    actor: list[tuple[NounPhrase, str]] = field(default_factory=list)
    recipient: list[tuple[NounPhrase, str]] = field(default_factory=list)
    mediator: list[tuple[NounPhrase, str]] = field(default_factory=list)
    objects: list[NounPhrase] = field(default_factory=list)
    owners: list[tuple[int, int, str, str]] = field(default_factory=list)
    victims: list[tuple[int, int, str, str]] = field(default_factory=list)


def frame(
    scan: Scan,
    found: FoundTrigger,
    lexicon: Lexicon,
    actors: Actors,
    *,
    speakers: Sequence[NounPhrase] = (),
) -> Frame:
    """Return the places of a trigger filled with noun phrases, nearest first.

    ``speakers`` are those cited in the sentence, for acts that consist in what is said.
    """
    result = Frame(found)
    if found.part == "noun":
        _noun_frame(scan, result, lexicon, actors)
    else:
        _verb_frame(scan, result, actors)
    trigger = found.trigger
    _as_alleged(scan.parse, result)
    if trigger.type in SPEECH and not result.passive and speakers and _joined(scan.parse, found):
        result.actor = [(p, "speaker") for p in speakers[:1]]
    if "source" in trigger.actor:
        subjects = scan.parse.subjects(found.start)
        result.actor = [(p, "source") for p in speakers]
        if "subj" in trigger.recipient:
            result.recipient = [(p, "subject") for p in subjects if p not in speakers]
    if trigger.mediator:
        result.mediator, result.actor = result.actor or _fill(scan, result, trigger.mediator), []
        parties = scan.parse.prepositional(found.end, trigger.parties) if trigger.parties else []
        result.actor = [(p, "parties") for p in parties[:1]]
        result.recipient = [(p, "parties") for p in parties[1:]]
    if parse_of(scan, found) in MUTUAL and len(result.actor) > 1 and not result.recipient:
        result.recipient = list(result.actor)  # "A and B exchanged fire"
    if "between" in trigger.actor:
        parties = scan.parse.prepositional(found.end, ("between",))
        if len(parties) > 1:
            joint = trigger.type == "COOPERATE"
            if trigger.type == "ASSAULT":
                # Two sides fighting, without a first mover: both are actors and recipients.
                result.actor = [(p, "between") for p in parties]
                result.recipient = [(p, "between") for p in parties]
                return result
            result.actor = [(p, "between") for p in (parties if joint else parties[:1])]
            result.recipient = [] if joint else [(p, "between") for p in parties[1:]]
    return result


# Beside the light verbs, those whose "by" still names the author: "an attack claimed by".
AUTHORED = frozenset(("claim", "cause", "inspire", "direct"))
MUTUAL = frozenset(
    ("exchange", "exchanged", "exchanging", "clash", "clashed", "traded", "battled", "fought")
)


def parse_of(scan: Scan, found: FoundTrigger) -> str:
    """Return the folded verb of a trigger."""
    return scan.parse.folded[found.word]


SPEECH = frozenset(("ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE", "DENY"))
ACCUSING = word_set("accusing")


def _joined(parse: Parse, found: FoundTrigger) -> bool:
    """Return whether a verb of speech goes on after "and": "said the ship sank and warned ..."."""
    return found.part == "verb" and found.word > 0 and parse.folded[found.word - 1] == "and"


def _as_alleged(parse: Parse, result: Frame) -> None:
    """Give the act of "accused the army of shelling the town" to the accused, as an allegation."""
    word = result.trigger.word
    if parse.tags[word] != "G" or word < 2 or parse.folded[word - 1] not in ("of", "for"):
        return
    accused = parse.phrase_of(word - 2)
    if accused is None or accused.start == 0:
        return
    if parse.folded[accused.start - 1] in ACCUSING:
        result.actor = [(accused, "accused")]
        result.alleged = True


def _fill(scan: Scan, result: Frame, places: Iterable[str]) -> list[tuple[NounPhrase, str]]:
    parse, found = scan.parse, result.trigger
    if "subj" in places and found.part != "noun":
        return [(p, "subject") for p in parse.subjects(found.word)]
    return []


def _verb_frame(scan: Scan, result: Frame, actors: Actors) -> None:
    parse, found = scan.parse, result.trigger
    trigger = found.trigger
    subjects = parse.subjects(found.word)
    # "died in hospital": without roles, what follows is where, not whom.
    result.objects = parse.objects(found.end) if trigger.recipient or trigger.actor else []
    inner = _inner_objects(parse, found) if found.end - found.word > 1 else []
    if inner and (not result.objects or inner[0] in actors):
        result.objects = inner
    by_another = parse.tags[found.word] == "E" and parse.folded[found.end : found.end + 1] == ["by"]
    result.passive = (
        by_another  # "mowed down by"
        or parse.passive(found.word)
        or _reduced(parse, found, subjects, result.objects, actors)
    )
    if result.passive:
        result.actor = [(p, "by") for p in parse.prepositional(found.end, ("by",))]
        result.objects = subjects
        result.recipient = [(p, "passive-subject") for p in subjects]
    else:
        places = trigger.actor or trigger.mediator
        if "subj" in places:
            result.actor = [(p, "subject") for p in _acting(parse, found.word, subjects, actors)]
        if "obj" in trigger.recipient:
            result.recipient = [(p, "object") for p in result.objects]
        if trigger.recipient[:1] == ("from",):
            # "seized the town from the rebels": the town is taken, from the rebels.
            losers = parse.prepositional(found.end, ("from",))
            if any(p in actors for p in losers):
                result.recipient = [(p, "prepositional") for p in losers]
    if not any(p in actors for p, _ in result.actor):
        result.owners = _weapon_owners(scan, [p for p, _ in result.actor])
    prepositions = [p for p in trigger.recipient if p not in ("obj", "subj", "poss")]
    if prepositions and not any(p in actors for p, _ in result.recipient):
        result.recipient += [
            (p, "prepositional") for p in parse.prepositional(found.end, prepositions)
        ]
    if not result.recipient and trigger.recipient and found.end < len(parse.tokens):
        result.recipient = _infinitive_object(parse, found)


def _acting(
    parse: Parse, verb: int, subjects: list[NounPhrase], actors: Actors
) -> list[NounPhrase]:
    """Return the subjects; of "X used a rocket to put ..." that is X, for no rocket acts.

    Only an infinitive has such a subject: of "X said drones hit ..." X is the speaker.
    """
    if not subjects or any(p in actors for p in subjects):
        return subjects
    governing = subjects[0].start - 1
    infinitive = "T" in parse.tags[subjects[-1].end : verb]
    if infinitive and governing >= 0 and parse.tags[governing] in "VEG":
        return parse.subjects(governing) or subjects
    return subjects


def _inner_objects(parse: Parse, found: FoundTrigger) -> list[NounPhrase]:
    """Return the object between the parts of "shot the drone down"."""
    return [p for p in parse.phrases if found.word < p.start and p.end <= found.end][:1]


def _infinitive_object(parse: Parse, found: FoundTrigger) -> list[tuple[NounPhrase, str]]:
    phrases = [p for p in parse.phrases if found.word < p.start < found.end]
    return [(p, "inner") for p in phrases[:1]]


def _reduced(
    parse: Parse,
    found: FoundTrigger,
    subjects: list[NounPhrase],
    objects: list[NounPhrase],
    actors: Actors,
) -> bool:
    """Return whether a bare participle is passive: "three soldiers killed in the attack"."""
    if parse.tags[found.word] != "E" or objects:
        return False
    if "obj" not in (*found.trigger.recipient, *found.trigger.weapon):
        return False
    if found.word == 0 or parse.folded[found.word - 1] in ("has", "have", "had", "having"):
        return False
    if parse.folded[found.word + 1 : found.word + 2] == ["of"]:
        return True  # "officers accused of plotting"
    mentions = [actors[p] for p in subjects if p in actors]
    victims = [m for m in mentions if m.noun_form in ("people", "person") or m.head == "others"]
    if parse.phrase_at[found.word - 1] < 0:
        return False
    return bool(victims) or (not mentions and bool(subjects))


def _noun_frame(scan: Scan, result: Frame, lexicon: Lexicon, actors: Actors) -> None:
    parse, found = scan.parse, result.trigger
    trigger = found.trigger
    phrase = parse.phrase_of(found.word)
    if "by" in trigger.actor:
        result.actor = [(p, "by") for p in _authors(parse, found, lexicon)]
    if phrase is not None and {"premod", "poss"} & set(trigger.actor) and not result.actor:
        result.owners = _owners(scan, phrase, found)
        if not result.owners:
            # "a rebel attack", "the coalition airstrike"
            inner = [p for p in actors if phrase.start <= p.start and p.end <= found.start]
            result.actor = [(p, "premodifier") for p in inner]
    if not result.actor and not result.owners and phrase is not None and "subj" in trigger.actor:
        result.actor = [
            (p, "light-verb")
            for p in _light_subjects(parse, phrase, lexicon, trigger.type)
            if p in actors
        ]
    prepositions = [p for p in trigger.actor if p in ("from", "of")]
    if prepositions and not result.actor and not result.owners:
        result.actor = [
            (p, "prepositional")
            for p in parse.prepositional(found.end, prepositions, reach=6)
            if p in actors
        ]
    if "poss" in trigger.recipient and result.owners:
        _as_victims(parse, result)
    wanted = [p for p in trigger.recipient if p not in ("obj", "poss", "of")]
    if "of" in trigger.recipient and parse.folded[found.end : found.end + 1] == ["of"]:
        result.recipient = [(p, "of") for p in parse.objects(found.end + 1)]
    if wanted and not result.recipient:
        result.recipient = [
            (p, "prepositional") for p in parse.prepositional(found.end, wanted, reach=30)
        ]
    if phrase is not None and not result.recipient and trigger.recipient:
        result.recipient = [(p, "bearing") for p in _bearing(parse, phrase, lexicon)]
    result.objects = parse.prepositional(found.end, ("of",), reach=4)


def _as_victims(parse: Parse, result: Frame) -> None:
    """Turn whose a killing is into who was killed: "Soleimani's assassination"."""
    _, end, entity, _ = result.owners[-1]
    if end < len(parse.tokens) and parse.tags[end] == "O" and not entity.endswith(":Military"):
        result.victims, result.owners = result.owners[-1:], []


def _authors(parse: Parse, found: FoundTrigger, lexicon: Lexicon) -> list[NounPhrase]:
    """Return who a noun of action is by: not who foiled, condemned or repelled it."""
    authors = parse.prepositional(found.end, ("by",), reach=10)
    if not authors:
        return []
    done = [j for j in range(found.end, authors[0].start) if parse.tags[j] == "E"]
    verb = lexicon.grammar.lemmas.get(parse.folded[done[-1]], "") if done else ""
    return authors if not verb or verb in lexicon.light_verbs or verb in AUTHORED else []


def _owners(scan: Scan, phrase: NounPhrase, found: FoundTrigger) -> list[tuple[int, int, str, str]]:
    """Return the names before a noun of action: "Israeli", "the militia's", "Iran's".

    A town before it ("the Brussels attacks") is where, not who.
    """
    owners = []
    before = scan.parse.folded[phrase.start - 1] if phrase.start else ""
    for match in scan.names:
        if match.start < phrase.start or match.end > found.start:
            continue
        kind = match.entry.kind
        after = scan.parse.tokens[match.end] if match.end < len(scan.parse.tokens) else ""
        if "-" in after[:1]:
            continue
        if match.entry.actor_class in ("military", "police") and found.trigger.type == "MOBILIZE":
            continue
        if kind == NameKind.NAME and before == "in" and after not in ("'s", "\u2019s"):
            continue  # "the toll in the Kenya attack": where it was
        if kind in (NameKind.CAPITAL, NameKind.SEAT) and after not in ("'s", "\u2019s"):
            continue
        owners.append((match.start, match.end, match.entry.actor_id, str(kind)))
    return _joined_owner(scan, phrase) + owners[-1:] if owners else []


def _weapon_owners(scan: Scan, phrases: Sequence[NounPhrase]) -> list[tuple[int, int, str, str]]:
    """Return whose weapon acts: "a Russian drone hit ...", "struck by Israel's jets"."""
    named = (
        NameKind.DEMONYM,
        NameKind.ABBREVIATION,
        NameKind.NAME,
        NameKind.ALIAS,
        NameKind.ACRONYM,
    )
    return [
        (m.start, m.end, m.entry.actor_id, str(m.entry.kind))
        for p in phrases
        if any(w.end == p.end for w in scan.weapons)
        for m in scan.names
        if p.start <= m.start and m.end < p.end and m.entry.kind in named
    ][:1]


def _joined_owner(scan: Scan, phrase: NounPhrase) -> list[tuple[int, int, str, str]]:
    """Return the name that "and" joins to the first: "U.S. and South Korean drills"."""
    parse = scan.parse
    if phrase.start < 2 or parse.folded[phrase.start - 1] != "and":
        return []
    return [
        (m.start, m.end, m.entry.actor_id, str(m.entry.kind))
        for m in scan.names
        if m.end == phrase.start - 1
        and m.entry.actor_class == "state"
        and m.entry.kind in (NameKind.DEMONYM, NameKind.ABBREVIATION)
    ]


def _light_subjects(
    parse: Parse, phrase: NounPhrase, lexicon: Lexicon, kind: str
) -> list[NounPhrase]:
    verb = parse.governor(phrase)
    if verb is None:
        return []
    lemma = lexicon.grammar.lemmas.get(parse.folded[verb], "")
    if lemma not in lexicon.light_verbs or (lemma == "call" and kind != "CONSULT"):
        return []
    if parse.passive(verb):
        return parse.prepositional(verb + 1, ("by",))
    return parse.subjects(verb)


def _bearing(parse: Parse, phrase: NounPhrase, lexicon: Lexicon) -> list[NounPhrase]:
    """Return who is on the receiving end: of "the base came through two attacks", the base."""
    verb = parse.governor(phrase)
    if verb is None or parse.passive(verb):
        return []
    lemma = lexicon.grammar.lemmas.get(parse.folded[verb], "")
    return parse.subjects(verb) if lemma in lexicon.bearing_verbs else []


def is_actor(mention: ActorMention | None) -> bool:
    """Return whether a mention can act: anything but a lone unknown surname."""
    return mention is not None and (
        mention.form is not Form.PERSON or mention.entity is not None or bool(mention.name)
    )
