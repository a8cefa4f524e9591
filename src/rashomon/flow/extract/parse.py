"""A parsed sentence: who stands as subject and who as object, at the speed of a dictionary."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rashomon.lexicon.grammar import Tag
from rashomon.lexicon.wordsets import word_set
from rashomon.model.text import Sentence, Span

VERB_TAGS = frozenset("VEG")
SKIPPED_BEFORE_VERB = frozenset("AMY")
BE_FORMS = word_set("be_forms")
SPELLS = frozenset(("month", "week", "year", "morning", "afternoon", "evening", "night", "weekend"))
ASIDE = frozenset((",", "\u2014", "\u2013", "--", "-"))
DATES = word_set("dates")
SIDED = frozenset(("loyal", "allied", "opposed", "close", "linked", "aligned"))
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
    weights: list[int] = field(default_factory=list)

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
        if self.folded[j] == "," and self.tags[verb] == "G" and j == verb - 1:
            # "a lorry hit a crowd in Lyon, central France, killing nine": the lorry did.
            shared = self._shared_subject(j, depth)
            if shared:
                return shared
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
        if self.before(phrase) not in (Tag.PREPOSITION, Tag.TO, *VERB_TAGS):
            return []
        start, _ = self.clause(phrase.start)
        if start > 1 and self.folded[start - 1] in ("who", "which"):
            return self._antecedent(start - 1)
        verb = phrase.start - 2
        if verb > 0 and self.before(phrase) in "PT" and self.tags[verb] == "E":
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
            dated = (
                self.tags[j] == Tag.PREPOSITION
                and self.folded[j] in ("on", "in")
                and (self.folded[j + 1] in DATES)
            )
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
        finite = self.tags[before + 1 : before + 2] == [Tag.PARTICIPLE]
        for j in range(before, -1, -1):
            if self.tags[j] in VERB_TAGS:
                if finite and self._is_bare(j):
                    continue  # "caught him trying to cross and deported him": the catcher did
                return self.subjects(j, depth=depth + 1)
            if self.folded[j] in (";", ":"):
                break
        return []

    def _is_bare(self, verb: int) -> bool:
        """Return whether a verb is an infinitive or a participle without an auxiliary."""
        before = self.tags[verb - 1] if verb else ""
        return before == Tag.TO or (self.tags[verb] == "G" and before not in "AY")

    def _antecedent(self, relative: int) -> list[NounPhrase]:
        aside = relative > 0 and self.folded[relative - 1] == ","
        phrase = self.phrase_of(relative - 2 if aside else relative - 1)
        if phrase is None:
            return []
        if aside and self.folded[relative] == "which":
            return [self._beyond_place(phrase)]
        return [phrase]

    def _beyond_place(self, phrase: NounPhrase) -> NounPhrase:
        """Walk from "France" of "the attack in Nice, France, which killed" to "the attack"."""
        first = phrase
        if phrase.start > 1 and self.folded[phrase.start - 1] == ",":
            first = self.phrase_of(phrase.start - 2) or phrase
        if first.start > 1 and self.folded[first.start - 1] in ("in", "near", "at"):
            return self.phrase_of(first.start - 2) or phrase
        return phrase

    def _out_of_prepositions(self, phrase: NounPhrase) -> NounPhrase:
        """Walk from "the strike on the base and the port" back to "the strike"."""
        if phrase.start >= 2 and self.folded[phrase.start - 1] == "and":
            first = self.phrase_of(phrase.start - 2)
            if first and self._waits_for_verb(first) and self.phrase_of(first.start - 2):
                phrase = first
        while self.before(phrase) in (Tag.PREPOSITION, Tag.TO):
            if self.before(phrase) == Tag.TO and self.folded[phrase.start - 2] not in SIDED:
                break  # only "forces loyal to the government" goes on; "agreed to talks" does not
            outer = self.phrase_of(phrase.start - 2)
            if outer is None or outer.start == phrase.start:
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
        joined = list(self._joined_after(phrase))
        while 0 < len(joined) < 3 and self.folded[joined[-1].start - 1] == ",":
            joined.pop()  # a short list ends in "and"; after a bare comma something else begins
        return [phrase, *joined]

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

    def prepositional(
        self, after: int, prepositions: Sequence[str], *, reach: int = 14
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
            self.bounds = [
                -1,
                *(j for j in range(len(self.tokens)) if self._bounds(j)),
                len(self.tokens),
            ]
        right = bisect_right(self.bounds, word)
        left = right - 1
        if self.bounds[left] == word:  # a boundary word is of the clause that it opens
            left -= 1
        return self.bounds[left] + 1, self.bounds[right]

    def _bounds(self, word: int) -> bool:
        if self.folded[word] in (";", ":"):
            return True
        return self.tags[word] == Tag.SUBORDINATOR
