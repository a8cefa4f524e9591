"""Who stands as subject and as object, in sentences from all over the world."""

import pytest

from rashomon.flow.extract.parse import NounPhrase, Parse
from tests.reading import Reader

SUBJECTS = [
    ("The army shelled the town.", "shelled", "The army"),
    ("Soldiers from Chad attacked the camp.", "attacked", "Soldiers"),
    ("Nigeria and Chad attacked the camp.", "attacked", "Nigeria / Chad"),
    ("Kenya, Uganda and Rwanda signed the pact.", "signed", "Kenya / Uganda / Rwanda"),
    ("The rebels seized the base and killed the guards.", "killed", "The rebels"),
    ("The rebels attacked the base, killing two guards.", "killing", "The rebels"),
    ("Gunmen who had crossed from Libya attacked a post.", "attacked", "Gunmen"),
    ("The envoy who met the rebels in Doha denied the claim.", "denied", "The envoy"),
    ("The missile, which Tehran unveiled in May, hit a hangar.", "hit", "The missile"),
    ("The attack, which Kyiv blamed on Moscow, killed six people.", "killed", "The attack"),
    ("Rice, the adviser of the president, condemned the raid.", "condemned", "Rice"),
    ("Troops deployed to the border shelled a village.", "shelled", "Troops"),
    ("Diplomats cited by the agency said talks would go on.", "said", "Diplomats"),
    ("The council on Sunday unanimously imposed an embargo.", "imposed", "The council"),
    ("The minister said the rebels had killed a priest.", "killed", "the rebels"),
    ("Peru decided to close the border.", "close", "Peru"),
    ("Strikes on Iraq and Syria killed nine fighters.", "killed", "Strikes"),
    ("Officials from Kenya and Uganda signed an accord.", "signed", "Officials"),
    ("In March, Kenya and Uganda signed an accord.", "signed", "Kenya / Uganda"),
    ("In Iraq, Syria and Yemen, militants killed nine people.", "killed", "militants"),
]


def words_of(parse: Parse, phrases: list[NounPhrase]) -> str:
    return " / ".join(" ".join(parse.tokens[p.start : p.end]) for p in phrases)


def at(parse: Parse, word: str) -> int:
    return parse.folded.index(word)


@pytest.mark.parametrize(("sentence", "verb", "subject"), SUBJECTS)
def test_a_verb_has_its_subject(reader: Reader, sentence: str, verb: str, subject: str) -> None:
    parse = reader.scan(sentence).parse
    assert words_of(parse, parse.subjects(at(parse, verb))) == subject


@pytest.mark.parametrize(
    ("sentence", "verb", "objects"),
    [
        ("Gunmen killed two priests.", "killed", "two priests"),
        ("The junta jailed priests, nuns and a bishop.", "jailed", "priests / nuns / a bishop"),
        ("The junta openly jailed a bishop.", "jailed", "a bishop"),
        ("The army attacked the camp and the rebels fled.", "attacked", "the camp"),
        ("The blast killed four men, a spokesman for the governor said.", "killed", "four men"),
        ("They withdrew from the town.", "withdrew", ""),
    ],
)
def test_a_verb_has_its_objects(reader: Reader, sentence: str, verb: str, objects: str) -> None:
    parse = reader.scan(sentence).parse
    assert words_of(parse, parse.objects(at(parse, verb) + 1)) == objects


@pytest.mark.parametrize(
    ("sentence", "verb", "passive"),
    [
        ("Two guards were killed near Gao.", "killed", True),
        ("Two guards have been brutally killed.", "killed", True),
        ("The school was hit by a drone.", "hit", True),
        ("A drone hit the school.", "hit", False),
        ("The guards have killed two men.", "killed", False),
        ("The men killed by police were miners.", "killed", True),
    ],
)
def test_a_passive_is_told_by_its_auxiliary_or_agent(
    reader: Reader, sentence: str, verb: str, *, passive: bool
) -> None:
    parse = reader.scan(sentence).parse
    assert parse.passive(at(parse, verb)) is passive


def test_a_preposition_governs_what_is_joined_to_its_phrase(reader: Reader) -> None:
    parse = reader.scan("Talks between Armenia and Azerbaijan resumed.").parse
    assert words_of(parse, parse.prepositional(1, ("between",))) == "Armenia / Azerbaijan"


def test_a_preposition_of_another_clause_is_not_reached(reader: Reader) -> None:
    parse = reader.scan("The raid began when troops moved against the camp.").parse
    assert parse.prepositional(2, ("against",)) == []


@pytest.mark.parametrize(
    ("sentence", "noun", "verb"),
    [
        ("Rebels carried out an attack on the port.", "attack", "carried"),
        ("An attack was foiled in Amman.", "attack", "foiled"),
        ("The attack stunned the town.", "attack", None),
    ],
)
def test_a_noun_of_action_has_the_verb_that_carries_it(
    reader: Reader, sentence: str, noun: str, verb: str | None
) -> None:
    parse = reader.scan(sentence).parse
    phrase = parse.phrase_of(at(parse, noun))
    assert phrase is not None
    found = parse.governor(phrase)
    assert (parse.folded[found] if found is not None else None) == verb


def test_quotation_marks_do_not_break_a_phrase(reader: Reader) -> None:
    parse = reader.scan("They fired a \u201csmart\u201d missile.").parse
    assert words_of(parse, parse.phrases[-1:]) == "a smart missile"


def test_words_keep_their_place_in_the_document(reader: Reader) -> None:
    sentence = "Mali\u2019s army left."
    parse = reader.scan(sentence).parse
    span = parse.span(0, 3)
    assert sentence[span.start : span.end] == "Mali\u2019s army"


@pytest.mark.parametrize("word", ["us", "who", "turkey"])
def test_a_small_word_is_no_name(reader: Reader, word: str) -> None:
    assert not reader.scan(f"They gave {word} to the guests.").names
