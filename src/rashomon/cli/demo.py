"""``rashomon demo``: the example reports, from the text to the brief."""

import shlex
import tempfile
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.brief import Form, write
from rashomon.cli.events import id_length, short_id
from rashomon.cli.options import settings
from rashomon.cli.output import opened
from rashomon.cli.progress import summarise
from rashomon.cli.read import read_into

TITLE = "The Keel Strait crisis (invented)"
FIRST_NOTE = "\n[^1]:"


def demo(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[FOLDER]", help="Where to work.  [default: a temporary folder]"),
    ] = None,
) -> None:
    """Read the example reports of an invented crisis, and print the brief.

    It takes a few seconds and no network. The folder keeps the reports, a small lexicon of the
    invented names, the ledger and the brief.

    For example:

        rashomon demo
        rashomon demo ~/rashomon-demo
    """
    examples = Path(str(files("rashomon"))) / "examples"
    place = folder or Path(tempfile.mkdtemp(prefix="rashomon-demo-"))
    sources = copied(examples, place / "reports", "*.txt")
    copied(examples / "lexicon", place / "lexicon", "*.tsv")
    ledger = place / "demo.db"
    chosen = replace(settings(), ledger=ledger, lexicon=(place / "lexicon",))
    progress = read_into(sources, chosen)
    page, text = (write(chosen, form=form, title=TITLE) for form in (Form.HTML, Form.MARKDOWN))
    for name, content in (("brief.html", page), ("brief.md", text)):
        with opened(place / name) as out:
            out.write(content.encode())
    body, _, notes = text.partition(FIRST_NOTE)
    print(body)
    summarise(progress)
    print(_next_steps(place, ledger, n_notes=notes.count("\n[^") + 1))


def _next_steps(place: Path, ledger: Path, *, n_notes: int) -> str:
    page, quoted = place / "brief.html", shlex.quote(str(ledger))
    lexicon = shlex.quote(str(place / "lexicon"))
    return f"""
The {n_notes} marks [^1], [^2] and so on are notes that quote the words each sentence rests on.

What to try next
  the notes, opened under each sentence   {page}
  every event, by time                    rashomon events --ledger {quoted}
  one event and the words behind it       rashomon show {_example(ledger)} --ledger {quoted}
  a table for a spreadsheet               rashomon export --format csv --ledger {quoted}
  the brief again, with its names         rashomon brief --ledger {quoted} --lexicon {lexicon}
  is the ledger whole?                    rashomon check --ledger {quoted}
  your own reports                        rashomon read FOLDER"""


def _example(ledger: Path) -> str:
    """Return the id of an event that has much to show."""
    from rashomon.store import read_ledger

    with read_ledger(ledger) as store:
        rows = list(store.events())
    told = [row for row in rows if row.actors and row.recipients and row.place and row.time_start]
    found = next(iter(told or rows), None)
    return short_id(found.event_id, id_length(len(rows), rows)) if found else "ID"


def copied(examples: Path, folder: Path, pattern: str) -> list[str]:
    """Copy the files, so that the user can open and change them; return their new paths.

    Raises:
        ConfigError: if the folder cannot be written.
    """
    from rashomon.errors import ConfigError

    sources = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for report in sorted(examples.glob(pattern)):
            copy = folder / report.name
            copy.write_bytes(report.read_bytes())
            sources.append(str(copy))
    except OSError as error:
        raise ConfigError(f"{folder}: cannot be written: {error.strerror}") from error
    return sources
