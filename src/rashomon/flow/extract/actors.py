"""Noun phrases that can stand for an actor, with the entity that their own words name."""

from rashomon.flow.extract.appositions import completed
from rashomon.flow.extract.parse import NounPhrase, Parse
from rashomon.flow.extract.scan import Scan
from rashomon.lexicon.actors import ActorName, ActorNoun, NameKind, Title, compose
from rashomon.lexicon.book import Lexicon
from rashomon.lexicon.phrases import Match
from rashomon.lexicon.wordsets import word_set
from rashomon.model.mention import ActorMention, Form
from rashomon.model.vocabulary import SourceClass

# Words that open or close a name of something other than a person.
NOT_PERSONS = word_set("not_persons")
# After these a capital is a place, not a government.
WHERE = word_set("where")
INNER = frozenset(("armed", "body", "states"))
ARTICLES = word_set("articles")
POINTING = frozenset(("the", "this", "that", "these", "those", "its", "their", "both"))
COMPASS = frozenset(("North", "South", "East", "West"))
PERSONAL = word_set("personal")
POSSESSIVES = frozenset(("his", "her", "their", "its", "our"))
PLURAL_PRONOUNS = frozenset(("they", "them", "we", "us"))
SPONSORED = ("backed", "aligned", "supported", "sponsored", "linked", "allied", "funded")
LED = ("led",)
CLASS_OF = {
    "military": SourceClass.MILITARY,
    "armed-group": SourceClass.ARMED_GROUP,
    "criminal": SourceClass.ARMED_GROUP,
    "paramilitary": SourceClass.MILITARY,
    "igo": SourceClass.OFFICIAL,
    "ngo": SourceClass.OFFICIAL,
    "alliance": SourceClass.OFFICIAL,
    "official": SourceClass.OFFICIAL,
    "party": SourceClass.OFFICIAL,
    "parliament": SourceClass.OFFICIAL,
    "analyst": SourceClass.ANALYST,
    "witness": SourceClass.WITNESS,
    "anonymous": SourceClass.ANONYMOUS,
    "state-media": SourceClass.OUTLET,
    "outlet": SourceClass.OUTLET,
}


def actor_mentions(scan: Scan, lexicon: Lexicon) -> dict[NounPhrase, ActorMention]:
    """Return the phrases of a sentence that can stand for an actor."""
    found: dict[NounPhrase, ActorMention] = {}
    for phrase in scan.parse.phrases:
        mention = _mention(scan, phrase, lexicon)
        if mention is not None:
            found[phrase] = mention
        elif phrase.end - phrase.start > 1:
            found.update(_inner(scan, phrase, lexicon))
    return {phrase: completed(scan, phrase, found) for phrase in found}


def _inner(scan: Scan, phrase: NounPhrase, lexicon: Lexicon) -> dict[NounPhrase, ActorMention]:
    """Return who stands before a noun that is no actor: the rebels of "a rebel attack"."""
    for end in range(phrase.end - 1, phrase.start, -1):
        noun = lexicon.nouns.get(scan.parse.folded[end - 1])
        if noun is not None and noun.form in INNER:
            inner = NounPhrase(phrase.start, end)
            names = [m for m in scan.names if inner.start <= m.start < inner.end - 1]
            return {inner: _from_noun(scan, inner, noun, end - 1, names)}
    return {}


def _mention(scan: Scan, phrase: NounPhrase, lexicon: Lexicon) -> ActorMention | None:
    parse = scan.parse
    head = parse.folded[phrase.head]
    if phrase.end - phrase.start == 1 and parse.tags[phrase.start] == "R":
        return _pronoun(parse, phrase, head)
    names = [m for m in scan.names if phrase.start <= m.start < phrase.end]
    titles = [m for m in scan.titles if phrase.start <= m.start and m.end <= phrase.end]
    if titles and (person := _titled(scan, phrase, titles[-1], names)):
        return person
    outlet = next(
        (m for m in scan.outlets if _opens_name(parse, phrase, m.start) and m.end == phrase.end),
        None,
    )
    if outlet is not None and outlet.entry.country:
        entity = f"{outlet.entry.country}:{outlet.entry.name}"
        return _base(scan, phrase, Form.NAME, entity=entity, source_class=SourceClass.OUTLET)
    noun, noun_start = _head_noun(parse, phrase, lexicon)
    if noun is not None and not (
        names and names[-1].end == phrase.end and names[-1].start <= noun_start
    ):
        return _from_noun(scan, phrase, noun, noun_start, names)
    if names and names[-1].end >= phrase.end:
        return _from_name(scan, phrase, names)
    if (
        names
        and names[-1].entry.kind == NameKind.PERSON
        and all(parse.tags[j] == "Z" for j in range(names[-1].end, phrase.end))
        and not any(m.end == phrase.end for m in scan.facilities)
    ):
        return _from_name(scan, phrase, names)
    return _unknown_person(scan, phrase, lexicon)


