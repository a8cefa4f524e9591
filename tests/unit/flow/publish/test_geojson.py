"""GeoJSON has one feature for each place, in the order of RFC 7946, and no pin for a country."""

import io
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from rashomon.flow.publish.geojson import write_geojson
from rashomon.flow.publish.source import CodedReport


def _features(report: CodedReport, decimals: int = 5) -> list[dict[str, Any]]:
    out = io.BytesIO()
    write_geojson([report], out, decimals=decimals)
    collection = json.loads(out.getvalue())
    assert collection["type"] == "FeatureCollection"
    found: list[dict[str, Any]] = collection["features"]
    return found


def test_longitude_comes_first_and_precision_stands_beside(full: CodedReport) -> None:
    (feature,) = _features(full)
    assert feature["geometry"] == {"type": "Point", "coordinates": [35.0, 32.8]}
    assert feature["properties"]["precision"] == 1
    assert feature["properties"]["radius_m"] == 1_000
    assert feature["properties"]["words"] == "Haifa"


def test_each_place_of_an_event_is_a_feature_of_its_own(make: Callable[[str], Any]) -> None:
    maker = make("Strikes in Haifa and Acre")
    event = replace(maker.event("Strikes"), places=(maker.place("Haifa"), maker.place("Acre")))
    found = _features(maker.report(event))
    assert len({feature["id"] for feature in found}) == 2


@pytest.mark.parametrize("point", [None, (31.0, 35.0)])
def test_a_country_has_no_geometry(
    make: Callable[[str], Any], point: tuple[float, float] | None
) -> None:
    maker = make("Strikes in Israel")
    event = replace(maker.event("Strikes"), places=(maker.place("Israel", "ISR", point, 6),))
    (feature,) = _features(maker.report(event))
    assert feature["geometry"] is None
    assert feature["properties"]["radius_m"] is None


def test_coordinates_can_be_blurred(full: CodedReport) -> None:
    (feature,) = _features(full, decimals=0)
    assert feature["geometry"]["coordinates"] == [35.0, 33.0]
    assert feature["properties"]["radius_m"] == 78_700


def test_an_event_without_a_place_is_no_feature(full: CodedReport) -> None:
    assert len(full.events()) == 3
    assert len(_features(full)) == 1
