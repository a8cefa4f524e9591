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
