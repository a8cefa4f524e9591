import json
from collections import Counter
from dataclasses import FrozenInstanceError, replace

import pytest

from rashomon.model.event import LinkValue, TimeValue
from rashomon.model.vocabulary import LinkKind
from tests.factories import make_document, make_event, make_report, phrase

DOCUMENT = make_document(make_report())
EVENT = make_event(DOCUMENT)


def test_every_claim_quotes_its_document() -> None:
    for claim in EVENT.claims():
        assert DOCUMENT.quote(claim.phrase.span) == claim.phrase.text
        assert (claim.event_id, claim.document_id) == (EVENT.id, DOCUMENT.id)


def test_there_is_one_claim_for_each_value() -> None:
    fields = Counter(claim.field for claim in EVENT.claims())
    assert fields == {
        "type": 1, "mode": 1, "status": 1, "certainty": 1, "actor_certainty": 1, "actor": 1,
        "recipient": 1, "target": 1, "weapon": 1, "place": 1, "time": 1, "count": 1,
        "attribution": 1,
    }  # fmt: skip


def test_the_values_of_claims_are_keys_words_or_json() -> None:
    values = {claim.field: claim.value for claim in EVENT.claims()}
    assert values["actor"] == "IRN:IRGC"
    assert values["status"] == "occurred"
    assert json.loads(values["count"]) == {
        "kind": "launched", "low": 12, "high": 12, "approximate": False,
    }  # fmt: skip
    assert json.loads(values["place"])["precision"] == 2


def test_a_time_without_an_anchor_claims_its_reason() -> None:
    words = phrase(DOCUMENT.text, "on Monday")
    event = replace(EVENT, time=TimeValue(words, None, "no anchor"))
    claim = next(claim for claim in event.claims() if claim.field == "time")
    assert json.loads(claim.value) == {"reason": "no anchor"}


def test_a_link_is_claimed_under_its_kind() -> None:
    link = LinkValue(phrase(DOCUMENT.text, "said"), LinkKind.RESPONSE_TO, "e2")
    claims = {claim.field: claim.value for claim in replace(EVENT, links=(link,)).claims()}
    assert claims["response_to"] == "e2"


def test_an_event_without_a_mode_claims_none() -> None:
    fields = [claim.field for claim in replace(EVENT, mode=None).claims()]
    assert "mode" not in fields


def test_the_id_of_an_event_is_its_document_type_and_trigger() -> None:
    assert replace(EVENT, local_id="e7", actors=()).id == EVENT.id
    assert replace(EVENT, trigger=phrase(DOCUMENT.text, "hit")).id != EVENT.id


def test_an_event_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        EVENT.aggregate = True  # type: ignore[misc]
