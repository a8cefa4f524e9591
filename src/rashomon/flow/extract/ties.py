"""Who backs, hosts, leads, belongs to or is allied with whom, as the words assert it."""

from rashomon.flow.extract.arguments import Actors
from rashomon.flow.extract.scan import Scan
from rashomon.lexicon.wordsets import word_set
from rashomon.model.mention import ActorMention, Form, TieMention
from rashomon.model.text import Span
from rashomon.model.vocabulary import TieKind

LEADING = word_set("leading")


LESSER = ("vice", "deputy", "former", "ex-", "acting-")


def tie_mentions(scan: Scan, actors: Actors) -> list[TieMention]:
    """Return the ties of a sentence."""
    found: list[TieMention] = []
    for phrase, mention in sorted(actors.items(), key=lambda item: item[0].start):
        if mention.sponsor is not None:
            found += _backing(scan, mention)
        if mention.form is Form.PERSON and mention.name and mention.entity:
            found += _leading(scan, phrase.start, phrase.end, mention)
    found += _alliances(scan, actors)
    return found


def _backing(scan: Scan, mention: ActorMention) -> list[TieMention]:
    owner = next(
        (
            m.entry.actor_id
            for m in scan.names
            if m.entry.name.lower() == (mention.sponsor or "").lower()
        ),
        None,
    )
    return [
        TieMention(
            TieKind.BACKS, mention.span, None, mention.span, owner, mention.entity, mention.sentence
        )
    ]


def _leading(scan: Scan, start: int, end: int, mention: ActorMention) -> list[TieMention]:
    for match in scan.titles:
        title = match.entry.title.lower()
        if start <= match.start < end and any(
            title == word or title.endswith(" " + word) for word in LEADING
        ):
            before = scan.parse.folded[start : match.start]
            if any(word.startswith(LESSER) for word in (title, *before)):
                return []
            return [
                TieMention(
                    TieKind.LEADS,
                    mention.span,
                    mention.span,
                    None,
                    f"Person:{mention.name}",
                    mention.entity,
                    mention.sentence,
                )
            ]
    return []


def _alliances(scan: Scan, actors: Actors) -> list[TieMention]:
    """Return "X's ally Y" and "Y, an ally of X"."""
    parse = scan.parse
    found = []
    for j, word in enumerate(parse.folded):
        if word not in ("ally", "allies"):
            continue
        owner = _name_before(scan, j)
        phrases = [
            p
            for p in sorted(actors, key=lambda p: p.start)
            if actors[p].entity and not p.start <= j < p.end
        ]
        before = [p for p in phrases if p.end <= j and j - p.end <= 4]
        after = [p for p in phrases if p.start >= j and p.start - j <= 3]
        other = after[:1] if owner else before[-1:]
        target = owner or (actors[after[0]].entity if after else None)
        if other and target:
            entity = actors[other[0]].entity
            if entity and entity != target:
                found.append(
                    TieMention(
                        TieKind.ALLY_OF,
                        parse.span(j, j + 1),
                        None,
                        None,
                        entity,
                        target,
                        parse.sentence.index,
                    )
                )
    return found


def _name_before(scan: Scan, word: int) -> str | None:
    phrase = scan.parse.phrase_of(word)
    if phrase is None:
        return None
    names = [m for m in scan.names if phrase.start <= m.start and m.end <= word]
    return names[-1].entry.actor_id if names else None


def span_of(mention: TieMention) -> Span:
    """Return the words that assert the tie."""
    return mention.span
