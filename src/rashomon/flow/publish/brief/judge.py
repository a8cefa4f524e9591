"""The headline judgement: the highest rung of force, by a rule that is printed with it."""

from collections.abc import Sequence

from rashomon.flow.publish.brief.groups import Group
from rashomon.flow.publish.brief.model import Judgement, Sentence
from rashomon.flow.publish.brief.tables import NO_FORCE, Rung, most, n_rungs, rung_of
from rashomon.model.vocabulary import Certainty, CountKind, Status

RULE = (
    "The headline is the event on the highest rung of force among those told as having occurred "
    "or as going on, single events before sums; on one rung, the event told by the most reports, "
    "then the one with the most deaths by the lowest figure, then the latest. Reports are counted "
    "as they are: copies of one another are not merged yet, so their number is not corroboration."
)


def candidates(groups: Sequence[Group]) -> list[Group]:
    """Return the groups that can be the headline, the first choice first."""
    eligible = [group for group in groups if _eligible(group) and rung_of(group).rung > 0]
    return sorted(eligible, key=_rank)


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


def _rank(group: Group) -> tuple[bool, int, int, int, str, str]:
    deaths = max(most(event, CountKind.KILLED) for _report, event in group.members)
    interval = group.interval
    start = (interval.start or "") if interval else ""
    latest = "".join(chr(0x10FF - ord(character)) for character in start) or "\uffff"
    return (
        group.event.aggregate,
        -rung_of(group).rung,
        -group.n_reports,
        -deaths,
        latest,
        group.event.id,
    )


def _rationale(groups: Sequence[Group], top: Group | None, rung: Rung) -> str:
    if top is None:
        return "No event that occurred or is going on stands on a rung of force."
    same = [g for g in groups if _eligible(g) and rung_of(g).rung == rung.rung]
    named = {report.report_number for group in same for report, _event in group.members}
    told = _plural(top.n_reports, "report tells", "reports tell")
    return (
        f"Rung {rung.rung} of {n_rungs()}: {rung.label}. {told} of this event; "
        f"{_plural(len(same), 'event', 'events')} in {_plural(len(named), 'report', 'reports')} "
        f"{'stands' if len(same) == 1 else 'stand'} on the same rung."
    )


def _plural(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
