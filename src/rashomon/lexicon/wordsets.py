"""Named sets of English words that the rules ask for, from one data file."""

from functools import cache

from rashomon.errors import LexiconError
from rashomon.lexicon.reading import DATA, read_toml


@cache
def _sets() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in read_toml(DATA / "wordsets.toml").items()}


def word_set(name: str) -> frozenset[str]:
    """Return a set of folded words.

    Raises:
        LexiconError: if the file has no set of that name.
    """
    try:
        return _sets()[name]
    except KeyError as error:
        raise LexiconError(f"wordsets.toml: no set named '{name}'") from error
