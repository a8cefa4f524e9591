"""The application: its commands, and what an error means to the one who typed."""

import io
import os
import signal
import sys
from types import FrameType
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from rashomon.cli import (
    brief,
    check,
    code,
    demo,
    evals,
    events,
    export,
    read,
    rejected,
    search,
    show,
    version,
)
from rashomon.cli.exits import Exit
from rashomon.errors import ConfigError, LexiconError, RashomonError, StoreError

HELP = """Read reports of a conflict; keep who did what to whom, and who says so.

Start with **rashomon demo**; then **rashomon read FOLDER** and **rashomon brief**.
"""


class Commands(TyperGroup):
    """Runs a command and turns an error into one line and an exit code."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - as the class it comes from
        """Run the command."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()  # A reader that has gone away is met here and not at the very end.
            return result
        except KeyboardInterrupt:
            code = _stopped()
        except BrokenPipeError:
            # The reader of the output, such as `head`, has seen enough.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            code = Exit.OK
        except RashomonError as error:
            typer.secho(f"error: {error}", fg="red", err=True)
            code = _exit_of(error)
        raise typer.Exit(code)


def _stopped() -> Exit:
    typer.secho("\nstopped; run the same command to resume", fg="yellow", err=True)
    return Exit.INTERRUPTED


def _exit_of(error: RashomonError) -> Exit:
    if isinstance(error, StoreError):
        return Exit.STORE
    if isinstance(error, ConfigError | LexiconError):
        return Exit.USAGE
    return Exit.FAILED


app = typer.Typer(
    cls=Commands,
    name="rashomon",
    help=HELP,
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - as typer calls it
    if wanted:
        version.version()
        raise typer.Exit


@app.callback()
def options(
    *,
    _version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help="Show the version and exit."
        ),
    ] = False,
) -> None:
    """Take the options that stand before a command."""


_READING, _LOOKING, _PROVING = "Read reports", "Look at a ledger", "Trust, and verify"

app.command(rich_help_panel=_READING)(demo.demo)
app.command(rich_help_panel=_READING)(read.read)
app.command(rich_help_panel=_READING)(code.code)
app.command(rich_help_panel=_LOOKING)(brief.brief)
app.command(rich_help_panel=_LOOKING)(events.events)
app.command(rich_help_panel=_LOOKING)(show.show)
app.command(rich_help_panel=_LOOKING)(search.search)
app.command(rich_help_panel=_LOOKING)(rejected.rejected)
app.command(rich_help_panel=_LOOKING)(export.export)
app.command(rich_help_panel=_PROVING)(check.check)
app.command(rich_help_panel=_PROVING)(evals.evals)
app.command(rich_help_panel=_PROVING)(version.version)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def main() -> None:
    """Run the command that was typed; being told to end is like being interrupted."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that lacks a sign shows another; it must not stop the command.
            stream.reconfigure(errors="replace")
    signal.signal(signal.SIGTERM, _stop)
    try:
        app()
    except KeyboardInterrupt:  # between commands: while options are read, or at the very end
        sys.exit(_stopped())
