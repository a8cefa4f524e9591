import json
from pathlib import Path

import pytest

from rashomon.cli.exits import Exit
from rashomon.cli.read import check_source, engine
from rashomon.engine import Processes, Serial
from rashomon.errors import ConfigError
from rashomon.store import read_ledger
from tests.samples import N_CODED, N_REJECTED, STRIKE
from tests.unit.cli.conftest import Run


def test_a_folder_without_reports_is_said(rashomon: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = rashomon("read", tmp_path / "empty", "--ledger", tmp_path / "l.db")
    assert (result.exit_code, result.stderr) == (0, "nothing to read was found\n")


def test_it_says_how_many_were_coded_and_why_others_were_not(
    rashomon: Run, folder: Path, tmp_path: Path
) -> None:
    result = rashomon("read", folder, "--ledger", tmp_path / "l.db")
    assert result.exit_code == Exit.SOME_REJECTED
    lines = result.stderr.splitlines()
    assert "  empty.txt: empty, holds fewer than 40 letters" in lines
    assert f"{N_CODED} coded" in lines[-1]
    assert (
        f"{N_REJECTED} rejected (1 binary, 1 empty, 1 not-an-article, 1 not-english)" in lines[-1]
    )
    assert result.stdout == ""


def test_the_same_again_finds_everything_in_the_ledger(
    rashomon: Run, folder: Path, ledger: Path
) -> None:
    result = rashomon("read", folder, "--ledger", ledger)
    assert result.exit_code == Exit.SOME_REJECTED
    total = N_CODED + N_REJECTED
    assert result.stderr == f"{total} already in the ledger, {N_REJECTED} of them rejected\n"


def test_a_ledger_in_the_folder_that_is_read_is_no_report(rashomon: Run, tmp_path: Path) -> None:
    (tmp_path / "strike.txt").write_text(STRIKE)
    for _ in range(2):
        assert rashomon("read", tmp_path, "-l", tmp_path / "own.db").exit_code == Exit.OK


def test_standard_input_is_read(rashomon: Run, tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    assert rashomon("read", "-", given=STRIKE, RASHOMON_LEDGER=str(path)).exit_code == Exit.OK
    with read_ledger(path) as store:
        assert [row.name for row in store.documents()] == ["stdin"]


def test_a_lexicon_of_ones_own_names_actors(rashomon: Run, tmp_path: Path) -> None:
    lexicon, report = tmp_path / "lexicon", tmp_path / "report.txt"
    lexicon.mkdir()
    (lexicon / "actors.tsv").write_text(
        "actor_id\tname\tkind\tclass\tlang\tvalid_from\tvalid_to\tsource\n"
        "XZZ\tZembla\tname\tstate\ten\t1960-01-01\t\tinvented\n"
    )
    report.write_text(
        "Zembla attacked Iran with missiles on Monday, officials said in a statement."
    )
    path = tmp_path / "l.db"
    assert rashomon("read", report, "--lexicon", lexicon, "-l", path).exit_code == Exit.OK
    rows = rashomon("events", "--json", "--actor", "XZZ", "-l", path).stdout.splitlines()
    assert json.loads(rows[0])["actors"] == ["XZZ"]
    told = rashomon("brief", "--lexicon", lexicon, "-l", path).stdout
    assert "Zembla" in told
    assert "XZZ" not in told


@pytest.mark.parametrize("source", ["-", "http://news.example/", "."])
def test_a_source_that_may_be_there_is_let_through(source: str) -> None:
    check_source(source)


def test_a_source_that_is_not_there_is_refused() -> None:
    with pytest.raises(ConfigError):
        check_source("no/such/file")


def test_one_worker_is_this_process() -> None:
    assert isinstance(engine(1), Serial)
    assert isinstance(engine(2), Processes)
