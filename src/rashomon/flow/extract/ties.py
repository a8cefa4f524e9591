"""Who backs, hosts, leads, belongs to or is allied with whom, as the words assert it."""

from rashomon.flow.extract.arguments import Actors
from rashomon.flow.extract.scan import Scan
from rashomon.lexicon.wordsets import word_set
from rashomon.model.mention import ActorMention, Form, TieMention
from rashomon.model.vocabulary import TieKind

LEADING = word_set("leading")
MEMBERS = frozenset(("members", "nations", "countries", "partners", "states", "allies"))
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
    found += _memberships(scan, actors)
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
    """Return "X's ally Y", "Y, X's main ally" and "X's allies, Y and Z"."""
    parse = scan.parse
    found = []
    for j, word in enumerate(parse.folded):
        if word not in ("ally", "allies") or (phrase := parse.phrase_of(j)) is None:
            continue
        owner = _name_before(scan, j) or _name_after(scan, actors, j + 1)
        step = 2 if parse.folded[phrase.end : phrase.end + 1] == [","] else 1
        others = [p for p in parse.objects(phrase.end + step - 1) if p in actors]
        others = [p for p in others if actors[p].entity != owner]
        if not others and phrase.start >= 2 and parse.folded[phrase.start - 1] == ",":
            others = [p for p in actors if p.end == phrase.start - 1]
        for other in others:
            entity = actors[other].entity
            if owner and entity and entity != owner:
                found.append(_tie(scan, TieKind.ALLY_OF, (j, j + 1), entity, owner))
    return found


def _memberships(scan: Scan, actors: Actors) -> list[TieMention]:
    """Return who belongs, of "NATO members include X, Y and Z"."""
    parse = scan.parse
    found = []
    for j, word in enumerate(parse.folded):
        if word not in ("include", "includes"):
            continue
        wholes = [
            p
            for p in sorted(actors, key=lambda p: p.start)
            if p.end <= j and parse.folded[p.head] in MEMBERS
        ]
        if not wholes:
            continue
        whole = actors[wholes[-1]]
        for part in parse.objects(j + 1):
            entity = actors[part].entity if part in actors else None
            if entity is not None:
                found.append(
                    TieMention(
                        TieKind.MEMBER_OF,
                        parse.span(part.start, part.end),
                        None,
                        whole.span,
                        entity,
                        whole.entity,
                        parse.sentence.index,
                    )
                )
    return found


def _tie(scan: Scan, kind: TieKind, words: tuple[int, int], source: str, target: str) -> TieMention:
    span = scan.parse.span(*words)
    return TieMention(kind, span, None, None, source, target, scan.parse.sentence.index)


def _name_after(scan: Scan, actors: Actors, word: int) -> str | None:
    """Return whose ally, of "an ally of Iran"."""
    if scan.parse.folded[word : word + 1] != ["of"]:
        return None
    owner = scan.parse.phrase_of(word + 1)
    return actors[owner].entity if owner in actors else None


def _name_before(scan: Scan, word: int) -> str | None:
    phrase = scan.parse.phrase_of(word)
    if phrase is None:
        return None
    names = [m for m in scan.names if phrase.start <= m.start and m.end <= word]
    return names[-1].entry.actor_id if names else None
