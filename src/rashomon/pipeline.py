"""THE PAGE TO READ FIRST: the flow, composed in order.

    source ─ acquire ─> Report ─ clean ─> Document ─ extract ─> Mentions ─ ground ─> Coding
                                                                                       │
             brief, CSV, GeoJSON, JSON Lines <─ publish ─ CodedReport <─ Store <─ Outcome

Stages do not know one another. They meet here, and nowhere else: ``code`` is the part that runs
in workers, ``run`` brings reports to it and its outcomes to a ledger.
"""

import gc
import logging
import weakref
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from pathlib import Path

from rashomon.engine import Engine
from rashomon.errors import InputError
from rashomon.flow.acquire import Limits
from rashomon.flow.clean import Cleaned, HtmlCleaner, documents
from rashomon.flow.extract.hybrid import ReadingTagger, version_with
from rashomon.flow.extract.reader import Reader, described, version_of
from rashomon.flow.extract.rules import RuleTagger
from rashomon.flow.extract.tagger import Tagger
from rashomon.flow.ground import records as ground
from rashomon.flow.publish.source import CodedReport, from_record
from rashomon.lexicon.book import Lexicon
from rashomon.model.mention import Mentions
from rashomon.model.outcome import Outcome
from rashomon.model.progress import Progress
from rashomon.model.report import Origin, Rejection, Report
from rashomon.model.text import Document
from rashomon.model.vocabulary import Stage
from rashomon.settings import READERS
from rashomon.store import Store

logger = logging.getLogger(__name__)

BATCH_SIZE = 32
"""Reports in one commit: one wait for the disk is shared, and a kill loses at most these."""

HTML_WORKERS = 2
"""Processes that parse pages for one that codes: it waits for a batch of them, two at a time."""

RULES, MODEL = READERS

Item = Report | Outcome
"""A report to be coded, or one whose outcome is known already: it could not be acquired."""


