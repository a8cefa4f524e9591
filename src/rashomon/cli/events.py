"""``rashomon events``: a table of events."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.options import AsOfOption, JsonOption, LedgerOption, moment, settings
from rashomon.cli.output import notes, print_json, printable, screen
from rashomon.lexicon.names import UNKNOWN
from rashomon.model.vocabulary import Certainty, EventType, Status

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from rashomon.store import EventRow

LIMIT = 50
SHORTEST_ID = 6
WIDE = 100
"""Columns from which on the table names the reports too."""
STATUS_STYLE = {
    Status.OCCURRED: "dim",
    Status.ONGOING: "cyan",
    Status.PLANNED: "yellow",
    Status.POSSIBLE: "yellow",
    Status.NEGATED: "red",
}
_DAY = "A day, 2024-02-05, or a time of a day, 2024-02-05T21:00"


def events(
    *,
    ledger: LedgerOption = None,
    actor: Annotated[
        str | None, typer.Option(metavar="KEY", help="Who acts: IRN takes IRN:IRGC too.")
    ] = None,
    recipient: Annotated[str | None, typer.Option(metavar="KEY", help="To whom.")] = None,
    type_: Annotated[
        EventType | None,
        typer.Option("--type", case_sensitive=False, metavar="TYPE", help="ASSAULT, THREATEN, ..."),
    ] = None,
    place: Annotated[
        str | None, typer.Option(help="A country code, IRQ, or part of a name.")
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DAY", help=f"{_DAY}.")] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DAY", help="Likewise, not included.")
    ] = None,
    status: Annotated[
        Status | None, typer.Option(case_sensitive=False, help="Did it happen.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="The most to show.")] = LIMIT,
    as_of: AsOfOption = None,
    json: JsonOption = False,
) -> None:
    """List events by time; the ids serve for **show**.

    An event whose report gives no time is left out by --since and --until. An
    actor or recipient is an entity key: a state (IRN), a body or group of it (IRN:IRGC), or a
    name (EU). A place is matched against every place of an event; the table shows the first.

    For example:

        rashomon events --type ASSAULT --since 2024-02-01
        rashomon events --actor IRN --place IRQ --json
    """
    from rashomon.store import EventFilter, read_ledger

    filters = EventFilter(
        actor, recipient, type_, place, _moment(since), _moment(until), status, limit + 1
    )
    with read_ledger(settings(ledger=ledger).ledger) as store:
        found = list(store.events(filters, as_of=moment(as_of)))
        n_events = store.tally().n_events
    rows = found[:limit]
    if json:
        for row in rows:
            print_json(asdict(row))
        return
    if not rows:
        notes().print(_nothing(actor or recipient) if n_events else "the ledger holds no event")
        return
    console = screen()
    console.print(_table(rows, id_length(n_events, rows), width=console.width))
    if len(found) > limit:
        notes().print(f"the first {limit}; --limit shows more", style="dim")


def _nothing(entity: str | None) -> str:
    if entity and not entity.split(":")[0].isupper():
        return f"no event passes; is {entity!r} an entity key? IRN, IRN:IRGC and ISIL are"
    return "no event passes"


def _moment(text: str | None) -> str | None:
    if text is None:
        return None
    from rashomon.errors import ConfigError

    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise ConfigError(f"{text!r} is no day; write it as 2024-02-05") from error
    return moment.strftime("%Y-%m-%dT%H:%M" if "T" in text else "%Y-%m-%d")


def id_length(n_events: int, rows: Sequence["EventRow"]) -> int:
    """Return how many digits tell the events of a ledger apart.

    The ids are hashes, so the square of their number says how many digits make a collision rarer
    than one in a thousand ledgers; those shown never share one.
    """
    length = max(SHORTEST_ID, (max(n_events, 1) ** 2 * 500).bit_length() // 4 + 1)
    n_ids = len({row.event_id for row in rows})
    while len({short_id(row.event_id, length) for row in rows}) < n_ids:
        length += 1
    return length


def short_id(event_id: str, length: int) -> str:
    """Return the first digits of an id; ``show`` takes them."""
    return event_id.removeprefix("event:")[:length]


def _table(rows: Sequence["EventRow"], length: int, *, width: int) -> "Table":
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), header_style="bold")
    table.add_column("id", style="dim", no_wrap=True)
    table.add_column("when", no_wrap=True)
    table.add_column("what", min_width=12)
    table.add_column("who → to whom", ratio=3)
    table.add_column("where", ratio=2)
    if width >= WIDE:
        table.add_column("report", style="dim", ratio=2)
    for row in rows:
        source = [printable(row.outlet or row.report_name)] if width >= WIDE else []
        cells = (short_id(row.event_id, length), when(row.time_start, row.time_end))
        table.add_row(*cells, _what(row), _who(row), _plain(row.place or ""), *map(_plain, source))
    return table


def _what(row: "EventRow") -> "Text":
    from rich.text import Text

    text = Text(f"{row.type} {row.mode}" if row.mode else str(row.type))
    if (row.status, row.certainty) != (Status.OCCURRED, Certainty.CERTAIN):
        text.append(f" {how(row.status, row.certainty)}", style=STATUS_STYLE[row.status])
    return text


def _who(row: "EventRow") -> "Text":
    who = ", ".join(_known(row.actors)) or "?"
    whom = ", ".join(_known(row.recipients))
    return _plain(f"{who} → {whom}" if whom else who)


def _known(entities: Sequence[str]) -> list[str]:
    return [entity for entity in entities if entity != UNKNOWN]


def _plain(text: str) -> "Text":
    from rich.text import Text

    return Text(printable(text))


def how(status: Status, certainty: Certainty) -> str:
    """Return the status, with the certainty where it is not sure."""
    return str(status) if certainty is Certainty.CERTAIN else f"{status}, {certainty}"


def when(start: str | None, end: str | None) -> str:
    """Return an interval as short as it can be: its end is the last day, not the one after."""
    if start is None:
        return f"until {end}" if end else ""
    if end is None:
        return f"since {start}"
    if "T" in start or "T" in end:
        return _clock_range(start, end)
    last = (datetime.fromisoformat(end) - timedelta(days=1)).strftime("%Y-%m-%d")
    if start >= last:
        return start
    if (start[5:], last[5:]) == ("01-01", "12-31") and start[:4] == last[:4]:
        return start[:4]
    if start[8:] == "01" and end[8:] == "01" and last[:7] == start[:7]:
        return start[:7]
    return f"{start}…{last[5:] if last[:4] == start[:4] else last}"


def _clock_range(start: str, end: str) -> str:
    day, _, hour = start.partition("T")
    last_day, _, last_hour = end.partition("T")
    if not hour:
        return f"{day}…{last_day} {last_hour}"
    is_minute = datetime.fromisoformat(end) - datetime.fromisoformat(start) <= timedelta(minutes=1)
    if is_minute:
        return f"{day} {hour}"
    return f"{day} {hour}…{last_hour if last_hour else last_day}"
