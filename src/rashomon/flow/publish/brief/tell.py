"""The sentence of an event: who did what to whom, where, when, how many, and who says so."""

from collections.abc import Sequence
from functools import partial
from typing import TypeVar

from rashomon.flow.publish.brief import dates, verbs
from rashomon.flow.publish.brief.clause import Clause, clause, nested
from rashomon.flow.publish.brief.draft import Draft
from rashomon.flow.publish.brief.groups import SPEECH, Group, Member, is_worded
from rashomon.flow.publish.brief.model import Citation, Rule, Sentence
from rashomon.flow.publish.brief.roles import HasPhrase, Piece, Teller, distinct, listed, specific
from rashomon.flow.publish.brief.sources import add_reports, add_sources
from rashomon.flow.publish.brief.words import is_pronoun, normal
from rashomon.lexicon.names import UNKNOWN, Names, head_of
from rashomon.model.event import ActorValue, CountValue, Event, TargetValue
from rashomon.model.text import Phrase
from rashomon.model.vocabulary import Certainty, CountKind, EventType, Status

_STATE_KEY = 3
"""Letters of the key of a state: ISO 3166-1 alpha-3."""

_DOUBT = {
    Certainty.PROBABLE: " suspected",
    Certainty.POSSIBLE: " named as a possible actor",
    Certainty.UNKNOWN: " named as a possible actor",
}
_TARGET_IS_OBJECT = {EventType.ASSAULT, EventType.COERCE, EventType.EVACUATE}
_AIMED = (EventType.ASSAULT, EventType.MOBILIZE)
_TARGET_LINK = {EventType.INTERCEPT: " of ", EventType.RETREAT: " to "}
_CASUALTIES = {CountKind.KILLED: "killing ", CountKind.INJURED: "injuring "}
_MOVES = (EventType.MOBILIZE, EventType.RETREAT, EventType.EVACUATE, EventType.COERCE)
_OF_PEOPLE = (EventType.ASSAULT, EventType.COERCE, EventType.EVACUATE, EventType.AID)
_MAX_CLAUSES = 3
_DONE = (Status.OCCURRED, Status.ONGOING)


def tell(group: Group, names: Names, *, rule: str = "event") -> Sentence:
    """Return the sentence of a group of events, made from the words of its first report."""
    return _Telling(group, names).sentence(rule)


def tellers(group: Group, names: Names) -> list[tuple[Teller, Event]]:
    """Return who writes the values of each member of a group."""
    return [(Teller(report, event.local_id, names), event) for report, event in group.members]


def add_subject(draft: Draft, group: Group, names: Names) -> None:
    """Add what a sentence is about, without a verb: "1 May 2031: an attack on X in Y"."""
    _Telling(group, names, draft).subject()


_Value = TypeVar("_Value", bound=HasPhrase)


