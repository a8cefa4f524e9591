"""Small reports, documents and codings for tests; all texts are made up for them."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from rashomon.model.event import (
    ActorValue,
    Coding,
    CountValue,
    Event,
    PlaceValue,
    Posture,
    SourceValue,
    TargetValue,
    Tie,
    TimeValue,
    WeaponValue,
)
from rashomon.model.interval import Interval
from rashomon.model.mention import EventMention, Mentions
from rashomon.model.outcome import Outcome
from rashomon.model.report import Origin, Rejection, Report
from rashomon.model.text import Document, Phrase, Published, Sentence, SentenceKind, Span
from rashomon.model.vocabulary import (
    Anchor,
    Certainty,
    CountKind,
    EventType,
    SourceClass,
    Stage,
    Status,
    TieKind,
    TimePrecision,
    WeaponClass,
)
from rashomon.store import Store

NOON = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)
LATER = datetime(2024, 3, 2, 12, 0, tzinfo=UTC)
METHOD = "rules 1"

STRIKE = (
    "Jets hit a depot near Erbil\n\n"
    "Iranian forces fired 12 missiles at a depot near Erbil on Monday, officials said.\n"
)


def make_report(name: str = "strike.txt", text: str = STRIKE) -> Report:
    """Return a plain-text report."""
    raw = text.encode("utf-8", "surrogatepass")
    return Report(name, raw, "text/plain", Origin("reports", name, NOON), None, (("title", "T"),))


def phrase(text: str, words: str) -> Phrase:
    """Return the first place where the words stand in the text."""
    start = text.index(words)
    return Phrase(words, Span(start, start + len(words)))


def make_document(report: Report, text: str = STRIKE) -> Document:
    """Return the document of a report: the first line is the title, the rest one sentence."""
    end = text.index("\n")
    start = end + 2
    sentences = (
        Sentence(0, Span(0, end), SentenceKind.TITLE, 0),
        Sentence(1, Span(start, len(text.rstrip())), SentenceKind.BODY, 1),
    )
    return Document(
        report_id=report.id,
        name=report.name,
        text=text,
        sentences=sentences,
        language="en",
        cleaned_by="plain 1",
        title=Phrase(text[:end], Span(0, end)),
        outlet="Example Post",
        published=Published("2024-02-06", "header"),
    )


def make_event(document: Document, *, actor: str = "IRN:IRGC", n: int = 1) -> Event:
    """Return an assault with one value of most kinds, all quoted from ``STRIKE``."""
    text = document.text
    interval = Interval("2024-02-05", "2024-02-06", TimePrecision.DAY, Anchor.PUBLISHED, "weekday")
    depot = phrase(text, "depot")
    return Event(
        local_id=f"e{n}",
        document_id=document.id,
        type=EventType.ASSAULT,
        mode="missile",
        status=Status.OCCURRED,
        certainty=Certainty.CERTAIN,
        actor_certainty=Certainty.CERTAIN,
        aggregate=False,
        trigger=phrase(text, "fired"),
        rule="verb",
        mentions=(phrase(text, "hit"),),
        actors=(ActorValue(phrase(text, "Iranian forces"), actor, "lexicon"),),
        recipients=(ActorValue(phrase(text, "Erbil"), "IRQ", "place"),),
        targets=(TargetValue(depot, "object"),),
        weapons=(WeaponValue(phrase(text, "missiles"), WeaponClass.MISSILE, "lexicon"),),
        places=(PlaceValue(phrase(text, "Erbil"), "Erbil", "IRQ", 36.19, 44.0, 2, "gazetteer"),),
        time=TimeValue(phrase(text, "on Monday"), interval),
        counts=(
            CountValue(phrase(text, "12"), CountKind.LAUNCHED, 12, 12, approximate=False, rule="n"),
        ),
        attribution=(
            SourceValue(phrase(text, "officials"), SourceClass.OFFICIAL, "said", None, "IRQ"),
        ),
        missing=(("mediator", "no words for it"),),
    )


def make_coding(document: Document, *, method: str = METHOD, actor: str = "IRN:IRGC") -> Coding:
    """Return a coding with one event, one posture and one tie."""
    forces = phrase(document.text, "Iranian forces")
    return Coding(
        document_id=document.id,
        method=method,
        events=(make_event(document, actor=actor),),
        posture=(Posture(forces, actor, "troops"),),
        ties=(Tie(forces, TieKind.MEMBER_OF, actor, "IRN"),),
    )


def make_outcome(
    name: str = "strike.txt", *, method: str = METHOD, actor: str = "IRN:IRGC", text: str = STRIKE
) -> Outcome:
    """Return a coded report."""
    report = make_report(name, text)
    document = make_document(report, text)
    mention = EventMention(
        EventType.ASSAULT, "missile", phrase(text, "fired").span, sentence=1, rule="verb"
    )
    mentions = Mentions(document.id, (mention,), tagger="rules")
    coding = make_coding(document, method=method, actor=actor)
    return Outcome(report, document, mentions, coding)


def make_rejection(name: str = "empty.txt", *, kind: str = "empty") -> Outcome:
    """Return a rejected report without a document."""
    report = make_report(name, "")
    rejection = Rejection(report.id, name, Stage.CLEAN, kind, "there is no text in it")
    return Outcome(report, rejection=rejection)


def make_outcomes(n: int, *, first: int = 0) -> list[Outcome]:
    """Return reports with texts of their own; every fifth is rejected."""
    return [
        make_rejection(f"{number:04}.txt")
        if number % 5 == 4
        else make_outcome(f"{number:04}.txt", text=f"{STRIKE}Report {number}.\n")
        for number in range(first, first + n)
    ]


def batches(outcomes: Sequence[Outcome], size: int) -> Iterator[Sequence[Outcome]]:
    """Yield the outcomes in batches of a size."""
    for start in range(0, len(outcomes), size):
        yield outcomes[start : start + size]


def export_hash(store: Store) -> str:
    """Return one hash over all that the store's readers give, in their order."""
    digest = hashlib.sha256()
    for record in store.records():
        digest.update(json.dumps(record).encode())
    for rows in (store.events(), store.documents(), store.rejections()):
        for row in rows:
            digest.update(repr(row).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
