"""Every entry of the trigger files is held to its own examples."""

from pathlib import Path

import pytest

from rashomon.errors import LexiconError
from rashomon.flow.extract.conditions import CONDITIONS
from rashomon.lexicon.book import Lexicon
from rashomon.lexicon.triggers import Trigger, read_forms, read_idioms, read_triggers
from rashomon.model.vocabulary import EventType
from tests.reading import Reader

TRIGGERS = read_triggers()
YES = [(trigger, sentence) for trigger in TRIGGERS for sentence in trigger.yes]
NO = [(trigger, sentence) for trigger in TRIGGERS for sentence in trigger.no]
EXAMPLES = [(trigger, sentence, True) for trigger, sentence in YES]
EXAMPLES += [(trigger, sentence, False) for trigger, sentence in NO]
ROLES = {"subj", "obj", "by", "poss", "premod", "source"}


@pytest.mark.parametrize(
    ("trigger", "sentence", "coded"),
    EXAMPLES,
    ids=[f"{t.id}-{'yes' if yes else 'no'}-{n}" for n, (t, _, yes) in enumerate(EXAMPLES)],
)
def test_an_entry_codes_its_yes_sentences_and_no_other(
    reader: Reader, trigger: Trigger, sentence: str, *, coded: bool
) -> None:
    events = reader.code(sentence).events
    of_type = [event for event in events if str(event.type) == trigger.type]
    if not coded:
        assert not [event for event in of_type if event.rule == trigger.id], sentence
        return
    assert of_type, [(str(event.type), event.rule, event.trigger.text) for event in events]
    if trigger.mode and not any(event.weapons for event in of_type):
        assert trigger.mode in {event.mode for event in of_type}


@pytest.mark.parametrize("trigger", TRIGGERS, ids=[trigger.id for trigger in TRIGGERS])
def test_an_entry_uses_only_words_that_the_coder_knows(trigger: Trigger, lexicon: Lexicon) -> None:
    assert trigger.type in set(EventType)
    for condition in trigger.requires:
        assert set(condition.split("|")) <= set(CONDITIONS), condition
    prepositions = {word for word, tag in lexicon.grammar.tags.items() if tag in ("P", "T")}
    for places in (trigger.actor, trigger.recipient, trigger.mediator, trigger.parties):
        assert set(places) <= ROLES | prepositions, places


def write(folder: Path, **changes: str) -> Path:
    """Write a file of one entry and return its folder."""
    entry = {
        "id": '"one"',
        "type": '"ASSAULT"',
        "verbs": '["raid"]',
        "yes": '["They raided the fort."]',
        "no": '["No."]',
    } | changes
    lines = ["[[trigger]]", *(f"{key} = {value}" for key, value in entry.items() if value)]
    (folder / "one.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_an_unknown_key_is_named_with_file_and_entry(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"one\.toml: one: unknown keys \['verb'\]"):
        read_triggers(write(tmp_path, verb='["raid"]'))


@pytest.mark.parametrize("missing", ["yes", "no"])
def test_an_entry_without_examples_is_refused(tmp_path: Path, missing: str) -> None:
    with pytest.raises(LexiconError, match=r"one\.toml: one: needs a yes and a no example"):
        read_triggers(write(tmp_path, **{missing: ""}))


def test_an_id_used_twice_is_refused(tmp_path: Path) -> None:
    write(tmp_path)
    text = (tmp_path / "one.toml").read_text(encoding="utf-8")
    (tmp_path / "two.toml").write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match="ids used twice: one"):
        read_triggers(tmp_path)


def forms_at(folder: Path, lexicon: Lexicon, *words: str) -> list[tuple[str, str | None]]:
    index = read_forms(lexicon.grammar, folder)
    return [(m.entry.part, m.entry.verb_form) for m in index.at(0, words, words)]


def test_a_verb_is_found_in_all_its_forms(tmp_path: Path, lexicon: Lexicon) -> None:
    folder = write(tmp_path, verbs='["shoot down"]')
    found = {
        form: forms_at(folder, lexicon, form, "down")
        for form in ("shoot", "shoots", "shot", "shooting")
    }
    assert found == {
        "shoot": [("verb", "base")],
        "shoots": [("verb", "third")],
        "shot": [("verb", "participle")],
        "shooting": [("verb", "gerund")],
    }


def test_a_noun_is_found_in_the_plural(tmp_path: Path, lexicon: Lexicon) -> None:
    folder = write(tmp_path, verbs="[]", nouns='["naval battery"]')
    assert forms_at(folder, lexicon, "naval", "batteries") == [("noun", None)]


def test_a_phrase_may_leave_words_out_and_inflect_its_own(tmp_path: Path, lexicon: Lexicon) -> None:
    folder = write(tmp_path, verbs="[]", phrases='["put/v ~ on alert"]')
    index = read_forms(lexicon.grammar, folder)
    found = [m.entry for m in index.at(0, ["putting"], ["putting"])]
    assert [(form.part, form.after_gap) for form in found] == [("verb-phrase", (("on", "alert"),))]


def test_words_of_an_idiom_are_no_trigger(reader: Reader) -> None:
    assert not reader.code("Doctors in Gaza said the mayor had a heart attack.").events


def test_comments_are_no_idioms(tmp_path: Path) -> None:
    path = tmp_path / "idioms.txt"
    path.write_text("# a note\nheart attack\n\n", encoding="utf-8")
    index = read_idioms(path)
    assert [m.entry for m in index.at(0, ["heart", "attack"], ["heart", "attack"])] == [
        "heart attack"
    ]
    assert not list(index.at(0, ["#", "a"], ["#", "a"]))
