"""How well coded reports agree with gold, field by field.

A coded event can stand for a gold event only if the types agree and a trigger of one lies in a
sentence that holds a trigger of the other. Among those, the pairing that agrees best is taken,
one to one. Every figure but the first is over the paired events. Both sides are the JSON of coded
reports.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from rashomon.flow.measure.pairing import best_pairs
from rashomon.model.record import Record

ENTITY_ROLES = ("actors", "recipients", "mediators")
OBJECT_ROLES = ("targets", "weapons", "defences")

NEAR_KM = 50.0
"""Two points this near are one place: the size of a district."""

ENOUGH_OVERLAP = 0.5
"""Of two intervals, their common part over the whole they cover."""

SAME_STATE = 0.5
"""Credit for another body of the right state."""

_BREAK = re.compile('(?<=[.!?\u201d"])\\s+(?=["\u201c\u2018(]?[A-Z0-9])|\\n+')
_UNKNOWN = "UNKNOWN"
_EARTH_DIAMETER_KM = 12742


@dataclass(frozen=True, slots=True)
class Score:
    """Hits among gold and predicted; without ``n_predicted`` a share of the gold alone."""

    hits: float = 0.0
    n_gold: int = 0
    n_predicted: int | None = 0

    def __add__(self, other: "Score") -> "Score":
        if self.n_predicted is None or other.n_predicted is None:
            return Score(self.hits + other.hits, self.n_gold + other.n_gold, None)
        return Score(
            self.hits + other.hits,
            self.n_gold + other.n_gold,
            self.n_predicted + other.n_predicted,
        )

    @property
    def precision(self) -> float | None:
        """Hits among the predicted; None for a share."""
        return None if self.n_predicted is None else _ratio(self.hits, self.n_predicted)

    @property
    def recall(self) -> float:
        """Hits among the gold."""
        return _ratio(self.hits, self.n_gold)

    @property
    def value(self) -> float:
        """F1, or the share: the figure that a floor is set for."""
        if self.precision is None:
            return self.recall
        return _ratio(2 * self.precision * self.recall, self.precision + self.recall)


SHARES = ("main event recall", "status accuracy", "certainty accuracy", "mode accuracy")
FIELDS = (
    "event",
    "main event recall",
    "who did what to whom",
    *ENTITY_ROLES,
    *OBJECT_ROLES,
    "place within 50 km",
    "time (IoU >= .5)",
    "counts (kind, low, high)",
    "attribution",
    "status accuracy",
    "certainty accuracy",
    "mode accuracy",
    "links",
    "posture",
    "ties",
)
Scores = Mapping[str, Score]


def total(scores: Iterable[Scores]) -> Scores:
    """Return the sums by field, every field present: micro-averages."""
    sums = {name: Score(0.0, 0, None if name in SHARES else 0) for name in FIELDS}
    for one in scores:
        for name, score in one.items():
            sums[name] = sums[name] + score
    return sums


def compare(gold: Record, predicted: Record, text: str) -> Scores:
    """Return the scores of one report; ``predicted`` is empty if it was not coded."""
    told: list[Record] = gold["events"]
    coded: list[Record] = predicted.get("events", [])
    sentences = _sentences(text)
    gains = [[_likeness(g, p, sentences) for p in coded] for g in told]
    pairs = best_pairs(gains) if coded else {}
    paired = [(told[i], coded[j]) for i, j in pairs.items()]
    main = [i for i, event in enumerate(told) if event.get("main")]
    n_whole = sum(_is_same_story(g, p) for g, p in paired)
    return {
        **total(_pair_scores(g, p) for g, p in paired),
        "event": Score(len(pairs), len(told), len(coded)),
        "main event recall": Score(sum(i in pairs for i in main), len(main), None),
        "who did what to whom": Score(n_whole, len(told), len(coded)),
        "links": _links(told, coded, paired),
        "posture": _posture(gold, predicted),
        "ties": _ties(gold, predicted),
    }


def _sentences(text: str) -> list[int]:
    """Return where sentences begin, in order; the first at 0."""
    ends = [match.end() for match in _BREAK.finditer(text)]
    return [start for start, end in pairwise([0, *ends, len(text)]) if end > start]


def _triggers(event: Record) -> list[Record]:
    return [event["trigger"], *event.get("mentions", [])]


def _held_in(event: Record, sentences: Sequence[int]) -> set[int]:
    spots = [trigger["at"][0] for trigger in _triggers(event) if trigger and "at" in trigger]
    return {sum(start <= spot for start in sentences) for spot in spots}


def _likeness(gold: Record, predicted: Record, sentences: Sequence[int]) -> float:
    """Return 0 for events that cannot be one, else how much speaks for it."""
    if gold["type"] != predicted["type"]:
        return 0.0
    if not _held_in(gold, sentences) & _held_in(predicted, sentences):
        return 0.0
    same_words = any(_overlap(a, b) for a in _triggers(gold) for b in _triggers(predicted))
    gain: float = 1.0 + same_words
    for role in ("actors", "recipients"):
        score = _entities(gold, predicted, role)
        gain += score.hits / max(1, score.n_gold, score.n_predicted or 0)
    is_same_status = bool(gold["status"] == predicted.get("status"))
    return gain + 0.5 * is_same_status


def _pair_scores(gold: Record, predicted: Record) -> Scores:
    scores = {role: _entities(gold, predicted, role) for role in ENTITY_ROLES}
    scores |= {role: _taken(gold, predicted, role, _by_words) for role in OBJECT_ROLES}
    scores |= {
        "place within 50 km": _taken(gold, predicted, "places", _by_place),
        "time (IoU >= .5)": _times(gold, predicted),
        "counts (kind, low, high)": _counts(gold, predicted),
        "attribution": _attribution(gold, predicted),
    }
    for key in ("status", "certainty"):
        scores[f"{key} accuracy"] = Score(gold.get(key) == predicted.get(key), 1, None)
    if gold.get("mode"):
        scores["mode accuracy"] = Score(gold["mode"] == predicted.get("mode"), 1, None)
    return scores


Credit = Callable[[Record, Record], float]


def _taken(gold: Record, predicted: Record, key: str, credit: Credit) -> Score:
    """Return the credit when each gold value in turn takes the best that is left."""
    wanted, offered = gold.get(key) or [], list(predicted.get(key) or [])
    n_offered, hits = len(offered), 0.0
    for value in wanted:
        credits = [credit(value, other) for other in offered]
        best = max(credits, default=0.0)
        if best > 0:
            hits += best
            del offered[credits.index(best)]
    return Score(hits, len(wanted), n_offered)


def _entities(gold: Record, predicted: Record, role: str) -> Score:
    return _taken(gold, predicted, role, _by_entity)


def _by_entity(gold: Record, predicted: Record) -> float:
    wanted, offered = gold.get("entity"), predicted.get("entity")
    if wanted == offered:
        return 1.0
    return SAME_STATE if _state(wanted) == _state(offered) != _UNKNOWN else 0.0


def _by_words(gold: Record, predicted: Record) -> float:
    return float(_overlap(gold, predicted))


def _by_place(gold: Record, predicted: Record) -> float:
    distance = _distance_km(gold, predicted)
    if distance is not None:
        return float(distance <= NEAR_KM)
    if gold.get("lat") is None and predicted.get("lat") is None:
        return float((gold.get("country") or "") == (predicted.get("country") or "") != "")
    return 0.0


def _state(entity: str | None) -> str:
    return (entity or _UNKNOWN).split(":")[0]


def _overlap(a: Record, b: Record) -> bool:
    return bool(a["at"][0] < b["at"][1] and b["at"][0] < a["at"][1])


def _is_same_story(gold: Record, predicted: Record) -> bool:
    """Return whether the actors and the recipients agree but for one other body of a state."""
    return all(
        score.hits >= max(score.n_gold, score.n_predicted or 0) - SAME_STATE
        for score in (_entities(gold, predicted, role) for role in ("actors", "recipients"))
    )


def _distance_km(a: Record, b: Record) -> float | None:
    """Return the great-circle distance by the haversine formula; None without coordinates."""
    if None in (a.get("lat"), a.get("lon"), b.get("lat"), b.get("lon")):
        return None
    lat_a, lat_b = math.radians(a["lat"]), math.radians(b["lat"])
    half_lat = math.radians(b["lat"] - a["lat"]) / 2
    half_lon = math.radians(b["lon"] - a["lon"]) / 2
    square = math.sin(half_lat) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin(half_lon) ** 2
    return _EARTH_DIAMETER_KM * math.asin(min(1.0, math.sqrt(square)))


def _interval(event: Record) -> tuple[datetime, datetime] | None:
    time = event.get("time") or {}
    if not (time.get("start") and time.get("end")):
        return None
    return datetime.fromisoformat(time["start"]), datetime.fromisoformat(time["end"])


def _times(gold: Record, predicted: Record) -> Score:
    wanted, offered = _interval(gold), _interval(predicted)
    hit = wanted is not None and offered is not None and _common(wanted, offered) >= ENOUGH_OVERLAP
    return Score(float(hit), int(wanted is not None), int(offered is not None))


def _common(a: tuple[datetime, datetime], b: tuple[datetime, datetime]) -> float:
    shared = (min(a[1], b[1]) - max(a[0], b[0])).total_seconds()
    covered = (max(a[1], b[1]) - min(a[0], b[0])).total_seconds()
    return max(0.0, shared) / covered if covered > 0 else 0.0


def _counts(gold: Record, predicted: Record) -> Score:
    wanted, offered = (
        Counter(
            (count["kind"], count["low"], count.get("high")) for count in one.get("counts") or []
        )
        for one in (gold, predicted)
    )
    return Score((wanted & offered).total(), wanted.total(), offered.total())


def _attribution(gold: Record, predicted: Record) -> Score:
    wanted, offered = gold.get("attribution") or [], predicted.get("attribution") or []
    hits = sum(any(_overlap(a, b) for b in offered) for a in wanted)
    return Score(hits, len(wanted), len(offered))


def _links(
    told: Sequence[Record], coded: Sequence[Record], paired: Sequence[tuple[Record, Record]]
) -> Score:
    names = {g["id"]: p["id"] for g, p in paired}
    links = [(event["id"], link) for event in told for link in event.get("links") or []]
    wanted = {(names.get(event), link["kind"], names.get(link["to"])) for event, link in links}
    offered = {
        (event["id"], link["kind"], link["to"])
        for event in coded
        for link in event.get("links") or []
    }
    return Score(len(wanted & offered), len(links), len(offered))


def _posture(gold: Record, predicted: Record) -> Score:
    def credit(a: Record, b: Record) -> float:
        if "at" not in a or "at" not in b:
            return 0.0
        return float(_overlap(a, b) and _state(a["owner"]) == _state(b["owner"]))

    return _taken(gold, predicted, "posture", credit)


def _ties(gold: Record, predicted: Record) -> Score:
    wanted, offered = (
        {(tie["kind"], tie["from"], tie["to"]) for tie in one.get("ties", [])}
        for one in (gold, predicted)
    )
    return Score(len(wanted & offered), len(wanted), len(offered))


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
