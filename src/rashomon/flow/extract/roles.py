"""Times, places, counts and things, each given to the act of the sentence that it belongs to."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from rashomon.flow.extract.arguments import Frame
from rashomon.flow.extract.attribution import Said
from rashomon.flow.extract.kinds import CountSpan
from rashomon.flow.extract.parse import Parse
from rashomon.flow.extract.scan import Scan
from rashomon.model.mention import Argument, PlaceMention
from rashomon.model.text import Span
from rashomon.model.vocabulary import CountKind, Role

PHYSICAL = frozenset(
    (
        "ASSAULT",
        "MOBILIZE",
        "COERCE",
        "CONSULT",
        "EVACUATE",
        "PROTEST",
        "AID",
        "COOPERATE",
        "INTERCEPT",
        "RETREAT",
        "CONCEDE",
        "THREATEN",
    )
)
# Acts that go somewhere: only theirs is the place after "to".
MOVING = frozenset(("MOBILIZE", "EVACUATE", "AID", "RETREAT"))
# Which acts a count can belong to, best first (codebook 1.5).
COUNTED: dict[CountKind, tuple[str, ...]] = {
    CountKind.KILLED: ("ASSAULT", "COERCE", "PROTEST", "MOBILIZE"),
    CountKind.INJURED: ("ASSAULT", "COERCE", "PROTEST"),
    CountKind.LAUNCHED: ("ASSAULT", "MOBILIZE", "THREATEN"),
    CountKind.INTERCEPTED: ("INTERCEPT", "ASSAULT"),
    CountKind.HIT: ("ASSAULT", "COERCE", "INTERCEPT"),
    CountKind.TARGETS: ("ASSAULT",),
    CountKind.ATTACKS: ("ASSAULT", "THREATEN"),
    CountKind.CAPTURED: ("COERCE", "ASSAULT"),
    CountKind.RELEASED: ("RETREAT", "CONCEDE"),
    CountKind.DISPLACED: ("EVACUATE", "ASSAULT"),
    CountKind.TROOPS: ("MOBILIZE", "RETREAT", "AID", "COOPERATE"),
    CountKind.SYSTEMS: ("MOBILIZE", "AID", "ASSAULT", "COOPERATE"),
    CountKind.DAYS: ("THREATEN", "REQUEST", "RETREAT"),
}
ARMED_ACTS = frozenset(("ASSAULT", "MOBILIZE", "THREATEN", "AID", "COERCE", "INTERCEPT"))
TARGETED = frozenset(("ASSAULT", "COERCE", "INTERCEPT"))


def _word_at(parse: Parse, offset: int) -> int:
    """Return the first word that ends after an offset."""
    return min(bisect_right(parse.ends, offset), len(parse.ends) - 1)


def _distance(parse: Parse, one: Frame, start: int, end: int) -> float:
    """Return how far words are from a trigger, in words.

    What follows is nearer than what precedes; a clause boundary between counts ten, a verb three.
    """
    found = one.trigger
    if start >= found.end:
        low, high, gap = found.end, start, float(start - found.end)
    else:
        low, high, gap = end, found.start, 1.5 * max(0, found.start - end) + 2
    if not parse.weights:
        parse.weights = list(accumulate(map(_weight, parse.tags, parse.folded), initial=0))
    return gap + (parse.weights[high] - parse.weights[low] if low < high else 0)


def _weight(tag: str, word: str) -> int:
    return 10 * (tag == "S" or word == ";") + 3 * (tag in "VEG")


def _nearest(
    parse: Parse, frames: Sequence[Frame], span: Span, types: Sequence[str] | None
) -> int | None:
    start = _word_at(parse, span.start)
    end = _word_at(parse, span.end - 1) + 1
    scored = [
        (_distance(parse, one, start, end), number)
        for number, one in enumerate(frames)
        if types is None or one.trigger.trigger.type in types
    ]
    return min(scored)[1] if scored else None


def times_for(
    scan: Scan,
    frames: Sequence[Frame],
    times: Sequence[Span],
    said: Sequence[Said],
    added: list[list[Argument]],
) -> None:
    """Give each time phrase to the nearest act; one right after "said" dates the saying.

    Acts of one clause share its time.
    """
    parse = scan.parse
    for span in times:
        if _beside_cue(parse, span, said):
            continue
        number = _nearest(parse, frames, span, None)
        if number is None:
            continue
        start = _word_at(parse, span.start)
        clause = parse.clause(start)
        for other, one in enumerate(frames):
            same = other == number or (
                clause[0] <= one.trigger.word < clause[1]
                and _distance(parse, one, start, start + 1) < 12
            )
            if same and not any(a.role is Role.TIME for a in added[other]):
                added[other].append(Argument(Role.TIME, span, "nearest"))


def _beside_cue(parse: Parse, span: Span, said: Sequence[Said]) -> bool:
    start = _word_at(parse, span.start)
    return any(0 <= start - s.cue[1] <= 1 for s in said)


def _of_other_verb(parse: Parse, one: Frame, span: Span) -> bool:
    """Return whether talk is about something there: "discussed deploying troops on the island"."""
    if one.trigger.trigger.type != "CONSULT":
        return False
    start = _word_at(parse, span.start)
    return any(parse.tags[j] in "VEG" for j in range(one.trigger.end, start))


def _of_speaker(parse: Parse, span: Span, said: Sequence[Said]) -> bool:
    """Return whether an opening "In Washington, the Pentagon said" places the speaker."""
    start = _word_at(parse, span.start)
    end = _word_at(parse, span.end - 1) + 1
    if start > 2 or end >= len(parse.tokens) or parse.folded[end] != ",":
        return False
    return any(0 <= s.phrase.start - end <= 2 and s.cue[0] >= s.phrase.end for s in said)


def where_for(
    scan: Scan,
    frames: Sequence[Frame],
    places: Sequence[PlaceMention],
    said: Sequence[Said],
    added: list[list[Argument]],
) -> None:
    """Give each place to the nearest act that takes place somewhere."""
    before: tuple[PlaceMention, int | None] | None = None
    for place in places:
        if _beside_cue(scan.parse, place.span, said) or _of_speaker(scan.parse, place.span, said):
            continue
        types = MOVING if place.lead == "to" else PHYSICAL
        number = _nearest(scan.parse, frames, place.span, tuple(sorted(types)))
        if (
            before
            and before[0].lead == place.lead
            and (place.span.start - before[0].span.end <= len(" and "))
        ):
            number = before[1]  # "strikes in Iraq and Syria killed": both are of the strikes
        before = place, number
        if number is not None and not _of_other_verb(scan.parse, frames[number], place.span):
            added[number].append(Argument(Role.PLACE, place.span, place.lead or "named"))


def counts_for(
    scan: Scan, frames: Sequence[Frame], counts: Sequence[CountSpan], added: list[list[Argument]]
) -> None:
    """Give each count to the nearest act of the first type that its kind can belong to."""
    for count in counts:
        if count.kind is None:
            continue
        for kind in COUNTED[count.kind]:
            number = _nearest(scan.parse, frames, count.span, (kind,))
            if number is not None:
                added[number].append(
                    Argument(Role.COUNT, count.span, "nearest", kind=count.kind, value=count.number)
                )
                break


def things_for(scan: Scan, frames: Sequence[Frame], added: list[list[Argument]]) -> None:
    """Give weapons, defences and targets to the acts they are used or hit in."""
    parse = scan.parse
    for weapon in scan.weapons:
        span = parse.span(weapon.start, weapon.end)
        defence = weapon.entry.role == "defence"
        types = ("INTERCEPT",) if defence else tuple(sorted(ARMED_ACTS - {"INTERCEPT", "COERCE"}))
        number = _nearest(parse, frames, span, types)
        role = Role.DEFENCE if defence else Role.WEAPON
        if number is None and defence:
            number, role = _nearest(parse, frames, span, ("MOBILIZE", "AID")), Role.WEAPON
        if number is not None and _is_near(parse, frames[number], weapon.start):
            added[number].append(Argument(role, span, "lexicon"))
    for facility in scan.facilities:
        for number, one in enumerate(frames):
            if one.trigger.trigger.type not in TARGETED:
                continue
            phrases = [*one.objects, *(p for p, _ in one.recipient)]
            if any(p.start <= facility.start and facility.end <= p.end for p in phrases):
                span = parse.span(facility.start, facility.end)
                added[number].append(Argument(Role.TARGET, span, "lexicon"))


def _is_near(parse: Parse, one: Frame, word: int) -> bool:
    start, end = parse.clause(one.trigger.word)
    return start <= word < end or abs(word - one.trigger.word) <= 8
