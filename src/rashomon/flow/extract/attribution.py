"""Who is cited in a sentence, by which cue, and for which words."""

from dataclasses import dataclass

from rashomon.flow.extract.arguments import Actors
from rashomon.flow.extract.parse import NounPhrase, Parse
from rashomon.flow.extract.scan import Scan
from rashomon.lexicon.cues import Cue
from rashomon.lexicon.phrases import Match
from rashomon.lexicon.wordsets import word_set
from rashomon.model.mention import Attribution, Form
from rashomon.model.vocabulary import SourceClass

NOUN_CLASSES = (
    ("documents", SourceClass.DOCUMENT),
    ("imagery", SourceClass.IMAGERY),
    ("anonymous", SourceClass.ANONYMOUS),
    ("media", SourceClass.OUTLET),
)
# Verbs that report only where a clause or a quotation follows, not a plain object.
# Pictures and papers show; people say.
CLAIMING = frozenset(("claim",))
SHOWING = frozenset(("show", "suggest", "indicate"))
TELLING = frozenset(("tell",))
SHOWN = frozenset((SourceClass.IMAGERY, SourceClass.DOCUMENT))
NEED_CLAUSE = word_set("need_clause")


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution with the phrase of its source and the cue's own words."""

    attribution: Attribution
    phrase: NounPhrase
    cue: tuple[int, int]


def attributions(scan: Scan, actors: Actors) -> list[Said]:
    """Return who is cited in a sentence, in the order of the text, with ``via`` set."""
    found: dict[NounPhrase, tuple[Match[Cue], SourceClass, bool]] = {}
    for cue in scan.cues_of("report", "before"):
        _after_cue(scan, actors, cue, found)
    for cue in scan.cues_of("report", "verbs"):
        _verb_cue(scan, actors, cue, found)
    ordered = sorted(found.items(), key=lambda item: item[0].start)
    said: list[Said] = []
    for number, (phrase, (cue, source_class, _)) in enumerate(ordered):
        via = None
        text = cue.entry.phrase
        if text in ("cited by", "quoted by", "carried by") and number:
            # "diplomats cited by Reuters": Reuters speaks, the diplomats through it.
            previous = said[-1]
            said[-1] = Said(
                Attribution(
                    previous.attribution.source,
                    previous.attribution.cue,
                    previous.attribution.source_class,
                    number,
                    previous.attribution.entity,
                ),
                previous.phrase,
                previous.cue,
            )
        elif text in ("citing", "quoting") and number:
            via = number - 1
        elif (outlet := _told_to(scan, cue)) is not None and outlet != phrase:
            via = next((i for i, (other, _) in enumerate(ordered) if other == outlet), None)
        mention = actors.get(phrase)
        start = phrase.start
        while start < phrase.head and scan.parse.tags[start] == "D":
            start += 1
        cue_text = " ".join(scan.parse.tokens[cue.start : cue.end])
        attribution = Attribution(
            scan.parse.span(start, phrase.end),
            cue_text,
            source_class,
            via,
            mention.entity if mention else None,
        )
        said.append(Said(attribution, phrase, (cue.start, cue.end)))
    return said


def _after_cue(
    scan: Scan,
    actors: Actors,
    cue: Match[Cue],
    found: dict[NounPhrase, tuple[Match[Cue], SourceClass, bool]],
) -> None:
    if cue.entry.phrase in ("told", "per"):
        return
    for phrase in scan.parse.objects(cue.end)[:2]:
        source_class = _source_class(scan, actors, phrase)
        if source_class is not None:
            found.setdefault(phrase, (cue, source_class, True))


