"""``rashomon brief``: the situation report."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.options import (
    AsOfOption,
    LedgerOption,
    LexiconOption,
    OutputOption,
    moment,
    settings,
)
from rashomon.cli.output import opened

if TYPE_CHECKING:
    from datetime import datetime

    from rashomon.settings import Settings


class Form(StrEnum):
    """What a brief is written in."""

    MARKDOWN = "markdown"
    HTML = "html"


def brief(
    *,
    ledger: LedgerOption = None,
    form: Annotated[
        Form | None, typer.Option("--format", "-f", help="[default: by the output, or markdown]")
    ] = None,
    output: OutputOption = None,
    lexicon: LexiconOption = None,
    title: Annotated[str | None, typer.Option(help="The name of the crisis.")] = None,
    as_of: AsOfOption = None,
) -> None:
    """Write the brief of a ledger: every sentence cites and quotes what it rests on.

    A sentence that fails its check is not printed, and counted. Give the lexicon folders that the
    reports were read with, so that names of your own are known.

    For example:

        rashomon brief
        rashomon brief --output brief.html --title "The strait"
    """
    if form is None:
        is_page = output is not None and output.suffix.lower() in (".html", ".htm")
        form = Form.HTML if is_page else Form.MARKDOWN
    chosen = settings(ledger=ledger, lexicon=lexicon)
    text = write(chosen, form=form, title=title, as_of=moment(as_of))
    with opened(output) as out:
        out.write(text.encode("utf-8", "backslashreplace"))


def write(
    chosen: "Settings", *, form: Form, title: str | None = None, as_of: "datetime | None" = None
) -> str:
    """Return the brief of the ledger of the settings.

    Raises:
        StoreError: if there is no such ledger.
    """
    from rashomon.flow.publish.brief.compose import compose
    from rashomon.lexicon.names import load_names
    from rashomon.pipeline import coded_reports
    from rashomon.store import read_ledger

    with read_ledger(chosen.ledger) as store:
        reports = list(coded_reports(store, as_of=as_of))
        rejected = [rejection.kind for rejection in store.rejections(as_of=as_of)]
    names = load_names(chosen.lexicon)
    told = compose(reports, rejected=rejected, title=title, names=names)
    if form is Form.HTML:
        from rashomon.flow.publish.brief.page import to_html

        return to_html(told, reports)
    from rashomon.flow.publish.brief.markdown import to_markdown

    return to_markdown(told, reports)
