"""Pages in WARC archives; damage costs the damaged record, not the archive."""

import io
import logging
import shutil
import tempfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, cast

from rashomon.errors import InputError
from rashomon.flow.acquire.http_message import parse_response
from rashomon.flow.acquire.item import Found, Item
from rashomon.model.report import Rejection, Report

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

logger = logging.getLogger(__name__)

MEDIA = {
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/plain": "text/plain",
}
GZIP_MAGIC = b"\x1f\x8b\x08"
PLAIN_MAGIC = b"WARC/"
WINDOW_BYTES = 1 << 16
HTTP_OK = 200
# An archive that holds nothing else is made to fill a ledger; a real one is bad in places.
MAX_BAD_IN_A_ROW = 5_000


class Damage(NamedTuple):
    """A place from which no record could be read."""

    offset: int
    message: str


def read_warc(item: Item) -> Found:
    """Yield the pages of an archive; each damaged stretch is a rejection with its offset."""
    with _seekable(item) as stream:
        is_gzip = stream.read(2) == GZIP_MAGIC[:2]
        archive = _Archive(stream, is_gzip=is_gzip)
        n_bad = 0
        for found in archive.records(item.limits.raw_bytes):
            outcome = _outcome(item, found)
            n_bad = n_bad + 1 if isinstance(outcome, Rejection) else 0
            if n_bad > MAX_BAD_IN_A_ROW:
                message = f"more than {MAX_BAD_IN_A_ROW:,} bad records in a row; the rest is unread"
                yield item.rejection(InputError("damaged", message), part=f"offset {found[0]}")
                return
            if outcome is not None:
                yield outcome


def _outcome(
    item: Item, found: "Damage | tuple[int, WarcRecord, bytes]"
) -> Report | Rejection | None:
    if isinstance(found, Damage):
        return item.rejection(InputError("damaged", found.message), part=f"offset {found.offset}")
    return _from_block(item, *found)


def _seekable(item: Item) -> BinaryIO:
    """Return the archive as a file that can be read again from any place."""
    if item.stream.seekable():
        return cast("BinaryIO", item.stream)
    spool = tempfile.TemporaryFile()  # noqa: SIM115 - the caller closes it
    shutil.copyfileobj(item.stream, spool)
    spool.seek(0)
    return cast("BinaryIO", spool)


def _from_block(
    item: Item, offset: int, record: "WarcRecord", block: bytes
) -> Report | Rejection | None:
    """Return the page of a response record; none for images, redirects and the like."""
    if not _is_response(record):
        return None
    part = f"offset {offset}"
    try:
        if len(block) > item.limits.raw_bytes:
            raise InputError("too-large", f"larger than {item.limits.raw_bytes:,} bytes")
        response = parse_response(block, decoded_bytes=item.limits.decoded_bytes)
    except InputError as error:
        return item.rejection(error, part=part)
    media = MEDIA.get(response.media)
    if media is None or response.status != HTTP_OK or not response.body.strip():
        logger.debug("%s at %s: passed over, %s", item.name, part, response.media)
        return None
    url = (record.headers.get("WARC-Target-URI") or "").strip().strip("<>") or None
    hints = (("charset", response.charset),) if response.charset else ()
    name = url or f"{item.name}#{offset}"
    return item.report(response.body, media, name=name, part=part, url=url, hints=hints)


