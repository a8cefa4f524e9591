"""What the trained reader says of acts to one another: the same act told again, an answer, a part."""

from collections.abc import Sequence
from dataclasses import replace

from rashomon.flow.extract.reader import Read, Reading, words_in
from rashomon.model.mention import EventMention, LinkCue
from rashomon.model.vocabulary import LinkKind

LINKED = 0.7
"""Above this the reader's word is enough for a link that no cue of the rules ties."""

_Place = tuple[Read, int]


def related(reading: Reading, mentions: Sequence[EventMention]) -> list[EventMention]:
    """Return the mentions with how likely each tells of the same act as another, and with links.

    Only mentions of one window are compared; of the others nothing is said.
    """
    places = [_places(reading, mention) for mention in mentions]
    windows: dict[int, list[int]] = {}
    for number, found in enumerate(places):
        for part, _ in found:
            windows.setdefault(id(part), []).append(number)
    same: list[list[tuple[int, float]]] = [[] for _ in mentions]
    links: list[list[LinkCue]] = [list(mention.links) for mention in mentions]
    for number, mention in enumerate(mentions):
        for part, piece in places[number]:
            for other in windows[id(part)]:
                if other != number:
                    to = next(at for where, at in places[other] if where is part)
                    if mentions[other].type is mention.type:
                        same[number].append((other, _score(reading, part, "same", piece, to)))
                    links[number] += _links(reading, part, (piece, to), mention, other)
    return [
        replace(mention, same=tuple(same[n]), links=_once(links[n]))
        for n, mention in enumerate(mentions)
    ]


def _places(reading: Reading, mention: EventMention) -> list[_Place]:
    return [
        (part, piece)
        for part in reading.part_of(mention.sentence)
        for piece in words_in(part.window, mention.trigger)[:1]
    ]


def _score(reading: Reading, part: Read, label: str, piece: int, to: int) -> float:
    row = reading.columns["pair"].names.index(label)
    if label == "same":  # it holds in both directions
        return max(float(part.pairs[row, piece, to]), float(part.pairs[row, to, piece]))
    return float(part.pairs[row, piece, to])


def _links(
    reading: Reading, part: Read, pair: tuple[int, int], mention: EventMention, other: int
) -> list[LinkCue]:
    return [
        # The words that say so are not told apart: the act's own stand for them.
        LinkCue(kind, mention.trigger, other)
        for kind in LinkKind
        if _score(reading, part, str(kind), *pair) >= LINKED
    ]


def _once(links: Sequence[LinkCue]) -> tuple[LinkCue, ...]:
    """Return the links without repeats: the first cue of a kind to a mention, the rules' own."""
    kept: dict[tuple[LinkKind, int], LinkCue] = {}
    for one in links:
        kept.setdefault((one.kind, one.to), one)
    return tuple(kept.values())
