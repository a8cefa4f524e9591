"""A whole small report, read by rule."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from rashomon.flow.extract.rules import RuleTagger
from rashomon.flow.extract.tagger import SilentTagger
from rashomon.lexicon.book import Lexicon
from tests.reading import Reader, make_document

REPORT = make_document(
    "Gunmen attacked a Chadian army post near Bol on Sunday, killing nine soldiers, the defence"
    " ministry said.",
    "Boko Haram claimed responsibility for the attack.",
    "The African Union condemned the attack and urged Chad to show restraint.",
    "About 1,000 French soldiers are stationed in Chad.",
    title="Nine soldiers killed in Chad",
)


@pytest.fixture(scope="module")
def tagger(lexicon: Lexicon) -> RuleTagger:
    return RuleTagger(lexicon)


def test_the_acts_of_a_report_are_proposed_in_the_order_of_the_text(tagger: RuleTagger) -> None:
    (mentions,) = tagger.tag([REPORT])
    types = [str(event.type) for event in mentions.events]
    assert [one for one in types if one != "ASSAULT"] == ["CLAIM", "ACCUSE", "REQUEST"]
    starts = [(event.sentence, event.trigger) for event in mentions.events]
    assert starts == sorted(starts)


def test_every_proposed_span_is_of_the_document(tagger: RuleTagger) -> None:
    (mentions,) = tagger.tag([REPORT])
    spans = [event.trigger for event in mentions.events]
    spans += [argument.span for event in mentions.events for argument in event.arguments]
    spans += [one.source for event in mentions.events for one in event.attributions]
    spans += [one.span for one in mentions.actors]
    spans += [one.span for one in mentions.places]
    spans += [one.span for one in mentions.posture]
    for span in spans:
        words = REPORT.quote(span)
        assert words == words.strip()


def test_posture_is_told_apart_from_acts(tagger: RuleTagger) -> None:
    (mentions,) = tagger.tag([REPORT])
    assert [one.owner_entity for one in mentions.posture] == ["FRA:Military"]


def test_documents_are_read_one_by_one(tagger: RuleTagger) -> None:
    other = make_document("Peru closed its border with Ecuador.")
    assert tagger.tag([REPORT, other]) == tagger.tag([REPORT]) + tagger.tag([other])
    assert tagger.tag([]) == []


def test_reading_in_threads_gives_the_same(tagger: RuleTagger) -> None:
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda _: tagger.tag([REPORT]), range(8)))
    assert all(result == results[0] for result in results)


def test_the_version_names_rules_and_lexicon(tagger: RuleTagger, lexicon: Lexicon) -> None:
    assert tagger.version.endswith(lexicon.version)
    assert tagger.tag([REPORT])[0].tagger == tagger.version


def test_a_document_without_sentences_gives_nothing(tagger: RuleTagger) -> None:
    (mentions,) = tagger.tag([make_document()])
    assert mentions.events == ()


def test_the_silent_tagger_proposes_nothing() -> None:
    (mentions,) = SilentTagger().tag([REPORT])
    assert (mentions.document_id, mentions.events) == (REPORT.id, ())


def test_force_that_one_sentence_leaves_open_is_settled_by_the_report(reader: Reader) -> None:
    alone = reader.code("The strike on the port of Sidon came at dawn.")
    told = reader.code(
        "Israeli jets bombed a rocket depot.",
        "Two fighters were killed.",
        "The strike on the port of Sidon came at dawn.",
    )
    assert alone.events == ()
    assert "strike" in [
        mention.text for event in told.events for mention in (event.trigger, *event.mentions)
    ]
