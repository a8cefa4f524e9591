"""Trigger words of a sentence, in the part of speech that their pattern asks for."""

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.flow.extract.parse import Parse
from rashomon.flow.extract.scan import Scan
from rashomon.lexicon.book import Lexicon
from rashomon.lexicon.triggers import Trigger, TriggerForm

MAX_GAP = 6
PLACE = "<place>"
_NOUN_TAGS = frozenset("NZ")
_VERB_TAGS = {"base": "VB", "third": "VB", "past": "VE", "participle": "VEB", "gerund": "G"}


@dataclass(frozen=True, slots=True)
class FoundTrigger:
    """Words ``[start, end)`` that a pattern matched; ``word`` is the verb or the head noun."""

    trigger: Trigger
    start: int
    end: int
    word: int
    part: str


def find_triggers(scan: Scan, lexicon: Lexicon) -> list[FoundTrigger]:
    """Return the triggers of a sentence; every alternative of the longest match is kept.

    Several entries may claim the same words ("launched": an attack, a test); conditions decide.
    """
    parse = scan.parse
    blocked = _idiom_words(parse, lexicon)
    found: list[FoundTrigger] = []
    position, n_words = 0, len(parse.tokens)
    openers = lexicon.triggers.openers
    words = frozenset(parse.folded)
    while position < n_words:
        if parse.folded[position] not in openers:
            position += 1
            continue
        here = [
            t
            for t in _at(parse, position, lexicon, words)
            if not blocked or not blocked.intersection(range(t.start, t.end))
        ]
        if here:
            longest = max(t.end - t.start for t in here)
            found += [t for t in here if t.end - t.start == longest]
            position += longest if here[0].part != "phrase" else 1
        else:
            position += 1
    return _outermost(found)


def _outermost(found: list[FoundTrigger]) -> list[FoundTrigger]:
    """Drop a trigger that lies wholly inside a longer one of the same type family."""
    kept = []
    for one in found:
        covered = any(
            other is not one
            and other.start <= one.start
            and one.end <= other.end
            and (other.end - other.start) > (one.end - one.start)
            for other in found
        )
        if not covered:
            kept.append(one)
    return kept


def _idiom_words(parse: Parse, lexicon: Lexicon) -> set[int]:
    words: set[int] = set()
    openers = lexicon.idioms.openers
    for position, word in enumerate(parse.folded):
        if word not in openers:
            continue
        for match in lexicon.idioms.at(position, parse.folded, parse.tokens):
            words.update(range(match.start, match.end))
    return words


def _at(
    parse: Parse, position: int, lexicon: Lexicon, words: frozenset[str]
) -> Iterator[FoundTrigger]:
    for match in lexicon.triggers.at(position, parse.folded, parse.tokens):
        form, end = match.entry, match.end
        if form.part == "verb":
            if _is_verb(parse, position, form):
                yield FoundTrigger(form.trigger, position, end, position, "verb")
        elif form.part == "noun":
            if _is_noun(parse, position, end):
                yield FoundTrigger(form.trigger, position, end, end - 1, "noun")
        elif form.part == "phrase" or parse.tags[position] in "VEGZ":
            yield from _with_gaps(parse, position, end, form, words)


def _is_verb(parse: Parse, position: int, form: TriggerForm) -> bool:
    tag = parse.tags[position]
    if tag in _VERB_TAGS[form.verb_form or "base"]:
        return True
    if (
        parse.title_case
        and tag == "Z"
        and form.verb_form in ("third", "past", "participle", "gerund")
    ):
        return True
    return tag == "Z" and position == 0 and form.verb_form in ("gerund", "participle")


def _is_noun(parse: Parse, position: int, end: int) -> bool:
    if end - position > 1:
        return True
    return parse.tags[position] in _NOUN_TAGS


def _with_gaps(
    parse: Parse, position: int, end: int, form: TriggerForm, words: frozenset[str]
) -> Iterator[FoundTrigger]:
    if not form.after_gap:
        tag = parse.tags[position]
        part = "verb" if tag in "VEGBAM" else "phrase"
        yield FoundTrigger(form.trigger, position, end, position, part)
        return
    for tail in form.after_gap:
        if tail[0] not in words and tail[0] != "<place>":
            continue
        limit = min(len(parse.tokens) - len(tail), end + MAX_GAP)
        for j in range(end, limit + 1):
            if all(
                parse.tags[j + n] == "Z" if word == PLACE else parse.folded[j + n] == word
                for n, word in enumerate(tail)
            ):
                yield FoundTrigger(form.trigger, position, j + len(tail), position, "verb")
                return
            if parse.tags[j] == "S" or parse.folded[j] in (";", ":"):
                break
