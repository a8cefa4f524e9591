from pathlib import Path

import pytest

from rashomon.cli.progress import count_reports, shown, summarise
from rashomon.model.progress import Progress
from rashomon.model.report import Rejection
from rashomon.model.vocabulary import Stage
from tests.samples import write_samples


def test_files_and_lines_are_counted_ahead(tmp_path: Path) -> None:
    folder = write_samples(tmp_path / "reports")
    assert count_reports([str(folder), str(folder / "strike.txt")]) == 10


@pytest.mark.parametrize("name", ["-", "http://news.example/", "news.warc.gz", "feed.xml"])
def test_what_cannot_be_counted_cheaply_is_not(tmp_path: Path, name: str) -> None:
    (tmp_path / "news.warc.gz").touch()
    (tmp_path / "feed.xml").touch()
    source = str(tmp_path / name) if "." in name and "/" not in name else name
    assert count_reports([source]) is None


def test_many_rejections_are_cut_short(capsys: pytest.CaptureFixture[str]) -> None:
    rejections = tuple(
        Rejection(f"report:{n}", f"{n}\x1b[2J.txt", Stage.CLEAN, "empty", "[bold]no text")
        for n in range(25)
    )
    summarise(Progress(n_coded=1_000, n_events=3_000, rejections=rejections))
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "  0 [2J.txt: empty, [bold]no text"
    assert lines[-2] == "  and 5 more: rashomon rejected"
    assert lines[-1] == "1,000 coded (3,000 events), 25 rejected (25 empty)"
    assert len(lines) == 22


def test_nothing_to_read_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    summarise(Progress())
    assert capsys.readouterr().err == "nothing to read was found\n"


def test_a_terminal_is_shown_a_bar(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    folder = write_samples(tmp_path / "reports")
    with shown([str(folder)]) as show:
        show(Progress(n_coded=4, n_events=7))
    told = capsys.readouterr().err
    assert "reading" in told
    assert "4/9" in told
    assert "7 events" in told


def test_a_pipe_is_shown_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with shown([str(tmp_path)]) as show:
        show(Progress(n_coded=4))
    assert capsys.readouterr().err == ""
