"""Bytes on their way to becoming reports, and what is known of them."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import BinaryIO, cast

from rashomon.errors import InputError
from rashomon.flow.acquire.limits import Limits
from rashomon.model.ids import content_id
from rashomon.model.report import Origin, Rejection, Report
from rashomon.model.vocabulary import Stage

Found = Iterator[Report | Rejection]
Hints = tuple[tuple[str, str], ...]

# Name characters kept for show; a name is never used to open anything.
NAME_CHARS = 200


@dataclass(frozen=True, slots=True)
class Item:
    """An open stream with the name and origin its reports will carry."""

    stream: io.BufferedReader
    name: str
    source: str
    fetched_at: datetime
    limits: Limits
    member: str | None = None
    url: str | None = None
    media: str | None = None
    hints: Hints = ()
    depth: int = 0

    def inside(self, stream: BinaryIO, *, name: str, member: str) -> "Item":
        """Return a part of this item, one archive deeper.

        Raises:
            InputError: if archives are nested deeper than the limit.
        """
        if self.depth >= self.limits.depth:
            raise InputError("nested-archive", f"archives nested deeper than {self.limits.depth}")
        whole = member if self.member is None else f"{self.member}!{member}"
        return replace(
            self, stream=buffered(stream), name=shown(name), member=whole, depth=self.depth + 1
        )

    def report(
        self,
        raw: bytes,
        media: str,
        *,
        name: str | None = None,
        part: str | None = None,
        url: str | None = None,
        hints: Hints = (),
    ) -> Report:
        """Return a report of these bytes, found in ``part`` of the item."""
        origin = Origin(source=self.source, member=self._member(part), fetched_at=self.fetched_at)
        return Report(
            name=name or self.name,
            raw=raw,
            media=media,
            origin=origin,
            url=url or self.url,
            hints=(*self.hints, *hints),
        )

    def rejection(self, error: InputError, *, part: str | None = None) -> Rejection:
        """Return the record of what could not be read; the same input gives the same id."""
        member = self._member(part)
        return Rejection(
            report_id=content_id("report", self.source, self.name, member, error.kind),
            name=member or self.name,
            stage=Stage.ACQUIRE,
            kind=error.kind,
            message=f"{part}: {error}" if part else str(error),
        )

    def read(self) -> bytes:
        """Return the rest of the stream.

        Raises:
            InputError: if it is larger than one report may be.
        """
        cap = self.limits.decoded_bytes if self.depth else self.limits.raw_bytes
        raw = self.stream.read(cap + 1)
        if len(raw) > cap:
            raise InputError("too-large", f"larger than {cap:,} bytes")
        return raw

    def head(self, n_bytes: int = 4096) -> bytes:
        """Return the first bytes without consuming them."""
        return self.stream.peek(n_bytes)[:n_bytes]

    def _member(self, part: str | None) -> str | None:
        if part is None or self.member is None:
            return part or self.member
        return f"{self.member}!{part}"


def buffered(stream: BinaryIO) -> io.BufferedReader:
    """Return the stream with ``peek``."""
    if isinstance(stream, io.BufferedReader):
        return stream
    return io.BufferedReader(cast("io.RawIOBase", stream), 1 << 16)


def shown(name: str) -> str:
    """Return the last part of a name without control characters, fit to be shown."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    clean = "".join(c if c.isprintable() else "_" for c in last).strip()
    return clean[:NAME_CHARS] or "unnamed"
