"""Words that say one act answers another, is part of it, or causes it."""

from collections.abc import Sequence

from rashomon.flow.extract.scan import Scan
from rashomon.flow.extract.triggers import FoundTrigger
from rashomon.model.vocabulary import LinkKind

WEAK = frozenset(
    (
        "after",
        "following",
        "over",
        "because of",
        "came after",
        "days after",
        "hours after",
        "weeks after",
        "in the wake of",
    )
)
GRAVE = frozenset(
    ("ASSAULT", "THREATEN", "MOBILIZE", "COERCE", "SANCTION", "INTERCEPT", "EVACUATE", "REJECT")
)
ANSWERS = GRAVE | {"ACCUSE", "SUPPORT", "CONSULT", "REQUEST", "CLAIM", "DENY", "PROTEST"}
REACTIONS = frozenset(("ACCUSE", "SUPPORT"))


def find_links(
    scan: Scan, triggers: Sequence[FoundTrigger]
) -> list[tuple[int, int, LinkKind, tuple[int, int]]]:
    """Return (from, to, kind, words) over the triggers of one sentence.

    Two triggers that the same words stand between are tied where their types allow it: a weak
    "after" ties only grave acts, for "after the meeting" is a time.
    """
    found: list[tuple[int, int, LinkKind, tuple[int, int]]] = []
    for cue in scan.cues_of("response", "forward", "backward"):
        left = _nearest_left(triggers, cue.start)
        right = _nearest_right(triggers, cue.end)
        at_start = left is None and cue.start <= 1
        if at_start and right is not None:
            left = _next_clause(scan, triggers, right)
        if left is None or right is None or left == right:
            continue
        answer, answered = (left, right) if cue.entry.name == "forward" else (right, left)
        if not _allowed(
            cue.entry.phrase, triggers[answer].trigger.type, triggers[answered].trigger.type
        ):
            continue
        found.append((answer, answered, LinkKind.RESPONSE_TO, (cue.start, cue.end)))
    return found


def _allowed(cue: str, answer: str, answered: str) -> bool:
    if answer == answered and cue in WEAK and answer != "ASSAULT":
        return False
    if answer not in ANSWERS:
        return False
    return answered in GRAVE if cue in WEAK else True


def _nearest_left(triggers: Sequence[FoundTrigger], word: int) -> int | None:
    best = None
    for number, trigger in enumerate(triggers):
        if trigger.end <= word and word - trigger.end <= 14:
            best = number
    return best


def _nearest_right(triggers: Sequence[FoundTrigger], word: int) -> int | None:
    for number, trigger in enumerate(triggers):
        if trigger.start >= word and trigger.start - word <= 9:
            return number
    return None


def _next_clause(scan: Scan, triggers: Sequence[FoundTrigger], right: int) -> int | None:
    """Return the trigger after the comma of "After the attack, the army struck back"."""
    folded = scan.parse.folded
    for number in range(right + 1, len(triggers)):
        if "," in folded[triggers[right].end : triggers[number].start]:
            return number
    return None
