"""An index of phrases by their words: longest matches at a position of a sentence."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from rashomon.lexicon.tokens import fold, words

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """What stands at ``[start, end)``, in tokens."""

    start: int
    end: int
    entry: T


class _Node(Generic[T]):
    """What follows a word, and the phrases that end with it."""

    __slots__ = ("entries", "following")

    def __init__(self) -> None:
        self.following: dict[str, _Node[T]] = {}
        self.entries: list[tuple[T, tuple[str, ...] | None]] = []


class PhraseIndex(Generic[T]):
    """A tree of folded words. Cased phrases match only words that keep their capitals."""

    def __init__(self) -> None:
        self._root: dict[str, _Node[T]] = {}

    def add(self, phrase: str, entry: T, *, cased: bool = False) -> None:
        """Add a phrase; the same phrase may carry several entries, kept in the order added."""
        tokens = words(phrase)
        node = self._root.setdefault(fold(tokens[0]), _Node())
        for token in tokens[1:]:
            node = node.following.setdefault(fold(token), _Node())
        node.entries.append((entry, tuple(tokens) if cased else None))

    @property
    def openers(self) -> Container[str]:
        """The folded words that a phrase of the index begins with: a look here spares a search."""
        return self._root

    def at(self, position: int, folded: Sequence[str], tokens: Sequence[str]) -> Sequence[Match[T]]:
        """Return every phrase that begins at the position, shortest first."""
        node = self._root.get(folded[position])
        end, n_tokens = position + 1, len(folded)
        # Most words that open a phrase ("the", "to") are not followed by its second word.
        if node is None or not (node.entries or (end < n_tokens and folded[end] in node.following)):
            return ()
        found: list[Match[T]] = []
        while node is not None:
            for entry, cased in node.entries:
                if cased is None or _keeps_case(cased, tokens[position:end]):
                    found.append(Match(position, end, entry))
            if end == n_tokens:
                break
            node = node.following.get(folded[end])
            end += 1
        return found


def _keeps_case(wanted: Sequence[str], found: Sequence[str]) -> bool:
    for want, have in zip(wanted, found, strict=True):
        if want == have:
            continue
        if _is_acronym(want):
            return False
        # "al-Qaida" may open a sentence as "Al-Qaida", but "Turkey" is never "turkey".
        if want[:1].isupper() and not have[:1].isupper():
            return False
    return True


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper() and len(word) <= 6
