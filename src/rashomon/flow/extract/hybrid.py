"""The reader that ships: a trained network and the rules, each for what it does best."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.flow.extract.advice import Advice
from rashomon.flow.extract.evidence import Evidence
from rashomon.flow.extract.reader import Reader
from rashomon.flow.extract.relations import related
from rashomon.flow.extract.rules import RuleTagger
from rashomon.flow.extract.scan import Scan
from rashomon.flow.extract.triggers import find_triggers
from rashomon.lexicon.book import Lexicon
from rashomon.model.mention import Mentions
from rashomon.model.text import Document, Sentence

HYBRID = "hybrid/1"
"""How the two are put together: goes up when thresholds or rules of it change."""
ACTS_SHARE = 0.08
FORCE_SHARE = 0.12


@dataclass(frozen=True)
class ReadingTagger:
    """Reads with the network, and grounds what it proposes by rule."""

    rules: RuleTagger
    reader: Reader

    @property
    def version(self) -> str:
        """The rules, the lexicon, the weights, and how they are put together."""
        return version_with(self.rules.version, self.reader.version)

    def tag(self, documents: Sequence[Document]) -> list[Mentions]:
        """Return the mentions of each document, same length, same order."""
        return [self._read(document) for document in documents]

    def _read(self, document: Document) -> Mentions:
        heard: list[Advice] = []

        def adviser(
            of: Document, scans: Sequence[Scan], proofs: Sequence[Evidence]
        ) -> Advice | None:
            advice = self._advise(of, scans, proofs)
            heard.extend([advice] if advice is not None else [])
            return advice

        mentions = self.rules.read(document, adviser)
        for advice in heard:
            mentions = replace(mentions, events=tuple(related(advice.reading, mentions.events)))
        return replace(mentions, tagger=self.version)

    def _advise(
        self, document: Document, scans: Sequence[Scan], proofs: Sequence[Evidence]
    ) -> Advice | None:
        chosen = worth_reading(scans, proofs, self.rules.lexicon)
        if not chosen:
            return None
        bounds = [(s.index, (s.span.start, s.span.end)) for s in chosen]
        return Advice(self.reader.read(document.text, bounds))


def version_with(rules: str, reader: str) -> str:
    """Return the name of the method that rules and a reader make together."""
    return f"{rules}+{reader}+{HYBRID}"


def worth_reading(
    scans: Sequence[Scan], proofs: Sequence[Evidence], lexicon: Lexicon
) -> list[Sentence]:
    """Return the sentences that the network reads: none of a report that is about something else.

    A report is read if enough of its sentences hold a plain trigger and a name, or force or harm;
    of it those sentences that hold a trigger, a weapon, force, harm or a name. On gold/develop and
    gold/open that keeps every report and 97 of 100 acts; of the genres of GUM that are no news
    one report in ten.
    """
    kept: list[Sentence] = []
    n_acts = n_force = 0
    for one, proof in zip(scans, proofs, strict=True):
        triggers = find_triggers(one, lexicon)
        force = proof.military or proof.casualty
        n_force += force
        n_acts += bool(one.names) and any(not found.trigger.weak for found in triggers)
        if triggers or force or proof.weapons or one.names:
            kept.append(one.parse.sentence)
    enough = n_acts >= ACTS_SHARE * len(scans) or n_force >= FORCE_SHARE * len(scans)
    return kept if enough else []
