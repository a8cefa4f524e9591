"""Pages: text and metadata, taken from the markup by workers that can be killed."""

import json
import os
import queue
import struct
import subprocess
import sys
import threading
from collections.abc import Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import IO, Any, Self

from rashomon.errors import InputError
from rashomon.flow.clean.article import titled
from rashomon.flow.clean.dates import parse_date
from rashomon.flow.clean.draft import Draft
from rashomon.flow.clean.limits import Caps
from rashomon.flow.clean.markup import check_markup
from rashomon.model.text import Published

MODULE = "rashomon.flow.clean.html_worker"
LENGTH = struct.Struct(">I")
# A new process now and then keeps whatever the parser leaks small.
RECYCLE_PAGES = 500
# A reply is text and a few fields, four bytes a character at most before escapes.
REPLY_BYTES_A_CHAR = 12

_Page = tuple[bytes, str | None]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What a worker found in a page; ``dates`` are pairs of method and value as written."""

    text: str = field(repr=False)
    cleaned_by: str
    title: str | None
    site: str | None
    author: str | None
    dates: tuple[tuple[str, str], ...]

    def to_draft(self) -> Draft:
        """Return the draft: the title, unless the text begins with it, and the text."""
        found = titled(self.text, self.title, cleaned_by=self.cleaned_by)
        read = ((method, parse_date(value)) for method, value in self.dates)
        return Draft(
            text=found.text,
            cleaned_by=found.cleaned_by,
            body_start=found.body_start,
            title=found.title,
            author=self.author,
            site=self.site,
            dates=tuple(Published(date, method) for method, date in read if date),
        )


_Answer = Future[Cleaned | InputError]
_Waiting = queue.SimpleQueue[tuple[_Page, _Answer]]


class HtmlCleaner:
    """A pool of workers; it starts them when needed and stops them on leaving its context.

    This process never parses a page: a worker that runs out of time or memory is killed, its page
    refused, and a new one started.
    """

    def __init__(self, *, n_workers: int, limits: Caps) -> None:
        self._limits = limits
        self._workers = [_Worker(limits) for _ in range(n_workers)]
        # One thread a worker, and none that only looks ahead: two that share an interpreter wait
        # for one another longer than the look takes.
        self._threads = ThreadPoolExecutor(n_workers, thread_name_prefix="html")

    def __enter__(self) -> Self:
        """Return the cleaner."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop all workers."""
        self.close()

    def close(self) -> None:
        """Stop all workers."""
        self._threads.shutdown(cancel_futures=True)
        for worker in self._workers:
            worker.stop()

    def clean(self, pages: Sequence[_Page]) -> list[Cleaned | InputError]:
        """Return for each page, with its address, what was found or why it was refused."""
        return list(self.stream(pages))

    def stream(self, pages: Sequence[_Page]) -> Generator[Cleaned | InputError, None, None]:
        """Yield for each page, in order, what was found or why it was refused, as it comes.

        The workers go on with the pages to come while the caller deals with one. One stream at a
        time: to leave it early waits for the pages that are being parsed.
        """
        waiting: _Waiting = queue.SimpleQueue()
        answers: list[_Answer] = [Future() for _ in pages]
        for page, answer in zip(pages, answers, strict=True):
            waiting.put((page, answer))
        served = [self._threads.submit(self._serve, one, waiting) for one in self._workers]
        try:
            for answer in answers:
                _await(answer, served)
                yield answer.result(timeout=0)
        finally:
            _empty(waiting)
            wait(served)

    def _serve(self, worker: "_Worker", waiting: _Waiting) -> None:
        """Hand pages to a worker, and look at the next one while it parses."""
        ahead = self._next_sound(waiting)
        while ahead is not None:
            (page, url), answer = ahead
            worker.send(page, url)
            ahead = self._next_sound(waiting)
            answer.set_result(worker.receive())

    def _next_sound(self, waiting: _Waiting) -> tuple[_Page, "_Answer"] | None:
        """Return the next page that may be parsed; refuse those before it."""
        while True:
            try:
                page, answer = waiting.get_nowait()
            except queue.Empty:
                return None
            try:
                check_size(page[0], self._limits)
                check_markup(page[0], self._limits)
            except InputError as error:
                answer.set_result(error)
            else:
                return page, answer


def _await(answer: "_Answer", served: Sequence[Future[None]]) -> None:
    """Wait for an answer; an error of those who serve comes first, and ends the waiting."""
    while True:
        at_work: list[Future[Any]] = [one for one in served if not one.done()]
        for one in served:
            if one.done():
                one.result()
        if answer.done() or not at_work:
            return
        wait([answer, *at_work], return_when=FIRST_COMPLETED)


