"""WikiEvents: events of the KAIROS ontology at its second level, and their arguments.

Source: Li, Ji and Han 2021, "Document-level event argument extraction by conditional generation".
Its argument scores are for events that are given, so the measures with the trigger given compare
with them; it reports the test set, this is dev.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from rashomon.cli.benches.bench import Bench, Measure, Reads
from rashomon.cli.benches.files import Row, read_json, read_json_lines
from rashomon.cli.benches.phrases import head_of
from rashomon.cli.benches.readings import Numbered, column_of, joined, runs_above, scores_of
from rashomon.cli.benches.scores import Hits, matching
from rashomon.flow.extract.reader import Read, Reading, runs, span_of, words_in
from rashomon.model.text import Span

FILE = "eval/wikievents/dev.jsonl"
ROLES = "eval/wikievents/event_role_KAIROS.json"
TARGETS = {"trigger": 0.65, "identification": 0.60, "classification": 0.52}
ANCHORS = {"identification": "0.718 (BART-large, test set)",
           "classification": "0.646 (BART-large, test set)"}  # fmt: skip
LEVELS = 2


@dataclass(frozen=True, slots=True)
class Argument:
    """Words in a role of an event: of the gold, ``span`` is their head word alone."""

    span: Span
    role: str


@dataclass(frozen=True, slots=True)
class Event:
    """An event of the gold; ``head`` is the word that heads its trigger."""

    span: Span
    head: Span
    type: str
    arguments: tuple[Argument, ...]

    @property
    def level(self) -> str:
        """The type at the level that is compared."""
        return ".".join(self.type.split(".")[:LEVELS])


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger that the reader finds; ``piece`` of ``part`` is the first of its words."""

    span: Span
    type: str
    part: Read
    piece: int


@dataclass(frozen=True, slots=True)
class Score:
    """The hits of a task: identified, and classified as well."""

    identification: Hits = field(default_factory=Hits)
    classification: Hits = field(default_factory=Hits)

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.identification + other.identification,
            self.classification + other.classification,
        )


def measures(folder: Path, reader: Reads) -> list[Measure]:
    """Return the F1 of triggers, and of arguments with the trigger given and found.

    A trigger is identified if it holds the head word of one of the gold, and classified if its
    type is right too, both up to the second level. An argument is identified if it holds the head
    word of one of the same event, and classified if its role is right too. No prediction and no
    gold counts twice. *Trigger given*: the reader is asked for the arguments of every event of
    the gold, whose type says which roles there may be. *Trigger found*: the arguments of a
    trigger that is not classified right are wrong, all of them.
    """
    ontology = read_json(folder / ROLES)
    trigger, given, found = Score(), Score(), Score()
    for text, sentences, events in documents(folder / FILE):
        reading = reader.read(text, sentences)
        triggers = triggers_in(reading)
        trigger += trigger_score(triggers, events)
        given += given_score(reading, events, ontology=ontology)
        found += found_score(reading, triggers, events=events, ontology=ontology)
    return [
        _measure("trigger identification F1", trigger.identification),
        _measure("trigger classification F1", trigger.classification, target=TARGETS["trigger"]),
        *(
            _measure(
                f"argument {task} F1, trigger given", hits,
                target=TARGETS[task], anchor=ANCHORS[task],
            )
            for task, hits in (
                ("identification", given.identification), ("classification", given.classification),
            )
        ),
        _measure("argument identification F1, trigger found", found.identification),
        _measure("argument classification F1, trigger found", found.classification),
    ]  # fmt: skip


def _measure(name: str, hits: Hits, *, target: float | None = None, anchor: str = "") -> Measure:
    return Measure(name, hits.f1, hits.gold, target, anchor)


# The gold


def documents(path: Path) -> Iterator[tuple[str, Numbered, list[Event]]]:
    """Yield the text of each document (its tokens with a space between), sentences and events."""
    for row in read_json_lines(path):
        words = row.texts("tokens")
        text, tokens, sentences = joined(list(_sentences(row, words)))
        phrases = {
            one.text("id"): _head(words, tokens, part=one.range("start", "end", n=len(tokens)))
            for one in row.rows("entity_mentions")
        }
        events = []
        for one in row.rows("event_mentions"):
            first, last = one.row("trigger").range("start", "end", n=len(tokens))
            span = Span(tokens[first].start, tokens[last - 1].end)
            head = _head(words, tokens, part=(first, last))
            arguments = dict.fromkeys(_argument(a, phrases) for a in one.rows("arguments"))
            events.append(Event(span, head, one.text("event_type"), tuple(arguments)))
        yield text, sentences, events


def _sentences(row: Row, words: list[str]) -> Iterator[list[str]]:
    """Yield the tokens by sentence; the file has each as ``[tokens with places, text]``."""
    at = 0
    for sentence in row.items("sentences"):
        tokens = sentence[0] if isinstance(sentence, list) and sentence else None
        if not isinstance(tokens, list):
            raise row.error("a sentence should be a list of tokens and a text")
        yield words[at : at + len(tokens)]
        at += len(tokens)
    if at != len(words) or not all(words):
        raise row.error(f"the sentences have {at} tokens, the document {len(words)}")


