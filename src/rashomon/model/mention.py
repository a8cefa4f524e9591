"""What a tagger proposes: spans and what they are to one another, before any value is read."""

from dataclasses import dataclass, field
from enum import StrEnum

from rashomon.model.text import Span
from rashomon.model.vocabulary import (
    Certainty,
    CountKind,
    EventType,
    LinkKind,
    Role,
    SourceClass,
    Status,
    TieKind,
)


@dataclass(frozen=True, slots=True)
class Argument:
    """A phrase in a role of an event mention.

    ``rule`` says how it was found. ``kind`` and ``value`` (the number alone) are set for counts only. ``entity`` is an entity key
    where the words themselves name one (a lexicon entry), else None: ground resolves it.
    """

    role: Role
    span: Span
    rule: str
    entity: str | None = None
    kind: CountKind | None = None
    value: Span | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is cited: source, cue; ``via`` is the place in the list of the one who cites him."""

    source: Span
    cue: str
    source_class: SourceClass
    via: int | None = None
    entity: str | None = None


class Form(StrEnum):
    """How an actor is spoken of."""

    NAME = "name"
    NOUN = "noun"
    PERSON = "person"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A phrase that can stand for an actor.

    ``entity`` is set where its own words name one; ``head`` is the folded head word; ``name`` the
    person's name where there is one; ``body`` the body of a state that the noun names ("the
    police": ``Police``); ``noun_form`` is the form of the noun (armed, people, state, ...).
    """

    span: Span
    sentence: int
    form: Form
    head: str
    entity: str | None = None
    name: str | None = None
    body: str | None = None
    noun_form: str | None = None
    source_class: SourceClass | None = None
    sponsor: str | None = None
    plural: bool = False
    subject: bool = False
    metonym: bool = False
    coalition: bool = False
    compass: str | None = None
    definite: bool = False


@dataclass(frozen=True, slots=True)
class Factuality:
    """Status and certainty of the act, and how sure the actor is."""

    status: Status = Status.OCCURRED
    certainty: Certainty = Certainty.CERTAIN
    actor_certainty: Certainty = Certainty.CERTAIN


@dataclass(frozen=True, slots=True)
class LinkCue:
    """Words that tie this mention to another.

    ``to`` is the index of the other mention of the same document, in the order of the list; the
    cue's direction is already resolved.
    """

    kind: LinkKind
    span: Span
    to: int


@dataclass(frozen=True, slots=True)
class EventMention:
    """One telling of one act in one sentence.

    ``same`` holds numbers of other mentions and how likely they tell of the same act, 0 to 1,
    where a trained reader has compared them.
    """

    type: EventType
    mode: str | None
    trigger: Span
    sentence: int
    rule: str
    arguments: tuple[Argument, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    factuality: Factuality = Factuality()
    links: tuple[LinkCue, ...] = ()
    definite: bool = False
    indefinite: bool = False
    plural: bool = False
    aggregate: bool = False
    same: tuple[tuple[int, float], ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A phrase that may name a place; ``lead`` is the folded word before it ("near")."""

    span: Span
    sentence: int
    lead: str


@dataclass(frozen=True, slots=True)
class PostureMention:
    """A force said to stand somewhere: ``force`` is troops, unit, platform or system."""

    owner: Span
    owner_entity: str | None
    force: str
    span: Span
    place: Span | None
    count: Span | None
    sentence: int
    attributions: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True)
class TieMention:
    """A tie between two actors that the words assert; the ends are entity keys or spans."""

    kind: TieKind
    span: Span
    source: Span | None
    target: Span | None
    source_entity: str | None
    target_entity: str | None
    sentence: int


@dataclass(frozen=True, slots=True)
class Mentions:
    """All a tagger proposes of one document, in the order of the text."""

    document_id: str
    events: tuple[EventMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    posture: tuple[PostureMention, ...] = ()
    ties: tuple[TieMention, ...] = ()
    tagger: str = field(default="")
