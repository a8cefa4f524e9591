"""Whether an act is told as done, going on, planned, possible or not done, and how surely."""

from rashomon.flow.extract.arguments import Frame
from rashomon.flow.extract.parse import Parse
from rashomon.flow.extract.scan import Scan
from rashomon.lexicon.wordsets import word_set
from rashomon.model.mention import Factuality
from rashomon.model.vocabulary import Certainty, Status

NEGATIONS = word_set("negations")
PLANNED_MODALS = frozenset(("will", "shall", "'ll", "won't"))
POSSIBLE_MODALS = frozenset(("may", "might", "could", "can"))
DUTY_MODALS = frozenset(("should", "must", "ought"))
BE = frozenset(("is", "are", "was", "were", "been", "be", "'s", "'re", "being"))
TO_PLANNED = word_set("to_planned")
TO_ONGOING = frozenset(("continue", "begin", "start", "keep"))
TO_DONE = word_set("to_done")
TO_NEGATED = frozenset(("fail", "refuse", "decline"))
SPEECH = frozenset(
    (
        "ACCUSE",
        "REQUEST",
        "REJECT",
        "THREATEN",
        "SUPPORT",
        "AGREE",
        "DENY",
        "CLAIM",
        "CONSULT",
        "CONCEDE",
    )
)


NOBODY = frozenset(("no", "none", "nobody", "neither"))
AFTER_TO = (
    (TO_PLANNED, Status.PLANNED),
    (TO_ONGOING, Status.ONGOING),
    (TO_DONE, Status.OCCURRED),
    (TO_NEGATED, Status.NEGATED),
)


def factuality(scan: Scan, frame: Frame, lemmas: dict[str, str]) -> Factuality | None:
    """Return status and certainty, or None where the act is only supposed, wished or feared."""
    parse, found = scan.parse, frame.trigger
    status: Status | None
    if found.part == "noun":
        status = _noun_status(scan, frame, lemmas)
    else:
        status = _verb_status(scan, found.word, lemmas, found.trigger.type)
    if status is None or _in_condition(parse, found.word) or _is_denied(parse, found.word):
        return None
    if any(parse.folded[phrase.start] in NOBODY for phrase, _ in frame.actor):
        return Factuality(Status.NEGATED, Certainty.CERTAIN, Certainty.UNKNOWN)
    if frame.alleged:
        return Factuality(status, Certainty.POSSIBLE, Certainty.POSSIBLE)
    return Factuality(status, _certainty(scan, frame), _actor_certainty(scan, frame))


def _in_condition(parse: Parse, word: int) -> bool:
    start, _ = parse.clause(word)
    opener = parse.folded[start - 1] if start else parse.folded[0]
    return opener in ("if", "unless", "whether", "lest", "how") or parse.folded[start] in (
        "if",
        "unless",
    )


def _is_denied(parse: Parse, verb: int) -> bool:
    """Return whether the act is what someone denies: the denial is the event."""
    return verb > 0 and parse.folded[verb - 1] in ("deny", "denies", "denied", "denying")


def _chain(parse: Parse, verb: int) -> range:
    """Return the words of the verb group before a verb: auxiliaries, modals, "to", adverbs."""
    j = verb
    while j > 0 and verb - j < 6 and parse.tags[j - 1] in "AMYT":
        j -= 1
    return range(j, verb)


def _verb_status(scan: Scan, verb: int, lemmas: dict[str, str], kind: str) -> Status | None:
    parse = scan.parse
    chain = _chain(parse, verb)
    words = [parse.folded[j] for j in chain]
    if any(word in NEGATIONS for word in words):
        return Status.NEGATED
    if not words and _is_imperative(parse, verb, lemmas):
        return None
    to = next((j for j in chain if parse.tags[j] == "T"), None)
    if to is not None:
        return _after_to(parse, to, lemmas, kind)
    if DUTY_MODALS & set(words):
        return None if kind not in ("REQUEST", "THREATEN") else Status.OCCURRED
    if PLANNED_MODALS & set(words):
        return Status.OCCURRED if kind in ("THREATEN",) else Status.PLANNED
    if "would" in words or "'d" in words:
        return Status.OCCURRED if kind in ("THREATEN", "REJECT") else Status.PLANNED
    if {"can", "could"} & set(words):
        return None
    if POSSIBLE_MODALS & set(words):
        return Status.POSSIBLE if kind not in SPEECH else None
    if parse.tags[verb] == "G" and BE & set(words) and kind not in SPEECH:
        return Status.ONGOING
    return Status.OCCURRED


