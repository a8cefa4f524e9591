"""What stands after a noun phrase and says for whom it acts: "of Ghana", ", the minister"."""

from rashomon.flow.extract.parse import NounPhrase, Parse
from rashomon.flow.extract.scan import Scan
from rashomon.lexicon.actors import compose, state_of
from rashomon.lexicon.wordsets import word_set
from rashomon.model.mention import ActorMention, Form
from rashomon.model.vocabulary import SourceClass

CHARGED = word_set("charged")


def completed(
    scan: Scan, phrase: NounPhrase, found: dict[NounPhrase, ActorMention]
) -> ActorMention:
    """Return a mention with the entity that an "of" or an apposition adds to it."""
    mention = found[phrase]
    if mention.entity is not None:
        return mention
    parse = scan.parse
    j = phrase.end
    if j + 1 >= len(parse.tokens):
        return mention
    inner = parse.phrase_of(j + 1)
    if inner is None or inner.start != j + 1 or inner not in found:
        return mention
    joins = ("of", "from", "at") if _is_charged(parse, phrase) else ("of", "for", "from", "at")
    if parse.folded[j] in joins and mention.form is not Form.PRONOUN:
        return _of_owner(parse, phrase, mention, found[inner])
    if mention.form is Form.PERSON and parse.folded[j] == "," and found[inner].form is Form.NOUN:
        return _apposed(mention, completed(scan, inner, found))
    return mention


def _is_charged(parse: Parse, phrase: NounPhrase) -> bool:
    """Return whether "for" names a task, not a master: "minister for the Middle East"."""
    return any(parse.folded[j] in CHARGED for j in range(phrase.start, phrase.end))


def _of_owner(
    parse: Parse, phrase: NounPhrase, mention: ActorMention, owner: ActorMention
) -> ActorMention:
    """Return "the police" of "the police of Ghana" with the body it is of."""
    if owner.form is Form.PERSON:
        if mention.noun_form == "state":
            return _with(mention, name=owner.name, entity=owner.entity)
        return mention
    if owner.entity is None:
        return mention
    if mention.noun_form in ("state", "body", "people", "armed", "states") or (
        mention.form is Form.NOUN and mention.noun_form is None
    ):
        of_body = mention.body and compose(state_of(owner.entity), mention.body)
        return _with(mention, entity=of_body or owner.entity)
    if _is_in_office(parse, phrase, mention):
        return _with(mention, entity=state_of(owner.entity))
    return mention


def _apposed(mention: ActorMention, office: ActorMention) -> ActorMention:
    """Return a person with what "Rice, the national security adviser" says of her."""
    if office.noun_form in ("state", "body", None) and office.entity:
        return _with(mention, entity=office.entity, source_class=office.source_class)
    return _with(mention, source_class=office.source_class)


def _is_in_office(parse: Parse, phrase: NounPhrase, mention: ActorMention) -> bool:
    """Return whether a person has a title of state that he has not left."""
    if mention.form is not Form.PERSON or mention.source_class is not SourceClass.GOVERNMENT:
        return False
    return not any(
        parse.folded[j] in ("former", "late") or parse.folded[j].startswith("ex-")
        for j in range(phrase.start, phrase.end)
    )


def _with(mention: ActorMention, **fields: object) -> ActorMention:
    values = {name: getattr(mention, name) for name in ActorMention.__slots__}
    return ActorMention(**{**values, **fields})