class _Archive:
    """Records of one archive, picked up again after damage."""

    def __init__(self, stream: BinaryIO, *, is_gzip: bool) -> None:
        self._stream = stream
        self._is_gzip = is_gzip
        self._last = -1

    def records(self, cap: int) -> Iterator[Damage | tuple[int, "WarcRecord", bytes]]:
        """Yield response records with their blocks, at most one byte over the cap each."""
        start: int | None = 0
        while start is not None:
            self._last = start - 1
            resume_from = None
            for found in self._run(start, cap):
                if isinstance(found, Damage):
                    yield found
                    resume_from = found.offset + 1
                    break
                yield found
                if len(found[2]) > cap:
                    # Reading on would decode all of it, which may be gigabytes.
                    resume_from = self._after(found[0])
                    break
            start = None if resume_from is None else self._find_record(resume_from)

    def _after(self, offset: int) -> int:
        end = None if self._is_gzip else self._record_end(offset)
        return max(end or 0, offset + 1)

    def _run(self, start: int, cap: int) -> Iterator[Damage | tuple[int, "WarcRecord", bytes]]:
        from fastwarc.warc import ArchiveIterator, WarcRecordType

        self._stream.seek(start)
        # A Python stream, never a name: the iterator opens paths and URLs.
        iterator = ArchiveIterator(
            cast("BinaryIO", _From(self._stream, start)),
            record_types=WarcRecordType.any_type,
            parse_http=False,
        )
        while True:
            try:
                record = next(iterator)
                block = _read_block(record, cap)
            except StopIteration:
                yield from self._check_tail(start)
                return
            except (OSError, ValueError, MemoryError) as error:
                yield Damage(self._next_place(start), f"record damaged: {error}")
                return
            self._last = start + record.stream_pos
            declared = (record.headers.get("Content-Length") or "").strip()
            has_type = record.headers.get("WARC-Type") is not None
            if not (declared.isascii() and declared.isdigit() and has_type):
                yield Damage(self._last, "record head damaged: it gives no length or type")
                return
            if len(block) < min(int(declared), cap + 1):
                yield Damage(self._last, f"record ends early, after {len(block):,} bytes")
                return
            if _is_response(record) or len(block) > cap:
                yield self._last, record, block

    def _check_tail(self, start: int) -> Iterator[Damage]:
        """Yield the damage between the end of the last record and the end of the file."""
        size = self._stream.seek(0, io.SEEK_END)
        end = self._next_place(start)
        self._stream.seek(end)
        if self._stream.read(WINDOW_BYTES).strip(b"\r\n\0"):
            yield Damage(end, f"{size - end:,} bytes after the last record cannot be read")

    def _next_place(self, start: int) -> int:
        """Return where the record after the last one begins, as far as it can be told."""
        if self._last < start:
            return start
        end = self._record_end(self._last)
        return self._stream.seek(0, io.SEEK_END) if end is None else end

    def _record_end(self, start: int) -> int | None:
        """Return where the record at ``start`` ends; none if it cannot be told."""
        self._stream.seek(start)
        if not self._is_gzip:
            head = self._stream.read(WINDOW_BYTES)
            length = _content_length(head)
            body = head.find(b"\r\n\r\n") + 4
            return start if length is None or body < 4 else start + body + length
        decoder = zlib.decompressobj(31)
        position = start
        while chunk := self._stream.read(WINDOW_BYTES):
            position += len(chunk)
            try:
                while chunk and not decoder.eof:
                    decoder.decompress(chunk, 1 << 20)
                    chunk = decoder.unconsumed_tail
            except zlib.error:
                return None
            if decoder.eof:
                return position - len(decoder.unused_data)
        return None

    def _find_record(self, start: int) -> int | None:
        """Return the place of the next record head at or after ``start``."""
        magic = GZIP_MAGIC if self._is_gzip else PLAIN_MAGIC
        position = start
        self._stream.seek(start)
        window = b""
        while chunk := self._stream.read(WINDOW_BYTES):
            window += chunk
            at = window.find(magic)
            while at >= 0:
                if self._is_record(position + at):
                    return position + at
                at = window.find(magic, at + 1)
            keep = len(magic) - 1
            position += len(window) - keep
            window = window[-keep:]
            self._stream.seek(position + len(window))
        return None

    def _is_record(self, start: int) -> bool:
        self._stream.seek(start)
        head = self._stream.read(512)
        if self._is_gzip:
            try:
                head = zlib.decompressobj(31).decompress(head, 64)
            except zlib.error:
                return False
        return head.startswith((b"WARC/1.", b"WARC/0."))


class _From:
    """A stream that begins at a place of another, and keeps its own place in it."""

    def __init__(self, stream: BinaryIO, start: int) -> None:
        self._stream = stream
        self._start = start
        self._position = start

    def read(self, n_bytes: int = -1) -> bytes:
        """Return the next bytes."""
        self._stream.seek(self._position)
        chunk = self._stream.read(n_bytes)
        self._position += len(chunk)
        return chunk

    def tell(self) -> int:
        """Return the place, counted from the beginning of this stream."""
        return self._position - self._start

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Move the place."""
        base = {io.SEEK_SET: self._start, io.SEEK_CUR: self._position}.get(whence)
        if base is None:
            base = self._stream.seek(0, io.SEEK_END)
        self._position = base + offset
        return self.tell()


def _is_response(record: "WarcRecord") -> bool:
    return record.headers.get("WARC-Type") == "response"


def _read_block(record: "WarcRecord", cap: int) -> bytes:
    block = b""
    while len(block) <= cap:
        chunk = record.reader.read(cap + 1 - len(block))
        if not chunk:
            break
        block += chunk
    return block


def _content_length(head: bytes) -> int | None:
    for line in head.partition(b"\r\n\r\n")[0].split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length" and value.strip().isdigit():
            return int(value)
    return None
