"""How often texts that are not of conflict are coded as violent or military acts.

Reads a folder of CoNLL-U files whose names tell their genre (``GUM_fiction_lunre.conllu``), codes
each as a report and prints violent and military events (ASSAULT, INTERCEPT, MOBILIZE, COERCE) per
1,000 sentences by genre; the genre ``news`` is left out. The exit status says whether the rate of
all of them is within ``--limit``.
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rashomon.flow.extract.rules import RuleTagger
from rashomon.flow.ground.records import code
from rashomon.lexicon.book import Lexicon
from rashomon.model.event import Event
from rashomon.model.text import Document, Sentence, SentenceKind, Span
from rashomon.model.vocabulary import EventType

VIOLENT = frozenset((EventType.ASSAULT, EventType.INTERCEPT, EventType.MOBILIZE, EventType.COERCE))
LEFT_OUT = frozenset(("news",))
LIMIT = 3.0  # violent or military events per 1,000 sentences
HEADINGS = ("head", "caption")


@dataclass(frozen=True, slots=True)
class Alarm:
    """A violent event in a peaceful text, with the sentence that it was read from."""

    genre: str
    document: str
    event: Event
    sentence: str


def read_document(path: Path) -> Document:
    """Return the sentences of a CoNLL-U file as a report, a paragraph for each ``newpar``."""
    parts: list[tuple[str, int, SentenceKind]] = []
    paragraph, kind = 0, SentenceKind.BODY
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar"):
            paragraph += 1
            heading = any(mark in line for mark in HEADINGS)
            kind = SentenceKind.HEADING if heading else SentenceKind.BODY
        elif line.startswith("# text = "):
            words = line.removeprefix("# text = ").strip()
            if words:
                parts.append((words, paragraph, kind))
    sentences: list[Sentence] = []
    start = 0
    for index, (words, number, sort) in enumerate(parts):
        sentences.append(Sentence(index, Span(start, start + len(words)), sort, number))
        start += len(words) + 1
    return Document(
        report_id=path.stem,
        name=path.name,
        text="\n".join(words for words, _, _ in parts),
        sentences=tuple(sentences),
        language="en",
        cleaned_by="conllu",
    )


def genre_of(path: Path) -> str:
    """Return the genre that the name of a file tells."""
    return path.stem.split("_")[1]


def alarms(document: Document, lexicon: Lexicon, *, genre: str) -> Iterator[Alarm]:
    """Yield the violent or military events of one text."""
    mentions = RuleTagger(lexicon).tag([document])[0]
    for event in code(document, mentions, lexicon).events:
        if event.type in VIOLENT:
            sentence = next(s for s in document.sentences if s.span.holds(event.trigger.span))
            yield Alarm(genre, document.name, event, document.quote(sentence.span))


def main(arguments: list[str] | None = None) -> int:
    """Print the rates; return 1 if the rate of all genres is over the limit."""
    parser = argparse.ArgumentParser(description="False alarms in texts that are not news.")
    parser.add_argument("folder", type=Path, help="folder of CoNLL-U files")
    parser.add_argument("--limit", type=float, default=LIMIT, help="events per 1,000 sentences")
    parser.add_argument("--show", type=int, default=0, help="how many alarms to print")
    options = parser.parse_args(arguments)
    paths = [p for p in sorted(options.folder.glob("*.conllu")) if genre_of(p) not in LEFT_OUT]
    if not paths:
        parser.error(f"no CoNLL-U files in {options.folder}")
    lexicon = Lexicon()
    found: list[Alarm] = []
    n_sentences: dict[str, int] = {}
    for path in paths:
        document, genre = read_document(path), genre_of(path)
        n_sentences[genre] = n_sentences.get(genre, 0) + len(document.sentences)
        found += alarms(document, lexicon, genre=genre)
    for genre in sorted(n_sentences):
        _line(genre, sum(alarm.genre == genre for alarm in found), n_sentences[genre])
    total = sum(n_sentences.values())
    _line("all", len(found), total)
    for alarm in found[: options.show]:
        event = alarm.event
        print(
            f"{alarm.document}\t{event.type}\t{event.rule}\t{event.trigger.text}\t{alarm.sentence}"
        )
    return int(1000 * len(found) / total > options.limit)


def _line(genre: str, n_events: int, n_sentences: int) -> None:
    rate = 1000 * n_events / n_sentences
    print(f"{genre:14} {n_events:4} events in {n_sentences:6} sentences {rate:6.2f} per 1,000")


if __name__ == "__main__":
    sys.exit(main())
