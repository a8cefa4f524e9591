"""``rashomon code``: reports to JSON Lines, without a ledger."""

import sys

import typer

from rashomon.cli.exits import Exit
from rashomon.cli.options import LexiconOption, OutputOption, ReaderOption, WorkersOption, settings
from rashomon.cli.output import opened, printable
from rashomon.cli.read import SourcesArgument, check_source, engine, found, now


def code(
    sources: SourcesArgument,
    *,
    output: OutputOption = None,
    workers: WorkersOption = None,
    lexicon: LexiconOption = None,
    reader: ReaderOption = None,
) -> None:
    """Print the coding of each report, one JSON object a line, without a ledger.

    What cannot be coded is named on standard error, with exit code 3.

    For example:

        rashomon code report.txt | jq '.events[].type'
        rashomon code reports/ --output coded.jsonl
    """
    from rashomon.flow.publish.jsonl import to_line
    from rashomon.model.record import to_record
    from rashomon.pipeline import Recipe, arrivals, batched
    from rashomon.pipeline import code as code_batch

    chosen = settings(workers=workers, lexicon=lexicon, reader=reader)
    for source in sources:
        check_source(source)
    n_rejected = 0
    batches = batched(arrivals(found(sources), clock=now))
    with opened(output) as out:
        for outcomes in engine(chosen.workers).map(
            code_batch, batches, setup=Recipe(chosen.lexicon, reader=chosen.reader).kit
        ):
            for outcome in outcomes:
                if outcome.document is not None and outcome.coding is not None:
                    line = to_line(to_record(outcome.document, outcome.coding))
                    out.write(line.encode() + b"\n")
                elif (rejection := outcome.rejection) is not None:
                    n_rejected += 1
                    name, message = printable(rejection.name), printable(rejection.message)
                    sys.stderr.write(f"{name}: {rejection.kind}, {message}\n")
    if n_rejected:
        raise typer.Exit(Exit.SOME_REJECTED)
