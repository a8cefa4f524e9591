"""The one definition of a word, so that lexicon entries and reports are cut alike."""

import re

TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S., a.m.
    r"|[A-Z]\.(?=\s[A-Z])"  # the initial of a name
    r"|['\u2019]s(?!\w)"  # the possessive stands alone
    r"|\d{4}(?=-[A-Z][a-z]*\s)"  # the year of "2016-A gunman"
    r"|\d+(?:[.,:]\d+)*(?:-\w+(?:-\w+)*)?"  # 1,180  7:58  28-year-old
    r"|\w+(?:[-\u2010\u2011]\w+|['\u2019](?!s\b)\w+)*"
    r"|[^\w\s]"
)


def fold(word: str) -> str:
    """Return the word in lower case with straight apostrophes and plain hyphens."""
    word = word.lower()
    if word.isascii():
        return word
    return word.replace("\u2019", "'").replace("\u2010", "-").replace("\u2011", "-")


QUOTES = frozenset('"\u201c\u201d\u201e\u2033\u00ab\u00bb')


def words(text: str) -> list[str]:
    """Return the tokens of a text."""
    return TOKEN.findall(text)
