"""Phrases as benchmarks compare them: their words, and the one that heads them."""

import re
from collections.abc import Sequence

_WORD = re.compile(r"[^\W_]+(?:['\u2019.&-][^\W_]+)*")
PREPOSITIONS = frozenset({
    "about", "above", "across", "after", "against", "along", "among", "around", "as", "at",
    "before", "behind", "below", "beneath", "beside", "between", "beyond", "by", "despite", "down",
    "during", "for", "from", "in", "inside", "into", "like", "near", "of", "off", "on", "onto",
    "out", "outside", "over", "per", "since", "through", "throughout", "to", "toward", "towards",
    "under", "until", "up", "upon", "via", "with", "within", "without",
})  # fmt: skip


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a phrase in small letters, without the signs around them."""
    return tuple(match.group().lower() for match in _WORD.finditer(text))


def head_of(words: Sequence[str]) -> int:
    """Return the place of the word that heads a phrase: the last before any preposition.

    A preposition that opens the phrase parts nothing. Tokens without a letter or figure are
    passed over; of a phrase that has nothing else, the last token is the head. A rule of thumb, as
    the published scores take the head from a parser.
    """
    head = len(words) - 1
    found = False
    for place, word in enumerate(words):
        if found and word.lower() in PREPOSITIONS:
            break
        if any(c.isalnum() for c in word):
            head, found = place, True
    return head


def is_within(short: Sequence[str], long: Sequence[str]) -> bool:
    """Return whether the words of one phrase stand in another, in order and side by side."""
    n = len(short)
    return any(tuple(long[i : i + n]) == tuple(short) for i in range(len(long) - n + 1))
