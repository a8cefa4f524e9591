"""Who says so, in words: chains of those who are cited, and the reports that tell it."""

from collections.abc import Sequence
from functools import partial

from rashomon.flow.publish.brief.draft import Draft
from rashomon.flow.publish.brief.groups import Group
from rashomon.flow.publish.brief.lists import word_list
from rashomon.flow.publish.brief.model import Citation, Rule
from rashomon.flow.publish.brief.roles import HasPhrase, Piece, Teller, listed
from rashomon.flow.publish.brief.words import is_pronoun, normal
from rashomon.model.event import Event, SourceValue
from rashomon.model.text import Phrase
from rashomon.model.vocabulary import Status

CUES = frozenset(word_list("cues"))

_Chain = tuple[SourceValue, ...]


def chains(sources: Sequence[SourceValue]) -> list[_Chain]:
    """Return each source that cites nobody further, followed by those who cite it.

    Sources that cite one another in a ring are entered at the first of them.
    """
    inner = {source.via for source in sources if source.via is not None}
    leaves = [index for index in range(len(sources)) if index not in inner]
    rest = [index for index in range(len(sources)) if index in inner]
    found: list[_Chain] = []
    told: set[int] = set()
    for index in (*leaves, *rest):
        if index in leaves or index not in told:
            chain = _climb(sources, index)
            told.update(chain)
            found.append(tuple(sources[place] for place in chain))
    return found


def _climb(sources: Sequence[SourceValue], index: int) -> list[int]:
    chain = [index]
    via = sources[index].via
    while via is not None and 0 <= via < len(sources) and via not in chain:
        chain.append(via)
        via = sources[via].via
    return chain


def add_sources(draft: Draft, members: Sequence[tuple[Teller, Event]]) -> None:
    """Add who says so, for every member; nothing where the outlets say it themselves."""
    negated = any(event.status is Status.NEGATED for _teller, event in members)
    # "is said not to have" has a "said" of its own.
    cited = [(teller, event.attribution) for teller, event in members]
    add_chains(draft, cited, cues=frozenset() if negated else CUES)


def add_chains(
    draft: Draft,
    cited: Sequence[tuple[Teller, Sequence[SourceValue]]],
    *,
    cues: frozenset[str] = CUES,
) -> None:
    """Add ``, X said`` for one source with a plain cue, else ``, according to`` and the list."""
    told: dict[str, tuple[Teller, _Chain]] = {}
    for teller, sources in cited:
        for chain in chains(sources):
            told.setdefault(_key(teller, chain), (teller, chain))
    rows = list(told.values())
    if not rows:
        return
    if len(rows) == 1 and len(rows[0][1]) == 1 and rows[0][1][0].cue.lower() in cues:
        teller, (source,) = rows[0]
        draft.plain(", ")
        teller.source(draft, source)
        draft.plain(" ")
        draft.licensed(source.cue.lower(), Rule.CUE, "source", teller.cited(source.phrase))
        return
    draft.plain(", according to ")
    pieces: list[Piece] = [partial(_add_chain, teller, chain) for teller, chain in rows]
    listed(draft, pieces)


def _key(teller: Teller, chain: _Chain) -> str:
    if is_pronoun(chain[0].phrase.text):
        return f"{teller.report.report_number}:{chain[0].source_class}"
    return " < ".join(normal(source.phrase.text).lower() for source in chain)


def _add_chain(teller: Teller, chain: _Chain, draft: Draft) -> None:
    for index, source in enumerate(chain):
        draft.plain(" cited by " if index else "")
        teller.source(draft, source)


def add_reports(draft: Draft, group: Group) -> None:
    """Add how many reports tell it, and which outlets; nothing for a single event."""
    if len(group.members) < _SEVERAL:
        return
    cited = [
        (report, Citation(report.report_number, event.trigger.span, event.local_id))
        for report, event in group.members
    ]
    n_reports = len({report.report_number for report, _citation in cited})
    draft.plain(" (")
    if group.pooled:
        draft.licensed(str(len(cited)), Rule.EVENT_COUNT, "events", cited[0][1])
        draft.plain(" events in ")
    else:
        draft.plain("in ")
    draft.licensed(str(n_reports), Rule.REPORT_COUNT, "reports", cited[0][1])
    draft.plain(" reports of " if n_reports > 1 else " report of ")
    labels: dict[str, tuple[str, Citation]] = {}
    for (report, citation), (_report, event) in zip(cited, group.members, strict=True):
        for phrase in _who_and_when(event):
            draft.cite(citation.report, phrase.span, citation.ref)
        labels.setdefault(report.label, (normal(report.label), citation))
    pieces: list[Piece] = [partial(add_outlet, text, at) for text, at in labels.values()]
    listed(draft, pieces)
    draft.plain(")")


_SEVERAL = 2


def _who_and_when(event: Event) -> list[Phrase]:
    """Return the words of an event that every member of its group has in some form."""
    values: list[HasPhrase] = [*event.actors, *event.recipients, *event.places]
    when = [event.time.phrase] if event.time else []
    return [event.trigger, *(value.phrase for value in values), *when]


def add_outlet(text: str, citation: Citation, draft: Draft) -> None:
    """Add the name of an outlet."""
    draft.licensed(text, Rule.OUTLET, "outlet", citation)
