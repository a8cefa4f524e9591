"""From names of places to coordinates, by the whole report; "no such place" is an answer."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.lexicon.actors import ActorName, NameKind
from rashomon.lexicon.book import Lexicon
from rashomon.lexicon.gazetteer import PlaceRow, precision_of
from rashomon.lexicon.tokens import fold, words
from rashomon.lexicon.wordsets import word_set
from rashomon.model.event import PlaceValue
from rashomon.model.mention import PlaceMention
from rashomon.model.text import Document, Span

NEAR = frozenset(("near", "outside", "around", "off"))
FIRM = frozenset(("in", "at", "near", "outside", "inside", "around", "across", "throughout"))
# After these a state is where something happens; "of", "to" and "from" mostly make it a party.
STATE_LEADS = FIRM | {"to", "over", "into", "within", ",", "through", "along"}
DIRECTIONS = word_set("directions")
SITE_TAILS = word_set("sites") | word_set("site_tails")
TAILS = (
    "city",
    "town",
    "village",
    "area",
    "district",
    "region",
    "metro",
    "neighborhood",
    "neighbourhood",
    "suburb",
    "capital",
    "outskirts",
    "province",
    "governorate",
    "state",
    "island",
    "islands",
    "prefecture",
    "base",
    "airport",
    "county",
    "oblast",
    "camp",
    "port",
    "regions",
    "provinces",
    "districts",
    "cities",
    "towns",
    "villages",
    "areas",
    "states",
)
# A town that nothing in the report supports is taken only from this many inhabitants on. Set on
# gold/open: below it, chance names outnumber true ones.
MIN_POPULATION = 30_000
# A state this small is a place on the map of its own: Guam, Bahrain, Malta.
SMALL_STATE_M = 30_000
AREA = 5
AIRSPACE = 7
COUNTRY = 6


@dataclass(frozen=True, slots=True)
class _Candidate:
    mention: PlaceMention
    text: str
    directed: bool
    state: str | None
    rows: tuple[PlaceRow, ...]
    doubtful: bool


def resolve_places(
    document: Document, mentions: Sequence[PlaceMention], lexicon: Lexicon, *, states: Sequence[str]
) -> dict[Span, PlaceValue]:
    """Return the value of every mention that is a place.

    Args:
        document: the report.
        mentions: in the order of the text.
        lexicon: gazetteer and names of states.
        states: the states the report names as actors, one entry a mention: a weak vote.
    """
    candidates = [_candidate(document, mention, lexicon) for mention in mentions]
    votes: Counter[str] = Counter(c.state for c in candidates if c.state)
    votes.update(states)
    for candidate in candidates:
        curated = [row for row in candidate.rows if row.country and row.kind != "populated"]
        if len({row.country for row in curated}) == 1:
            votes[curated[0].country] += 1
    resolved: dict[Span, PlaceValue] = {}
    for number, candidate in enumerate(candidates):
        after = candidates[number + 1] if number + 1 < len(candidates) else None
        value = _value(document, candidate, votes, _container(candidate, after))
        if value is not None:
            resolved[candidate.mention.span] = value
    return _without_containers(candidates, resolved)


def _candidate(document: Document, mention: PlaceMention, lexicon: Lexicon) -> _Candidate:
    text = document.quote(mention.span)
    tokens = words(text)
    directed = len(tokens) > 1 and fold(tokens[0]) in DIRECTIONS
    state = _state(tokens, lexicon)
    if state is not None:
        directed = False
    elif directed:
        state = _state(tokens[1:], lexicon)
    rows: tuple[PlaceRow, ...] = ()
    if state is None:
        rows = lexicon.gazetteer.lookup(text)
        directed = directed and not rows
        rows = rows or _without_ends(tokens, lexicon) or _curated_start(tokens, lexicon)
    elif not directed:
        rows = tuple(
            row
            for row in lexicon.gazetteer.lookup(text)
            if row.kind == "country" and row.precision_m <= SMALL_STATE_M
        )[:1]
    doubtful = bool(rows) and bool(lexicon.gazetteer.reason_for_doubt(text))
    return _Candidate(mention, text, directed, state, rows, doubtful)


def _without_ends(tokens: list[str], lexicon: Lexicon) -> tuple[PlaceRow, ...]:
    """Return the places named without "northern" before or "island" after."""
    first = 1 if len(tokens) > 1 and fold(tokens[0]) in DIRECTIONS else 0
    last = len(tokens) - (1 if len(tokens) > 1 and fold(tokens[-1]) in TAILS else 0)
    for start, end in ((first, len(tokens)), (0, last), (first, last)):
        if start < end and (start, end) != (0, len(tokens)):
            rows = lexicon.gazetteer.lookup(" ".join(tokens[start:end]))
            if rows:
                return rows
    return ()


def _curated_start(tokens: list[str], lexicon: Lexicon) -> tuple[PlaceRow, ...]:
    """Return the curated places that the first words name: "Sohae" of "Sohae Space Center"."""
    for end in range(len(tokens) - 1, 0, -1):
        rows = lexicon.gazetteer.lookup(" ".join(tokens[:end]))
        curated = tuple(row for row in rows if row.kind not in ("populated", "country"))
        if curated and fold(tokens[-1]) in SITE_TAILS:
            return curated
    return ()


def _state(tokens: list[str], lexicon: Lexicon) -> str | None:
    if not tokens:
        return None
    folded = [fold(token) for token in tokens]
    for match in lexicon.names.at(0, folded, tokens):
        entry = match.entry
        if (
            match.end == len(tokens)
            and isinstance(entry, ActorName)
            and entry.actor_class == "state"
            and entry.kind in (NameKind.NAME, NameKind.ABBREVIATION, NameKind.ALIAS)
        ):
            return entry.actor_id
    return None


def _container(candidate: _Candidate, after: _Candidate | None) -> str | None:
    """Return the country that "Irbil, Iraq" or "Linden, New Jersey" puts a place in."""
    if after is None or not _adjacent(candidate, after) or candidate.state:
        return None
    if after.state:
        return after.state
    parents = {row.parent for row in candidate.rows}
    listed = after.mention.lead != ","  # "in Aleppo, Homs and Hama"
    countries = [
        row.country
        for row in after.rows
        if row.kind != "populated" and (row.id in parents or not listed)
    ]
    return countries[0] if countries else None


def _adjacent(candidate: _Candidate, after: _Candidate) -> bool:
    return 0 <= after.mention.span.start - candidate.mention.span.end <= 3


def _without_containers(
    candidates: Sequence[_Candidate], resolved: dict[Span, PlaceValue]
) -> dict[Span, PlaceValue]:
    """Drop the country of "Irbil, Iraq" as a place of its own."""
    for candidate, after in pairwise(candidates):
        inner = resolved.get(candidate.mention.span)
        if inner and _container(candidate, after):
            outer = resolved.get(after.mention.span)
            if outer and outer.country == inner.country and outer.precision >= 4:
                del resolved[after.mention.span]
    return resolved


def _value(
    document: Document, candidate: _Candidate, votes: Counter[str], container: str | None
) -> PlaceValue | None:
    span = candidate.mention.span
    phrase = document.phrase(span.start, span.end)
    if candidate.state is not None:
        if candidate.mention.lead not in STATE_LEADS | (
            {"from", "of"} if candidate.directed else set()
        ):
            return None
        precision = AREA if candidate.directed else COUNTRY
        if candidate.mention.lead == "over":
            precision = AIRSPACE
        small = candidate.rows[0] if candidate.rows and not candidate.directed else None
        return PlaceValue(
            phrase,
            candidate.text,
            candidate.state,
            small.lat if small else None,
            small.lon if small else None,
            precision,
            "state",
        )
    row = _best(candidate, votes, container, lexicon_doubt=candidate.doubtful)
    if row is None:
        return None
    precision = precision_of(row.kind)
    if candidate.directed:
        precision = max(precision, AREA)
    elif precision == 1 and candidate.mention.lead in NEAR:
        precision = 2
    elif candidate.mention.lead == "over" and precision >= AREA - 1:
        precision = AIRSPACE
    if precision == COUNTRY:
        return PlaceValue(phrase, row.name, row.country or None, None, None, COUNTRY, "gazetteer")
    return PlaceValue(
        phrase, row.name, row.country or None, row.lat, row.lon, precision, "gazetteer"
    )


def _best(
    candidate: _Candidate, votes: Counter[str], container: str | None, *, lexicon_doubt: bool
) -> PlaceRow | None:
    """Return the reading that the report supports most, or None where none is likely."""
    rows = candidate.rows
    if container is not None:
        rows = tuple(row for row in rows if row.country == container) or rows
    ranked = sorted(
        rows,
        key=lambda row: (
            row.kind == "populated",
            -min(votes.get(row.country, 0), 3),
            -row.population,
            row.id,
        ),
    )
    if not ranked:
        return None
    best = ranked[0]
    if lexicon_doubt and (candidate.mention.lead not in FIRM or not votes.get(best.country)):
        return None
    if best.kind != "populated" or best.country == container:
        return best
    supported = votes.get(best.country or "", 0) > 0 and candidate.mention.lead in FIRM
    return best if supported or best.population >= MIN_POPULATION else None
