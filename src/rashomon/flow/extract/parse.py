"""A sentence cut into words, word classes, noun phrases and clauses: enough grammar to tell who
stands as subject and who as object, at the speed of a dictionary."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rashomon.lexicon.grammar import Tag
from rashomon.lexicon.tokens import QUOTES, TOKEN, fold
from rashomon.model.text import Sentence, SentenceKind, Span

PHRASE_TAGS = frozenset("DXNZO")
VERB_TAGS = frozenset("VEG")
SKIPPED_BEFORE_VERB = frozenset("AMY")
BE_FORMS = frozenset(("am", "is", "are", "was", "were", "be", "been", "being", "'s", "'re",
                      "get", "got", "gets", "getting", "wasn't", "weren't", "isn't", "aren't"))
SPELLS = frozenset(("month", "week", "year", "morning", "afternoon", "evening", "night", "weekend"))
ASIDE = frozenset((",", "\u2014", "\u2013", "--", "-"))
RELATIVE = frozenset(("who", "which", "that", "whom"))


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """Words ``[start, end)`` whose last is the head."""

    start: int
    end: int

    @property
    def head(self) -> int:
        """The place of the head word."""
        return self.end - 1


@dataclass(slots=True)
class Parse:
    """One sentence. ``starts`` and ``ends`` are code points of the document, by word."""

    sentence: Sentence
    tokens: list[str]
    folded: list[str]
    starts: list[int]
    ends: list[int]
    tags: list[str]
    phrases: list[NounPhrase] = field(default_factory=list)
    phrase_at: list[int] = field(default_factory=list)
    title_case: bool = False
    bounds: list[int] = field(default_factory=list)

    def span(self, start: int, end: int) -> Span:
        """Return the characters of words ``[start, end)``."""
        return Span(self.starts[start], self.ends[end - 1])

    def phrase_of(self, word: int) -> NounPhrase | None:
        """Return the noun phrase that holds a word."""
        number = self.phrase_at[word] if 0 <= word < len(self.phrase_at) else -1
        return self.phrases[number] if number >= 0 else None

    def before(self, phrase: NounPhrase) -> str:
        """Return the class of the word before a phrase, or an empty string."""
        return self.tags[phrase.start - 1] if phrase.start else ""

    def passive(self, verb: int) -> bool:
        """Return whether a participle is passive by its auxiliary or by what follows."""
        if self.tags[verb] != Tag.PARTICIPLE:
            return False
        j = verb - 1
        while j >= 0 and self.tags[j] in SKIPPED_BEFORE_VERB:
            if self.folded[j] in BE_FORMS:
                return True
            if self.folded[j] in ("has", "have", "had"):
                return False
            j -= 1
        return verb + 1 < len(self.tokens) and self.folded[verb + 1] == "by"

    def subjects(self, verb: int, *, depth: int = 0) -> list[NounPhrase]:
        """Return the noun phrases that stand as grammatical subject of the verb."""
        if depth > 4:
            return []
        j = self._left_of_group(verb)
        if j < 0:
            return []
        tag = self.tags[j]
        if self.folded[j] in ASIDE:
            aside = self._before_aside(j)
            if aside is not None:
                return self._coordinated(self._out_of_prepositions(aside))
        if tag in VERB_TAGS:
            return self.subjects(j, depth=depth + 1)
        if tag == Tag.SUBORDINATOR and self.folded[j] in RELATIVE:
            return self._antecedent(j) or self._shared_subject(j, depth)
        if self.phrase_at[j] >= 0:
            phrase = self._out_of_prepositions(self.phrases[self.phrase_at[j]])
            return self._relative_head(phrase) or self._coordinated(phrase)
        return self._shared_subject(j, depth)

    def _relative_head(self, phrase: NounPhrase) -> list[NounPhrase]:
        """Return "gunmen" of "gunmen who had crossed from Libya attacked", else nothing."""
        if self.before(phrase) not in (Tag.PREPOSITION, *VERB_TAGS):
            return []
        start, _ = self.clause(phrase.start)
        if start > 1 and self.folded[start - 1] in ("who", "which"):
            return self._antecedent(start - 1)
        verb = phrase.start - 2
        if verb > 0 and self.before(phrase) == Tag.PREPOSITION and self.tags[verb] == "E":
            described = self.phrase_of(verb - 1)  # "troops deployed to the border fired"
            return [self._out_of_prepositions(described)] if described else []
        return []

    def _left_of_group(self, verb: int) -> int:
        """Return the word left of a verb, its auxiliaries, adverbs and words of time.

        "The council earlier this month unanimously imposed", "the minister on Sunday denounced".
        """
        j = verb - 1
        while j >= 0:
            if self.tags[j] in SKIPPED_BEFORE_VERB or self.tags[j] == Tag.TO:
                j -= 1
                continue
            if self.folded[j] == ")" and "(" in self.folded[max(0, j - 6) : j]:
                j = max(k for k in range(max(0, j - 6), j) if self.folded[k] == "(") - 1
                continue
            phrase = self.phrase_of(j)
            dated = self.tags[j] == Tag.PREPOSITION and self.folded[j] in ("on", "in") and (
                self.folded[j + 1] in DATES)
            if dated:
                j -= 1
            elif phrase is not None and self.folded[phrase.head] in SPELLS and phrase.start > 0:
                j = phrase.start - 1
            else:
                break
        return j

    def _before_aside(self, comma: int) -> NounPhrase | None:
        """Return the phrase that "Rice, the president's adviser, said" sets an aside after."""
        has_verb = False
        for j in range(comma - 1, max(-1, comma - 14), -1):
            if self.folded[j] in RELATIVE and j > 1 and self.folded[j - 1] == self.folded[comma]:
                return self.phrase_of(j - 2)
            has_verb = has_verb or self.tags[j] in VERB_TAGS
            if self.folded[j] == self.folded[comma]:
                return None if has_verb else self.phrase_of(j - 1)
        return None

    def _shared_subject(self, before: int, depth: int) -> list[NounPhrase]:
        """Return the subject of the verb before, which "and killed" or ", killing" shares."""
        for j in range(before, -1, -1):
            if self.tags[j] in VERB_TAGS:
                return self.subjects(j, depth=depth + 1)
            if self.folded[j] in (";", ":"):
                break
        return []

    def _antecedent(self, relative: int) -> list[NounPhrase]:
        j = relative - 1
        if j >= 0 and self.folded[j] == ",":
            j -= 1
        phrase = self.phrase_of(j)
        return [phrase] if phrase else []

    def _out_of_prepositions(self, phrase: NounPhrase) -> NounPhrase:
        """Walk from "the strike on the base and the port" back to "the strike"."""
        if phrase.start >= 2 and self.folded[phrase.start - 1] == "and":
            first = self.phrase_of(phrase.start - 2)
            if first and self._waits_for_verb(first) and self.phrase_of(first.start - 2):
                phrase = first
        while self.before(phrase) == Tag.PREPOSITION:
            outer = self.phrase_of(phrase.start - 2)
            if outer is None:
                break
            phrase = outer
        return phrase

    def _coordinated(self, phrase: NounPhrase) -> list[NounPhrase]:
        """Return the phrase and those before it that "A, B and C" joins to it."""
        found = [phrase]
        j = phrase.start - 1
        while j >= 1 and (self.tags[j] == Tag.CONJUNCTION or self.folded[j] == ","):
            if self.folded[j] in ("but", "nor"):
                break
            outer = self.phrase_of(j - 1)
            if outer is None and j >= 2 and self.folded[j - 1] == ",":
                outer = self.phrase_of(j - 2)
            if outer is None or (self.folded[j] == "," and len(found) == 1):
                break
            if self.before(outer) in (Tag.PREPOSITION, *VERB_TAGS):
                break
            found.append(outer)
            j = outer.start - 1
        return found[::-1]

    def objects(self, after: int) -> list[NounPhrase]:
        """Return the noun phrases that begin right at a word, with those joined to it."""
        j = after
        while j < len(self.tokens) and self.tags[j] == Tag.ADVERB:
            j += 1
        phrase = self.phrase_of(j)
        if phrase is None or phrase.start > j:
            return []
        return [phrase, *self._joined_after(phrase)]

    def _joined_after(self, phrase: NounPhrase) -> Iterator[NounPhrase]:
        j = phrase.end
        waiting = self._waits_for_verb(phrase)
        while j + 1 < len(self.tokens):
            if self.tags[j] == Tag.CONJUNCTION and self.folded[j] in ("and", "or", "&"):
                step = 1
            elif self.folded[j] == ",":
                step = 2 if self.tags[j + 1] == Tag.CONJUNCTION else 1
            else:
                return
            following = self.phrase_of(j + step)
            if following is None or (not waiting and self._begins_clause(following)):
                return
            yield following
            j = following.end

    def _waits_for_verb(self, phrase: NounPhrase) -> bool:
        """Return whether a phrase is within the subject: "strikes on Iraq and Syria killed"."""
        if self.before(phrase) != Tag.PREPOSITION:
            return False
        start, _ = self.clause(phrase.start)
        return not any(tag in "VEAM" for tag in self.tags[start : phrase.start])

    def _begins_clause(self, phrase: NounPhrase) -> bool:
        j = phrase.end
        while j < len(self.tokens) and self.tags[j] in ("P", *SKIPPED_BEFORE_VERB):
            inner = self.phrase_of(j + 1) if self.tags[j] == "P" else None
            if self.tags[j] == "P" and inner is None:
                return False
            j = inner.end if inner else j + 1
        return j < len(self.tokens) and self.tags[j] in ("V", "E") and self.folded[j] != "by"

    def prepositional(self, after: int, prepositions: Sequence[str], *, reach: int = 14
                      ) -> list[NounPhrase]:
        """Return the phrases that the nearest of these prepositions governs, to the right.

        The search ends at a verb that begins another clause, at a subordinator or a semicolon.
        """
        end = min(len(self.tokens), after + reach)
        j = after
        while j < end:
            tag = self.tags[j]
            if tag == Tag.SUBORDINATOR or tag == "V" or self.folded[j] in (";", ":"):
                return []
            if tag in "AM" and not self._opens_passive(j):
                return []
            if self.folded[j] in ("according", "cited", "quoted"):
                return []
            if tag in (Tag.PREPOSITION, Tag.TO) and self.folded[j] in prepositions:
                found = self.objects(j + 1)
                if found:
                    return found
            j += 1
        return []

    def _opens_passive(self, auxiliary: int) -> bool:
        """Return whether "were carried out" begins here: its complements are still the noun's."""
        j = auxiliary + 1
        while j < len(self.tokens) and self.tags[j] in SKIPPED_BEFORE_VERB:
            j += 1
        return j < len(self.tokens) and self.tags[j] in "EG"

    def governor(self, phrase: NounPhrase) -> int | None:
        """Return the verb whose object the phrase is, or that is passive over it, or None."""
        while self.folded[phrase.start - 1] == "of" and phrase.start >= 2:
            outer = self.phrase_of(phrase.start - 2)
            if outer is None:
                break
            phrase = outer
        if phrase.start >= 2 and self.folded[phrase.start - 1] == "and":
            # "launched several rocket and drone attacks"
            phrase = self.phrase_of(phrase.start - 2) or phrase
        j = phrase.start - 1
        while j >= 0 and (self.tags[j] in ("Y",) or self.folded[j] in ("out", "off", "up")):
            j -= 1
        if j >= 0 and self.tags[j] in VERB_TAGS:
            return j
        j = phrase.end
        while j < len(self.tokens) and self.tags[j] in SKIPPED_BEFORE_VERB:
            j += 1
        if j < len(self.tokens) and self.tags[j] == "E" and self.passive(j):
            return j
        return None

    def clause(self, word: int) -> tuple[int, int]:
        """Return the words ``[start, end)`` of the clause that a word is in."""
        if not self.bounds:
            self.bounds = [-1, *(j for j in range(len(self.tokens)) if self._bounds(j)),
                           len(self.tokens)]
        right = bisect_right(self.bounds, word)
        left = right - 1
        if self.bounds[left] == word:  # a boundary word is of the clause that it opens
            left -= 1
        return self.bounds[left] + 1, self.bounds[right]

    def _bounds(self, word: int) -> bool:
        if self.folded[word] in (";", ":"):
            return True
        return self.tags[word] == Tag.SUBORDINATOR