def _is_imperative(parse: Parse, verb: int, lemmas: dict[str, str]) -> bool:
    """Return whether a base form has no subject: "slaughter him", in a call to arms."""
    word = parse.folded[verb]
    return (
        parse.tags[verb] == "V"
        and lemmas.get(word, word) == word
        and not parse.title_case
        and not parse.subjects(verb)
    )


def _after_to(parse: Parse, to: int, lemmas: dict[str, str], kind: str) -> Status | None:
    """Return the status that the word before "to" gives: planned, continued, only wished."""
    j = to - 1
    if j >= 0 and parse.phrase_at[j] >= 0:
        phrase = parse.phrases[parse.phrase_at[j]]
        head = parse.folded[phrase.head]
        if head in ("plan", "plans", "decision", "order", "intention", "pledge", "agreement"):
            return Status.PLANNED
        if head in ("able", "unable", "willing", "unwilling", "unlikely", "eager", "reluctant"):
            return None
        j = phrase.start - 1
    if j < 0:
        return None
    word = parse.folded[j]
    lemma = lemmas.get(word, word)
    if word == "likely":
        return Status.POSSIBLE if kind not in SPEECH else None
    for words, status in AFTER_TO:
        if lemma in words or word in words:
            return status
    if lemma in ("want", "wish", "like") and kind in SPEECH:
        return Status.OCCURRED
    if lemma in ("try", "attempt") and NEGATIONS & {parse.folded[i] for i in _chain(parse, j)}:
        return Status.NEGATED
    return None


def _noun_status(scan: Scan, frame: Frame, lemmas: dict[str, str]) -> Status | None:
    parse, found = scan.parse, frame.trigger
    phrase = parse.phrase_of(found.word)
    start = phrase.start if phrase else found.start
    for cue in scan.cues_of("hypothetical"):
        if cue.end == start or (start <= cue.start and cue.end <= found.start):
            return None
    inside = {parse.folded[j] for j in range(start, found.start)}
    before = parse.folded[start - 1] if start else ""
    if "no" in inside or before in ("no", "without"):
        return Status.NEGATED
    if inside & {"ongoing", "continued", "continuing", "repeated", "daily", "annual"}:
        return Status.ONGOING
    if inside & {"planned", "upcoming", "scheduled", "forthcoming", "announced"}:
        return Status.PLANNED
    if phrase is None:
        return Status.OCCURRED
    verb = parse.governor(phrase)
    if verb is None:
        return Status.OCCURRED
    return _governed(scan, verb, lemmas, found.trigger.type)


def _governed(scan: Scan, verb: int, lemmas: dict[str, str], kind: str) -> Status | None:
    lemma = lemmas.get(scan.parse.folded[verb], "")
    if lemma in ("continue", "resume", "intensify"):
        return Status.ONGOING
    if lemma in ("plan", "prepare", "schedule"):
        return Status.PLANNED
    if lemma in (
        "prevent",
        "avert",
        "avoid",
        "deter",
        "stop",
        "halt",
        "foil",
        "thwart",
        "fear",
        "risk",
        "want",
        "seek",
        "need",
        "consider",
        "weigh",
        "expect",
        "anticipate",
        "tolerate",
        "facilitate",
        "attract",
        "invite",
        "allow",
        "demand",
        "urge",
        "propose",
        "request",
        "oppose",
        "discuss",
        "await",
        "threaten",
        "vow",
        "mull",
        "contemplate",
        "broker",
        "try",
    ):
        return None if kind not in ("CONSULT",) else Status.PLANNED
    status = _verb_status(scan, verb, lemmas, kind if kind != "THREATEN" else "ASSAULT")
    return status


def _certainty(scan: Scan, frame: Frame) -> Certainty:
    parse, found = scan.parse, frame.trigger
    start, end = parse.clause(found.word)
    for name, certainty in (("possible", Certainty.POSSIBLE), ("probable", Certainty.PROBABLE)):
        for cue in scan.cues_of("hedges", name):
            near = abs(cue.start - found.word) <= 4 or abs(cue.end - found.word) <= 4
            if start <= cue.start < end and near:
                return certainty
    return Certainty.CERTAIN


def _actor_certainty(scan: Scan, frame: Frame) -> Certainty:
    if not frame.actor and not frame.owners:
        return Certainty.UNKNOWN
    for phrase, _ in frame.actor:
        for cue in scan.cues_of("hedges", "actor"):
            if phrase.start - 2 <= cue.start < phrase.end:
                return Certainty.PROBABLE
    return Certainty.CERTAIN