def _head(words: list[str], tokens: list[Span], *, part: tuple[int, int]) -> Span:
    """Return the head word of a phrase, without the signs that may end its token."""
    place = part[0] + head_of(words[part[0] : part[1]])
    kept = len(words[place].rstrip(".,;:!?'\"\u2019\u201d")) or len(words[place])
    return Span(tokens[place].start, tokens[place].start + kept)


def _argument(row: Row, phrases: dict[str, Span]) -> Argument:
    name = row.text("entity_id")
    if name not in phrases:
        raise row.error(f"there is no entity {name!r}")
    return Argument(phrases[name], row.text("role"))


def roles_of(ontology: Row, type_: str) -> list[str]:
    """Return the roles of a type, or of all types below it, in the ontology's order."""
    names = [
        name for name in ontology.values if name == type_ or name.startswith(f"{type_}.")
    ]  # fmt: skip
    return list(dict.fromkeys(r for name in names for r in ontology.row(name).texts("roles")))


# What the reader says


def triggers_in(reading: Reading) -> list[Trigger]:
    """Return the runs of words of one type, each word having its likeliest."""
    column = column_of(reading, "kairos")
    found: list[Trigger] = []
    for part in reading.parts:
        labels = scores_of(part, column).argmax(axis=1)
        for sentence in sorted({number for number in part.window.sentence if number >= 0}):
            for first, last, label in runs(part, sentence, labels):
                span = span_of(part.window, first, last)
                found.append(Trigger(span, column.names[label], part, first))
    return found


def arguments_of(
    reading: Reading, trigger: tuple[Read, int], *, roles: list[str]
) -> list[Argument]:
    """Return the phrases that are arguments of a trigger (a piece), with the best of the roles.

    The role is the one with the best score at any word of the phrase, the first of equals; it is
    empty where the reader knows none of the roles.
    """
    part, piece = trigger
    row = part.pairs[column_of(reading, "pair").names.index("argument"), piece]
    column = column_of(reading, "kairos_role")
    scores = scores_of(part, column)
    known = [role for role in roles if role in column.names]
    found: list[Argument] = []
    for first, last in runs_above(part, row):
        words = [i for i in range(first, last + 1) if part.window.is_word[i]]
        best = {role: float(scores[words, column.names.index(role)].max()) for role in known}
        role = max(known, key=lambda role, best=best: best[role], default="")  # type: ignore[misc]
        found.append(Argument(span_of(part.window, first, last), role))
    return found


# The comparison


def trigger_score(triggers: list[Trigger], events: list[Event]) -> Score:
    """Return the hits of triggers."""
    n = (len(triggers), len(events))
    held = matching([[i for i, e in enumerate(events) if t.span.holds(e.head)] for t in triggers])
    return Score(Hits(len(held), *n), Hits(len(right_triggers(triggers, events)), *n))


def right_triggers(triggers: list[Trigger], events: list[Event]) -> list[tuple[int, int]]:
    """Return the triggers whose head word and type are right, each with its event."""
    return matching(
        [
            [i for i, e in enumerate(events) if t.span.holds(e.head) and t.type == e.level]
            for t in triggers
        ]
    )


def argument_score(found: list[Argument], gold: tuple[Argument, ...]) -> Score:
    """Return the hits of the arguments of one event."""
    held = [[i for i, g in enumerate(gold) if f.span.holds(g.span)] for f in found]
    right = [
        [i for i in edges if gold[i].role == f.role]
        for f, edges in zip(found, held, strict=True)
    ]  # fmt: skip
    n = (len(found), len(gold))
    return Score(Hits(len(matching(held)), *n), Hits(len(matching(right)), *n))


def given_score(reading: Reading, events: list[Event], *, ontology: Row) -> Score:
    """Return the hits of arguments where every event of the gold is given."""
    total = Score()
    for event in events:
        found: list[Argument] = []
        for part in reading.parts:
            if pieces := words_in(part.window, event.span):
                roles = roles_of(ontology, event.type) or roles_of(ontology, event.level)
                found = arguments_of(reading, (part, pieces[0]), roles=roles)
                break
        total += argument_score(found, event.arguments)
    return total


def found_score(
    reading: Reading, triggers: list[Trigger], *, events: list[Event], ontology: Row
) -> Score:
    """Return the hits of arguments where the reader finds the triggers too."""
    event_of = dict(right_triggers(triggers, events))
    total = Score()
    for place, one in enumerate(triggers):
        roles = roles_of(ontology, one.type)
        found = arguments_of(reading, (one.part, one.piece), roles=roles)
        gold = events[event_of[place]].arguments if place in event_of else ()
        total += argument_score(found, gold)
    for place in set(range(len(events))) - set(event_of.values()):
        total += argument_score([], events[place].arguments)
    return total


BENCH = Bench("wikievents", (FILE, ROLES), measures)
