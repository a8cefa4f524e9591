"""Pieces of a sentence by role: who, what, with what, where, how many, and who says so."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from rashomon.flow.publish.brief.draft import Draft
from rashomon.flow.publish.brief.lists import word_list
from rashomon.flow.publish.brief.model import Citation, Rule
from rashomon.flow.publish.brief.words import (
    article,
    in_sentence,
    is_pronoun,
    joined,
    normal,
    preposition,
)
from rashomon.flow.publish.source import CodedReport
from rashomon.lexicon.names import UNKNOWN, Names
from rashomon.model.event import ActorValue, CountValue, PlaceValue, SourceValue
from rashomon.model.text import Phrase
from rashomon.model.vocabulary import CountKind, SourceClass

MAX_NAMES = 5
"""Names in one list; more are "and others"."""

SOURCE_WORDS = {
    SourceClass.OUTLET: "a news outlet",
    SourceClass.AGENCY: "a news agency",
    SourceClass.OFFICIAL: "an official",
    SourceClass.GOVERNMENT: "a government source",
    SourceClass.MILITARY: "a military source",
    SourceClass.ARMED_GROUP: "an armed group",
    SourceClass.ANONYMOUS: "an unnamed source",
    SourceClass.WITNESS: "a witness",
    SourceClass.ANALYST: "an analyst",
    SourceClass.IMAGERY: "imagery",
    SourceClass.DOCUMENT: "a document",
}
"""Who a source is called whose words are a pronoun."""

Piece = Callable[[Draft], object]
"""Writes one item of a list."""


class HasPhrase(Protocol):
    """A value that knows its words."""

    @property
    def phrase(self) -> Phrase:
        """Return the words."""


@dataclass(frozen=True, slots=True)
class Teller:
    """Writes values of one event or posture of one report into a draft."""

    report: CodedReport
    ref: str
    names: Names

    def cited(self, phrase: Phrase) -> Citation:
        """Return the citation of a phrase of this event."""
        return Citation(self.report.report_number, phrase.span, self.ref)

    def quote(self, draft: Draft, phrase: Phrase, role: str) -> None:
        """Add the words of the report."""
        text = in_sentence(self.report, phrase)
        first = text.partition(" ")[0].partition("-")[0]
        if first.lower() in _NUMERAL and not first[1:].isupper():
            text = f"{text[:1].lower()}{text[1:]}"
        draft.licensed(text, Rule.QUOTE, role, self.cited(phrase))

    def noun(self, draft: Draft, phrase: Phrase, role: str) -> None:
        """Add the words of the report with their article."""
        draft.plain(article(self.report, phrase, self.names))
        self.quote(draft, phrase, role)

    def entity(self, draft: Draft, actor: ActorValue, role: str) -> None:
        """Add the name of an entity, or the words for one who is not identified."""
        if actor.entity == UNKNOWN:
            self.noun(draft, actor.phrase, role)
            return
        name = self.names.display(actor.entity)
        definite = self.names.definite(actor.entity)
        draft.plain(definite[: len(definite) - len(name)])
        draft.licensed(name, Rule.ENTITY_NAME, role, self.cited(actor.phrase))

    def places(self, draft: Draft, places: Sequence[PlaceValue], *, moves: bool = False) -> None:
        """Add places as written, each with the preposition of the report, said once in a row."""
        shown, last = places[:MAX_NAMES], ""
        cut = len(places) > len(shown)
        for index, place in enumerate(shown):
            word = preposition(self.report, place, moves=moves)
            draft.plain(joined(len(shown) + cut, index) or " ")
            if word and word != last:
                draft.plain(f"{word} ")
            last = word
            self.noun(draft, place.phrase, "place")
        if cut:
            draft.plain(" and elsewhere")

    def source(self, draft: Draft, source: SourceValue) -> None:
        """Add who says so, in words; a pronoun becomes what kind of source it is."""
        if source.entity and source.entity != UNKNOWN and is_pronoun(source.phrase.text):
            self.entity(draft, ActorValue(source.phrase, source.entity, ""), "source")
        elif is_pronoun(source.phrase.text):
            words = SOURCE_WORDS[source.source_class]
            draft.licensed(words, Rule.SOURCE_CLASS, "source", self.cited(source.phrase))
        elif self._is_bare_name(source):
            self.quote(draft, source.phrase, "source")
        else:
            self.noun(draft, source.phrase, "source")

    def _is_bare_name(self, source: SourceValue) -> bool:
        """Return whether the words are a name that English writes without ``the``."""
        words = normal(source.phrase.text)
        entities = {one.entity for event in self.report.events() for one in event.actors}
        return any(
            self.names.display(entity) == words == self.names.definite(entity)
            for entity in {*entities, source.entity or UNKNOWN}
        )

    def count(self, draft: Draft, count: CountValue) -> None:
        """Add a count of people in the words of the report; in digits where those fit ill."""
        if self._says_kind_or_is_cut(count):
            self.range(draft, count)
            draft.plain(" people")
            return
        self.quote(draft, count.phrase, str(count.kind))
        if count.kind in _OF_PEOPLE and not _has_noun(count.phrase.text):
            of = count.phrase.text.lower().endswith(_COLLECTIVE)
            draft.plain(" of people" if of else " people")

    def _says_kind_or_is_cut(self, count: CountValue) -> bool:
        """Return whether "killing" cannot stand before the words: "two of the dead", "3 French"."""
        words = normal(count.phrase.text).split()
        after = self.report.text[count.phrase.span.end :][:_LOOK_AHEAD]
        follows = _NEXT_WORD.match(after)
        is_cut = words[-1:] != words[:1] and words[-1][:1].isupper() and follows is not None
        ends = is_cut and follows is not None and follows.group(1) not in _FUNCTION
        return ends or not _OF_COUNTS.isdisjoint(word.lower() for word in words)

    def labelled_counts(self, draft: Draft, counts: Sequence[CountValue]) -> None:
        """Add counts that share their words after the names of their kinds."""
        for index, count in enumerate(counts):
            draft.plain(joined(len(counts), index))
            kind = str(count.kind)
            draft.licensed(kind, Rule.COUNT_KIND, kind, self.cited(count.phrase))
        draft.plain(": ")
        self.quote(draft, counts[0].phrase, str(counts[0].kind))

    def range(self, draft: Draft, count: CountValue) -> None:
        """Add a count as a range of digits."""
        text = range_text(count)
        draft.licensed(text, Rule.NUMBER, str(count.kind), self.cited(count.phrase))


_OF_PEOPLE = frozenset(
    (
        CountKind.KILLED,
        CountKind.INJURED,
        CountKind.CAPTURED,
        CountKind.RELEASED,
        CountKind.DISPLACED,
    )
)

_COLLECTIVE = word_list("collectives")
_NUMERAL = frozenset(word_list("numerals"))
_LOOK_AHEAD = 24
_NEXT_WORD = re.compile(r"\s+([a-z]+)\b")
_FUNCTION = frozenset(
    (
        *word_list("prepositions"),
        *word_list("motion"),
        *word_list("loose"),
        *word_list("auxiliaries"),
    )
)
_OF_COUNTS = frozenset(word_list("casualties"))


def _has_noun(text: str) -> bool:
    words = text.lower().replace("-", " ").replace("\u2013", " ").split()
    return any(word.isalpha() and word not in _NUMERAL for word in words)


def range_text(count: CountValue) -> str:
    """Return the range in digits: ``3``, ``18 to 24``, ``at least 3``, ``up to 100``, ``none``."""
    low, high = f"{count.low:,}", "" if count.high is None else f"{count.high:,}"
    about = "about " if count.approximate else ""
    if count.high is None:
        return f"at least {about}{low}"
    if count.high == count.low:
        return f"{about}{low}" if count.low else "none"
    return f"up to {about}{high}" if count.low == 0 else f"{about}{low} to {high}"


def distinct(teller: Teller, actors: Sequence[ActorValue]) -> list[ActorValue]:
    """Return the actors that can be shown, each name once; nameless pronouns are left out."""
    seen: set[str] = set()
    kept = []
    for actor in actors:
        if actor.entity == UNKNOWN and is_pronoun(actor.phrase.text):
            continue
        known = actor.entity != UNKNOWN
        name = teller.names.display(actor.entity) if known else actor.phrase.text.lower()
        if name not in seen:
            seen.add(name)
            kept.append(actor)
    return kept


def specific(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Return the phrases without those that another says more fully: "bases", "air bases"."""
    stems = [_stems(phrase) for phrase in phrases]
    return [
        phrase
        for index, phrase in enumerate(phrases)
        if not any(
            stems[index] < other or (stems[index] == other and place < index)
            for place, other in enumerate(stems)
        )
    ]


def _stems(phrase: Phrase) -> frozenset[str]:
    words = normal(phrase.text).lower().replace("-", " ").split()
    return frozenset(word.removesuffix("s") for word in words if word not in _ARTICLES)


_ARTICLES = ("a", "an", "the")


def listed(draft: Draft, pieces: Sequence[Piece], *, conjunction: str = "and") -> None:
    """Add the pieces as a list of English, cut after some with ``and others``."""
    shown = pieces[:MAX_NAMES]
    cut = len(pieces) > len(shown)
    for index, piece in enumerate(shown):
        draft.plain(joined(len(shown) + cut, index, conjunction))
        piece(draft)
    if cut:
        draft.plain(f" {conjunction} others")
