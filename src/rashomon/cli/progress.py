"""How far a run has come, on standard error: a bar on a terminal, nothing in a pipe."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.cli.output import counted, notes, printable

if TYPE_CHECKING:
    from rich.progress import Task, TaskID
    from rich.text import Text

    from rashomon.model.progress import Progress

LINES = (".jsonl", ".ndjson")
UNCOUNTED = (".gz", ".zip", ".warc", ".json", ".xml", ".rss", ".atom")
SHOWN_REJECTIONS = 20
CHUNK = 1 << 20


def count_reports(sources: Sequence[str]) -> int | None:
    """Return about how many reports the sources hold; None where that cannot be told cheaply."""
    total = 0
    for source in sources:
        path = Path(source)
        if source == "-" or not path.exists():
            return None
        for file in path.rglob("*") if path.is_dir() else (path,):
            if file.name.startswith(".") or not file.is_file():
                continue
            if file.name.lower().endswith(UNCOUNTED):
                return None
            total += _lines(file) if file.name.lower().endswith(LINES) else 1
    return total


def _lines(file: Path) -> int:
    try:
        with file.open("rb") as stream:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: stream.read(CHUNK), b""))
    except OSError:
        return 1


@contextmanager
def shown(sources: Sequence[str]) -> "Iterator[Callable[[Progress], None]]":
    """Give a function that shows the progress of a run on a terminal."""
    console = notes()
    if not console.is_terminal:
        yield lambda _progress: None
        return
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        ProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as Bar
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: "Task") -> "Text":
            speed = task.finished_speed or task.speed
            return Text(f"{speed:,.0f}/s" if speed else "", style="cyan")

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), Rate())
    found = TextColumn("[dim]{task.fields[found]}")
    with Bar(*columns, TimeRemainingColumn(), found, console=console, transient=True) as bar:
        task: TaskID = bar.add_task("", total=count_reports(sources), found="")

        def show(progress: "Progress") -> None:
            events = f"{progress.n_events:,} events"
            bar.update(task, completed=progress.n_reports, found=events)

        yield show


def summarise(progress: "Progress") -> None:
    """Print what a run did: how many were coded, how many rejected, which and why."""
    console = notes()
    if not progress.n_reports:
        console.print("nothing to read was found", style="yellow")
        return
    n_rejected = len(progress.rejections)
    parts = []
    if progress.n_coded:
        events = counted(progress.n_events, "event")
        parts.append(f"[green]{progress.n_coded:,} coded[/] ({events})")
    if n_rejected:
        parts.append(f"[red]{n_rejected:,} rejected[/] ({_reasons(progress)})")
    if progress.n_known:
        before = f", {progress.n_known_rejected:,} of them rejected" * (
            progress.n_known_rejected > 0
        )
        parts.append(f"{progress.n_known:,} already in the ledger{before}")
    for rejection in progress.rejections[:SHOWN_REJECTIONS]:
        name, message = printable(rejection.name), printable(rejection.message)
        line = f"  {name}: {rejection.kind}, {message}"
        console.print(line, style="dim", markup=False, soft_wrap=True)
    if n_rejected > SHOWN_REJECTIONS:
        rest = n_rejected - SHOWN_REJECTIONS
        console.print(f"  and {rest:,} more: rashomon rejected", style="dim")
    console.print(", ".join(parts), soft_wrap=True)


def _reasons(progress: "Progress") -> str:
    kinds = [rejection.kind for rejection in progress.rejections]
    counted = sorted({(-kinds.count(kind), kind) for kind in kinds})
    return ", ".join(f"{-count:,} {kind}" for count, kind in counted)
