"""S4: what would become gigabytes is refused at a cap, in little time and memory."""

from pathlib import Path

import pytest

from rashomon.flow.acquire.warc import MAX_BAD_IN_A_ROW
from tests.hardening.hostile import bombs, read_apart

N_BYTES = 60_000_000
KINDS = {
    "one.txt.gz": {"bomb": 1},
    "twice.txt.gz": {"bomb": 1},
    "member.zip": {"too-large": 1},
    "zips.zip": {"nested-archive": 16},
    "record.warc": {"bomb": 1, "report": 1},
    "nested.warc": {"bomb": 1, "report": 1},
    "block.warc.gz": {"too-large": 1},
    "empty.warc": {"damaged": MAX_BAD_IN_A_ROW + 1},
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bombs")
    for name, raw in bombs(N_BYTES).items():
        (folder / name).write_bytes(raw)
    return folder


@pytest.mark.parametrize("name", KINDS)
def test_a_bomb_is_refused_before_it_grows(folder: Path, name: str) -> None:
    reading = read_apart(folder / name)
    assert reading.kinds == KINDS[name]
    assert reading.seconds < 3
    assert reading.mib < 300
