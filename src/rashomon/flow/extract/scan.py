"""What the lexicon knows of a sentence: names, things, cues and triggers, longest match first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.flow.extract.parse import Parse
from rashomon.flow.extract.words import chunk, cut
from rashomon.lexicon.actors import ActorName, NameKind, Title
from rashomon.lexicon.book import Entry, Lexicon
from rashomon.lexicon.cues import Cue
from rashomon.lexicon.phrases import Match
from rashomon.lexicon.things import Facility, Outlet, Weapon
from rashomon.model.text import Document, Sentence

_CAPITAL = re.compile(r"(?<=[a-z,] )[A-Z][\w\u2019'-]*")


def capitals_of(document: Document) -> frozenset[str]:
    """Return the words written with a capital after a lower-case word."""
    return frozenset(_CAPITAL.findall(document.text))


@dataclass(slots=True)
class Scan:
    """A parsed sentence with every lexicon match, by first word."""

    parse: Parse
    names: list[Match[ActorName]] = field(default_factory=list)
    titles: list[Match[Title]] = field(default_factory=list)
    weapons: list[Match[Weapon]] = field(default_factory=list)
    facilities: list[Match[Facility]] = field(default_factory=list)
    outlets: list[Match[Outlet]] = field(default_factory=list)
    cues: list[Match[Cue]] = field(default_factory=list)

    def cues_of(self, family: str, *names: str) -> list[Match[Cue]]:
        """Return the cues of a family, of all its keys or of those named."""
        return [
            cue
            for cue in self.cues
            if cue.entry.family == family and (not names or cue.entry.name in names)
        ]


def scan(
    document: Document,
    sentence: Sentence,
    lexicon: Lexicon,
    *,
    date: str | None,
    capitals: frozenset[str],
) -> Scan:
    """Return a sentence parsed and matched.

    ``date`` is the day of the report: of two actors with one name, the one whose name was in use
    then is taken.
    """
    parse = cut(document.text, sentence, lexicon.grammar.tags, capitals)
    result = Scan(parse)
    _match_names(result, lexicon, date)
    _match_cues(result, lexicon)
    cased = [(m.start, m.end) for m in result.names if m.end - m.start > 1 or m.start == 0]
    cased += [(m.start, m.end) for m in result.outlets if m.end - m.start > 1]
    cased += [(m.start, m.end) for m in result.titles if m.end - m.start > 1]
    chunk(parse, cased)
    result.weapons = [m for m in result.weapons if parse.tags[m.end - 1] not in ("V", "G")]
    return result


def _match_names(result: Scan, lexicon: Lexicon, date: str | None) -> None:
    tokens, folded = result.parse.tokens, result.parse.folded
    names = lexicon.names
    taken = {"actor": 0, "title": 0, "weapon": 0, "facility": 0, "outlet": 0}
    openers = names.openers
    for position, word in enumerate(folded):
        if word not in openers:
            continue
        longest: dict[str, list[Match[Entry]]] = {}
        for match in names.at(position, folded, tokens):
            layer = _LAYER[type(match.entry)]
            if layer in longest and longest[layer][0].end == match.end:
                longest[layer].append(match)
            else:
                longest[layer] = [match]
        for layer, matches in longest.items():
            if position >= taken[layer]:
                taken[layer] = matches[0].end
                _keep(result, layer, matches, date)


_LAYER: dict[type, str] = {
    ActorName: "actor",
    Title: "title",
    Weapon: "weapon",
    Facility: "facility",
    Outlet: "outlet",
}


def _keep(result: Scan, layer: str, matches: list[Match[Entry]], date: str | None) -> None:
    if layer == "actor":
        found = [Match(m.start, m.end, m.entry) for m in matches if isinstance(m.entry, ActorName)]
        result.names.append(_valid(found, date))
        return
    lists: dict[str, list[Match[Entry]]] = {
        "title": result.titles,  # type: ignore[dict-item]
        "weapon": result.weapons,  # type: ignore[dict-item]
        "facility": result.facilities,  # type: ignore[dict-item]
        "outlet": result.outlets,  # type: ignore[dict-item]
    }
    lists[layer].append(matches[0])


def _valid(matches: Sequence[Match[ActorName]], date: str | None) -> Match[ActorName]:
    """Return the name in use on the day; a state's own name before other kinds."""
    return min(
        matches,
        key=lambda m: (
            not m.entry.is_valid(date),
            m.entry.kind in (NameKind.CAPITAL, NameKind.SEAT),
            m.entry.kind == NameKind.PERSON,
        ),
    )


def _match_cues(result: Scan, lexicon: Lexicon) -> None:
    tokens, folded = result.parse.tokens, result.parse.folded
    openers = lexicon.cues.openers
    for position, word in enumerate(folded):
        if word in openers:
            result.cues.extend(lexicon.cues.at(position, folded, tokens))
