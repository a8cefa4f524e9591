"""Reports as they came, and those that could not be coded."""

from dataclasses import dataclass, field
from datetime import datetime

from rashomon.model.ids import bytes_id, content_id
from rashomon.model.vocabulary import Stage


@dataclass(frozen=True, slots=True)
class Origin:
    """Where and when the bytes of a report came from.

    ``source`` is what the user named (a folder, a feed, a URL, ``-``); ``member`` the part of it
    (a path in a zip, a line of JSON Lines, a WARC offset); ``fetched_at`` is aware UTC.
    """

    source: str
    member: str | None
    fetched_at: datetime


@dataclass(frozen=True, slots=True)
class Report:
    """One report as it came: raw bytes, never changed.

    Attributes:
        name: file name without its folder, or the URL; what the report JSON calls ``report``.
        media: ``text/plain``, ``text/markdown``, ``text/html`` or ``application/json`` (one
            article).
        hints: what the container says of it (feed entry, WARC header, sidecar): keys among
            ``title``, ``outlet``, ``published``, ``url``, ``author``, ``charset``; with the
            reliability of the container, so text of its own goes first.
    """

    name: str
    raw: bytes = field(repr=False)
    media: str
    origin: Origin
    url: str | None = None
    hints: tuple[tuple[str, str], ...] = ()
    id: str = field(init=False)
    raw_id: str = field(init=False)

    def __post_init__(self) -> None:
        raw_id = bytes_id(self.raw)
        object.__setattr__(self, "raw_id", raw_id)
        object.__setattr__(self, "id", content_id("report", self.name, raw_id))


@dataclass(frozen=True, slots=True)
class Rejection:
    """A report that was not coded, and why: nothing vanishes.

    ``kind`` is a short stable word (``empty``, ``binary``, ``too-large``, ``not-english``, ...);
    ``message`` says it to the user. ``document`` is kept where a text exists all the same.
    """

    report_id: str
    name: str
    stage: Stage
    kind: str
    message: str
