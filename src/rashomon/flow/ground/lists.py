"""Items of a list take from the sentence above them what they leave unsaid."""

from collections.abc import Sequence
from dataclasses import replace

from rashomon.flow.ground.values import Draft
from rashomon.model.event import ActorValue
from rashomon.model.vocabulary import Role


def inherit(drafts: Sequence[Draft], *, bullets: frozenset[int]) -> list[Draft]:
    """Give the items of a list the actor, recipient and time of the act that the list details.

    "Coalition forces conducted 23 strikes ... - Near X, one strike destroyed a bridge": the words
    that name the actor stand above, and stay the evidence.
    """
    lead: Draft | None = None
    for draft in drafts:
        if draft.mention.sentence not in bullets:
            if (draft.actors and any(a.role is Role.COUNT for a in draft.mention.arguments)) or (
                lead is None and draft.actors
            ):
                lead = draft
            continue
        if lead is None or lead.mention.type is not draft.mention.type:
            continue
        if not draft.actors:
            draft.actors = _inherited(lead.actors)
        if not draft.recipients:
            draft.recipients = _inherited(lead.recipients)
        if draft.time is None:
            draft.time = lead.time
    return list(drafts)


def _inherited(values: Sequence[ActorValue]) -> list[ActorValue]:
    return [replace(value, rule="list-lead") for value in values]
