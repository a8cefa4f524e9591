"""From phrases to entities: pronouns, surnames and "the group" to what they stand for."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from rashomon.lexicon.actors import state_of
from rashomon.lexicon.book import Lexicon
from rashomon.lexicon.names import display_name
from rashomon.lexicon.wordsets import word_set
from rashomon.model.mention import ActorMention, Form
from rashomon.model.text import Span
from rashomon.model.vocabulary import SourceClass

UNKNOWN = "UNKNOWN"
EMPTY: Mapping[int, Sequence[Span]] = MappingProxyType({})
# How many sentences back a pronoun or "the group" may look. Set on gold/open.
REACH = 4
SPEAKERS = frozenset(("we", "i", "us"))
SINGULAR_PERSON = frozenset(("he", "she", "him", "i"))
GROUP_NOUNS = word_set("group_nouns")
LOCAL = frozenset(("body", "state"))
# Share of the report's places that one state must hold for "the police" to be its police.
LOCAL_SHARE = 0.6


@dataclass(slots=True)
class Discourse:
    """Who has been named so far, and who the report's people are."""

    coalition: str | None = None
    persons: dict[str, str] = field(default_factory=dict)
    short: dict[str, str] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)
    recent: list[tuple[ActorMention, str]] = field(default_factory=list)
    local_state: str | None = None


def resolve_actors(
    mentions: Sequence[ActorMention],
    lexicon: Lexicon,
    *,
    place_states: Sequence[str],
    cited: Mapping[int, Sequence[Span]] = EMPTY,
) -> dict[Span, tuple[str, str]]:
    """Return entity and rule for the span of every mention that can be resolved.

    Args:
        mentions: in the order of the text.
        lexicon: for the names of sponsors.
        place_states: the states of the report's places, one entry a mention of a place.
        cited: by sentence the spans of who is cited in it; "we" is theirs to say.
    """
    discourse = Discourse(local_state=_local_state(place_states))
    for mention in mentions:
        _register(discourse, mention)
    resolved: dict[Span, tuple[str, str]] = {}
    place_states = list(dict.fromkeys(place_states))
    for mention in mentions:
        if mention.head in SPEAKERS:
            continue
        found = _resolve(discourse, mention, lexicon, place_states)
        if found is not None:
            resolved[mention.span] = found
            discourse.recent.append((mention, found[0]))
            if mention.form is Form.NOUN and mention.body:
                discourse.bodies.setdefault(mention.body, found[0])
    named: dict[int, list[tuple[ActorMention, str]]] = {}
    for one in discourse.recent:
        named.setdefault(one[0].sentence, []).append(one)
    for mention in mentions:
        if mention.head in SPEAKERS:
            speaker = _cited(mention, cited, resolved) or _speaker(mention, named)
            if speaker is not None:
                resolved[mention.span] = (speaker, "speaker")
    return resolved


def _cited(
    mention: ActorMention,
    cited: Mapping[int, Sequence[Span]],
    resolved: Mapping[Span, tuple[str, str]],
) -> str | None:
    """Return who is cited where "we" stands, or in the sentence before."""
    for sentence in (mention.sentence, mention.sentence - 1):
        known = [resolved[span][0] for span in cited.get(sentence, ()) if span in resolved]
        known = [entity for entity in known if entity != UNKNOWN]
        if known:
            return known[0]
    return None


def _speaker(
    mention: ActorMention, named: Mapping[int, Sequence[tuple[ActorMention, str]]]
) -> str | None:
    """Return who says "we" or "I": the person cited in the sentence, else beside it."""
    for step in (0, -1, 1, -2):
        found = [
            (other, entity)
            for other, entity in named.get(mention.sentence + step, ())
            if entity != UNKNOWN and other.subject and other.form in (Form.PERSON, Form.NAME)
        ]
        subjects = [entity for other, entity in found if other.form is Form.PERSON]
        if subjects or found:
            return subjects[-1] if subjects else found[-1][1]
    return None


def _local_state(place_states: Sequence[str]) -> str | None:
    if not place_states:
        return None
    state, n_times = Counter(place_states).most_common(1)[0]
    return state if n_times >= LOCAL_SHARE * len(place_states) else None


def _is_coalition(entity: str) -> bool:
    """Return whether a key is a coalition of states, not a group that calls itself one."""
    return entity == "GlobalCoalition" or entity.endswith(":Coalition")


