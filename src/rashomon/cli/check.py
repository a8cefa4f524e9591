"""``rashomon check``: whether a ledger is whole."""

from dataclasses import asdict
from typing import Annotated

import typer

from rashomon.cli.exits import Exit
from rashomon.cli.options import JsonOption, LedgerOption, settings
from rashomon.cli.output import counted, notes, print_json, printable, screen

SHOWN_PROBLEMS = 50


def check(
    *,
    ledger: LedgerOption = None,
    head: Annotated[
        str | None, typer.Option(metavar="HASH", help="A head hash that you noted down earlier.")
    ] = None,
    json: JsonOption = False,
) -> None:
    """Check a ledger: file, hashes, spans, claims, and that no past row was changed.

    Note the head hash down: it shows later that nothing before it was touched. Exit code 5 if
    anything is wrong.

    For example:

        rashomon check
        rashomon check --head 5f2c...
    """
    from rashomon.store import check as find_problems
    from rashomon.store import read_ledger

    path = settings(ledger=ledger).ledger
    problems = find_problems(path, head=head)
    with read_ledger(path) as store:
        tally = store.tally()
    if json:
        print_json({**asdict(tally), "rejections": dict(tally.rejections),
                    "problems": [asdict(problem) for problem in problems]})  # fmt: skip
    else:
        for problem in problems[:SHOWN_PROBLEMS]:
            line = f"{problem.kind}: {printable(problem.subject)}: {printable(problem.message)}"
            notes().print(line, style="red", markup=False, soft_wrap=True)
        screen().print(
            f"{counted(tally.n_reports, 'report')} = {tally.n_coded:,} coded + {tally.n_rejected:,}"
            f" rejected; {counted(tally.n_events, 'event')} in"
            f" {counted(tally.n_batches, 'batch', 'batches')}"
        )
        verdict = f"[red]{counted(len(problems), 'problem')}[/]" if problems else "[green]whole[/]"
        screen().print(f"{verdict}; head {tally.head_hash or 'none'}")
    if problems:
        raise typer.Exit(Exit.PROBLEMS)
