"""A claim: one value, the words that say it, how it was read and how sure it is said to be."""

from dataclasses import dataclass

from rashomon.model.text import Phrase
from rashomon.model.vocabulary import Certainty


@dataclass(frozen=True, slots=True)
class Claim:
    """One value of one field of one event.

    ``field`` is a role or property in the singular (``actor``, ``count``, ``status``); ``value``
    an entity key, a word of a closed vocabulary, or compact JSON; ``rule`` how it was read.
    """

    event_id: str
    document_id: str
    field: str
    value: str
    phrase: Phrase
    certainty: Certainty
    rule: str
