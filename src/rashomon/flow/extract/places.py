"""Phrases that may name a place: what follows "in", "near", "over"; ground decides if one is."""

from rashomon.flow.extract.parse import NounPhrase, Parse
from rashomon.flow.extract.scan import Scan
from rashomon.lexicon.wordsets import word_set
from rashomon.model.mention import PlaceMention

# Verbs whose object, if it is a name, is where they take place.
TAKING = word_set("taking")
LOCATIVE = (
    frozenset(
        (
            "in",
            "at",
            "near",
            "on",
            "over",
            "outside",
            "inside",
            "around",
            "across",
            "into",
            "off",
            "from",
            "throughout",
            "onto",
            "of",
            "above",
            "to",
            "within",
            "along",
            "through",
            "beyond",
            "hitting",
            "rocked",
        )
    )
    | TAKING
)
# A place after these is where someone speaks, not where something is done.
SPEAKING = frozenset(
    (
        "speaking",
        "said",
        "told",
        "reporters",
        "interview",
        "briefing",
        "born",
        "headquartered",
        "educated",
    )
)
# "amid tensions in the region": where the background is, not where the act is.
BACKGROUND = word_set("background")
ELSEWHERE = SPEAKING | BACKGROUND
DIRECTIONS = word_set("directions")
NOT_PLACES = word_set("not_places")


def find_places(scan: Scan) -> list[PlaceMention]:
    """Return the phrases of a sentence that may name a place, in its order.

    A list ("in Iraq and Syria") carries its preposition on to each of its members.
    """
    parse = scan.parse
    found: list[PlaceMention] = []
    carried = ""
    last_end = -1
    for phrase in parse.phrases:
        lead = parse.folded[phrase.start - 1] if phrase.start else ""
        if lead in ("and", ",", "or", "&") and phrase.start - last_end <= 2 and carried:
            lead = carried
        core = _water(parse, phrase) or _core(parse, phrase)
        if core is not None and (_is_actor(scan, core) or _is_owned(scan, core, phrase)):
            core = None
        firm = lead in LOCATIVE and (lead != "of" or _of_place(scan, phrase))
        if phrase.start >= 2 and parse.folded[phrase.start - 2] in ELSEWHERE:
            firm = False
        if core is not None and (firm or _is_base(scan, core)):
            found.append(PlaceMention(parse.span(*core), parse.sentence.index, lead))
            carried, last_end = lead, phrase.end
        elif phrase.start - last_end > 2:
            carried = ""
    found += _before_event(scan, found)
    return sorted(found, key=lambda mention: mention.span)


def _core(parse: Parse, phrase: NounPhrase) -> tuple[int, int] | None:
    """Return the capitalised words of a phrase with the direction before them and what follows."""
    end = phrase.end
    while end > phrase.start and parse.tags[end - 1] != "Z":
        end -= 1
    start = end
    while start > phrase.start and parse.tags[start - 1] == "Z":
        start -= 1
    if start == end or parse.folded[start] in NOT_PLACES:
        return None
    if end < phrase.end and parse.tags[end] == "O":
        return None
    if end < len(parse.tokens) and parse.folded[end] in ("\u2013", "-", "\u2014", "/"):
        return None
    if phrase.end - end > 3:
        return None
    tail = parse.folded[phrase.end - 1] if phrase.end > end else ""
    if tail and tail not in SITES:
        lead = parse.folded[phrase.start - 1] if phrase.start else ""
        if lead not in ("in", "at", "near", "from", "over", "outside"):
            return None
        tail = ""
    if start > phrase.start and parse.folded[start - 1] in DIRECTIONS:
        start -= 1
    return start, phrase.end if tail else end


SITES = word_set("sites")


def _is_base(scan: Scan, core: tuple[int, int]) -> bool:
    """Return whether the phrase is a named facility ("Al Udeid Air Base") wherever it stands."""
    if any(m.start == core[0] and m.entry.actor_class == "state" for m in scan.names):
        return False  # "a U.S. base" has an owner, not a name
    return any(
        core[0] < m.start and m.end == core[1] and m.entry.kind in ("military", "transport")
        for m in scan.facilities
    )


def _is_actor(scan: Scan, core: tuple[int, int]) -> bool:
    """Return whether the words name an actor that is no place: Hamas, the Pentagon."""
    return any(
        m.start == core[0]
        and m.end == core[1]
        and (m.entry.actor_class != "state" or m.entry.kind in ("seat", "people", "demonym"))
        for m in scan.names
    )


def _is_owned(scan: Scan, core: tuple[int, int], phrase: NounPhrase) -> bool:
    """Return whether a state's name only says whose the site is: "a US base in Iraq"."""
    parse = scan.parse
    where = parse.phrase_of(phrase.end + 1)
    if parse.folded[phrase.end : phrase.end + 1] not in (["in"], ["near"]) or where is None:
        return False
    return parse.tags[where.head] == "Z" and any(
        m.start == core[0]
        and m.end < core[1]
        and m.entry.actor_class == "state"
        and m.entry.kind in ("demonym", "abbreviation")
        and all(parse.tags[j] != "Z" for j in range(m.end, core[1]))
        for m in scan.names
    )


def _of_place(scan: Scan, phrase: NounPhrase) -> bool:
    """Return whether "of" makes it a place: "the city of", "the liberation of"."""
    parse = scan.parse
    before = parse.folded[phrase.start - 2] if phrase.start >= 2 else ""
    return before in SITES or before in TAKEN


WATERS = word_set("waters")


def _water(parse: Parse, phrase: NounPhrase) -> tuple[int, int] | None:
    """Return the words of "Sea of Japan", whose head is a kind of water or land."""
    head = phrase.head
    if parse.folded[head] not in WATERS or not parse.tokens[head][0].isupper():
        return None
    if head + 2 >= len(parse.tokens) or parse.folded[head + 1] != "of":
        return None
    inner = parse.phrase_of(head + 2)
    if inner is None or parse.tags[inner.head] != "Z":
        return None
    return head, inner.end


TAKEN = word_set("taken")


def _before_event(scan: Scan, found: list[PlaceMention]) -> list[PlaceMention]:
    """Return the places that follow another after a comma: "in Linden, New Jersey"."""
    more = []
    parse = scan.parse
    ends = {mention.span.end: mention for mention in found}
    for phrase in parse.phrases:
        if phrase.start < 2 or parse.folded[phrase.start - 1] != ",":
            continue
        before = ends.get(parse.ends[phrase.start - 2])
        core = _core(parse, phrase)
        if before is not None and core is not None and not _is_actor(scan, core):
            span = parse.span(*core)
            if all(span != mention.span for mention in found):
                more.append(PlaceMention(span, parse.sentence.index, ","))
    return more
