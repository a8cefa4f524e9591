"""Lines that say the same are printed once, with the evidence of all of them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from rashomon.flow.publish.brief.draft import Draft
from rashomon.flow.publish.brief.groups import Group
from rashomon.flow.publish.brief.model import Sentence
from rashomon.flow.publish.brief.sources import add_reports
from rashomon.flow.publish.brief.tables import rung_of


@dataclass(frozen=True, slots=True)
class Line:
    """Groups whose sentences have one text; the first is told."""

    told: tuple[tuple[Group, Sentence], ...]

    @property
    def group(self) -> Group:
        """Return the group that is told."""
        return self.told[0][0]

    def sentences(self) -> list[Sentence]:
        """Return the sentence of each group."""
        return [sentence for _group, sentence in self.told]

    def weight(self) -> tuple[object, ...]:
        """Return a key of weight: not bare, rung of force, number of reports, dated, latest first."""
        groups = [group for group, _sentence in self.told]
        reports = {r.report_number for group in groups for r, _event in group.members}
        interval = self.group.interval
        day = (interval.start or interval.end or "") if interval else ""
        latest = tuple(-ord(character) for character in day)
        rung = max(rung_of(group).rung for group in groups)
        event = self.group.event
        is_bare = not (event.recipients or event.targets or event.places or event.counts or day)
        return (is_bare, -rung, -len(reports), not day, latest, self.group.event.id)

    def merged(self) -> Sentence:
        """Return one sentence for all, saying how many events and reports."""
        first = self.told[0][1]
        if len(self.told) == 1:
            return first
        draft = Draft(first)
        for sentence in self.sentences()[1:]:
            for citation in sentence.citations:
                draft.cite(citation.report, citation.span, citation.ref)
        members = tuple(member for group, _sentence in self.told for member in group.members)
        add_reports(draft, Group(members, pooled=True))
        return draft.sentence(first.rule)


def lines_of(told: Iterable[tuple[Group, Sentence]]) -> list[Line]:
    """Return the sentences of the same text together, in the order of the first of each."""
    rows: dict[str, list[tuple[Group, Sentence]]] = {}
    for group, sentence in told:
        rows.setdefault(sentence.text, []).append((group, sentence))
    return [Line(tuple(row)) for row in rows.values()]


def once(sentences: Iterable[Sentence]) -> list[Sentence]:
    """Return each sentence once, citing what all of the same text cite."""
    found: dict[str, Sentence] = {}
    for sentence in sentences:
        first = found.setdefault(sentence.text, sentence)
        cited = tuple(sorted({*first.citations, *sentence.citations}))
        found[sentence.text] = replace(first, citations=cited)
    return list(found.values())