def cut(text: str, sentence: Sentence, tags: dict[str, str], capitals: frozenset[str]) -> Parse:
    """Return the words of a sentence with their classes; noun phrases are found by ``chunk``.

    Quotation marks are left out, so that a quoted noun still stands in its phrase. ``capitals``
    are the words that the report writes with a capital inside its sentences: only these are names
    where every word, or the first, has one.
    """
    tokens: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in TOKEN.finditer(text, sentence.span.start, sentence.span.end):
        if match.group() in QUOTES:
            continue
        tokens.append(match.group())
        starts.append(match.start())
        ends.append(match.end())
    folded = [fold(token) for token in tokens]
    title_case = _is_title_case(tokens, sentence.kind)
    classes = _classes(tokens, folded, tags, capitals, title_case=title_case)
    return Parse(sentence, tokens, folded, starts, ends, classes, title_case=title_case)


def _is_title_case(tokens: list[str], kind: SentenceKind) -> bool:
    if kind not in (SentenceKind.TITLE, SentenceKind.HEADING):
        return False
    longer = [token for token in tokens if len(token) > 3 and token[0].isalpha()]
    return bool(longer) and sum(token[0].isupper() for token in longer) > 0.6 * len(longer)


DATES = frozenset((
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
    "february", "april", "june", "july", "august", "september", "october", "november", "december",
    "jan.", "feb.", "aug.", "sept.", "oct.", "nov.", "dec.", "jan", "feb", "aug", "sept", "oct",
    "nov", "dec",
))