def _empty(waiting: _Waiting) -> None:
    with suppress(queue.Empty):
        while True:
            waiting.get_nowait()


class _Worker:
    """One child process and its pipes."""

    def __init__(self, limits: Caps) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._n_pages = 0
        self._is_late = threading.Event()
        self._timer = threading.Timer(0, self._kill)

    def send(self, page: bytes, url: str | None) -> None:
        """Give the process a page, which it has so much time to parse; ``receive`` comes next."""
        if self._n_pages >= RECYCLE_PAGES:
            self.stop()
        process = self._started()
        self._n_pages += 1
        self._is_late.clear()
        self._timer = threading.Timer(self._limits.wall_s, self._kill)
        self._timer.start()
        _write(process, self._request(page, url), page)

    def receive(self) -> Cleaned | InputError:
        """Return what the process finds in the page, or why it was refused or killed."""
        process = self._started()
        try:
            reply = _read(process, self._reply_bytes())
        finally:
            self._timer.cancel()
        try:
            if reply is None:
                return self._ended(process, is_late=self._is_late.is_set())
            return self._cleaned(json.loads(reply))
        except InputError as error:
            return error

    def _kill(self) -> None:
        self._is_late.set()
        if self._process is not None:
            self._process.kill()

    def stop(self) -> None:
        """End the process, if it runs."""
        process, self._process, self._n_pages = self._process, None, 0
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                _close(pipe)

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._process is None:
            # -P: the user's folder is not on the module path, whatever files it holds.
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", MODULE],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
            )
        return self._process

    def _request(self, page: bytes, url: str | None) -> bytes:
        request = {
            "size": len(page),
            "url": url,
            "cpu_s": self._limits.cpu_s,
            "memory_bytes": self._limits.memory_bytes,
        }
        return json.dumps(request).encode()

    def _reply_bytes(self) -> int:
        return REPLY_BYTES_A_CHAR * self._limits.text_chars + 100_000

    def _ended(self, process: "subprocess.Popen[bytes]", *, is_late: bool) -> InputError:
        """Return why a process ended in the middle of a page."""
        process.kill()
        code = process.wait()
        self.stop()
        # 24 is SIGXCPU where there are limits on processor time.
        if is_late or code == -24:
            return InputError("timeout", "takes longer than a page may")
        return InputError("unreadable", f"the page stopped its parser (code {code})")

    def _cleaned(self, reply: dict[str, object]) -> Cleaned:
        if "error" in reply:
            if reply["error"] == "too-large":
                self.stop()  # a process that ran out of memory is not trusted again
            raise InputError(str(reply["error"]), str(reply["message"]))
        dates = reply["dates"]
        if not isinstance(dates, list):
            raise InputError("unreadable", "the parser gave no answer")
        return Cleaned(
            text=str(reply["text"]),
            cleaned_by=str(reply["cleaned_by"]),
            title=_text(reply["title"]),
            site=_text(reply["site"]),
            author=_text(reply["author"]),
            dates=tuple((str(method), str(value)) for method, value in dates),
        )


def check_size(page: bytes, limits: Caps) -> None:
    """Refuse a page that is larger than the limits.

    Raises:
        InputError: of kind ``too-large``.
    """
    cap = max(limits.raw_bytes, limits.decoded_bytes)
    if len(page) > cap:
        raise InputError("too-large", f"larger than {cap:,} bytes")


def _write(process: "subprocess.Popen[bytes]", request: bytes, page: bytes) -> None:
    """Write a request; a process that has ended is met when its reply is read."""
    if process.stdin is None:
        return
    with suppress(OSError):
        process.stdin.write(LENGTH.pack(len(request)) + request)
        process.stdin.write(page)
        process.stdin.flush()


def _read(process: "subprocess.Popen[bytes]", cap: int) -> bytes | None:
    """Return the reply of a process; none if it ended first."""
    if process.stdout is None:
        return None
    try:
        size = process.stdout.read(LENGTH.size)
        if len(size) < LENGTH.size or LENGTH.unpack(size)[0] > cap:
            return None
        n_bytes = LENGTH.unpack(size)[0]
        reply = process.stdout.read(n_bytes)
    except OSError:
        return None
    return reply if len(reply) == n_bytes else None


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except OSError:
        # Bytes that the dead process never took.
        return


def _text(value: object) -> str | None:
    return " ".join(str(value).split()) or None if value else None
