import struct
import subprocess
import sys

MODULE = "rashomon.flow.clean.html_worker"


def test_a_worker_ends_when_its_input_does() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", MODULE],
        input=b"",
        capture_output=True,
        timeout=20,
        check=True,
        env={"PYTHONPATH": ":".join(p for p in sys.path if p)},
    )
    assert ended.stdout == b""


def test_a_frame_cut_short_is_the_end() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", MODULE],
        input=struct.pack(">I", 50)[:3],
        capture_output=True,
        timeout=20,
        check=True,
        env={"PYTHONPATH": ":".join(p for p in sys.path if p)},
    )
    assert ended.stdout == b""
