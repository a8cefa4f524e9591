"""``rashomon rejected``: the reports that could not be coded."""

from dataclasses import asdict

from rashomon.cli.options import AsOfOption, JsonOption, LedgerOption, moment, settings
from rashomon.cli.output import notes, print_json, printable, screen


def rejected(
    *, ledger: LedgerOption = None, as_of: AsOfOption = None, json: JsonOption = False
) -> None:
    """List the reports that could not be coded, and why.

    Reports in = coded + rejected: nothing is dropped.

    For example:

        rashomon rejected
        rashomon rejected --json | jq -r .name
    """
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from rashomon.store import read_ledger

    with read_ledger(settings(ledger=ledger).ledger) as store:
        rejections = list(store.rejections(as_of=moment(as_of)))
    if json:
        for rejection in rejections:
            print_json(asdict(rejection))
        return
    if not rejections:
        notes().print("every report was coded")
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for column in ("report", "reason", "what is the matter"):
        table.add_column(column)
    for rejection in rejections:
        table.add_row(
            Text(printable(rejection.name)), rejection.kind, Text(printable(rejection.message))
        )
    screen().print(table)
