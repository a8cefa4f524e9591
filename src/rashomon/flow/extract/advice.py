"""What the trained reader adds to the rules, and where it overrules them.

The rules find words, phrases and values; the reader says which words tell of an act, of what type
and status, and which phrases belong to it where the rules leave a role empty. The thresholds were
chosen on gold/develop (docs/model.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.flow.extract.arguments import Actors, is_actor
from rashomon.flow.extract.attribution import Said
from rashomon.flow.extract.kinds import CountSpan
from rashomon.flow.extract.reader import (
    Proposed,
    Read,
    Reading,
    act_score,
    best,
    partners,
    proposed,
    runs,
    span_of,
    words_in,
)
from rashomon.flow.extract.scan import Scan
from rashomon.flow.extract.triggers import FoundTrigger
from rashomon.lexicon.triggers import Trigger
from rashomon.model.mention import (
    ActorMention,
    Argument,
    Attribution,
    EventMention,
    Factuality,
    Form,
    PlaceMention,
)
from rashomon.model.text import Span
from rashomon.model.vocabulary import Certainty, EventType, Role, SourceClass, Status

MODED = 0.6
"""Above this the reader's mode stands."""
ACT = 0.9
"""Above this the reader's word is enough for an act that no pattern knows."""
KEPT = 0.9
"""Above this an act that a pattern found holds, whatever the pattern asks of its sentence."""
DROPPED = 0.01
"""Below this an act that a pattern found is none."""
TYPED = 0.95
"""Above this the reader's type stands, where a pattern has another."""
FITS = 0.7
"""Above this a phrase belongs to an act."""
CITED = 0.5
"""Above this someone is cited for an act."""
PARTIES = (Role.ACTOR, Role.RECIPIENT, Role.MEDIATOR)
THINGS = (Role.TARGET, Role.WEAPON, Role.DEFENCE)
VERBS = frozenset("VEGBM")

