import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Sequence
from pathlib import Path

import pytest

from rashomon.engine import Processes
from rashomon.errors import ConfigError, RashomonError


def _nothing() -> None:
    return None


def _die(_kit: None, batch: Sequence[int]) -> int:
    if 2 in batch:
        os.kill(os.getpid(), signal.SIGKILL)
    return len(batch)


def test_a_killed_worker_ends_the_run_with_advice() -> None:
    with pytest.raises(RashomonError, match=r"a worker process died.*fewer workers"):
        list(Processes(1).map(_die, [[1], [2], [3]], setup=_nothing))


def test_no_worker_is_refused() -> None:
    with pytest.raises(ConfigError, match="at least one"):
        Processes(0)


def test_no_worker_outlives_a_run_that_is_given_up() -> None:
    results = Processes(2).map(_die, ([1] for _ in range(1000)), setup=_nothing)
    assert next(results) == 1
    results.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


def test_workers_end_when_the_parent_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "run.py"
    script.write_text(
        textwrap.dedent("""
            import itertools
            from rashomon.engine import Processes

            def echo(kit, batch):
                return batch

            def load():
                return None

            if __name__ == "__main__":
                for n in Processes(2).map(echo, itertools.count(), setup=load):
                    print(n, flush=True)
                    if n == 3:
                        input()
        """),
        encoding="utf-8",
    )
    with subprocess.Popen(
        [sys.executable, str(script)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.strip() == "3":
                break
        process.kill()
        # The workers hold the same pipe: its end is reached only when the last of them is gone.
        assert process.stdout.read() == ""
