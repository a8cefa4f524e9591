"""The words of English by class, and the forms of its verbs."""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from rashomon.lexicon.reading import DATA, read_lines, read_toml, read_tsv


class Tag(StrEnum):
    """The class of a word in its sentence, one letter each so that a sentence is a string."""

    DETERMINER = "D"
    PREPOSITION = "P"
    TO = "T"
    CONJUNCTION = "C"
    SUBORDINATOR = "S"
    PRONOUN = "R"
    AUXILIARY = "A"
    MODAL = "M"
    VERB = "V"
    PARTICIPLE = "E"  # -ed and irregular past forms: finite past or passive participle
    GERUND = "G"
    EITHER = "B"  # noun or verb; neighbours decide
    UNCHANGED = "I"  # noun, verb or past form, all written alike (hit, set, cut)
    NOUN = "N"
    NAME = "Z"
    NUMBER = "X"
    ADVERB = "Y"
    POSSESSIVE = "O"
    MARK = "Q"


CLOSED = (
    ("adverbs", Tag.ADVERB),
    ("prepositions", Tag.PREPOSITION),
    ("subordinators", Tag.SUBORDINATOR),
    ("conjunctions", Tag.CONJUNCTION),
    ("pronouns", Tag.PRONOUN),
    ("determiners", Tag.DETERMINER),
    ("auxiliaries", Tag.AUXILIARY),
    ("modals", Tag.MODAL),
    ("negations", Tag.ADVERB),
    ("numbers", Tag.NUMBER),
)
VOWELS = "aeiou"


def plural(noun: str) -> str:
    """Return the regular plural."""
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"


@dataclass(frozen=True, slots=True)
class VerbForms:
    """The five forms of a verb."""

    base: str
    third: str
    past: str
    participle: str
    gerund: str

    def all(self) -> tuple[str, ...]:
        """Return each form once, base first."""
        forms = (self.base, self.third, self.past, self.participle, self.gerund)
        return tuple(dict.fromkeys(forms))


def _doubles(base: str) -> bool:
    """Return whether the last consonant doubles: stop, ram, plan; not rain, open, attack."""
    if len(base) < 3 or base[-1] in VOWELS + "wxyh" or base[-2] not in VOWELS:
        return False
    if base[-3] in VOWELS and not base.endswith(("quit", "quip")):
        return False
    stressed_last = {
        "refer",
        "deter",
        "repel",
        "compel",
        "expel",
        "occur",
        "admit",
        "commit",
        "permit",
        "submit",
        "transmit",
        "patrol",
        "regret",
        "rebut",
        "control",
        "prefer",
        "confer",
        "defer",
        "infer",
        "incur",
        "propel",
        "rebel",
        "embed",
        "equip",
        "kidnap",
        "transfer",
        "forbid",
        "begin",
        "upset",
    }
    syllables = sum(
        1 for i, c in enumerate(base) if c in VOWELS and (i == 0 or base[i - 1] not in VOWELS)
    )
    return syllables == 1 or base in stressed_last


def forms_of(base: str, irregular: dict[str, tuple[str, str]]) -> VerbForms:
    """Return the forms of a verb by the rules of spelling and a table of irregular ones."""
    stem = base + base[-1] if _doubles(base) else base
    if base.endswith("e") and not base.endswith(("ee", "ye", "oe")):
        gerund, past = base[:-1] + "ing", base + "d"
        if base.endswith("ie"):
            gerund = base[:-2] + "ying"
    elif base.endswith("e"):
        gerund, past = base + "ing", base + "d"
    elif base.endswith("y") and base[-2:-1] not in VOWELS:
        gerund, past = base + "ing", base[:-1] + "ied"
    else:
        gerund, past = stem + "ing", stem + "ed"
    if base.endswith("ic"):
        gerund, past = base + "king", base + "ked"
    third = {"be": "is", "have": "has", "do": "does", "go": "goes", "veto": "vetoes"}.get(
        base, plural(base)
    )
    participle = past
    if base in irregular:
        past, participle = irregular[base]
    return VerbForms(base, third, past, participle, gerund)


@dataclass(frozen=True)
class Grammar:
    """Word classes and verb forms, read once."""

    folder: Path = field(default=DATA / "grammar")

    @cached_property
    def irregular(self) -> dict[str, tuple[str, str]]:
        """Base form to past and participle."""
        rows = read_tsv(self.folder / "irregular.tsv", columns=("base", "past", "participle"))
        return {row["base"]: (row["past"], row["participle"]) for row in rows}

    def forms(self, base: str) -> VerbForms:
        """Return the forms of any verb; of "test-fire" the last part is inflected."""
        head, dash, tail = base.rpartition("-")
        forms = forms_of(tail, self.irregular)
        if not dash:
            return forms
        return VerbForms(
            *(
                f"{head}-{form}"
                for form in (forms.base, forms.third, forms.past, forms.participle, forms.gerund)
            )
        )

    @cached_property
    def tags(self) -> dict[str, str]:
        """Lower-case word to the letter of its class; unknown words are absent."""
        tags: dict[str, str] = {}
        for entry in " ".join(read_lines(self.folder / "verbs.txt")).split():
            base = entry.rstrip("*")
            forms = self.forms(base)
            bare = Tag.EITHER if entry.endswith("*") else Tag.VERB
            unchanged = forms.past == forms.base and bare is Tag.EITHER
            tags.setdefault(forms.base, Tag.UNCHANGED if unchanged else bare)
            tags.setdefault(forms.third, bare)
            tags.setdefault(forms.gerund, Tag.GERUND)
            tags.setdefault(forms.participle, Tag.PARTICIPLE)
            if forms.past not in tags:
                distinct = forms.past not in (forms.participle, forms.base)
                tags[forms.past] = Tag.VERB if distinct else Tag.PARTICIPLE
        for name, tag in reversed(CLOSED):
            for word in read_toml(self.folder / "closed.toml")[name]:
                tags[word] = tag
        for word in ("that", "as", "since", "after", "before", "until", "which", "who"):
            tags[word] = Tag.SUBORDINATOR
        tags["to"] = Tag.TO
        tags["'s"] = Tag.POSSESSIVE
        return tags

    @cached_property
    def lemmas(self) -> dict[str, str]:
        """Any form of a listed verb to its base."""
        lemmas: dict[str, str] = {}
        for entry in " ".join(read_lines(self.folder / "verbs.txt")).split():
            base = entry.rstrip("*")
            for form in self.forms(base).all():
                lemmas.setdefault(form, base)
        return lemmas