class _Telling:
    def __init__(self, group: Group, names: Names, draft: Draft | None = None) -> None:
        self._group = group
        self._event = group.event
        self._names = names
        self._teller = Teller(group.report, group.event.local_id, names)
        self._draft = draft or Draft()
        self._actors = distinct(self._teller, self._event.actors)
        self._recipients = distinct(self._teller, self._event.recipients)
        self._said = ""
        self._nominal = False
        self._words = _clauses(group) if is_worded(self._event) else []
        self._speaks = bool(self._words) and self._event.type in SPEECH

    def sentence(self, rule: str) -> Sentence:
        self._date()
        self._act()
        if not self._speaks:
            self._means()
            self._where()
        self._mediators()
        if not self._speaks:
            self._counts()
        self._verbatim()
        self._doubtful_actor()
        if self._event.aggregate:
            self._draft.plain(" (a sum over several events)")
        add_sources(self._draft, tellers(self._group, self._names))
        add_reports(self._draft, self._group)
        return self._draft.sentence(rule)

    def _verbatim(self) -> None:
        """Add the words of an act that its verb alone says too little of."""
        for index, ((report, event), found) in enumerate(self._words):
            at = Citation(report.report_number, found.span, event.local_id)
            self._draft.plain("; “" if index else ": “")
            self._draft.plain("… " if found.is_begun_late else "")
            text = nested(normal(report.quote(found.span)))
            self._draft.licensed(text, Rule.VERBATIM, "words", at)
            self._draft.plain(" …" if found.is_cut else "").plain(
                "\u2019”" if found.is_open else "”"
            )

    def _common(self, values: Sequence[_Value], name: str) -> list[_Value]:
        """Return the values that every report of the group has in the same words."""
        said = [
            {normal(value.phrase.text).lower() for value in getattr(event, name)}
            for _report, event in self._group.members
        ]
        return [v for v in values if all(normal(v.phrase.text).lower() in one for one in said)]

    def subject(self) -> None:
        self._date()
        targets = () if self._recipients else self._targets()
        mutual = _entities(self._event.actors) == _entities(self._event.recipients)
        forms = verbs.forms_of(self._event, variant="+target" if targets else "")
        alone = not (self._recipients or targets) or mutual
        text = forms.noun if alone else f"{forms.noun} {forms.noun_link}"
        trigger = self._cited(self._event.trigger)
        self._draft.licensed(text, Rule.TYPE_VERB, "noun", trigger)
        if not alone:
            self._draft.plain(" ")
            self._nouns(targets, "target")
            self._entities(self._recipients, "recipient")
        self._where()

    def _date(self) -> None:
        time, interval = self._event.time, self._group.interval
        text = dates.label(interval) if interval else None
        if time is not None and text is not None:
            text = f"{text[:1].upper()}{text[1:]}"
            self._draft.licensed(text, Rule.RESOLVED_DATE, "time", self._cited(time.phrase))
            self._draft.plain(": ")

    def _cited(self, phrase: Phrase) -> Citation:
        return self._teller.cited(phrase)

    def _act(self) -> None:
        event = self._event
        shown, targets = list(self._recipients), self._targets()
        mutual = bool(self._actors) and _entities(event.actors) == _entities(event.recipients)
        first = bool(targets) and (
            verbs.takes_target(event.type) or (event.type in _TARGET_IS_OBJECT and not shown)
        )
        seizes = event.type is EventType.COERCE and event.mode == "seize" and bool(targets)
        first = first or seizes
        variant = "mutual" if mutual else "+target" if first else ""
        forms = verbs.forms_of(event, variant=variant)
        alone = mutual or not (first or shown)
        self._verb(forms, alone=alone)
        if mutual:
            return
        if first:
            self._nouns(targets, "target")
            said = " ".join(normal(target.phrase.text) for target in targets)
            shown = [one for one in shown if normal(one.phrase.text) not in said]
            targets = ()
            link = _TARGET_LINK.get(event.type, " from " if seizes else " against ")
            if shown:
                self._draft.plain(link)
        self._entities(shown, "recipient")
        self._finish_noun()
        if targets and not self._speaks:
            word = "targeting" if event.type in _AIMED else "concerning"
            self._draft.plain(f", {word} ")
            self._nouns(targets, "target")

    def _verb(self, forms: verbs.Forms, *, alone: bool) -> None:
        """Add actor and verb, or the noun of the act where no actor can be the subject."""
        trigger = self._cited(self._event.trigger)
        self._nominal = not self._actors or self._doubts_actor()
        if self._nominal:
            text = forms.noun if alone else f"{forms.noun} {forms.noun_link}"
            self._said = text
            self._draft.licensed(text, Rule.TYPE_VERB, "noun", trigger)
        else:
            self._entities(self._actors, "actor")
            plural = len(self._actors) > 1 or self._is_plural(self._actors[0])
            text = verbs.active(self._event, forms, alone=alone, plural=plural)
            self._said = text
            self._draft.plain(" ").licensed(text, Rule.TYPE_VERB, "verb", trigger)
        if alone:
            self._finish_noun()
        else:
            self._draft.plain(" ")

    def _finish_noun(self) -> None:
        if self._nominal:
            self._nominal = False
            voiced = self._event.type in SPEECH or self._event.mode in ("advise", "order")
            tail = verbs.tail(self._event, voiced=voiced)
            self._draft.plain(" ").licensed(
                tail, Rule.TYPE_VERB, "tail", self._cited(self._event.trigger)
            )

    def _doubts_actor(self) -> bool:
        known = any(actor.entity != UNKNOWN for actor in self._actors)
        return known and self._event.actor_certainty is not Certainty.CERTAIN

    def _doubtful_actor(self) -> None:
        if self._actors and self._doubts_actor():
            self._draft.plain("; ")
            self._entities(self._actors, "actor")
            self._draft.plain(_DOUBT[self._event.actor_certainty])

    def _is_plural(self, actor: ActorValue) -> bool:
        if actor.entity == UNKNOWN:
            return self._names.is_plural(normal(actor.phrase.text))
        state_or_person = ":" not in actor.entity and len(actor.entity) == _STATE_KEY
        if state_or_person or actor.entity.startswith("Person:"):
            return False
        return self._names.is_plural(self._names.display(actor.entity))

    def _targets(self) -> Sequence[TargetValue]:
        said = " ".join(normal(r.phrase.text).lower() for r in self._recipients)
        kept: dict[str, TargetValue] = {}
        for target in self._common(self._event.targets, "targets"):
            text = normal(target.phrase.text).lower()
            if text not in said or not self._recipients:
                kept.setdefault(text, target)
        shown = specific([target.phrase for target in kept.values()])
        return tuple(target for target in kept.values() if target.phrase in shown)

    def _means(self) -> None:
        common = self._common(self._event.weapons, "weapons")
        weapons = [weapon for weapon in common if not self._is_said(weapon.phrase.text)]
        if weapons:
            about = self._event.type in SPEECH and self._event.type is not EventType.THREATEN
            self._draft.plain(", concerning " if about else " with ")
            self._nouns(weapons, "weapon")
        if defences := self._common(self._event.defences, "defences"):
            self._draft.plain(" using ")
            self._nouns(defences, "defence")

    def _is_said(self, words: str) -> bool:
        """Return whether the verb says it, or a target of which it is a part: "arms depot"."""
        stem = normal(words).lower().rstrip("s")
        targets = (normal(target.phrase.text).lower() for target in self._event.targets)
        return stem in self._said or any(stem in target for target in targets)

    def _where(self) -> None:
        shown = self._recipients + self._actors
        said = {self._names.display(actor.entity) for actor in shown}
        said |= {normal(actor.phrase.text) for actor in shown}
        said |= {normal(target.phrase.text) for target in self._event.targets}
        places = {normal(place.phrase.text): place for place in reversed(self._event.places)}
        kept = [p for text, p in reversed(places.items()) if text not in said]
        if kept:
            self._teller.places(self._draft, kept, moves=self._event.type in _MOVES)

    def _mediators(self) -> None:
        mediators = distinct(self._teller, self._event.mediators)
        if mediators:
            self._draft.plain(", with ")
            self._entities(mediators, "mediator")
            self._draft.plain(" mediating")

    def _counts(self) -> None:
        told: list[CountValue] = []
        if self._event.type is EventType.ASSAULT and self._event.status in _DONE:
            told = self._casualties()
        rest: dict[tuple[int, int], list[CountValue]] = {}
        for count in self._event.counts:
            if count not in told and self._agreed(count):
                span = count.phrase.span
                rest.setdefault((span.start, span.end), []).append(count)
        for index, counts in enumerate(rest.values()):
            self._draft.plain("; " if index else " (")
            self._teller.labelled_counts(self._draft, counts)
        if rest:
            self._draft.plain(")")

    def _casualties(self) -> list[CountValue]:
        counts: dict[CountKind, CountValue] = {}
        for count in sorted(self._event.counts, key=_is_part):
            if count.kind in _CASUALTIES and count.high != 0 and self._agreed(count):
                counts.setdefault(count.kind, count)
        for index, (kind, words) in enumerate(_CASUALTIES.items()):
            if kind in counts:
                self._draft.plain(" and " if index and CountKind.KILLED in counts else ", ")
                self._draft.plain(words)
                self._teller.count(self._draft, counts[kind])
        return list(counts.values())

    def _agreed(self, count: CountValue) -> bool:
        """Return whether every report of the group gives the figure."""
        figure = (count.kind, count.low, count.high, count.approximate)
        return all(
            figure in {(c.kind, c.low, c.high, c.approximate) for c in event.counts}
            for _report, event in self._group.members
        )

    def _entities(self, actors: Sequence[ActorValue], role: str) -> None:
        listed(self._draft, [partial(self._entity, actor, role) for actor in actors])

    def _entity(self, actor: ActorValue, role: str, draft: Draft) -> None:
        if role == "recipient" and self._is_people(actor):
            self._teller.noun(draft, actor.phrase, role)
        else:
            self._teller.entity(draft, actor, role)

    def _is_people(self, actor: ActorValue) -> bool:
        """Return whether a state stands for its people: girls are abducted, not their state."""
        words = normal(actor.phrase.text)
        return (
            self._event.type in _OF_PEOPLE
            and len(actor.entity) == _STATE_KEY
            and head_of(words)[:1].islower()
            and not is_pronoun(words)
        )

    def _nouns(self, values: Sequence[HasPhrase], role: str) -> None:
        unique = {normal(value.phrase.text).lower(): value.phrase for value in values}
        shown = specific(list(unique.values()))
        pieces: list[Piece] = [partial(self._noun, phrase, role) for phrase in shown]
        listed(self._draft, pieces)

    def _noun(self, phrase: Phrase, role: str, draft: Draft) -> None:
        self._teller.noun(draft, phrase, role)


def _is_part(count: CountValue) -> bool:
    return " of the " in normal(count.phrase.text).lower()


def _clauses(group: Group) -> list[tuple[Member, Clause]]:
    """Return the distinct words of the events of a group, some of many."""
    found: dict[str, tuple[Member, Clause]] = {}
    for report, event in group.members:
        said = clause(report, event)
        if said is not None:
            text = normal(report.quote(said.span)).lower()
            found.setdefault(text, ((report, event), said))
    return list(found.values())[:_MAX_CLAUSES]


def _entities(actors: Sequence[ActorValue]) -> set[str]:
    return {actor.entity for actor in actors}
