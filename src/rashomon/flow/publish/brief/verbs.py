"""How an event type is said in English: its verbs, by status and certainty."""

import csv
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from rashomon.model.event import Event
from rashomon.model.vocabulary import Certainty, EventType, Status

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of one verb, before an object and alone, and the noun of the act."""

    past: str
    base: str
    participle: str
    past_alone: str
    base_alone: str
    participle_alone: str
    noun: str
    noun_link: str


@lru_cache(maxsize=1)
def verb_table() -> dict[Key, Forms]:
    """Return the verbs of ``verbs.tsv`` by type and mode; ``+target``: the target is the object."""
    text = files("rashomon.flow.publish.brief").joinpath("verbs.tsv").read_text(encoding="utf-8")
    rows = csv.reader(text.splitlines()[1:], delimiter="\t", quoting=csv.QUOTE_NONE)
    return {(row[0], row[1]): Forms(*row[2:]) for row in rows}


def forms_of(event: Event, *, variant: str = "") -> Forms:
    """Return the forms for an event; ``variant`` is ``+target``, ``mutual`` or empty."""
    table, kind, mode = verb_table(), str(event.type), event.mode or ""
    if variant == "mutual" and (kind, "mutual") in table:
        return table[kind, "mutual"]
    if variant == "+target":
        for key in ((kind, f"{mode}+target"), (kind, mode), (kind, "+target")):
            if key in table and (key[1] or (kind, "+target") not in table):
                return table[key]
    return table.get((kind, mode)) or table[kind, ""]


def takes_target(event_type: EventType) -> bool:
    """Return whether a target stands before the recipient: it is what is seized or given up."""
    return event_type in (EventType.INTERCEPT, EventType.RETREAT)


def active(event: Event, forms: Forms, *, alone: bool, plural: bool) -> str:
    """Return the verb phrase for a named actor, with the words that status and doubt call for."""
    past = forms.past_alone if alone else forms.past
    base = forms.base_alone if alone else forms.base
    participle = forms.participle_alone if alone else forms.participle
    doubt = event.certainty
    may, reportedly = doubt is Certainty.POSSIBLE, _reportedly(doubt)
    match event.status:
        case Status.OCCURRED:
            return f"may have {participle}" if may else f"{reportedly}{past}"
        case Status.ONGOING:
            return f"may have continued to {base}" if may else f"{reportedly}continued to {base}"
        case Status.PLANNED:
            plan = "plan" if plural else "plans"
            return f"may plan to {base}" if may else f"{reportedly}{plan} to {base}"
        case Status.POSSIBLE:
            return f"may {base}"
        case Status.NEGATED:
            said = "are" if plural else "is"
            if may:
                return f"may not have {participle}"
            return f"{said} {reportedly}said not to have {participle}"


_TAILS = {
    Status.OCCURRED: ("{r}took place", "may have taken place"),
    Status.ONGOING: ("{r}continued", "may have continued"),
    Status.PLANNED: ("is {r}planned", "may be planned"),
    Status.POSSIBLE: ("may take place", "may take place"),
    Status.NEGATED: ("is {r}said not to have taken place", "may not have taken place"),
}


def tail(event: Event, *, voiced: bool = False) -> str:
    """Return what is said of the noun of an act: that it took place, is planned, and so on."""
    sure, possible = _TAILS[event.status]
    if voiced:
        sure = sure.replace("took place", "was voiced")
        possible = possible.replace("taken place", "been voiced")
    if event.certainty is Certainty.POSSIBLE:
        return possible
    return sure.replace("{r}", _reportedly(event.certainty))


def _reportedly(certainty: Certainty) -> str:
    return "reportedly " if certainty is Certainty.PROBABLE else ""