def _register(discourse: Discourse, mention: ActorMention) -> None:
    """Remember a person's full name and surname, with the body acted for if it is said."""
    if mention.entity is not None and mention.compass:
        # "the North" after "North Korea": a part of a state's name that is a point of the compass.
        discourse.short.setdefault(mention.compass, mention.entity)
    if mention.entity is not None and _is_coalition(mention.entity):
        discourse.coalition = mention.entity
    if mention.form is not Form.PERSON or not mention.name:
        return
    words = mention.name.split()
    surname = words[-1]
    if mention.entity is not None:
        discourse.persons[mention.name] = mention.entity
        discourse.persons[surname] = mention.entity
    elif len(words) > 1:
        entity = f"Person:{mention.name}"
        discourse.persons.setdefault(mention.name, entity)
        discourse.persons.setdefault(surname, discourse.persons[mention.name])


def _resolve(
    discourse: Discourse, mention: ActorMention, lexicon: Lexicon, place_states: Sequence[str]
) -> tuple[str, str] | None:
    if mention.form is Form.PERSON and mention.name:
        return _person(discourse, mention)
    if mention.sponsor is not None and mention.entity is None:
        return _sponsored(mention, lexicon, place_states)
    if mention.entity is not None:
        return mention.entity, "nationality" if mention.noun_form == "people" else "named"
    if mention.head == "others":
        return UNKNOWN, "unnamed"
    if mention.form is Form.PRONOUN:
        return _pronoun(discourse, mention)
    if mention.form is Form.NOUN:
        return _noun(discourse, mention)
    return None


def _person(discourse: Discourse, mention: ActorMention) -> tuple[str, str] | None:
    if mention.entity is not None:
        return mention.entity, "office"
    name = mention.name or ""
    if name in discourse.short:
        return discourse.short[name], "short-name"
    entity = discourse.persons.get(name) or discourse.persons.get(name.split()[-1])
    return (entity, "person") if entity else None


def _sponsored(
    mention: ActorMention, lexicon: Lexicon, place_states: Sequence[str]
) -> tuple[str, str] | None:
    """Return the key of "Iran-backed militias": of the state where the report has them."""
    sponsor = state_named(mention.sponsor or "", lexicon)
    if sponsor is None:
        return None
    name, state = sponsor
    where = next((s for s in place_states if s != state), None)
    if where is None:
        return UNKNOWN, "sponsored"
    noun = (
        "militias" if mention.head in ("militia", "militias", "groups", "group") else mention.head
    )
    return f"{where}:{name}-backed {noun}", "sponsored"


def state_named(word: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """Return the display name and the key of the state that a name or adjective speaks of."""
    for match in lexicon.names.at(0, [word.lower()], [word]):
        entry = match.entry
        actor_id = getattr(entry, "actor_id", None)
        if actor_id and getattr(entry, "actor_class", "") == "state":
            return display_name(actor_id), actor_id
    return None


def _pronoun(discourse: Discourse, mention: ActorMention) -> tuple[str, str] | None:
    wanted_person = mention.head in SINGULAR_PERSON
    best: tuple[ActorMention, str] | None = None
    for earlier, entity in reversed(discourse.recent):
        if mention.sentence - earlier.sentence > REACH:
            break
        if earlier.span.end > mention.span.start or entity == UNKNOWN:
            continue
        if wanted_person != (earlier.form is Form.PERSON or earlier.head in SINGULAR_PERSON):
            continue
        if not wanted_person and mention.head == "it" and earlier.plural:
            continue
        if best is None:
            best = (earlier, entity)
        if earlier.subject:
            best = (earlier, entity)
            break
        if mention.sentence - earlier.sentence > 1:
            break
    return (best[1], "pronoun") if best else None


def _noun(discourse: Discourse, mention: ActorMention) -> tuple[str, str] | None:
    if mention.coalition and discourse.coalition:
        return discourse.coalition, "definite"
    if mention.name and mention.name in discourse.short:
        state = discourse.short[mention.name]
        return (f"{state}:{mention.body}" if mention.body else state), "short-name"
    if mention.head in GROUP_NOUNS or mention.noun_form == "armed":
        if not mention.definite:  # "rebels killed two men": no one spoken of before
            return UNKNOWN, "unnamed"
        for earlier, entity in reversed(discourse.recent):
            if mention.sentence - earlier.sentence > REACH:
                break
            if entity != UNKNOWN and earlier.source_class is SourceClass.ARMED_GROUP:
                return entity, "definite"
        return UNKNOWN, "unnamed"
    if mention.body in discourse.bodies and (mention.definite or mention.subject):
        return discourse.bodies[mention.body], "definite"
    if mention.noun_form in (*LOCAL, "people", "crowd") and discourse.local_state:
        from_place = discourse.local_state
        body = mention.body or ""
        return (f"{from_place}:{body}" if body else from_place), "place"
    return UNKNOWN, "unnamed"


def same_side(one: str, other: str) -> bool:
    """Return whether two keys are one actor or bodies of one state."""
    if one == other:
        return True
    return state_of(one) == state_of(other) not in (UNKNOWN, "Person")
