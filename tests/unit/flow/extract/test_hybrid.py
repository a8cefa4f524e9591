"""Which sentences the network reads, and what becomes of those that it does not."""

import pytest

from rashomon.flow.extract.actors import actor_mentions
from rashomon.flow.extract.evidence import evidence
from rashomon.flow.extract.hybrid import HYBRID, ReadingTagger, worth_reading
from rashomon.flow.extract.reader import Reader, Reading, described
from rashomon.flow.extract.rules import RuleTagger
from rashomon.flow.extract.scan import capitals_of, scan
from rashomon.lexicon.book import Lexicon
from rashomon.model.text import Document
from tests.reading import make_document

LEXICON = Lexicon()
RECIPE = make_document(
    "Whisk the eggs until they are pale.", "Fold in the flour.", "Bake for an hour."
)
BATTLE = make_document(
    "Malian soldiers attacked a rebel camp near Gao on Monday.",
    "It was a hot day.",
    "The minister condemned the attack.",
)


@pytest.fixture(scope="module")
def tagger() -> ReadingTagger:
    return ReadingTagger(RuleTagger(LEXICON), Reader())


def chosen(document: Document) -> list[int]:
    capitals = capitals_of(document)
    scans = [scan(document, s, LEXICON, date=None, capitals=capitals) for s in document.sentences]
    proofs = [evidence(one, actor_mentions(one, LEXICON)) for one in scans]
    return [sentence.index for sentence in worth_reading(scans, proofs, LEXICON)]


def test_a_text_about_something_else_is_not_read() -> None:
    assert chosen(RECIPE) == []


def test_of_a_report_of_conflict_sentences_that_tell_of_nothing_are_left_out() -> None:
    assert chosen(BATTLE) == [0, 2]


class Unwilling(Reader):
    """Fails when it is asked to read."""

    def __init__(self) -> None:
        self._about = described()

    def read(self, text: str, sentences: object) -> Reading:
        raise AssertionError(text[:30], sentences)


def test_what_is_not_worth_reading_never_reaches_the_network() -> None:
    tagger = ReadingTagger(RuleTagger(LEXICON), Unwilling())
    [found] = tagger.tag([RECIPE])
    [by_rule] = RuleTagger(LEXICON).tag([RECIPE])
    assert found.events == by_rule.events
    with pytest.raises(AssertionError, match="Malian"):
        tagger.tag([BATTLE])


def test_the_method_names_rules_lexicon_weights_and_their_mix(tagger: ReadingTagger) -> None:
    [found] = tagger.tag([BATTLE])
    assert found.tagger == tagger.version
    assert tagger.version.startswith(RuleTagger(LEXICON).version + "+reader/")
    assert tagger.version.endswith(HYBRID)


def test_a_document_is_read_the_same_before_and_after_others(tagger: ReadingTagger) -> None:
    [alone] = tagger.tag([BATTLE])
    longer = make_document(*["Rebels shelled the town of Gao again, residents said."] * 40)
    assert tagger.tag([longer, BATTLE, RECIPE])[1] == alone