def _classes(tokens: list[str], folded: list[str], tags: dict[str, str],
             capitals: frozenset[str], *, title_case: bool) -> list[str]:
    classes = []
    for position, (token, word) in enumerate(zip(tokens, folded, strict=True)):
        known = tags.get(word)
        first = token[0]
        if first.isupper() and word in DATES:
            classes.append("Y")
        elif known in ("R", "S", "P", "M") and len(token) > 1 and token.isupper() and not title_case:
            classes.append("Z")  # US, WHO, IN
        elif first.isupper() and position and not title_case and known not in (
                "P", "D", "R", "A", "C"):
            classes.append("Z")
        elif known is not None:
            classes.append(known)
        elif first.isdigit():
            classes.append("X")
        elif not (first.isalnum() or first == "_"):
            classes.append("Q")
        elif first.isupper() and (token in capitals or (position and not title_case)):
            classes.append("Z")
        else:
            classes.append(_by_ending(word))
    return classes


def _by_ending(word: str) -> str:
    if "-" in word or len(word) < 5:
        return "N"
    if word.endswith("ly"):
        return "Y"
    if word.endswith("ing"):
        return "G"
    if word.endswith("ed"):
        return "E"
    return "N"


def chunk(parse: Parse, names: Sequence[tuple[int, int]]) -> None:
    """Settle words that may be noun or verb, and find the noun phrases.

    Args:
        parse: the sentence; its classes, phrases and ``phrase_at`` are set.
        names: word ranges of lexicon names, which are never cut ("Ministry of Defense").
    """
    inside = [False] * len(parse.tokens)
    for start, end in names:
        for j in range(start, end):
            if parse.tags[j] not in "XD" or j > start:
                parse.tags[j] = "Z"
            inside[j] = j > start
    _settle(parse)
    parse.phrase_at = [-1] * len(parse.tokens)
    start = -1
    for j, tag in enumerate([*parse.tags, "Q"]):
        opens = tag == "D" or tag == "R" or (tag == "X" and j and parse.tags[j - 1] in "NZ")
        joined = j < len(inside) and inside[j]
        if start >= 0 and (tag not in PHRASE_TAGS or (opens and not joined and j > start
                           and parse.tags[j - 1] not in "DXO")):
            _close(parse, start, j)
            start = -1
        if tag == "R":
            _close(parse, j, j + 1)
        elif start < 0 and tag in PHRASE_TAGS and tag != "O":
            start = j


