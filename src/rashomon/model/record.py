"""The JSON of one coded report: the one place where values meet ``dict``.

``to_record`` and ``coding_from_record`` are inverse but for ``rule``, ``missing`` and ``method``,
which the JSON does not carry.
"""

from typing import Any

from rashomon.model.event import (
    ActorValue,
    Coding,
    CountValue,
    Event,
    LinkValue,
    PlaceValue,
    Posture,
    SourceValue,
    TargetValue,
    Tie,
    TimeValue,
    WeaponValue,
)
from rashomon.model.interval import Interval
from rashomon.model.text import Document, Phrase, Span
from rashomon.model.vocabulary import (
    Anchor,
    Certainty,
    CountKind,
    EventType,
    LinkKind,
    SourceClass,
    Status,
    TieKind,
    TimePrecision,
    WeaponClass,
)

Record = dict[str, Any]


def to_record(document: Document, coding: Coding) -> Record:
    """Return the JSON object of one coded report, keys in the order of the contract."""
    dateline = document.dateline
    return {
        "report": document.name,
        "document": document.id,
        "dateline": {
            "outlet": document.outlet,
            "published": document.published.date if document.published else None,
            "place": dateline.place.text if dateline and dateline.place else None,
        },
        "events": [_event(event) for event in coding.events],
        "posture": [_posture(posture) for posture in coding.posture],
        "ties": [
            {**_phrase(tie.phrase), "kind": str(tie.kind), "from": tie.source, "to": tie.target}
            for tie in coding.ties
        ],
    }


def _phrase(phrase: Phrase) -> Record:
    return {"text": phrase.text, "at": [phrase.span.start, phrase.span.end]}


def _actors(actors: tuple[ActorValue, ...]) -> list[Record]:
    return [{**_phrase(actor.phrase), "entity": actor.entity} for actor in actors]


def _event(event: Event) -> Record:
    return {
        "id": event.local_id,
        "type": str(event.type),
        "mode": event.mode,
        "status": str(event.status),
        "certainty": str(event.certainty),
        "actor_certainty": str(event.actor_certainty),
        "aggregate": event.aggregate,
        "trigger": _phrase(event.trigger),
        "mentions": [_phrase(mention) for mention in event.mentions],
        "actors": _actors(event.actors),
        "recipients": _actors(event.recipients),
        "mediators": _actors(event.mediators),
        "targets": [_phrase(target.phrase) for target in event.targets],
        "weapons": [{**_phrase(w.phrase), "class": str(w.weapon_class)} for w in event.weapons],
        "defences": [_phrase(defence.phrase) for defence in event.defences],
        "places": _places(event.places),
        "time": _time(event.time),
        "counts": _counts(event.counts),
        "attribution": _sources(event.attribution),
        "links": [
            {**_phrase(link.phrase), "kind": str(link.kind), "to": link.to} for link in event.links
        ],
    }


def _places(places: tuple[PlaceValue, ...]) -> list[Record]:
    return [
        {
            **_phrase(place.phrase),
            "name": place.name,
            "country": place.country,
            "lat": place.lat,
            "lon": place.lon,
            "precision": place.precision,
        }
        for place in places
    ]


def _time(time: TimeValue | None) -> Record | None:
    if time is None:
        return None
    if time.interval is None:
        return {
            **_phrase(time.phrase),
            "start": None,
            "end": None,
            "precision": str(TimePrecision.OPEN),
            "anchor": str(Anchor.NONE),
            "reason": time.reason,
        }
    return {
        **_phrase(time.phrase),
        "start": time.interval.start,
        "end": time.interval.end,
        "precision": str(time.interval.precision),
        "anchor": str(time.interval.anchor),
    }


def _counts(counts: tuple[CountValue, ...]) -> list[Record]:
    return [
        {
            **_phrase(count.phrase),
            "kind": str(count.kind),
            "low": count.low,
            "high": count.high,
            "approximate": count.approximate,
        }
        for count in counts
    ]


def _sources(sources: tuple[SourceValue, ...]) -> list[Record]:
    return [
        {
            **_phrase(source.phrase),
            "class": str(source.source_class),
            "cue": source.cue,
            "via": source.via,
        }
        for source in sources
    ]


