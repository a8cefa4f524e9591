"""Who is cited for an act, in which class, by which cue."""

import pytest

from rashomon.model.vocabulary import EventType
from tests.reading import Reader

CITED = [
    ("Gunmen killed nine miners in Chhattisgarh, according to the Indian army.",
     "Indian army", "military", "according to"),
    ("\u201cThe attack killed six guards,\u201d said Mali\u2019s interior minister.",
     "Mali\u2019s interior minister", "government", "said"),
    ("A missile killed two nurses in Idlib, witnesses said.", "witnesses", "witness", "said"),
    ("The Pentagon confirmed that rebels killed two soldiers in Yemen.",
     "Pentagon", "military", "confirmed"),
    ("The Houthis said rebels killed two soldiers near Taiz.",
     "Houthis", "armed-group", "said"),
    ("Reuters reported that gunmen killed ten pupils in Kaduna.", "Reuters", "agency", "reported"),
    ("The BBC reported that gunmen killed ten pupils in Kaduna.", "BBC", "outlet", "reported"),
    ("State media said the army killed ten rebels near Hodeidah.",
     "State media", "outlet", "said"),
    ("Analysts at the institute said the army killed ten rebels near Sebha.",
     "Analysts", "analyst", "said"),
    ("The strike killed four policemen in Quetta, a spokesman for the governor told journalists.",
     "spokesman", "official", "told"),
    ("Two soldiers were killed in Lamu, according to the Kenyan defence ministry.",
     "Kenyan defence ministry", "government", "according to"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "source", "source_class", "cue"), CITED)
def test_the_cited_stand_with_class_and_cue(
    reader: Reader, sentence: str, source: str, source_class: str, cue: str
) -> None:
    cited = reader.event(sentence, of=EventType.ASSAULT).attribution
    assert [(one.phrase.text, one.source_class, one.cue) for one in cited] == [
        (source, source_class, cue)
    ]


@pytest.mark.parametrize(("sentence", "source", "source_class", "cue"), CITED)
def test_the_speaker_is_never_the_actor(
    reader: Reader, sentence: str, source: str, source_class: str, cue: str
) -> None:
    event = reader.event(sentence, of=EventType.ASSAULT)
    assert source not in [actor.phrase.text for actor in event.actors]
    assert source_class
    assert cue


def test_one_cited_by_another_says_so(reader: Reader) -> None:
    event = reader.event(
        "A drone struck a refinery in Samara, Reuters reported, citing local officials.",
        of=EventType.ASSAULT,
    )
    assert [(one.phrase.text, one.via) for one in event.attribution] == [
        ("Reuters", None),
        ("local officials", 0),
    ]


def test_one_said_to_be_cited_by_an_agency_stands_via_the_agency(reader: Reader) -> None:
    event = reader.event(
        "Diplomats cited by Reuters said rebels killed two soldiers near Goma.",
        of=EventType.ASSAULT,
    )
    assert [(one.phrase.text, one.via) for one in event.attribution] == [
        ("Diplomats", 1),
        ("Reuters", None),
    ]


def test_what_the_report_says_in_its_own_voice_has_no_source(reader: Reader) -> None:
    event = reader.event("Rebels killed two soldiers near Goma.", of=EventType.ASSAULT)
    assert event.attribution == ()


def test_a_quotation_that_goes_on_keeps_its_speaker(reader: Reader) -> None:
    event = reader.event(
        "\u201cWe are shocked,\u201d said Mali\u2019s interior minister.",
        "\u201cGunmen killed six guards in Gao.\u201d",
        of=EventType.ASSAULT,
    )
    assert [one.entity for one in event.attribution] == ["MLI"]


def test_a_condemnation_is_not_its_own_source(reader: Reader) -> None:
    event = reader.event("Ghana condemned the coup in Niger.", of=EventType.ACCUSE)
    assert event.attribution == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Shells killed nine people in Kidal, mayor Ada Diallo told Reuters.",
        "Mayor Ada Diallo told Reuters that shells killed nine people in Kidal.",
    ],
)
def test_one_who_told_an_outlet_stands_via_the_outlet(reader: Reader, sentence: str) -> None:
    event = reader.event(sentence, of=EventType.ASSAULT)
    speaker, outlet = event.attribution
    assert "Diallo" in speaker.phrase.text
    assert speaker.via == 1
    assert (outlet.phrase.text, outlet.source_class, outlet.cue) == ("Reuters", "agency", "told")


def test_one_who_told_reporters_speaks_through_no_one(reader: Reader) -> None:
    sentence = "Shells killed nine people in Kidal, mayor Ada Diallo told reporters."
    event = reader.event(sentence, of=EventType.ASSAULT)
    assert [one.via for one in event.attribution] == [None]
