"""Acts to one another: told again, answered, part of."""

from rashomon.flow.extract.relations import LINKED, related
from rashomon.flow.extract.rules import RuleTagger
from rashomon.lexicon.book import Lexicon
from rashomon.model.mention import EventMention
from rashomon.model.vocabulary import LinkKind
from tests.reading import make_document
from tests.readings import reading_of

RULES = RuleTagger(Lexicon())
DOCUMENT = make_document(
    "Malian soldiers attacked a rebel camp near Gao.", "Rebels shelled the garrison of Kidal."
)
ACTS = {"attacked": ("ASSAULT", 0.9), "shelled": ("ASSAULT", 0.9)}


def read(pairs: dict[tuple[str, str], str], score: float = 0.9) -> list[EventMention]:
    reading = reading_of(DOCUMENT, acts=ACTS, pairs=pairs, score=score)
    return related(reading, RULES.read(DOCUMENT).events)


def test_how_likely_two_mentions_are_one_act_is_kept_on_both() -> None:
    first, second = read({("shelled", "attacked"): "same"}, score=0.75)
    assert first.same == ((1, 0.75),)
    assert second.same == ((0, 0.75),)


def test_a_link_has_words_and_its_other_end() -> None:
    _, second = read({("shelled", "attacked"): "response_to"})
    [link] = second.links
    assert (link.kind, link.to) == (LinkKind.RESPONSE_TO, 0)
    assert link.span == second.trigger


def test_a_doubtful_link_is_none() -> None:
    _, second = read({("shelled", "attacked"): "response_to"}, score=LINKED - 0.1)
    assert second.links == ()


def test_a_link_that_the_rules_found_is_not_told_twice() -> None:
    document = make_document("In response to the shelling of Kidal, soldiers attacked a camp.")
    by_rule = RULES.read(document).events
    acts = {"shelling": ("ASSAULT", 0.9), "attacked": ("ASSAULT", 0.9)}
    pairs = {("attacked", "shelling"): "response_to"}
    found = related(reading_of(document, acts=acts, pairs=pairs), by_rule)
    [link] = [link for mention in found for link in mention.links]
    assert document.text[link.span.start : link.span.end] == "In response to"


def test_mentions_that_were_not_read_are_left_as_they_are() -> None:
    by_rule = RULES.read(DOCUMENT).events
    empty = reading_of(make_document("Nothing."), acts={})
    unread = type(empty)(empty.columns, ())
    assert related(unread, by_rule) == list(by_rule)
