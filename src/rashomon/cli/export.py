"""``rashomon export``: a ledger in the formats that others read."""

from enum import StrEnum
from typing import Annotated

import typer

from rashomon.cli.options import AsOfOption, LedgerOption, OutputOption, moment, settings
from rashomon.cli.output import opened

DECIMALS = 5


class Format(StrEnum):
    """What a ledger is written as; ``columns`` says what the columns of ``csv`` mean."""

    JSONL = "jsonl"
    CSV = "csv"
    GEOJSON = "geojson"
    COLUMNS = "columns"


def export(
    *,
    form: Annotated[
        Format,
        typer.Option("--format", "-f", help="columns: what each column of csv means."),
    ],
    ledger: LedgerOption = None,
    output: OutputOption = None,
    as_of: AsOfOption = None,
    raw_cells: Annotated[
        bool, typer.Option("--raw-cells", help="csv: do not guard cells that look like formulas.")
    ] = False,
    decimals: Annotated[
        int, typer.Option(min=0, max=5, help="geojson: fewer blur where people are.")
    ] = DECIMALS,
) -> None:
    """Write a ledger as JSON Lines, CSV or GeoJSON.

    jsonl holds everything, one report a line; csv a row for each event; geojson a feature for
    each place of an event.

    For example:

        rashomon export --format csv --output events.csv
        rashomon export --format geojson > events.geojson
    """
    from rashomon.flow.publish.geojson import write_geojson
    from rashomon.flow.publish.jsonl import write_jsonl
    from rashomon.flow.publish.table import CellMode, write_columns_csv, write_csv
    from rashomon.pipeline import coded_reports
    from rashomon.store import read_ledger

    then = moment(as_of)
    if form is Format.COLUMNS:
        with opened(output) as out:
            write_columns_csv(out)
        return
    with read_ledger(settings(ledger=ledger).ledger) as store, opened(output) as out:
        if form is Format.JSONL:
            write_jsonl(store.records(as_of=then), out)
        elif form is Format.CSV:
            mode = CellMode.RAW if raw_cells else CellMode.SAFE
            write_csv(coded_reports(store, as_of=then), out, mode=mode)
        else:
            write_geojson(coded_reports(store, as_of=then), out, decimals=decimals)
