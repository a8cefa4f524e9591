"""The benchmarks as they are printed: a table for people, one line of JSON for programs."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.cli.benches.catalogue import Result, results
from rashomon.cli.output import notes, print_json, screen
from rashomon.settings import READERS

if TYPE_CHECKING:
    from rich.table import Table

    from rashomon.cli.benches.bench import Measure

DIGITS = 4


def print_benches(folder: Path, reader: str, *, json: bool) -> None:
    """Measure a reader, named as in the settings, on the sets of a folder, and print the results.

    Raises:
        ConfigError: if no set can be measured.
        ModelError: if the reader cannot be loaded.
    """
    from rashomon.flow.extract.reader import Reader

    # The sets ask for what the trained reader alone says: of the rules there is nothing to measure.
    chosen = Reader(None if reader in READERS else Path(reader))
    found: list[Result] = []
    with notes().status("measuring"):
        found.extend(results(folder, chosen))
    if json:
        print_json(as_json(found, chosen.version))
        return
    screen().print(as_table(found, chosen.version))
    for one in found:
        if one.missing:
            notes().print(f"{one.name} was not measured: {_missing(one)}", style="yellow")


def as_json(found: Iterable[Result], version: str) -> dict[str, object]:
    """Return the results as JSON: ``benches`` in order, and ``missing`` files by set."""
    found = list(found)
    return {
        "reader": version,
        "benches": [
            {
                "set": one.name,
                "measure": measure.name,
                "value": round(measure.value, DIGITS),
                "n": measure.n,
                "target": measure.target,
                "met": measure.is_met,
                "anchor": measure.anchor or None,
            }
            for one in found
            for measure in one.measures
        ],
        "missing": {one.name: list(one.missing) for one in found if one.missing},
    }


def as_table(found: Iterable[Result], version: str) -> "Table":
    """Return the results as a table; a value that misses its target is red."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title=f"open benchmarks, {version}",
                  title_justify="left", header_style="bold")  # fmt: skip
    table.add_column("set")
    table.add_column("measure")
    table.add_column("value", justify="right")
    table.add_column("target", justify="right")
    table.add_column("published anchor")
    for one in found:
        if one.missing:
            table.add_row(one.name, f"[yellow]{_missing(one)}[/]")
        for place, measure in enumerate(one.measures):
            table.add_row(one.name if place == 0 else "", *_cells(measure))
    return table


def _missing(one: Result) -> str:
    return f"missing: {', '.join(one.missing)}"


def _cells(measure: "Measure") -> tuple[str, str, str, str]:
    value = f"{measure.value:.3f}"
    sign = "<= " if measure.is_error else ""
    return (
        measure.name,
        f"[red]{value}[/]" if measure.is_met is False else value,
        "" if measure.target is None else f"{sign}{measure.target:.2f}",
        measure.anchor,
    )
