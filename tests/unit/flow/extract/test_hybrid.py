"""Which sentences the network reads, and what becomes of those that it does not."""

import pytest

from rashomon.flow.extract.actors import actor_mentions
from rashomon.flow.extract.evidence import evidence
from rashomon.flow.extract.hybrid import ReadingTagger, worth_reading
from rashomon.flow.extract.reader import Reader
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


def test_what_is_not_read_is_coded_by_rule(tagger: ReadingTagger) -> None:
    [found] = tagger.tag([RECIPE])
    [by_rule] = RuleTagger(LEXICON).tag([RECIPE])
    assert found.events == by_rule.events


def test_the_method_names_rules_lexicon_and_weights(tagger: ReadingTagger) -> None:
    [found] = tagger.tag([BATTLE])
    assert found.tagger == tagger.version
    assert tagger.version.startswith(RuleTagger(LEXICON).version + "+reader/")


def test_documents_are_read_the_same_alone_and_together(tagger: ReadingTagger) -> None:
    together = tagger.tag([RECIPE, BATTLE, BATTLE])
    assert together == [tagger.tag([one])[0] for one in (RECIPE, BATTLE, BATTLE)]