@dataclass(frozen=True)
class Kit:
    """What coding needs, loaded once a worker; the HTML workers stop when it is dropped."""

    lexicon: Lexicon
    tagger: Tagger
    html: HtmlCleaner
    limits: Limits

    def __post_init__(self) -> None:
        weakref.finalize(self, self.html.close)


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to make a kit: paths and numbers only, so that it travels to workers.

    ``lexicon`` are folders of the user's own actors and places; ``reader`` is one of
    ``settings.READERS``, or the folder of another.
    """

    lexicon: tuple[Path, ...] = ()
    limits: Limits = field(default_factory=Limits)
    reader: str = READERS[0]

    def kit(self) -> Kit:
        """Return a new kit."""
        lexicon = Lexicon(extra=self.lexicon)
        lexicon.load()
        # The lexicon is some hundred thousand objects that live as long as the worker: the
        # collector need not walk them again and again (a tenth of the time of coding).
        gc.freeze()
        html = HtmlCleaner(n_workers=HTML_WORKERS, limits=self.limits)
        rules = RuleTagger(lexicon)
        tagger: Tagger = rules
        if self.reader != RULES:
            tagger = ReadingTagger(rules, Reader(self._folder()))
        return Kit(lexicon, tagger, html, self.limits)

    def method(self) -> str:
        """Return the name that every coding of such a kit carries; other data, another name."""
        rules = RuleTagger(Lexicon(extra=self.lexicon)).version
        tagger = rules
        if self.reader != RULES:
            tagger = version_with(rules, version_of(described(self._folder())))
        return f"{tagger}|{ground.GROUND}"

    def _folder(self) -> Path | None:
        """Return where the reader lies; none for the one that ships."""
        return None if self.reader == MODEL else Path(self.reader)


def code(kit: Kit, batch: Sequence[Item]) -> list[Outcome]:
    """Return the outcome of each item, same length, same order: clean, extract, ground."""
    with _few_collections():
        return _code(kit, batch)


@contextmanager
def _few_collections() -> Iterator[None]:
    """Let the collector of cycles run seldom for a while: a batch makes many objects, no cycles.

    It took a sixth of the time of coding (bench/speed.py); memory stays as it was.
    """
    before = gc.get_threshold()
    gc.set_threshold(50_000, 20, 50)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _code(kit: Kit, batch: Sequence[Item]) -> list[Outcome]:
    reports = [item for item in batch if isinstance(item, Report)]
    cleaned = documents(reports, limits=kit.limits, html=kit.html)
    with closing(cleaned):
        # One by one: the pages that follow are parsed while this one is coded.
        return [
            _outcome(kit, item, next(cleaned)) if isinstance(item, Report) else item
            for item in batch
        ]


def _outcome(kit: Kit, report: Report, found: Cleaned) -> Outcome:
    if not isinstance(found, Document):
        return _refused(report, found)
    [mentions] = kit.tagger.tag([found])
    return _ground(kit, report, found, mentions)


def _ground(kit: Kit, report: Report, document: Document, mentions: Mentions) -> Outcome:
    try:
        coding = ground.code(document, mentions, kit.lexicon)
    except InputError as error:
        rejection = Rejection(report.id, report.name, Stage.GROUND, error.kind, str(error))
        return Outcome(report, document, rejection=rejection)
    return Outcome(report, document, mentions, coding)


def _refused(report: Report, found: Rejection | tuple[Document, Rejection]) -> Outcome:
    document, rejection = found if isinstance(found, tuple) else (None, found)
    return Outcome(report, document, rejection=rejection)


def run(
    found: Iterable[Report | Rejection],
    store: Store,
    *,
    recipe: Recipe,
    engine: Engine,
    clock: Callable[[], datetime],
    batch_size: int = BATCH_SIZE,
    on_progress: Callable[[Progress], None] = lambda _progress: None,
) -> Progress:
    """Code what ``acquire`` found and write it, batch by batch; return what was done.

    A report that the store has by the same method is passed over, so that the same call goes on
    where one that was stopped left off. ``on_progress`` is told after every batch, when it is
    safe.
    """
    desk = _Desk(store, recipe.method(), engine, recipe, clock, batch_size, on_progress)
    return desk.run(found)


@dataclass
class _Desk:
    """One run: what is under way and what is done."""

    store: Store
    method: str
    engine: Engine
    recipe: Recipe
    clock: Callable[[], datetime]
    batch_size: int
    on_progress: Callable[[Progress], None]
    progress: Progress = field(default_factory=Progress)
    under_way: set[str] = field(default_factory=set)

    def run(self, found: Iterable[Report | Rejection]) -> Progress:
        batches = self._batches(arrivals(found, clock=self.clock))
        for outcomes in self.engine.map(code, batches, setup=self.recipe.kit):
            self.store.append(outcomes, recorded_at=self.clock())
            self.under_way.difference_update(outcome.report.id for outcome in outcomes)
            self.progress = self.progress.after(outcomes)
            self.on_progress(self.progress)
        logger.info("%d coded, %d rejected, %d known", self.progress.n_coded,
                    len(self.progress.rejections), self.progress.n_known)  # fmt: skip
        return self.progress

    def _batches(self, items: Iterator[Item]) -> Iterator[Sequence[Item]]:
        fresh: list[Item] = []
        while chunk := list(islice(items, self.batch_size)):
            fresh += self._fresh(chunk)
            if len(fresh) >= self.batch_size:
                yield fresh[: self.batch_size]
                fresh = fresh[self.batch_size :]
        if fresh:
            yield fresh

    def _fresh(self, chunk: Sequence[Item]) -> list[Item]:
        """Return the items that are neither in the store nor on their way to it."""
        ids = {report_of(item).id for item in chunk}
        known = self.store.known(ids, method=self.method)
        # No coding has the empty method, so these are the rejected among them.
        rejected = self.store.known(known, method="")
        fresh: list[Item] = []
        for item in chunk:
            report_id = report_of(item).id
            if report_id in known or report_id in self.under_way:
                self.progress = self.progress.passing(1, n_rejected=int(report_id in rejected))
            else:
                self.under_way.add(report_id)
                fresh.append(item)
        if len(fresh) < len(chunk):
            self.on_progress(self.progress)
        return fresh


def arrivals(
    found: Iterable[Report | Rejection], *, clock: Callable[[], datetime]
) -> Iterator[Item]:
    """Yield what was found; what has no bytes stands in the ledger as an empty report."""
    for item in found:
        if isinstance(item, Report):
            yield item
            continue
        origin = Origin(source=item.name, member=None, fetched_at=clock())
        report = Report(item.name, b"", "text/plain", origin)
        yield Outcome(report, rejection=replace(item, report_id=report.id))


def report_of(item: Item) -> Report:
    """Return the report of an item."""
    return item if isinstance(item, Report) else item.report


def batched(items: Iterable[Item], size: int = BATCH_SIZE) -> Iterator[Sequence[Item]]:
    """Yield the items in lists of a size, the last one shorter."""
    waiting = iter(items)
    while chunk := list(islice(waiting, size)):
        yield chunk


def coded_reports(store: Store, *, as_of: datetime | None = None) -> Iterator[CodedReport]:
    """Yield each coded report of a ledger with its text, in the order of the ledger."""
    rows = store.documents(as_of=as_of)
    for record in store.records(as_of=as_of):
        # Both come by name and document, and every record has its document.
        row = next(
            r for r in rows if (r.name, r.document_id) == (record["report"], record["document"])
        )
        yield from_record(record, row.text, title=row.title, url=row.url)
