"""The sentence of a standing presence: which force is where, since when, said by whom."""

from datetime import date

from rashomon.flow.publish.brief import dates
from rashomon.flow.publish.brief.draft import Draft
from rashomon.flow.publish.brief.model import Citation, Rule, Sentence
from rashomon.flow.publish.brief.roles import Teller
from rashomon.flow.publish.brief.sources import add_chains
from rashomon.flow.publish.brief.words import normal
from rashomon.flow.publish.source import CodedReport
from rashomon.lexicon.names import UNKNOWN, Names
from rashomon.model.event import Posture


def posture_sentence(report: CodedReport, index: int, names: Names) -> Sentence:
    """Return the sentence of the posture at ``index`` of a report."""
    posture: Posture = report.coding.posture[index]
    teller = Teller(report, f"p{index + 1}", names)
    at = teller.cited(posture.phrase)
    draft = Draft()
    if posture.as_of is not None:
        text = dates.day_label(date.fromisoformat(posture.as_of[:10]))
        draft.licensed(text, Rule.RESOLVED_DATE, "as_of", at).plain(": ")
    draft.plain("present")
    if posture.places:
        teller.places(draft, posture.places)
    else:
        draft.plain(" at a place not given")
    draft.plain(": ")
    _owner(draft, posture, names, at)
    draft.plain(" (“")
    teller.quote(draft, posture.phrase, "force")
    draft.plain("”")
    for count in posture.counts:
        draft.plain("; ")
        teller.range(draft, count)
        if normal(count.phrase.text) != normal(posture.phrase.text):
            draft.plain(" (“")
            teller.quote(draft, count.phrase, str(count.kind))
            draft.plain("”)")
    draft.plain(")")
    add_chains(draft, [(teller, posture.attribution)])
    return draft.sentence("posture")


def _owner(draft: Draft, posture: Posture, names: Names, at: Citation) -> None:
    if posture.owner == UNKNOWN:
        draft.plain("actors not named")
        return
    name, definite = names.display(posture.owner), names.definite(posture.owner)
    draft.plain(definite[: len(definite) - len(name)])
    draft.licensed(name, Rule.ENTITY_NAME, "owner", at)
