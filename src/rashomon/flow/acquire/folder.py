"""Files and folders of reports, in the order of their names."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from rashomon.errors import ConfigError, InputError
from rashomon.flow.acquire.item import Found, Item, buffered, shown
from rashomon.flow.acquire.limits import Limits
from rashomon.flow.acquire.opening import read_item

# Read member by member or line by line, so their size says nothing.
STREAMED = (".gz", ".zip", ".warc", ".jsonl", ".ndjson", ".json")


def read_path(path: Path, *, source: str, limits: Limits, now: datetime) -> Found:
    """Return the reports of a file, or of all files under a folder.

    Hidden files and folders are passed over, and links that lead out of the folder.

    Raises:
        ConfigError: if the path does not exist or cannot be listed.
    """
    if not path.exists():
        raise ConfigError(f"{source}: there is no such file or folder")
    if path.is_file():
        return _read_file(path, path.name, source=source, limits=limits, now=now)
    if not path.is_dir():
        raise ConfigError(f"{source}: neither a file nor a folder")
    return _read_folder(path, source=source, limits=limits, now=now)


def _read_folder(path: Path, *, source: str, limits: Limits, now: datetime) -> Found:
    for file in _files(path):
        member = file.relative_to(path).as_posix()
        yield from _read_file(file, member, source=source, limits=limits, now=now)


def _files(folder: Path) -> Iterator[Path]:
    root = folder.resolve()
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        raise ConfigError(f"{folder}: cannot be listed: {error.strerror}") from error
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_symlink() and not entry.resolve().is_relative_to(root):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _files(entry)
        elif entry.is_file():
            yield entry


def _read_file(path: Path, member: str, *, source: str, limits: Limits, now: datetime) -> Found:
    # A name that is not UTF-8 comes with surrogates, which no stored text may hold.
    safe = member.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    item = Item(
        stream=buffered(io.BytesIO()),
        name=shown(safe),
        source=source,
        fetched_at=now,
        limits=limits,
        member=safe,
    )
    try:
        size = path.stat().st_size
        stream = path.open("rb")
    except OSError as error:
        yield item.rejection(InputError("unreadable", f"cannot be read: {error.strerror}"))
        return
    with stream:
        if size > limits.raw_bytes and not path.name.lower().endswith(STREAMED):
            message = f"{size:,} bytes; a report may have {limits.raw_bytes:,}"
            yield item.rejection(InputError("too-large", message))
        else:
            yield from read_item(replace(item, stream=buffered(stream)))
