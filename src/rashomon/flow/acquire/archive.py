"""Gzip files and zip archives, read under caps; member names never become paths."""

import io
import lzma
import zipfile
import zlib
from collections.abc import Callable
from typing import BinaryIO, cast

from rashomon.errors import InputError
from rashomon.flow.acquire.item import Found, Item, shown
from rashomon.flow.acquire.limits import Limits

ReadItem = Callable[[Item], Found]

CHUNK_BYTES = 1 << 16
# Short files may compress well by chance; the ratio counts from here on.
RATIO_FROM_BYTES = 1_000_000
ENCRYPTED = 0x1


class Inflater(io.RawIOBase):
    """Decoded bytes of a gzip stream of one or more members, refused at the ratio.

    Reading raises ``InputError`` of kind ``bomb`` or ``damaged``.
    """

    def __init__(self, stream: BinaryIO, limits: Limits) -> None:
        super().__init__()
        self._stream = stream
        self._limits = limits
        self._decoder = zlib.decompressobj(31)
        self._pending = b""
        self._n_in = 0
        self._n_out = 0

    def readable(self) -> bool:
        """Return true."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill the buffer with decoded bytes; 0 at the end."""
        view = memoryview(cast("bytearray", buffer))
        if not len(view):
            return 0
        decoded = self._decode(len(view))
        view[: len(decoded)] = decoded
        return len(decoded)

    def _decode(self, n_bytes: int) -> bytes:
        while True:
            if self._decoder.eof and not self._next_member():
                return b""
            if not self._pending:
                self._pending = self._stream.read(CHUNK_BYTES)
                self._n_in += len(self._pending)
            at_end = not self._pending
            try:
                decoded = self._decoder.decompress(self._pending, n_bytes)
            except zlib.error as error:
                message = f"gzip data damaged near byte {self._n_in:,}"
                raise InputError("damaged", message) from error
            self._pending = self._decoder.unconsumed_tail or self._decoder.unused_data
            if decoded:
                self._count(decoded)
                return decoded
            if at_end and not self._decoder.eof:
                raise InputError("damaged", f"gzip data ends early, at byte {self._n_in:,}")

    def _next_member(self) -> bool:
        """Start the next member, if any bytes but padding follow."""
        if not self._pending:
            self._pending = self._stream.read(CHUNK_BYTES)
            self._n_in += len(self._pending)
        self._pending = self._pending.lstrip(b"\0")
        self._decoder = zlib.decompressobj(31) if self._pending else self._decoder
        return bool(self._pending)

    def _count(self, decoded: bytes) -> None:
        self._n_out += len(decoded)
        if self._n_out > RATIO_FROM_BYTES and self._n_out > self._limits.ratio * self._n_in:
            raise InputError("bomb", f"decodes to more than {self._limits.ratio} times its size")


def read_gzip(item: Item, read_item: ReadItem) -> Found:
    """Yield the reports of the one file in a gzip file."""
    inner = item.name[:-3] if item.name.lower().endswith(".gz") else item.name
    stream = Inflater(cast("BinaryIO", item.stream), item.limits)
    yield from read_item(item.inside(cast("BinaryIO", stream), name=inner, member=inner))


def read_zip(item: Item, read_item: ReadItem) -> Found:
    """Yield the reports of a zip archive in the order of member names.

    Folders, hidden files and the resource forks that macOS adds are passed over.

    Raises:
        InputError: if the archive as a whole cannot be read.
    """
    with _open_zip(item) as bundle:
        members = sorted(bundle.infolist(), key=lambda info: info.filename)
        if len(members) > item.limits.members:
            raise InputError("too-large", f"more than {item.limits.members:,} members")
        for info in members:
            if not info.is_dir() and not _is_hidden(info.filename):
                yield from _read_member(bundle, info, item, read_item)


def _open_zip(item: Item) -> zipfile.ZipFile:
    stream = item.stream if item.stream.seekable() else io.BytesIO(item.read())
    try:
        return zipfile.ZipFile(cast("BinaryIO", stream))
    except (zipfile.BadZipFile, ValueError, OSError, EOFError) as error:
        raise InputError("damaged", f"zip archive damaged: {error}") from error


def _read_member(
    bundle: zipfile.ZipFile, info: zipfile.ZipInfo, item: Item, read_item: ReadItem
) -> Found:
    part = "".join(c if c.isprintable() else "_" for c in info.filename)
    try:
        _check_member(info, item.limits)
        with bundle.open(info) as stream:
            # Bounded by the check above and by ZipFile itself, which stops at the stated size.
            raw = stream.read(item.limits.decoded_bytes + 1)
    except InputError as error:
        yield item.rejection(error, part=part)
        return
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError) as error:
        yield item.rejection(InputError("damaged", f"member damaged: {error}"), part=part)
        return
    except (RuntimeError, NotImplementedError) as error:
        yield item.rejection(InputError("unreadable", f"cannot be unpacked: {error}"), part=part)
        return
    try:
        inner = item.inside(io.BytesIO(raw), name=shown(info.filename), member=part)
    except InputError as error:
        yield item.rejection(error, part=part)
        return
    yield from read_item(inner)


def _check_member(info: zipfile.ZipInfo, limits: Limits) -> None:
    if info.flag_bits & ENCRYPTED:
        raise InputError("encrypted", "protected by a password")
    if info.file_size > limits.decoded_bytes:
        raise InputError("too-large", f"larger than {limits.decoded_bytes:,} bytes unpacked")
    ratio_counts = info.file_size > RATIO_FROM_BYTES
    if ratio_counts and info.file_size > limits.ratio * max(info.compress_size, 1):
        raise InputError("bomb", f"unpacks to more than {limits.ratio} times its size")


def _is_hidden(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return "__MACOSX" in parts or any(p.startswith(".") and p not in (".", "..") for p in parts)
