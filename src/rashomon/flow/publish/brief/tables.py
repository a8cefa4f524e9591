"""The small tables of the brief: which type belongs to which theme, and the rungs of force."""

import csv
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from rashomon.flow.publish.brief.groups import Group
from rashomon.model.event import Event
from rashomon.model.vocabulary import CountKind, EventType


@dataclass(frozen=True, slots=True)
class Theme:
    """A heading under which types of events are told."""

    key: str
    title: str
    position: int


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of the ladder of force; 0 is below it."""

    rung: int
    label: str


NO_FORCE = Rung(0, "no conflict reported, only talk or cooperation")


@lru_cache(maxsize=1)
def themes() -> dict[EventType, Theme]:
    """Return the theme of every type of event."""
    return {
        EventType(row["type"]): Theme(row["theme"], row["title"], int(row["position"]))
        for row in _rows("themes.tsv")
    }


@lru_cache(maxsize=1)
def _rungs() -> tuple[tuple[EventType, CountKind | None, Rung], ...]:
    return tuple(
        (
            EventType(row["type"]),
            CountKind(row["needs"]) if row["needs"] else None,
            Rung(int(row["rung"]), row["label"]),
        )
        for row in _rows("rungs.tsv")
    )


def n_rungs() -> int:
    """Return the number of the highest rung."""
    return max(rung.rung for _type, _needs, rung in _rungs())


def rung_of(group: Group) -> Rung:
    """Return the highest rung that any report of the group puts it on."""
    found = [_rung(event) for _report, event in group.members]
    return max(found, key=lambda rung: rung.rung)


def _rung(event: Event) -> Rung:
    for event_type, needs, rung in _rungs():
        if event.type is event_type and (needs is None or most(event, needs) > 0):
            return rung
    return NO_FORCE


def most(event: Event, kind: CountKind) -> int:
    """Return the largest lower end of the counts of a kind; 0 if there are none."""
    return max((count.low for count in event.counts if count.kind is kind), default=0)


def _rows(name: str) -> list[dict[str, str]]:
    text = files("rashomon.flow.publish.brief").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
