import json
from pathlib import Path

import pytest

from rashomon.cli.events import how, id_length, short_id, when
from rashomon.cli.exits import Exit
from rashomon.model.vocabulary import Certainty, Status
from rashomon.store import read_ledger
from tests.unit.cli.conftest import Run


def test_the_table_shows_what_passes(rashomon: Run, ledger: Path) -> None:
    result = rashomon("events", "-l", ledger, "--type", "assault", "--place", "IRQ")
    assert result.exit_code == Exit.OK
    assert "ASSAULT missile" in result.stdout
    assert "Example Post" in result.stdout
    assert "MOBILIZE" not in result.stdout


def test_an_id_of_the_table_serves_for_show(rashomon: Run, ledger: Path) -> None:
    row = next(
        line for line in rashomon("events", "-l", ledger).stdout.splitlines() if "2024" in line
    )
    assert rashomon("show", row.split()[0], "-l", ledger).exit_code == Exit.OK


def test_json_is_one_event_a_line(rashomon: Run, ledger: Path) -> None:
    lines = rashomon("events", "-l", ledger, "--json", "--limit", "2").stdout.splitlines()
    assert len(lines) == 2
    assert json.loads(lines[0])["event_id"].startswith("event:")


def test_more_than_the_limit_is_said(rashomon: Run, ledger: Path) -> None:
    result = rashomon("events", "-l", ledger, "--limit", "1")
    assert "--limit shows more" in result.stderr


def test_nothing_found_is_said(rashomon: Run, ledger: Path) -> None:
    result = rashomon("events", "-l", ledger, "--actor", "ATA")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "no event passes\n")


def test_a_name_in_place_of_a_key_is_asked_about(rashomon: Run, ledger: Path) -> None:
    assert "entity key" in rashomon("events", "-l", ledger, "--actor", "iran").stderr


def test_what_the_ledger_held_before_is_shown(rashomon: Run, ledger: Path) -> None:
    assert rashomon("events", "-l", ledger, "--as-of", "2020-01-01", "--json").stdout == ""
    now = rashomon("events", "-l", ledger, "--json").stdout
    assert rashomon("events", "-l", ledger, "--as-of", "2999-01-01", "--json").stdout == now


def test_a_day_that_is_none_is_refused(rashomon: Run, ledger: Path) -> None:
    result = rashomon("events", "-l", ledger, "--since", "yesterday")
    assert result.exit_code == Exit.USAGE
    assert "2024-02-05" in result.stderr


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (None, None, ""),
        (None, "2024-02-01", "until 2024-02-01"),
        ("2024-02-01", None, "since 2024-02-01"),
        ("2024-02-05", "2024-02-06", "2024-02-05"),
        ("2024-02-01", "2024-02-03", "2024-02-01…02-02"),
        ("2023-12-30", "2024-01-02", "2023-12-30…2024-01-01"),
        ("2024-02-01", "2024-03-01", "2024-02"),
        ("2024-01-01", "2025-01-01", "2024"),
        ("2024-02-05T21:00", "2024-02-05T21:01", "2024-02-05 21:00"),
        ("2024-02-05T21:00", "2024-02-06T03:00", "2024-02-05 21:00…03:00"),
        ("2024-02-05", "2024-02-06T03:00", "2024-02-05…2024-02-06 03:00"),
    ],
)
def test_an_interval_is_written_short(start: str | None, end: str | None, words: str) -> None:
    assert when(start, end) == words


def test_doubt_is_written_beside_the_status() -> None:
    assert how(Status.OCCURRED, Certainty.CERTAIN) == "occurred"
    assert how(Status.ONGOING, Certainty.PROBABLE) == "ongoing, probable"


def test_an_id_grows_with_the_ledger_and_is_unique_among_those_shown(ledger: Path) -> None:
    with read_ledger(ledger) as store:
        rows = list(store.events())
    length = id_length(len(rows), rows)
    assert len({short_id(row.event_id, length) for row in rows}) == len(rows)
    assert id_length(10, rows) < id_length(1_000_000, rows) < 20
