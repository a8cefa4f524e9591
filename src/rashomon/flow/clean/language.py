"""Which language a text is in."""

import functools
import re
from typing import TYPE_CHECKING

from rashomon.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Callable

# Accuracy does not grow beyond a few hundred characters; time does.
SAMPLE_CHARS = 600
WORD = re.compile(r"[A-Za-z']+")
# Short texts full of foreign names are where the classifier errs. The share of these words was 0.30
# on average in 97 English reports; Danish and Dutch, which share some, reached 0.17.
ENGLISH = frozenset({
    "the", "of", "to", "in", "and", "that", "said", "was", "for", "on", "with", "is", "by", "at",
    "from", "as", "were", "has", "have", "had", "it", "its", "his", "their", "been", "after", "who",
    "be", "an", "not", "but", "he", "they", "this", "which", "would", "will", "are",
})  # fmt: skip
MIN_ENGLISH_SHARE = 0.22
MIN_WORDS = 5


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of a text's language."""
    sample = text[:SAMPLE_CHARS]
    code = _classifier()(sample)
    return "en" if code != "en" and _is_english(sample) else code


def _is_english(sample: str) -> bool:
    words = WORD.findall(sample.lower())
    if len(words) < MIN_WORDS or sum(map(len, words)) < 0.6 * sum(c.isalpha() for c in sample):
        return False
    return sum(word in ENGLISH for word in words) >= MIN_ENGLISH_SHARE * len(words)


@functools.cache
def _classifier() -> "Callable[[str], str]":
    import py3langid

    try:
        py3langid.classify("")
    except OSError as error:
        # It is unpacked into the folder for temporary files, and read from there.
        message = f"the model of languages cannot be unpacked: {error}; free some space in TMPDIR"
        raise ModelError(message) from error
    return lambda text: str(py3langid.classify(text)[0])
