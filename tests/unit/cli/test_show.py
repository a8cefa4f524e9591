import json
from pathlib import Path

import pytest

from rashomon.cli.exits import Exit
from rashomon.cli.show import described
from rashomon.model.claim import Claim
from rashomon.model.text import Phrase, Span
from rashomon.model.vocabulary import Certainty, EventType
from rashomon.store import EventFilter, read_ledger
from tests.unit.cli.conftest import Run

REPLY = (
    "Israeli jets struck a depot near Sidon on Friday in response to a rocket attack by Hezbollah"
    " on Haifa on Thursday, the Israeli military said. Two people were killed in Haifa.\n"
)


@pytest.fixture(scope="module")
def event_id(ledger: Path) -> str:
    with read_ledger(ledger) as store:
        filters = EventFilter(type=EventType.ASSAULT, actor="IRN", place="Erbil")
        return next(store.events(filters)).event_id


def test_every_value_stands_beside_its_words_and_their_sentence(
    rashomon: Run, ledger: Path, event_id: str
) -> None:
    output = rashomon("show", event_id[:14], "-l", ledger).stdout
    assert output.startswith("ASSAULT missile")
    assert "“Iranian forces”" in output
    assert "2024-02-05" in output
    assert "] Iranian forces fired 12 missiles at a depot near Erbil" in output
    assert event_id in output


def test_json_holds_every_claim_with_its_place(rashomon: Run, ledger: Path, event_id: str) -> None:
    found = json.loads(rashomon("show", event_id, "-l", ledger, "--json").stdout)
    assert found["event"]["event_id"] == event_id
    [count] = [c for c in found["claims"] if c["field"] == "count"][:1]
    assert count["value"]["kind"]
    assert count["at"][0] < count["at"][1]


def test_a_link_names_an_event_that_can_be_shown(rashomon: Run, tmp_path: Path) -> None:
    report = tmp_path / "reply.txt"
    report.write_text(REPLY)
    ledger = tmp_path / "l.db"
    rashomon("read", report, "-l", ledger)
    with read_ledger(ledger) as store:
        reply = next(e for e in store.events() if "response to" in rashomon(
            "show", e.event_id, "-l", ledger).stdout)  # fmt: skip
    shown = rashomon("show", reply.event_id, "-l", ledger)
    other = next(line for line in shown.stdout.splitlines() if line.startswith("response to"))
    assert rashomon("show", other.split()[2], "-l", ledger).exit_code == Exit.OK
    claims = json.loads(rashomon("show", reply.event_id, "-l", ledger, "--json").stdout)["claims"]
    assert next(c["value"] for c in claims if c["field"] == "response_to").startswith("event:")


@pytest.mark.parametrize("event_id", ["zz", "event:0000000000", ""])
def test_an_id_that_is_none_is_one_line_and_a_code(
    rashomon: Run, ledger: Path, event_id: str
) -> None:
    result = rashomon("show", event_id, "-l", ledger)
    assert result.exit_code == Exit.STORE
    assert result.stderr.startswith("error: ")


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("actor", "IRN:IRGC", ("actor", "IRN:IRGC")),
        ("response_to", "e2", ("response to", "e2")),
        (
            "place",
            '{"name":"Erbil","country":"IRQ","lat":36.19,"lon":44.0,"precision":2}',
            ("place", "Erbil, IRQ (36.19, 44.00), precision 2"),
        ),
        (
            "place",
            '{"name":"Gulf","country":null,"lat":null,"lon":null,"precision":7}',
            ("place", "Gulf, precision 7"),
        ),
        ("time", '{"reason":"no anchor"}', ("time", "open: no anchor")),
        ("time", '{"start":"2024-02-05","end":"2024-02-06"}', ("time", "2024-02-05")),
        (
            "count",
            '{"kind":"killed","low":3,"high":null,"approximate":true}',
            ("killed", "about 3 or more"),
        ),
        (
            "count",
            '{"kind":"troops","low":1200,"high":1200,"approximate":false}',
            ("troops", "1,200"),
        ),
        (
            "attribution",
            '{"source_class":"official","cue":"said","via":null,"entity":null}',
            ("said by", "official (said)"),
        ),
    ],
)
def test_a_value_is_shown_in_words(field: str, value: str, shown: tuple[str, str]) -> None:
    claim = Claim("event:1", "doc:1", field, value, Phrase("x", Span(0, 1)), Certainty.CERTAIN, "r")
    assert described(claim) == shown