def _close(parse: Parse, start: int, end: int) -> None:
    while end - 1 > start and parse.tags[end - 1] == "O":
        end -= 1
    number = len(parse.phrases)
    parse.phrases.append(NounPhrase(start, end))
    for j in range(start, end):
        parse.phrase_at[j] = number


def _settle(parse: Parse) -> None:
    """Decide each ambiguous word by its neighbours, left to right."""
    tags, folded = parse.tags, parse.folded
    last = len(tags) - 1
    for j, tag in enumerate(tags):
        previous = tags[j - 1] if j else ""
        following = tags[j + 1] if j < last else ""
        if tag == "B":
            tags[j] = _noun_or_verb(parse, j, previous, following)
        elif tag == "I":
            tags[j] = _noun_or_past(parse, j, previous, following)
        elif tag == "E":
            adjective = previous in ("D", "O", "X") or (previous == "P" and following in "NBI")
            if adjective and following in ("N", "B", "I", "Z", "X"):
                tags[j] = "N"
        elif tag == "G":
            if previous in ("D", "O") or (previous in "NZ" and previous and following in "PQ"
                                           and folded[j - 1] not in BE_FORMS):
                tags[j] = "N"
        elif tag == "V" and previous in ("D", "O") and following in ("N", "Z", "P", "Q", "S"):
            tags[j] = "N"


