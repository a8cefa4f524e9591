"""The reader that needs no model: lexicons, grammars and rules, for every field of the codebook."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rashomon.flow.extract.actors import actor_mentions
from rashomon.flow.extract.advice import Advice
from rashomon.flow.extract.arguments import Actors
from rashomon.flow.extract.attribution import Said, attributions
from rashomon.flow.extract.counts import COUNT_WORDS, find_counts
from rashomon.flow.extract.events import Context, event_mentions
from rashomon.flow.extract.evidence import Evidence, evidence
from rashomon.flow.extract.places import find_places
from rashomon.flow.extract.posture import FORCES, posture_mentions
from rashomon.flow.extract.scan import Scan, capitals_of, scan
from rashomon.flow.extract.ties import tie_mentions
from rashomon.flow.extract.times import TIME_WORDS, find_times
from rashomon.flow.extract.triggers import find_triggers
from rashomon.lexicon.book import Lexicon
from rashomon.lexicon.tokens import QUOTES
from rashomon.model.mention import (
    ActorMention,
    EventMention,
    Mentions,
    PlaceMention,
    PostureMention,
    TieMention,
)
from rashomon.model.text import Document

RULES = "rules/2"
NUMERIC = re.compile(r"[\d-]")  # figures, and words like "twenty-one" and "mid-March"
# A report is of a conflict if this share of its sentences, or this many, hold an armed actor,
# a weapon or a casualty. Set on gold/open and the non-news genres of GUM: evals/.
CONFLICT_SHARE = 0.12
CONFLICT_SENTENCES = 2


Adviser = Callable[[Document, Sequence[Scan], Sequence[Evidence]], Advice | None]
"""Reads a document whose sentences are scanned already; none where it is not worth reading."""


@dataclass(frozen=True)
class RuleTagger:
    """Reads by rule; safe to share between threads."""

    lexicon: Lexicon

    @property
    def version(self) -> str:
        """The rules and the lexicon they were run with."""
        return f"{RULES}+{self.lexicon.version}"

    def tag(self, documents: Sequence[Document]) -> list[Mentions]:
        """Return the mentions of each document, same length, same order."""
        return [self.read(document) for document in documents]

    def read(self, document: Document, adviser: Adviser | None = None) -> Mentions:
        """Return the mentions of one document, with the advice of a trained reader if there is one."""
        date = document.published.date if document.published else None
        capitals = capitals_of(document)
        scans = [
            scan(document, s, self.lexicon, date=date, capitals=capitals)
            for s in document.sentences
        ]
        actors = [actor_mentions(one, self.lexicon) for one in scans]
        proofs = [evidence(one, known) for one, known in zip(scans, actors, strict=True)]
        if _is_of_conflict(proofs):
            proofs = [replace(proof, in_conflict=True) for proof in proofs]
        advice = adviser(document, scans, proofs) if adviser is not None else None
        events: list[EventMention] = []
        places: list[PlaceMention] = []
        posture: list[PostureMention] = []
        ties: list[TieMention] = []
        said: list[Said] = []
        for one, found, proof in zip(scans, actors, proofs, strict=True):
            context = self._context(document, one, found, said, proof, advice=advice)
            said = context.said
            events += event_mentions(one, self.lexicon, context, first=len(events))
            places += context.places
            posture += posture_mentions(one, context)
            ties += tie_mentions(one, found)
        return Mentions(
            document.id,
            tuple(events),
            tuple(_ordered(actors)),
            tuple(places),
            tuple(posture),
            tuple(ties),
            self.version,
        )

    def _context(
        self,
        document: Document,
        one: Scan,
        actors: Actors,
        before: list[Said],
        proof: Evidence,
        *,
        advice: Advice | None,
    ) -> Context:
        span = one.parse.sentence.span
        triggers = find_triggers(one, self.lexicon)
        if advice is not None:
            triggers = advice.triggers(one, triggers)
        # Without an act or a standing force there is nothing that a time or a count belongs to.
        told = bool(triggers) or not FORCES.keys().isdisjoint(one.parse.folded)
        # A look at the words spares most sentences the grammars of times and counts.
        numeric = told and NUMERIC.search(document.text, span.start, span.end) is not None
        timed = numeric or (told and not TIME_WORDS.isdisjoint(proof.words))
        counted = numeric or (told and not COUNT_WORDS.isdisjoint(proof.words))
        said = attributions(one, actors)
        if not said and document.text[span.start] in QUOTES:
            # A quotation that goes on is still the speaker's of the sentence before.
            said = [replace(s, cue=(-1, -1)) for s in before]
        return Context(
            actors=actors,
            evidence=proof,
            triggers=triggers,
            said=said,
            times=find_times(document.text, span.start, span.end) if timed else [],
            counts=find_counts(document.text, span.start, span.end) if counted else [],
            places=find_places(one),
            advice=advice,
        )


def _is_of_conflict(proofs: Sequence[Evidence]) -> bool:
    telling = sum(proof.military or proof.casualty for proof in proofs)
    if len(proofs) < 2 * CONFLICT_SENTENCES:  # a brief note: one sentence must do, if it is plain
        return any(proof.military for proof in proofs)
    return telling >= CONFLICT_SENTENCES and telling >= CONFLICT_SHARE * len(proofs)


def _ordered(actors: Sequence[Actors]) -> list[ActorMention]:
    return [
        mention
        for found in actors
        for mention in sorted(found.values(), key=lambda mention: mention.span)
    ]
