"""``rashomon demo``: the example reports, from the text to the brief."""

import shlex
import tempfile
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.brief import Form, write
from rashomon.cli.options import settings
from rashomon.cli.output import opened, printable
from rashomon.cli.progress import summarise
from rashomon.cli.read import read_into

TITLE = "The Keel Strait crisis (invented)"


def demo(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[FOLDER]", help="Where to work.  [default: a temporary folder]"),
    ] = None,
) -> None:
    """Read the example reports of an invented crisis, and print the brief.

    For example:

        rashomon demo
        rashomon demo ~/rashomon-demo
    """
    examples = Path(str(files("rashomon"))) / "examples"
    place = folder or Path(tempfile.mkdtemp(prefix="rashomon-demo-"))
    sources = copied(examples, place)
    ledger = place / "demo.db"
    chosen = replace(settings(), ledger=ledger, lexicon=(examples / "lexicon",))
    progress = read_into(sources, chosen)
    with opened(place / "brief.html") as out:
        out.write(write(chosen, form=Form.HTML, title=TITLE).encode())
    print(write(chosen, form=Form.MARKDOWN, title=TITLE))
    summarise(progress)
    quoted = shlex.quote(str(ledger))
    print(f"""
What to try next
  the brief as a page, its evidence open   {printable(str(place / "brief.html"))}
  every event, by time                     rashomon events --ledger {quoted}
  one event and the words it rests on      rashomon show ID --ledger {quoted}
  a table for a spreadsheet                rashomon export --format csv --ledger {quoted}
  is the ledger whole?                     rashomon check --ledger {quoted}
  your own reports                         rashomon read FOLDER""")


def copied(examples: Path, place: Path) -> list[str]:
    """Copy the example reports, so that the user can open and change them; return their paths.

    Raises:
        ConfigError: if the folder cannot be written.
    """
    from rashomon.errors import ConfigError

    folder = place / "reports"
    sources = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for report in sorted(examples.glob("*.txt")):
            copy = folder / report.name
            copy.write_bytes(report.read_bytes())
            sources.append(str(copy))
    except OSError as error:
        raise ConfigError(f"{place}: cannot be written: {error.strerror}") from error
    return sources