def _noun_or_verb(parse: Parse, j: int, previous: str, following: str) -> str:
    if previous in ("T", "M", "R") or parse.folded[j - 1] in ("not", "n't", "don't", "didn't"):
        return "V"
    if previous in ("D", "O", "X", "P", "G"):
        return "N"
    third = parse.folded[j].endswith("s") and not parse.folded[j].endswith("ss")
    takes_object = following in ("D", "Z", "R", "X") or (
        following in ("N", "P") and parse.title_case)
    if previous in ("N", "Z"):
        is_plural = parse.folded[j - 1].endswith("s")
        if following in ("V", "E", "A", "M"):
            return "N"
        if third and not is_plural and takes_object:
            return "V"
        if third and previous == "Z" and following in ("P", "T", "N") and not is_plural:
            return "V" if parse.title_case or following == "T" else "N"
        if not third and is_plural and (takes_object or following == "N"):
            return "V"
        return "N"
    if previous in ("C", "Y") and takes_object:
        return "V"
    if previous == "" and following in ("D", "Z"):
        return "V"
    return "N"


def _noun_or_past(parse: Parse, j: int, previous: str, following: str) -> str:
    """Decide a word whose past is its base form: "a drone hit the base", "was hit by"."""
    if previous == "A" or (previous == "Y" and j > 1 and parse.tags[j - 2] == "A"):
        return "E"
    after = parse.folded[j + 1] if following else ""
    takes_object = following in ("D", "Z", "R", "X") or after in ("off", "up", "down", "by", "fire")
    if previous in ("N", "Z", "Y") and takes_object:
        return "E"
    return _noun_or_verb(parse, j, previous, following)
