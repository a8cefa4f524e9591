"""Small reports out of single sentences, tagged and coded as the flow would."""

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.flow.extract.actors import actor_mentions
from rashomon.flow.extract.rules import RuleTagger
from rashomon.flow.extract.scan import Scan, capitals_of, scan
from rashomon.flow.ground.records import code
from rashomon.lexicon.book import Lexicon
from rashomon.model.event import Coding, Event
from rashomon.model.mention import ActorMention, EventMention, Mentions
from rashomon.model.text import Document, Phrase, Published, Sentence, SentenceKind, Span
from rashomon.model.vocabulary import EventType

PUBLISHED = "2024-03-06"  # a Wednesday


def make_document(
    *sentences: str,
    title: str | None = None,
    bullets: Sequence[str] = (),
    published: str | None = PUBLISHED,
) -> Document:
    """Return a document of a title, sentences in one paragraph each, and items of a list."""
    parts = [(SentenceKind.TITLE, title)] if title else []
    parts += [(SentenceKind.BODY, sentence) for sentence in sentences]
    parts += [(SentenceKind.BULLET, bullet) for bullet in bullets]
    found: list[Sentence] = []
    start = 0
    for index, (kind, words) in enumerate(parts):
        found.append(Sentence(index, Span(start, start + len(words)), kind, index))
        start += len(words) + 2
    text = "\n\n".join(words for _, words in parts)
    return Document(
        report_id="report:small",
        name="small.txt",
        text=text,
        sentences=tuple(found),
        language="en",
        cleaned_by="hand",
        title=Phrase(title, Span(0, len(title))) if title else None,
        published=Published(published, "header") if published else None,
    )


@dataclass(frozen=True)
class Reader:
    """Reads documents with one lexicon."""

    lexicon: Lexicon

    def tag(self, document: Document) -> Mentions:
        """Return the mentions of a document."""
        return RuleTagger(self.lexicon).tag([document])[0]

    def code_document(self, document: Document) -> Coding:
        """Return the coding of a document."""
        return code(document, self.tag(document), self.lexicon)

    def code(self, *sentences: str) -> Coding:
        """Return the coding of a report of these sentences."""
        return self.code_document(make_document(*sentences))

    def event(self, *sentences: str, of: EventType) -> Event:
        """Return the only event of a type; anything else fails the test."""
        found = [event for event in self.code(*sentences).events if event.type is of]
        assert len(found) == 1, [
            (str(e.type), e.trigger.text) for e in self.code(*sentences).events
        ]
        return found[0]

    def mention(self, sentence: str, *, of: EventType) -> EventMention:
        """Return the first event mention of a type in a sentence."""
        found = [event for event in self.tag(make_document(sentence)).events if event.type is of]
        assert found, sentence
        return found[0]

    def actors(self, *sentences: str) -> dict[str, ActorMention]:
        """Return the actor mentions of a report by their words."""
        document = make_document(*sentences)
        return {document.quote(one.span): one for one in self.tag(document).actors}

    def scan(self, sentence: str) -> Scan:
        """Return a sentence parsed and matched."""
        document = make_document(sentence)
        return scan(document, document.sentences[0], self.lexicon, date=PUBLISHED,
                    capitals=capitals_of(document))  # fmt: skip

    def entities(self, sentence: str) -> list[str | None]:
        """Return the entities that a sentence's own words name, in its order."""
        found = actor_mentions(self.scan(sentence), self.lexicon)
        return [found[p].entity for p in sorted(found, key=lambda p: p.start)]


def actors_of(event: Event) -> set[str]:
    """Return the entities that act."""
    return {actor.entity for actor in event.actors}


def recipients_of(event: Event) -> set[str]:
    """Return the entities acted upon."""
    return {recipient.entity for recipient in event.recipients}
