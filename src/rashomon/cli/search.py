"""``rashomon search``: full text."""

from dataclasses import asdict
from typing import Annotated

import typer

from rashomon.cli.options import JsonOption, LedgerOption, settings
from rashomon.cli.output import notes, print_json, printable, screen

LIMIT = 20


def search(
    query: Annotated[str, typer.Argument(help='Words; "words that stand together"; begin*.')],
    *,
    ledger: LedgerOption = None,
    limit: Annotated[int, typer.Option(min=1, help="The most to show.")] = LIMIT,
    json: JsonOption = False,
) -> None:
    """Find reports by their words, best first.

    All words must stand in a report, in any order; case and accents do not matter.

    For example:

        rashomon search drone
        rashomon search '"air defence" intercept*'
    """
    from rich.text import Text

    from rashomon.store import read_ledger

    with read_ledger(settings(ledger=ledger).ledger) as store:
        hits = store.search(query, limit=limit)
    if json:
        for hit in hits:
            print_json(asdict(hit))
        return
    if not hits:
        notes().print("no report has all these words")
    console = screen()
    for hit in hits:
        title = f"  {printable(hit.title)}" if hit.title else ""
        console.print(Text.assemble((printable(hit.name), "bold"), title))
        console.print(Text(f"  {printable(hit.snippet)}", style="dim"))