def _posture(posture: Posture) -> Record:
    return {
        **_phrase(posture.phrase),
        "owner": posture.owner,
        "force": posture.force,
        "counts": _counts(posture.counts),
        "places": _places(posture.places),
        "as_of": posture.as_of,
        "attribution": _sources(posture.attribution),
    }


def coding_from_record(record: Record, *, method: str = "") -> Coding:
    """Return the coding that a record tells of; offsets and vocabularies are checked."""
    document_id = record["document"]
    return Coding(
        document_id=document_id,
        method=method,
        events=tuple(_read_event(event, document_id) for event in record["events"]),
        posture=tuple(
            Posture(
                phrase=_read_phrase(p),
                owner=p["owner"],
                force=p["force"],
                counts=_read_counts(p["counts"]),
                places=_read_places(p["places"]),
                as_of=p["as_of"],
                attribution=_read_sources(p["attribution"]),
            )
            for p in record["posture"]
        ),
        ties=tuple(
            Tie(_read_phrase(tie), TieKind(tie["kind"]), tie["from"], tie["to"])
            for tie in record["ties"]
        ),
    )


def _read_phrase(value: Record) -> Phrase:
    return Phrase(value["text"], Span(*value["at"]))


def _read_actors(values: list[Record]) -> tuple[ActorValue, ...]:
    return tuple(ActorValue(_read_phrase(value), value["entity"], "") for value in values)


def _read_event(value: Record, document_id: str) -> Event:
    return Event(
        local_id=value["id"],
        document_id=document_id,
        type=EventType(value["type"]),
        mode=value["mode"],
        status=Status(value["status"]),
        certainty=Certainty(value["certainty"]),
        actor_certainty=Certainty(value["actor_certainty"]),
        aggregate=value["aggregate"],
        trigger=_read_phrase(value["trigger"]),
        rule="",
        mentions=tuple(_read_phrase(mention) for mention in value["mentions"]),
        actors=_read_actors(value["actors"]),
        recipients=_read_actors(value["recipients"]),
        mediators=_read_actors(value["mediators"]),
        targets=tuple(TargetValue(_read_phrase(target), "") for target in value["targets"]),
        weapons=tuple(
            WeaponValue(_read_phrase(weapon), WeaponClass(weapon["class"]), "")
            for weapon in value["weapons"]
        ),
        defences=tuple(TargetValue(_read_phrase(defence), "") for defence in value["defences"]),
        places=_read_places(value["places"]),
        time=_read_time(value["time"]),
        counts=_read_counts(value["counts"]),
        attribution=_read_sources(value["attribution"]),
        links=tuple(
            LinkValue(_read_phrase(link), LinkKind(link["kind"]), link["to"])
            for link in value["links"]
        ),
    )


def _read_places(values: list[Record]) -> tuple[PlaceValue, ...]:
    return tuple(
        PlaceValue(
            phrase=_read_phrase(value),
            name=value["name"],
            country=value["country"],
            lat=value["lat"],
            lon=value["lon"],
            precision=value["precision"],
            rule="",
        )
        for value in values
    )


def _read_time(value: Record | None) -> TimeValue | None:
    if value is None:
        return None
    if value["start"] is None and value["end"] is None:
        return TimeValue(_read_phrase(value), None, value.get("reason"))
    interval = Interval(
        value["start"],
        value["end"],
        TimePrecision(value["precision"]),
        Anchor(value["anchor"]),
        "",
    )
    return TimeValue(_read_phrase(value), interval)


def _read_counts(values: list[Record]) -> tuple[CountValue, ...]:
    return tuple(
        CountValue(
            phrase=_read_phrase(value),
            kind=CountKind(value["kind"]),
            low=value["low"],
            high=value["high"],
            approximate=value["approximate"],
            rule="",
        )
        for value in values
    )


def _read_sources(values: list[Record]) -> tuple[SourceValue, ...]:
    return tuple(
        SourceValue(
            phrase=_read_phrase(value),
            source_class=SourceClass(value["class"]),
            cue=value["cue"],
            via=value["via"],
            entity=None,
        )
        for value in values
    )
