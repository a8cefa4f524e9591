"""Events that may be one incident: the same type, on the same day, against the same side."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from rashomon.flow.publish.brief.groups import Group
from rashomon.lexicon.names import UNKNOWN
from rashomon.model.interval import Interval

Key = tuple[object, ...]


def incident_key(group: Group) -> Key:
    """Return what groups that may tell of one incident share.

    The side is the state of those who are hit; where nobody is named, the places. Sums, events
    without a day and those with neither stand alone.
    """
    interval, event = group.interval, group.event
    if interval is None or event.aggregate or not _is_of_a_day(interval):
        return (event.id,)
    day = (interval.start or "")[:10] or f"until {interval.end}"
    sides = {one.entity.partition(":")[0] for one in event.recipients if one.entity != UNKNOWN}
    if sides:
        return (event.type, event.status, day, _SIDE, tuple(sorted(sides)))
    places = tuple(sorted({place.name for place in event.places}))
    return (event.type, event.status, day, "place", places or (event.id,))


_SIDE = "side"


def _is_of_a_day(interval: Interval) -> bool:
    """Return whether the interval is open or lasts two days at most: "in 2031" places nothing."""
    if interval.start is None or interval.end is None:
        return True
    first, last = (datetime.fromisoformat(iso) for iso in (interval.start, interval.end))
    return last - first <= timedelta(days=2)


def incidents(groups: Iterable[Group]) -> list[tuple[Group, ...]]:
    """Return the groups in clusters that share a key, in the order of the first of each.

    One that names no side joins the only side that is hit by its type on its day.
    """
    rows = list(groups)
    sides: dict[Key, set[Key]] = {}
    for group in rows:
        key = incident_key(group)
        if _SIDE in key:
            sides.setdefault(key[:3], set()).add(key)
    clusters: dict[Key, list[Group]] = {}
    for group in rows:
        key = incident_key(group)
        found = sides.get(key[:3], set())
        if _SIDE not in key and len(found) == 1:
            key = next(iter(found))
        clusters.setdefault(key, []).append(group)
    return [tuple(cluster) for cluster in clusters.values()]


def n_outlets(groups: Iterable[Group]) -> int:
    """Return how many outlets tell the groups; a report without an outlet is one of its own."""
    return len({report.label for group in groups for report, _event in group.members})
