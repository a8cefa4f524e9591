"""Getting reports in: files, folders, archives, feeds, pages and the standard input."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from rashomon.errors import ConfigError, InputError
from rashomon.flow.acquire.folder import read_path
from rashomon.flow.acquire.item import Item, buffered
from rashomon.flow.acquire.limits import Limits
from rashomon.flow.acquire.opening import read_item
from rashomon.model.report import Rejection, Report

if TYPE_CHECKING:
    from rashomon.flow.acquire.web import Web

__all__ = ["Limits", "reports"]

STDIN = "-"
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+:")


def reports(
    source: str,
    *,
    limits: Limits,
    now: datetime,
    stdin: BinaryIO | None = None,
    web: "Web | None" = None,
) -> Iterator[Report | Rejection]:
    """Yield the reports of a source, one at a time, and what could not be read.

    The source is a file, a folder, a feed or page (``http`` or ``https``), or ``-`` for
    ``stdin``. Files of a folder come in the order of their names. ``web`` fetches addresses; a
    new one is made if none is given.

    Raises:
        ConfigError: if the source does not exist or is of no known kind.
    """
    if source == STDIN:
        return _from_stdin(stdin, limits=limits, now=now)
    if source.lower().startswith(("http://", "https://")):
        return _from_web(source, web, limits=limits, now=now)
    if SCHEME.match(source) and not Path(source).exists():
        raise ConfigError(f"{source}: give a file, a folder, an http(s) address or -")
    if "\0" in source or not source:
        raise ConfigError("the name of a source is empty or holds a NUL character")
    return read_path(Path(source), source=source, limits=limits, now=now)


def _from_stdin(
    stdin: BinaryIO | None, *, limits: Limits, now: datetime
) -> Iterator[Report | Rejection]:
    if stdin is None:
        raise ConfigError("there is no standard input to read")
    stream = buffered(stdin)
    item = Item(stream=stream, name="stdin", source=STDIN, fetched_at=now, limits=limits)
    return read_item(item)


def _from_web(
    source: str, web: "Web | None", *, limits: Limits, now: datetime
) -> Iterator[Report | Rejection]:
    """Yield what an address holds: nothing if it has not changed since it was last read."""
    from rashomon.flow.acquire.web import Web

    empty = buffered(io.BytesIO())
    item = Item(stream=empty, name=source, source=source, fetched_at=now, limits=limits)
    try:
        page = (web or Web(limits)).fetch(source)
    except InputError as error:
        yield item.rejection(error)
        return
    if page is None:
        return
    yield from read_item(
        replace(
            item,
            stream=buffered(io.BytesIO(page.body)),
            url=page.url,
            media=page.media,
            hints=(("charset", page.charset),) if page.charset else (),
        )
    )
