"""GeoJSON (RFC 7946): one feature for each place of each event, never a pin for a country."""

import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from rashomon.flow.publish.source import CodedReport, numbered
from rashomon.model.event import Event, PlaceValue
from rashomon.model.record import Record

COUNTRY = 6
"""The precision of a place that is known as a country only (UCDP)."""

RADIUS_M = {1: 1_000, 2: 25_000, 3: 50_000, 4: 150_000, 5: 150_000, 7: 250_000}
"""How far from the point the event may lie, in metres, by UCDP precision.

2 is UCDP's own definition (within 25 km); the others are round sizes for drawing, chosen as
about the half-width of a town, a district, a province and a sea area.
"""

DECIMALS = 5
"""About one metre at the equator; fewer digits blur the places of people on purpose."""

_ROUNDING_M = 78_700
"""How far rounding to whole degrees moves a point at most: half the diagonal of 111.3 km."""


def write_geojson(
    reports: Iterable[CodedReport], out: BinaryIO, *, decimals: int = DECIMALS
) -> int:
    """Write one FeatureCollection, coordinates rounded to ``decimals``; return how many features.

    A country has no geometry (``null``), so that a map lists it instead of pinning its centre.
    """
    found = list(features(reports, decimals=decimals))
    collection = {"type": "FeatureCollection", "features": found}
    text = json.dumps(collection, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    out.write(text.encode("utf-8", "backslashreplace") + b"\n")
    return len(found)


def features(reports: Iterable[CodedReport], *, decimals: int = DECIMALS) -> Iterator[Record]:
    """Yield a feature for each place of each event, in the order of report, event and place."""
    for report in numbered(reports):
        for event in report.events():
            for index, place in enumerate(event.places):
                yield _feature(report, event, place, index=index, decimals=decimals)


def _feature(
    report: CodedReport, event: Event, place: PlaceValue, *, index: int, decimals: int
) -> Record:
    geometry = _point(place, decimals)
    return {
        "type": "Feature",
        "id": f"{event.id}/{index}",
        "geometry": geometry,
        "properties": {
            "event": event.id,
            "report": report.name,
            "document": report.document_id,
            "outlet": report.outlet,
            "published": report.published,
            "type": str(event.type),
            "mode": event.mode,
            "status": str(event.status),
            "certainty": str(event.certainty),
            "actor_certainty": str(event.actor_certainty),
            "actors": [actor.entity for actor in event.actors],
            "recipients": [recipient.entity for recipient in event.recipients],
            **_times(event),
            "place": place.name,
            "words": place.phrase.text,
            "at": [place.phrase.span.start, place.phrase.span.end],
            "country": place.country,
            "precision": place.precision,
            "radius_m": _radius_m(place, decimals) if geometry else None,
        },
    }


def _point(place: PlaceValue, decimals: int) -> Record | None:
    if place.precision == COUNTRY or place.lat is None or place.lon is None:
        return None
    # RFC 7946, 3.1.1: longitude comes first.
    return {
        "type": "Point",
        "coordinates": [round(place.lon, decimals), round(place.lat, decimals)],
    }


def _radius_m(place: PlaceValue, decimals: int) -> int | None:
    """Return the radius of the precision, or that of the rounding where it is the wider."""
    radius = RADIUS_M.get(place.precision)
    return None if radius is None else max(radius, round(_ROUNDING_M / 10**decimals))


def _times(event: Event) -> Record:
    interval = event.time.interval if event.time else None
    return {
        "start": interval.start if interval else None,
        "end": interval.end if interval else None,
        "time_precision": str(interval.precision) if interval else None,
    }
