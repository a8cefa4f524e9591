"""``rashomon show``: one event, and the words that each of its values rests on."""

import json as jsonlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.events import how, short_id, when
from rashomon.cli.options import JsonOption, LedgerOption, settings
from rashomon.cli.output import print_json, printable, screen
from rashomon.model.vocabulary import LinkKind

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from rashomon.model.claim import Claim
    from rashomon.model.text import Span
    from rashomon.store import EventDetail, EventRow

LINKS = frozenset(str(kind) for kind in LinkKind)
"""Fields whose value is another event of the same text."""

ID_DIGITS = 10
"""Enough digits of an id to name one event of a million."""

HEADING = frozenset(("type", "mode", "status", "certainty"))
"""Fields that the heading shows: all of them rest on the trigger."""


def show(
    event_id: Annotated[str, typer.Argument(metavar="ID", help="An id, or how it begins.")],
    *,
    ledger: LedgerOption = None,
    json: JsonOption = False,
) -> None:
    """Show one event: every value with the words it rests on, in their sentence.

    **events** lists the ids; their first digits are enough.

    For example:

        rashomon show 3fa9c1
        rashomon show event:3fa9c1 --json
    """
    from rashomon.store import EventFilter, read_ledger

    with read_ledger(settings(ledger=ledger).ledger) as store:
        detail = store.event(event_id)
        others = EventFilter(document_id=detail.event.document_id)
        linked = {row.local_id: row for row in store.events(others)} if _has_link(detail) else {}
    if json:
        print_json({"event": asdict(detail.event), "method": detail.method,
                    "claims": [_claim(claim, linked) for claim in detail.claims]})  # fmt: skip
        return
    console = screen()
    sentences = list(_sentences(detail))
    console.print(_heading(detail))
    console.print(_values(detail, sentences, linked))
    for number, (start, end) in enumerate(sentences, start=1):
        console.print(_sentence(detail, number, start, end), soft_wrap=False)
    console.print()
    console.print(f"{detail.event.event_id}  by {detail.method}", style="dim", markup=False)


def _has_link(detail: "EventDetail") -> bool:
    return any(claim.field in LINKS for claim in detail.claims)


def _claim(claim: "Claim", linked: "Mapping[str, EventRow]") -> dict[str, object]:
    value: object = claim.value
    if claim.field in LINKS and claim.value in linked:
        value = linked[claim.value].event_id
    if claim.value.startswith("{"):
        value = jsonlib.loads(claim.value)
    span = claim.phrase.span
    return {"field": claim.field, "value": value, "text": claim.phrase.text,
            "at": [span.start, span.end], "certainty": str(claim.certainty),
            "rule": claim.rule}  # fmt: skip


def _sentences(detail: "EventDetail") -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence that holds evidence, in the order of the text."""
    from rashomon.flow.clean.sentences import split

    spans = [claim.phrase.span for claim in detail.claims]
    at = 0
    for line in detail.text.splitlines(keepends=True):
        start, at = at, at + len(line)
        if any(start < span.end and span.start < at for span in spans):
            for first, last in split(detail.text, start, at):
                if any(first < span.end and span.start < last for span in spans):
                    yield first, last


def _heading(detail: "EventDetail") -> "Text":
    from rich.text import Text

    event = detail.event
    kind = f"{event.type} {event.mode}" if event.mode else str(event.type)
    told = how(event.status, event.certainty) + ", a sum over several" * event.aggregate
    parts = [event.outlet, event.report_name, event.published_date]
    source = ", ".join(printable(part) for part in parts if part)
    return Text.assemble((kind, "bold"), f"  {told}", (f"\n{source}\n", "dim"))


def _values(
    detail: "EventDetail", sentences: list[tuple[int, int]], linked: "Mapping[str, EventRow]"
) -> "Table":
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(style="cyan", no_wrap=True)
    table.add_column()
    table.add_column(style="italic")
    table.add_column(style="dim", no_wrap=True)
    shown: set[tuple[str, str, int]] = set()
    for claim in detail.claims:
        field, value = described(claim)
        key = (field, value, claim.phrase.span.start)
        if claim.field in HEADING - {"type"} or claim.field == "actor_certainty" or key in shown:
            continue
        shown.add(key)
        if claim.field in LINKS and value in linked:
            other = linked[value]
            value = f"{short_id(other.event_id, ID_DIGITS)} {other.type}, “{other.trigger}”"
        words = "“" + printable(claim.phrase.text) + "”"
        number = _number(claim.phrase.span, sentences)
        table.add_row(field, Text(printable(value)), Text(words), number)
    for field, reason in detail.event.missing:
        table.add_row(field, Text(reason, style="dim"), "", "")
    return table


def described(claim: "Claim") -> tuple[str, str]:
    """Return the label and the value of a claim as a reader is shown them."""
    if not claim.value.startswith("{"):
        return claim.field.replace("_", " "), claim.value
    cells = jsonlib.loads(claim.value)
    if claim.field == "place":
        country = f", {cells['country']}" if cells["country"] else ""
        at = "" if cells["lat"] is None else f" ({cells['lat']:.2f}, {cells['lon']:.2f})"
        return "place", f"{cells['name']}{country}{at}, precision {cells['precision']}"
    if claim.field == "time":
        if "reason" in cells:
            return "time", f"open: {cells['reason']}"
        return "time", when(cells["start"], cells["end"])
    if claim.field == "count":
        return str(cells["kind"]), _range(cells["low"], cells["high"], cells["approximate"])
    entity = f", {cells['entity']}" if cells.get("entity") else ""
    return "said by", f"{cells['source_class']}{entity} ({cells['cue']})"


def _range(low: int, high: int | None, approximate: object) -> str:
    about = "about " if approximate else ""
    if high is None:
        return f"{about}{low:,} or more"
    return f"{about}{low:,}" if low == high else f"{about}{low:,} to {high:,}"


def _number(span: "Span", sentences: Iterable[tuple[int, int]]) -> str:
    for number, (start, end) in enumerate(sentences, start=1):
        if start <= span.start < end:
            return f"[{number}]"
    return ""


def _sentence(detail: "EventDetail", number: int, start: int, end: int) -> "Text":
    from rich.text import Text

    text = Text(detail.text[start:end])
    for claim in detail.claims:
        span = claim.phrase.span
        style = "bold reverse" if claim.field == "type" else "bold underline"
        if start <= span.start < end:
            text.stylize(style, span.start - start, span.end - start)
    return Text.assemble((f"\n[{number}] ", "dim"), text)