def _opens_name(parse: Parse, phrase: NounPhrase, word: int) -> bool:
    """Return whether the phrase's capitals begin at a word: not "Foreign Affairs" of a ministry."""
    if not phrase.start <= word < phrase.end:
        return False
    return not any(parse.tags[j] == "Z" for j in range(phrase.start, word))


def _base(scan: Scan, phrase: NounPhrase, form: Form, **fields: object) -> ActorMention:
    parse = scan.parse
    head = parse.folded[phrase.head]
    start = phrase.start
    while start < phrase.head and (
        parse.folded[start] in ARTICLES
        or parse.tags[start] == "O"
        or parse.folded[start : start + 1] == ["than"]
        or parse.folded[start + 1 : start + 2] == ["than"]
    ):
        start += 1
    span = parse.span(start, phrase.end)
    mention = ActorMention(
        span,
        parse.sentence.index,
        form,
        head,
        plural=head.endswith("s") or head in ("people", "police", "men"),
        subject=_is_subject(parse, phrase),
        definite=parse.folded[phrase.start] in POINTING,
    )
    for name, value in fields.items():
        object.__setattr__(mention, name, value)
    return mention


def _is_subject(parse: Parse, phrase: NounPhrase) -> bool:
    if parse.before(phrase) in ("P", "T", "V", "E", "G"):
        return False
    j = phrase.end
    while j < len(parse.tokens) and parse.tags[j] in "AMY":
        j += 1
    return j < len(parse.tokens) and (j > phrase.end or parse.tags[j] in "VE")


def _pronoun(parse: Parse, phrase: NounPhrase, head: str) -> ActorMention | None:
    if head not in PERSONAL:
        return None
    return ActorMention(
        parse.span(phrase.start, phrase.end),
        parse.sentence.index,
        Form.PRONOUN,
        head,
        plural=head in PLURAL_PRONOUNS,
        subject=_is_subject(parse, phrase),
    )


def _head_noun(parse: Parse, phrase: NounPhrase, lexicon: Lexicon) -> tuple[ActorNoun | None, int]:
    for length in (3, 2, 1):
        start = phrase.end - length
        if start >= phrase.start:
            noun = lexicon.nouns.get(" ".join(parse.folded[start : phrase.end]))
            if noun is not None:
                return noun, start
    return None, phrase.end


def _from_noun(
    scan: Scan, phrase: NounPhrase, noun: ActorNoun, noun_start: int, names: list[Match[ActorName]]
) -> ActorMention:
    fields: dict[str, object] = {
        "body": noun.body or None,
        "noun_form": noun.form,
        "source_class": CLASS_OF.get(noun.source_class, SourceClass.GOVERNMENT),
    }
    if "coalition" in scan.parse.folded[phrase.start : phrase.end]:
        fields["coalition"] = True
    sponsor = _sponsor(scan.parse, phrase, scan)
    owner = next((m for m in reversed(names) if m.start < noun_start), None)
    if sponsor is not None:
        fields["sponsor"] = sponsor
        if owner is not None and _qualifier(scan.parse, owner):
            owner = None
    if owner is not None and owner.entry.kind != NameKind.PERSON:
        fields["entity"] = _owned(owner.entry, noun)
    elif owner is None:
        first = phrase.start + (scan.parse.tags[phrase.start] == "D")
        if scan.parse.tokens[first] in COMPASS:
            fields["name"] = scan.parse.tokens[first]
    return _base(scan, phrase, Form.NOUN, **fields)


def _owned(owner: ActorName, noun: ActorNoun) -> str:
    entity = owner.actor_id
    if noun.form == "armed" and ":" not in entity and owner.actor_class == "state":
        return f"{entity}:{noun.noun if noun.noun.endswith('s') else noun.noun + 's'}"
    if noun.form in ("person", "states"):
        return "UNKNOWN" if owner.actor_class == "state" else entity
    return compose(entity, noun.body)


def _qualifier(parse: Parse, match: Match[ActorName]) -> bool:
    """Return whether a name is the first half of "Iran-backed"."""
    return match.end < len(parse.tokens) and parse.folded[match.end] in ("-", *SPONSORED)


def _sponsor(parse: Parse, phrase: NounPhrase, scan: Scan) -> str | None:
    """Return who backs, of "Iran-backed", "Iranian-backed" or "backed by Iran"."""
    for j in range(phrase.start, phrase.end):
        first, dash, last = parse.tokens[j].partition("-")
        if dash and last.lower() in SPONSORED:
            return first
        if parse.folded[j] in SPONSORED and j >= phrase.start + 2 and parse.tokens[j - 1] == "-":
            return parse.tokens[j - 2]
    j = phrase.end
    while j < len(parse.tokens) and parse.folded[j] in (
        ",",
        "which",
        "that",
        "who",
        "is",
        "are",
        "was",
        "were",
        "both",
        "long",
    ):
        j += 1
    if j + 2 < len(parse.tokens) and parse.folded[j] in SPONSORED and parse.folded[j + 1] == "by":
        after = [m for m in scan.names if j + 2 <= m.start <= j + 3]
        if after:
            return after[0].entry.name
    return None