# Acts that no pattern knows: where their parties may stand, by the type.
_ON = ("obj", "of", "on", "against", "at")
_WITH = ("with", "obj", "to")
_TO = ("obj", "to", "for", "of")
_RECIPIENTS = {
    "ASSAULT": _ON, "COERCE": _ON, "INTERCEPT": _ON, "ACCUSE": ("obj", "of", "against"),
    "SANCTION": ("obj", "on", "against", "of"), "PROTEST": ("against",), "THREATEN": ("obj", "to"),
    "CONSULT": _WITH, "COOPERATE": ("with",), "AGREE": ("with", "to"), "CLAIM": (),
    "DENY": (), "EVACUATE": ("obj", "of"), "MOBILIZE": ("to", "against"),
}  # fmt: skip
_ACTORS = ("subj", "by", "premod", "poss", "from")
PLAIN = {
    str(kind): Trigger(
        id=f"reader.{kind.lower()}", type=str(kind), mode=None, actor=_ACTORS,
        recipient=_RECIPIENTS.get(str(kind), _TO), mediator=(), weapon=(), parties=(), requires=(),
        weak=False, yes=(), no=(),
    )
    for kind in EventType
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Advice:
    """The reader's word on one document; a sentence it has not read is left to the rules."""

    reading: Reading

    def triggers(self, scan: Scan, found: list[FoundTrigger]) -> list[FoundTrigger]:
        """Return the triggers of a sentence: those of the patterns that hold, and others."""
        sentence = scan.parse.sentence.index
        kept = [one for one in found if not self._is_dropped(scan, one)]
        for act in proposed(self.reading, sentence, above=ACT):
            beside = [one for one in kept if overlap(_span(scan, one), act.span)]
            same = [one for one in beside if one.trigger.type == act.type]
            if same:
                # Where patterns of several types claim the words, the reader's comes first.
                kept = [*same, *(one for one in kept if one not in same)]
            elif not beside or act.score >= TYPED:
                kept = [one for one in kept if one not in beside]
                kept += _plain(scan, act)
        return kept

    def _is_dropped(self, scan: Scan, one: FoundTrigger) -> bool:
        score = act_score(self.reading, scan.parse.sentence.index, _span(scan, one))
        return score is not None and score < DROPPED

    def is_act(self, scan: Scan, found: FoundTrigger) -> bool:
        """Return whether the reader is sure enough that the words are an act."""
        score = act_score(self.reading, scan.parse.sentence.index, _span(scan, found))
        return score is not None and score >= KEPT

    def factuality(
        self, scan: Scan, found: FoundTrigger, by_rule: Factuality | None
    ) -> Factuality | None:
        """Return status and certainty: the reader's where it has read the words."""
        sentence, span = scan.parse.sentence.index, _span(scan, found)
        for part in self.reading.part_of(sentence):
            for piece in words_in(part.window, span)[:1]:
                status, _ = best(part, piece, self.reading.columns["status"])
                certainty, _ = best(part, piece, self.reading.columns["certainty"])
                if by_rule is None and not self.is_act(scan, found):
                    return None
                actor, _ = best(part, piece, self.reading.columns["actor_certainty"])
                if by_rule is not None:
                    actor = by_rule.actor_certainty
                return Factuality(Status(status), Certainty(certainty), Certainty(actor))
        return by_rule

    def mode(self, scan: Scan, found: FoundTrigger) -> str | None:
        """Return the reader's mode where it is sure of one that the type has, else the pattern's."""
        kind, by_rule = found.trigger.type, found.trigger.mode
        for part in self.reading.part_of(scan.parse.sentence.index):
            for piece in words_in(part.window, _span(scan, found))[:1]:
                mode, score = best(part, piece, self.reading.columns["mode"])
                if mode in self.reading.modes.get(kind, ()) and score >= MODED:
                    return mode
        return by_rule

    def arguments(
        self,
        scan: Scan,
        mention: EventMention,
        actors: Actors,
        *,
        others: "Others",
    ) -> EventMention:
        """Return the mention with the phrases that the reader gives it."""
        sentence = scan.parse.sentence.index
        for part in self.reading.part_of(sentence):
            for piece in words_in(part.window, mention.trigger)[:1]:
                found = {role: self._here(part, piece, str(role), FITS) for role in Role}
                cited = self._here(part, piece, "source", CITED)
                mention = _with(scan, mention, actors, others, found)
                return self._citing(scan, part, mention, cited, others.said)
        return mention

    def _citing(
        self,
        scan: Scan,
        part: Read,
        mention: EventMention,
        cited: list[Span],
        said: Sequence[Said],
    ) -> EventMention:
        """Return the mention with those cited for it: as the rules know them, or by the reader."""
        kept = [
            number
            for number, one in enumerate(said)
            if any(overlap(one.attribution.source, span) for span in cited)
        ]
        places = {number: place for place, number in enumerate(kept)}
        known = [said[number].attribution for number in kept]
        sources = [
            replace(one, via=None if one.via is None else places.get(one.via)) for one in known
        ]
        for span in cited:
            if not any(overlap(one.attribution.source, span) for one in said):
                sources += self._unknown_to_rules(scan, part, span)
        return replace(mention, attributions=tuple(sources)) if sources else mention

    def _unknown_to_rules(self, scan: Scan, part: Read, span: Span) -> list[Attribution]:
        """Return who speaks by the reader's word alone, if it names the cue too."""
        column = self.reading.columns["speech"]
        at = column.start + column.names.index("cue")
        labels = (part.words[:, at] > FITS).astype("int64")
        cues = [
            span_of(part.window, first, last)
            for first, last, _ in runs(part, scan.parse.sentence.index, labels)
        ]
        pieces = words_in(part.window, span)
        if not cues or not pieces:
            return []
        cue = min(cues, key=lambda one: abs(one.start - span.start))
        source_class, _ = best(part, pieces[-1], self.reading.columns["source_class"])
        words = [j for j in range(len(scan.parse.tokens)) if cue.start < scan.parse.ends[j]
                 and scan.parse.starts[j] < cue.end]  # fmt: skip
        text = " ".join(scan.parse.tokens[j] for j in words)
        return [Attribution(span, text, SourceClass(source_class))]

    def _here(self, part: Read, piece: int, label: str, above: float) -> list[Span]:
        """Return the phrases of the act's own sentence in a column."""
        sentence = part.window.sentence[piece]
        found = partners(self.reading, part, piece, label, above=above)
        return [span for span, _, where in found if where == sentence]


@dataclass(frozen=True, slots=True)
class Others:
    """Phrases of the sentence that are no parties."""

    said: Sequence[Said]
    times: Sequence[Span]
    counts: Sequence[CountSpan]
    places: Sequence[PlaceMention]


def _with(
    scan: Scan,
    mention: EventMention,
    actors: Actors,
    others: Others,
    found: dict[Role, list[Span]],
) -> EventMention:
    arguments = list(mention.arguments)
    for role in PARTIES:
        own = [one for span in found[role] if (one := _party(scan, role, span, actors))]
        arguments = _merged(arguments, own, role)
    for role in THINGS:
        own = [Argument(role, span, "reader") for span in found[role]]
        arguments = _merged(arguments, own, role)
    places = [
        Argument(Role.PLACE, place.span, place.lead or "named")
        for place in others.places
        if any(overlap(place.span, span) for span in found[Role.PLACE])
    ]
    arguments = _merged(arguments, places, Role.PLACE)
    times = [
        Argument(Role.TIME, time, "reader")
        for time in others.times
        if any(overlap(time, span) for span in found[Role.TIME])
    ]
    arguments = _merged(arguments, times[:1], Role.TIME)
    counts = [
        Argument(Role.COUNT, count.span, "reader", kind=count.kind, value=count.number)
        for count in others.counts
        if count.kind and any(overlap(count.span, span) for span in found[Role.COUNT])
    ]
    arguments = _merged(arguments, counts, Role.COUNT)
    return replace(mention, arguments=tuple(arguments))


def _merged(arguments: list[Argument], own: list[Argument], role: Role) -> list[Argument]:
    """Return the arguments with the reader's in a role that the rules have left empty."""
    if any(one.role is role for one in arguments):
        return arguments
    return [*arguments, *own]


def _party(scan: Scan, role: Role, span: Span, actors: Actors) -> Argument | None:
    """Return the party that the words name: a phrase that can act, or a name inside one."""
    names = [m for m in scan.names if overlap(scan.parse.span(m.start, m.end), span)]
    mentions = [m for m in actors.values() if is_actor(m) and overlap(m.span, span)]
    if mentions:
        mention = max(mentions, key=lambda m: (_share(m.span, span), _is_named(m)))
        return Argument(role, mention.span, "reader", mention.entity)
    if names:
        name = names[-1]
        return Argument(role, scan.parse.span(name.start, name.end), "reader", name.entry.actor_id)
    return None


def _is_named(mention: ActorMention) -> bool:
    return mention.form is Form.NAME


def _share(one: Span, other: Span) -> float:
    """Return the part of both spans that they share."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / (max(one.end, other.end) - min(one.start, other.start))


def overlap(one: Span, other: Span) -> bool:
    """Return whether two spans share a character."""
    return one.start < other.end and other.start < one.end


def _span(scan: Scan, found: FoundTrigger) -> Span:
    return scan.parse.span(found.start, found.end)


def _plain(scan: Scan, act: Proposed) -> list[FoundTrigger]:
    """Return the trigger of an act that no pattern knows, in words of the parse."""
    parse = scan.parse
    words = [
        j
        for j in range(len(parse.tokens))
        if parse.starts[j] < act.span.end and act.span.start < parse.ends[j]
    ]
    if not words:
        return []
    verbs = [j for j in words if parse.tags[j] in VERBS]
    word, part = (verbs[0], "verb") if verbs else (words[-1], "noun")
    return [FoundTrigger(PLAIN[act.type], words[0], words[-1] + 1, word, part)]
