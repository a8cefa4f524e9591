"""S2: what comes from outside names no file of this machine, to read or to write."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rashomon.cli.exits import Exit
from rashomon.errors import ConfigError
from rashomon.flow.acquire import Limits, reports
from rashomon.model.report import Report
from rashomon.store import read_ledger
from tests.hardening.hostile import zip_of
from tests.samples import STRIKE
from tests.unit.cli.conftest import _run

NAMES = (
    "../../x.txt", "/etc/x.txt", "..\\..\\x.txt", "C:\\x.txt", "CON.txt", "a\u202etxt.exe.txt",
    "x" * 300 + ".txt", "x..%2f..%2fy.txt", "//host/share/x.txt", "\x1b[2Jx.txt",
)  # fmt: skip


@pytest.mark.parametrize(
    "source",
    ["file:///etc/passwd", "FILE:///etc/passwd", "file:/etc/passwd", "ftp://a.example/x",
     "gopher://a.example/", "data:text/plain,x", "..%2f..%2fetc%2fpasswd", "\\\\host\\share\\x",
     "smb://host/x", "jar:file:/x!/y", "/etc/passwd\0.txt", ""],
)  # fmt: skip
def test_a_source_in_any_other_form_is_refused(source: str) -> None:
    with pytest.raises(ConfigError):
        list(reports(source, limits=Limits(), now=datetime.now(UTC)))


@pytest.mark.parametrize("link", ["file:///etc/passwd", "/etc/passwd", "javascript:alert(1)"])
def test_an_address_in_a_feed_opens_nothing(tmp_path: Path, link: str) -> None:
    feed = tmp_path / "a.rss"
    feed.write_text(
        f"<rss version='2.0'><channel><item><title>T</title><link>{link}</link><description>"
        f"{STRIKE}</description><enclosure url='{link}'/></item></channel></rss>"
    )
    [found] = reports(str(feed), limits=Limits(), now=datetime.now(UTC))
    assert isinstance(found, Report)
    assert b"root:" not in found.raw
    assert found.url is None


def test_names_of_members_write_nothing_outside_the_ledger(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b" / "c"
    folder.mkdir(parents=True)
    members = {name: f"{STRIKE}\nReport {i}.".encode() for i, name in enumerate(NAMES)}
    (folder / "a.zip").write_bytes(zip_of(members))
    ledger, table = folder / "l.db", folder / "out.csv"
    assert _run("read", folder / "a.zip", "--ledger", ledger).exit_code == Exit.OK
    assert _run("export", "--format", "csv", "-o", table, "--ledger", ledger).exit_code == Exit.OK
    with read_ledger(ledger) as store:
        names = [row.name for row in store.documents()]
    assert len(names) == len(NAMES)
    assert all("/" not in name and "\\" not in name and name.isprintable() for name in names)
    files = {path.name.removesuffix("-wal").removesuffix("-shm") for path in tmp_path.rglob("*.*")}
    assert files == {"a.zip", "l.db", "out.csv"}


def test_an_article_that_names_a_file_is_only_text(tmp_path: Path) -> None:
    article = {"url": "file:///etc/passwd", "text": STRIKE, "html": "<iframe src='file:///x'>"}
    path = tmp_path / "a.json"
    path.write_text(json.dumps(article))
    [found] = reports(str(path), limits=Limits(), now=datetime.now(UTC))
    assert isinstance(found, Report)
    assert b"root:" not in found.raw