def _from_name(
    scan: Scan, phrase: NounPhrase, names: list[Match[ActorName]]
) -> ActorMention | None:
    entry = names[-1].entry
    source_class = CLASS_OF.get(entry.actor_class, SourceClass.GOVERNMENT)
    alone = entry.kind == NameKind.DEMONYM and scan.parse.folded[phrase.head].isalpha()
    if alone and scan.parse.tags[phrase.start] != "D":
        # "the Japanese" are a people; a lone adjective that ends a phrase is no actor.
        return None
    if entry.kind == NameKind.PERSON:
        name = " ".join(scan.parse.tokens[names[-1].start : names[-1].end])
        return _base(
            scan, phrase, Form.PERSON, entity=entry.actor_id, name=name, source_class=source_class
        )
    metonym = entry.kind in (NameKind.CAPITAL, NameKind.SEAT)
    if metonym and phrase.start and scan.parse.folded[phrase.start - 1] in WHERE:
        return None
    first = entry.name.split()[0]
    compass = first if first in COMPASS and entry.actor_class == "state" else None
    return _base(
        scan,
        phrase,
        Form.NAME,
        entity=entry.actor_id,
        source_class=source_class,
        metonym=metonym,
        compass=compass,
        sponsor=_sponsor(scan.parse, phrase, scan) if entry.actor_class == "armed-group" else None,
    )


def _titled(
    scan: Scan, phrase: NounPhrase, title: Match[Title], names: list[Match[ActorName]]
) -> ActorMention | None:
    parse = scan.parse
    rest = range(title.end, phrase.end)
    known = next((m for m in names if m.start >= title.end), None)
    is_person = bool(rest) and all(parse.tags[j] in ("Z", "O") for j in rest)
    if not is_person and rest:
        return None
    if known is not None and known.entry.kind not in (NameKind.PERSON,) and rest:
        return None
    owner = next(
        (m for m in reversed(names) if m.end <= title.end and m.entry.kind != NameKind.PERSON), None
    )
    outlet_class = CLASS_OF.get(title.entry.source_class, SourceClass.GOVERNMENT)
    entity = _office(owner.entry, title.entry) if owner else None
    if entity is None and known is not None:
        entity = known.entry.actor_id
    if any(
        parse.folded[j] in ("former", "ex", "late") or parse.folded[j].startswith("ex-")
        for j in range(phrase.start, title.start)
    ):
        entity = None
    name = " ".join(parse.tokens[title.end : phrase.end]) or None
    return _base(
        scan,
        phrase,
        Form.PERSON if name else Form.NOUN,
        entity=entity,
        name=name,
        body={"military": "Military", "police": "Police", "parliament": "Parliament"}.get(
            title.entry.acts_for
        ),
        noun_form="state" if not name else None,
        source_class=outlet_class,
    )


def _office(owner: ActorName, title: Title) -> str:
    """Return the body that the holder of a title acts for."""
    bodies = {"military": "Military", "police": "Police", "parliament": "Parliament"}
    return compose(owner.actor_id, bodies.get(title.acts_for, ""))


def _unknown_person(scan: Scan, phrase: NounPhrase, lexicon: Lexicon) -> ActorMention | None:
    parse = scan.parse
    if parse.tags[phrase.head] != "Z":
        return None
    start = phrase.start
    while parse.tags[start] != "Z":
        start += 1
    words = parse.tokens[start : phrase.end]
    if any(parse.tags[j] != "Z" for j in range(start, phrase.end)):
        return None
    if not all(
        word[0].isupper() or word in ("al", "bin", "de", "el", "van") or "-" in word
        for word in words
    ):
        return None
    if len(words) == 1 and (
        words[0].isupper() or (phrase.start and parse.folded[phrase.start - 1] in WHERE)
    ):
        return None
    if words[0] in COMPASS and len(words) == 1 and phrase.start < start:
        return _base(scan, phrase, Form.PERSON, name=words[0])
    if len(words) > 4 or words[-1].lower() in NOT_PERSONS or words[0].lower() in NOT_PERSONS:
        return None
    known = [m.start for m in scan.names] + [m.start for m in scan.facilities]
    known += [m.start for m in scan.outlets] + [m.start for m in scan.weapons]
    inside = any(start <= position < phrase.end for position in known)
    if inside or (len(words) > 1 and lexicon.gazetteer.lookup(" ".join(words))):
        return None
    return _base(scan, NounPhrase(start, phrase.end), Form.PERSON, name=" ".join(words))
