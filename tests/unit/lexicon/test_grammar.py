import pytest

from rashomon.lexicon.book import Lexicon
from rashomon.lexicon.grammar import Tag, plural


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("attack", "attack attacks attacked attacking"),
        ("stop", "stop stops stopped stopping"),
        ("rain", "rain rains rained raining"),
        ("open", "open opens opened opening"),
        ("ram", "ram rams rammed ramming"),
        ("repel", "repel repels repelled repelling"),
        ("seize", "seize seizes seized seizing"),
        ("free", "free frees freed freeing"),
        ("deny", "deny denies denied denying"),
        ("destroy", "destroy destroys destroyed destroying"),
        ("die", "die dies died dying"),
        ("clash", "clash clashes clashed clashing"),
        ("panic", "panic panics panicked panicking"),
        ("veto", "veto vetoes vetoed vetoing"),
        ("strike", "strike strikes struck striking"),
        ("overthrow", "overthrow overthrows overthrew overthrown overthrowing"),
        ("hit", "hit hits hitting"),
        ("test-fire", "test-fire test-fires test-fired test-firing"),
        ("kidnap", "kidnap kidnaps kidnapped kidnapping"),
    ],
)
def test_a_verb_has_its_forms(lexicon: Lexicon, base: str, forms: str) -> None:
    assert " ".join(lexicon.grammar.forms(base).all()) == forms


@pytest.mark.parametrize(
    ("noun", "form"),
    [("attack", "attacks"), ("clash", "clashes"), ("army", "armies"), ("convoy", "convoys"),
     ("bus", "buses"), ("box", "boxes")],
)  # fmt: skip
def test_a_noun_has_its_regular_plural(noun: str, form: str) -> None:
    assert plural(noun) == form


@pytest.mark.parametrize(
    ("word", "tag"),
    [("shelled", Tag.PARTICIPLE), ("fell", Tag.VERB), ("shelling", Tag.GERUND), ("of", "P"),
     ("attack", Tag.EITHER), ("hit", Tag.UNCHANGED), ("the", "D"), ("to", "T"), ("who", "S"),
     ("may", "M"), ("not", "Y"), ("eleven", "X"), ("they", "R"), ("was", "A"), ("'s", "O")],
)  # fmt: skip
def test_a_word_has_its_class(lexicon: Lexicon, word: str, tag: str) -> None:
    assert lexicon.grammar.tags[word] == tag


def test_every_form_leads_back_to_its_base(lexicon: Lexicon) -> None:
    lemmas = lexicon.grammar.lemmas
    assert {lemmas[word] for word in ("struck", "strikes", "striking")} == {"strike"}
    assert lemmas["withdrew"] == lemmas["withdrawn"] == "withdraw"


def test_every_light_verb_is_a_known_verb(lexicon: Lexicon) -> None:
    assert lexicon.light_verbs <= set(lexicon.grammar.lemmas.values())
