"""S7: no text makes reading it take more than time in proportion to its length."""

from datetime import UTC, datetime

import pytest

from rashomon.flow.acquire import Limits
from rashomon.flow.clean import documents
from rashomon.flow.clean.sentences import LONGEST_CHARS
from rashomon.flow.extract.rules import RuleTagger
from rashomon.flow.ground.records import code
from rashomon.lexicon.book import Lexicon
from rashomon.model.report import Origin, Report
from rashomon.model.text import Document
from tests.hardening.hostile import UNITS, seconds, text_of

N_CHARS = 8_000
# A machine that does other work as well makes single timings jump; what takes less than this is
# not asked how it grows.
SMALL_S = 0.2


def read(text: str, lexicon: Lexicon) -> Document | None:
    """Read a text the whole way; return its document, if it is coded."""
    report = Report("a.txt", text.encode(), "text/plain", Origin("-", None, datetime.now(UTC)))
    [document] = documents([report], limits=Limits())
    if not isinstance(document, Document):
        return None
    [mentions] = RuleTagger(lexicon).tag([document])
    code(document, mentions, lexicon)
    return document


@pytest.mark.parametrize("unit", UNITS)
def test_twice_the_text_takes_twice_the_time(lexicon: Lexicon, unit: str) -> None:
    short, long = text_of(unit, N_CHARS), text_of(unit, 2 * N_CHARS)
    read(short, lexicon)
    took = seconds(lambda: read(long, lexicon))
    assert took < 2
    if took > SMALL_S:
        ratio = min(seconds(lambda: read(long, lexicon)) for _ in range(2))
        ratio /= min(seconds(lambda: read(short, lexicon)) for _ in range(2))
        assert ratio < 3


@pytest.mark.parametrize("word", ["attacked ", "soldiers, ", "and "])
def test_a_sentence_without_end_is_read_in_pieces(lexicon: Lexicon, word: str) -> None:
    text = f"Iran said it {word * (5_000 // len(word))} the town of Erbil."
    document = read(text, lexicon)
    assert document is not None
    assert max(len(document.quote(one.span)) for one in document.sentences) <= LONGEST_CHARS
    joined = "".join(document.quote(one.span) for one in document.sentences)
    assert joined.replace(" ", "") == text.replace(" ", "")