def _verb_cue(
    scan: Scan,
    actors: Actors,
    cue: Match[Cue],
    found: dict[NounPhrase, tuple[Match[Cue], SourceClass, bool]],
) -> None:
    parse = scan.parse
    if parse.tags[cue.start] not in "VE":
        return
    if parse.passive(cue.start) or _is_reduced(parse, cue.start):
        if cue.entry.phrase in CLAIMING:
            return  # "the attack was claimed by the group": that is an act of its own
        phrases = parse.prepositional(cue.end, ("by",), reach=4)
    else:
        phrases = _inverted(scan, actors, cue)
        turned = bool(phrases)
        phrases = phrases or _speaking(scan, actors, cue)
        aside = (
            bool(phrases) and phrases[0].start > 0 and (parse.folded[phrases[0].start - 1] == ",")
        )
        if cue.entry.phrase in NEED_CLAUSE and not (turned or aside or _takes_clause(scan, cue)):
            return
    for phrase in phrases:
        source_class = _source_class(scan, actors, phrase)
        if cue.entry.phrase in SHOWING and source_class not in SHOWN:
            continue
        if source_class is not None and phrase not in found:
            found[phrase] = (cue, source_class, False)
    outlet = _told_to(scan, cue)
    if outlet is not None and any(phrase in found for phrase in phrases):
        found.setdefault(outlet, (cue, _outlet_class(scan, outlet) or SourceClass.OUTLET, False))


def _told_to(scan: Scan, cue: Match[Cue]) -> NounPhrase | None:
    """Return the outlet that "the mayor told Reuters" names: the mayor speaks through it."""
    if cue.entry.phrase not in TELLING:
        return None
    told = scan.parse.objects(cue.end)[:1]
    return next((phrase for phrase in told if _outlet_class(scan, phrase) is not None), None)


def _is_reduced(parse: Parse, word: int) -> bool:
    """Return whether "by" follows a bare participle: "an attack claimed by the group"."""
    return parse.tags[word] == "E" and parse.folded[word + 1 : word + 2] == ["by"]


def _speaking(scan: Scan, actors: Actors, cue: Match[Cue]) -> list[NounPhrase]:
    """Return the subjects; of "the Committee for the Red Cross says" the one that can speak."""
    phrases = scan.parse.subjects(cue.start)
    if any(_source_class(scan, actors, p) is not None for p in phrases):
        return phrases
    beside = scan.parse.phrase_of(cue.start - 1)
    return [beside] if beside is not None else phrases


def _takes_clause(scan: Scan, cue: Match[Cue]) -> bool:
    """Return whether a clause, a quotation or the end of the sentence follows the verb."""
    parse = scan.parse
    j = cue.end
    if j >= len(parse.tokens):
        return True
    if parse.folded[j] in (
        ",",
        ".",
        "that",
        ":",
        "\u201c",
        '"',
        "by",
        "on",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ):
        return True
    phrase = parse.phrase_of(j)
    if phrase is None:
        return False
    j = phrase.end
    return j < len(parse.tokens) and parse.tags[j] in "VEAM"


def _inverted(scan: Scan, actors: Actors, cue: Match[Cue]) -> list[NounPhrase]:
    """Return the subject after the verb of '"...", said the minister'."""
    before = scan.parse.folded[cue.start - 1] if cue.start else ""
    if before != ",":
        return []
    return [
        p
        for p in scan.parse.objects(cue.end)[:1]
        if _source_class(scan, actors, p) is not None
        and not (p.end < len(scan.parse.tokens) and scan.parse.tags[p.end] in "VAM")
    ]


def _outlet_class(scan: Scan, phrase: NounPhrase) -> SourceClass | None:
    """Return what the outlet is that a phrase names; none if it names no outlet."""
    for match in scan.outlets:
        if phrase.start <= match.start < phrase.end and match.end >= phrase.end:
            return SourceClass.AGENCY if match.entry.kind == "agency" else SourceClass.OUTLET
    return None


def _source_class(scan: Scan, actors: Actors, phrase: NounPhrase) -> SourceClass | None:
    if (outlet_class := _outlet_class(scan, phrase)) is not None:
        return outlet_class
    for name, source_class in NOUN_CLASSES:
        for cue in scan.cues_of("report", name):
            if phrase.start <= cue.start and cue.end == phrase.end:
                return source_class
    mention = actors.get(phrase)
    if mention is None or mention.noun_form == "platform":
        return None  # a warplane acts, but does not speak
    if mention.source_class is not None:
        return mention.source_class
    if mention.form is Form.PERSON:
        return SourceClass.WITNESS
    return SourceClass.OFFICIAL
