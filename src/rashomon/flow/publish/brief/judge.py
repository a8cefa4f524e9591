"""The headline judgement: the highest rung of force, by a rule that is printed with it."""

from collections.abc import Sequence

from rashomon.flow.publish.brief.groups import Group
from rashomon.flow.publish.brief.incidents import incidents, n_outlets
from rashomon.flow.publish.brief.model import Judgement, Sentence
from rashomon.flow.publish.brief.tables import NO_FORCE, Rung, n_rungs, rung_of
from rashomon.lexicon.names import UNKNOWN
from rashomon.model.event import SourceValue
from rashomon.model.vocabulary import Certainty, EventType, SourceClass, Status

RULE = (
    "The headline is the event on the highest rung of force among those told as having occurred or "
    "as going on; sums, and what a side is told to have done to itself, come after all others. "
    "Reports without a publication date lead only if no dated report tells of force. On one rung "
    "goes first what most outlets tell of (events of one type, on one day, against one side count "
    "together), then what is not a year older than the latest, then what has a date, then what a "
    "named source says (an anonymous one, or the outlet alone, is none), then what names who did "
    "it to whom, then the latest day, then the version published last. The number of deaths plays "
    "no part. Copies of one another are not merged yet, so the number of outlets is not "
    "corroboration."
)


_BODIES = (
    SourceClass.AGENCY,
    SourceClass.ARMED_GROUP,
    SourceClass.GOVERNMENT,
    SourceClass.MILITARY,
)
"""Classes of sources that are bodies: a ministry is named by what it is."""


def candidates(groups: Sequence[Group]) -> list[Group]:
    """Return the groups that can be the headline, the first choice first."""
    eligible = [group for group in groups if _eligible(group) and rung_of(group).rung > 0]
    ranked, old = [], _year_before_latest(eligible)
    for cluster in incidents(eligible):
        told = n_outlets(cluster)
        ranked += [(_rank(group, told, old), group) for group in cluster]
    return [group for _key, group in sorted(ranked, key=lambda row: row[0])]


def judgement(groups: Sequence[Group], top: Group | None, sentence: Sentence | None) -> Judgement:
    """Return the judgement for the headline that passed the check, if any did."""
    rung = rung_of(top) if top else NO_FORCE
    return Judgement(
        sentence=sentence,
        rung=rung.rung,
        n_rungs=n_rungs(),
        label=rung.label if groups else "no event was coded",
        rationale=_rationale(groups, top, rung),
        rule=RULE,
    )


def _eligible(group: Group) -> bool:
    event = group.event
    done = event.status in (Status.OCCURRED, Status.ONGOING)
    return done and event.certainty is not Certainty.POSSIBLE


def _rank(group: Group, told: int, old: str) -> tuple[object, ...]:
    interval = group.interval
    day = (interval.start or "")[:10] if interval else ""
    published = max((report.published or "" for report, _event in group.members), default="")
    return (
        group.event.aggregate,
        _is_against_itself(group),
        not _is_dated(group),
        -rung_of(group).rung,
        -told,
        interval is not None and (interval.end or "~") < old,
        interval is None,
        not _has_named_source(group),
        not _names_both_sides(group),
        _latest(day),
        _latest(published),
        -group.n_reports,
        group.event.id,
    )


def _year_before_latest(groups: Sequence[Group]) -> str:
    starts = [g.interval.start for g in groups if g.interval and g.interval.start]
    latest = max(starts, default="")
    return f"{int(latest[:4]) - 1:04}{latest[4:]}" if latest else ""


def _is_against_itself(group: Group) -> bool:
    """Return whether one side is told to have hit only itself: mostly a slip of the coding."""
    actors = {one.entity.partition(":")[0] for one in group.event.actors}
    hit = {one.entity.partition(":")[0] for one in group.event.recipients}
    return bool(actors) and actors == hit and group.event.type is EventType.ASSAULT


def _latest(iso: str) -> str:
    """Return a key that sorts later dates first and none last."""
    return "".join(chr(0x10FF - ord(character)) for character in iso) or "\uffff"


def _is_dated(group: Group) -> bool:
    return any(report.published for report, _event in group.members)


def _names_both_sides(group: Group) -> bool:
    event = group.event
    sides = (event.actors, event.recipients)
    return all(any(one.entity != UNKNOWN for one in side) for side in sides)


def _has_named_source(group: Group) -> bool:
    return any(
        _is_named(source) for _report, event in group.members for source in event.attribution
    )


def _is_named(source: SourceValue) -> bool:
    if source.source_class in (SourceClass.ANONYMOUS, SourceClass.OUTLET):
        return False
    if source.source_class in _BODIES or source.entity not in (None, UNKNOWN):
        return True
    return any(word[:1].isupper() for word in source.phrase.text.split())


def _rationale(groups: Sequence[Group], top: Group | None, rung: Rung) -> str:
    if top is None:
        return "No event that occurred or is going on stands on a rung of force."
    eligible = [g for g in groups if _eligible(g)]
    same = [g for g in eligible if rung_of(g).rung == rung.rung]
    cluster = next(found for found in incidents(eligible) if top in found)
    named = {report.report_number for group in same for report, _event in group.members}
    told = {report.report_number for group in cluster for report, _event in group.members}
    is_named = any(report.outlet for group in cluster for report, _event in group.members)
    outlets = f" of {_plural(n_outlets(cluster), 'outlet', 'outlets')}" if is_named else ""
    alike = " or of one of its type, day and side" if len(cluster) > 1 else ""
    undated = "" if _is_dated(top) else " No report with a publication date tells of force."
    return (
        f"Rung {rung.rung} of {n_rungs()}: {rung.label}. "
        f"{_plural(len(told), 'report', 'reports')}{outlets} "
        f"{'tells' if len(told) == 1 else 'tell'} of this event{alike}; "
        f"{_plural(len(same), 'event', 'events')} in {_plural(len(named), 'report', 'reports')} "
        f"{'stands' if len(same) == 1 else 'stand'} on the same rung.{undated}"
    )


def _plural(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
