"""What several tests share: the lexicon, read once a session, and a reader of small reports."""

import pytest

from rashomon.lexicon.book import Lexicon
from tests.reading import Reader


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """Return the shipped lexicon."""
    return Lexicon()


@pytest.fixture(scope="session")
def reader(lexicon: Lexicon) -> Reader:
    """Return a reader of small reports by the shipped lexicon."""
    return Reader(lexicon)
