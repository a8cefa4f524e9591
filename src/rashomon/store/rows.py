"""Model values as rows: tuples in the order of a table's ``values``, and the hash over them."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from rashomon.errors import IntegrityError
from rashomon.model.claim import Claim
from rashomon.model.event import Coding, Event, Posture, Tie
from rashomon.model.mention import Mentions
from rashomon.model.record import to_record
from rashomon.model.report import Rejection, Report
from rashomon.model.text import Document, Span

Value = str | int | float | None
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class CodingRows:
    """All rows of one coding: ``events`` each with their claims."""

    coding: Row
    mentions: tuple[Row, ...]
    events: tuple[tuple[Row, tuple[Row, ...]], ...]
    posture: tuple[Row, ...]
    ties: tuple[Row, ...]

    def flat(self) -> Iterator[Row]:
        """Yield all rows in the order in which they are hashed."""
        yield self.coding
        yield from self.mentions
        for event, claims in self.events:
            yield event
            yield from claims
        yield from self.posture
        yield from self.ties


def timestamp(moment: datetime) -> str:
    """Return the moment in UTC, always of the same length, so that text compares as time.

    Raises:
        IntegrityError: if the moment has no zone.
    """
    if moment.tzinfo is None:
        raise IntegrityError(f"{moment} has no time zone")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def canonical(rows: Iterable[Row]) -> str:
    """Return the rows as ASCII JSON: what is hashed."""
    return json.dumps(list(rows), separators=(",", ":"))


def sha256(text: str) -> str:
    """Return the SHA-256 of an ASCII text, in hex."""
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def head_hash(number: int, recorded_at: str, batch: Row) -> str:
    """Return the hash that stands for a batch and all before it."""
    return sha256(canonical([(number, recorded_at, *batch)]))


def content_hash(hashes: Iterable[str]) -> str:
    """Return one hash over those of the rows of a batch, in whatever order they come."""
    return sha256("\n".join(sorted(hashes)))


def _pairs(pairs: Sequence[tuple[str, str]]) -> str:
    return json.dumps([list(pair) for pair in pairs], ensure_ascii=False, separators=(",", ":"))


def _bounds(span: Span | None) -> tuple[int, int] | tuple[None, None]:
    return (None, None) if span is None else (span.start, span.end)


def report_row(report: Report) -> Row:
    """Return the row of a report."""
    origin = report.origin
    return (report.id, report.name, report.url, report.media, origin.source, origin.member,
            timestamp(origin.fetched_at), report.raw_id, _pairs(report.hints))  # fmt: skip


def document_rows(document: Document) -> tuple[Row, tuple[Row, ...]]:
    """Return the row of a document and those of its sentences."""
    title, published, dateline = document.title, document.published, document.dateline
    row = (
        document.id,
        document.report_id,
        document.name,
        document.text,
        document.language,
        document.cleaned_by,
        title.text if title else None,
        *_bounds(title.span if title else None),
        document.outlet,
        document.author,
        document.url,
        published.date if published else None,
        published.method if published else None,
        *_bounds(published.span if published else None),
        *_bounds(dateline.span if dateline else None),
        *(phrase.text if phrase else None for phrase in (
            (dateline.place, dateline.date, dateline.agency) if dateline else (None, None, None)
        )),
    )  # fmt: skip
    sentences = tuple(
        (s.index, s.span.start, s.span.end, str(s.kind), s.paragraph) for s in document.sentences
    )
    return row, sentences


def coding_rows(document: Document, coding: Coding, mentions: Mentions | None) -> CodingRows:
    """Return all rows of a coding."""
    record = json.dumps(to_record(document, coding), ensure_ascii=False, separators=(",", ":"))
    tagger = mentions.tagger if mentions else None
    return CodingRows(
        coding=(document.report_id, coding.document_id, coding.method, tagger, record),
        mentions=tuple(_mention_rows(mentions)) if mentions else (),
        events=tuple(
            (_event_row(event, document), tuple(map(_claim_row, event.claims())))
            for event in coding.events
        ),
        posture=tuple(_posture_row(n, posture) for n, posture in enumerate(coding.posture)),
        ties=tuple(_tie_row(n, tie) for n, tie in enumerate(coding.ties)),
    )


def _mention_rows(mentions: Mentions) -> Iterator[Row]:
    for n, mention in enumerate(mentions.events):
        factuality = mention.factuality
        yield (n, str(mention.type), mention.mode, mention.trigger.start, mention.trigger.end,
               mention.sentence, str(factuality.status), str(factuality.certainty),
               mention.rule)  # fmt: skip


def _event_row(event: Event, document: Document) -> Row:
    interval = event.time.interval if event.time else None
    place = event.places[0] if event.places else None
    trigger = event.trigger
    return (
        event.id,
        event.document_id,
        document.report_id,
        event.local_id,
        str(event.type),
        event.mode,
        str(event.status),
        str(event.certainty),
        str(event.actor_certainty),
        int(event.aggregate),
        trigger.text,
        trigger.span.start,
        trigger.span.end,
        *((interval.start, interval.end, str(interval.precision)) if interval else (None,) * 3),
        *((place.name, place.country, _real(place.lat), _real(place.lon), place.precision)
          if place else (None,) * 5),
        _pairs(event.missing),
        event.rule,
    )  # fmt: skip


def _real(number: float | None) -> float | None:
    # A whole number would come back from a REAL column with another JSON form, and another hash.
    return None if number is None else float(number)


def _claim_row(claim: Claim) -> Row:
    phrase = claim.phrase
    return (claim.field, claim.value, phrase.text, phrase.span.start, phrase.span.end,
            str(claim.certainty), claim.rule)  # fmt: skip


def _posture_row(n: int, posture: Posture) -> Row:
    phrase = posture.phrase
    return (n, posture.owner, posture.force, posture.as_of, phrase.text, phrase.span.start,
            phrase.span.end)  # fmt: skip


def _tie_row(n: int, tie: Tie) -> Row:
    phrase = tie.phrase
    return (n, str(tie.kind), tie.source, tie.target, phrase.text, phrase.span.start,
            phrase.span.end)  # fmt: skip


def rejection_row(rejection: Rejection) -> Row:
    """Return the row of a rejection."""
    return (rejection.report_id, rejection.name, str(rejection.stage), rejection.kind,
            rejection.message)  # fmt: skip
