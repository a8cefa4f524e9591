from rashomon.lexicon.book import Lexicon


def cues_at(lexicon: Lexicon, *words: str) -> set[tuple[str, str, str]]:
    return {
        (m.entry.family, m.entry.name, m.entry.phrase)
        for m in lexicon.cues.at(0, words, words)
        if m.end == len(words)
    }


def test_a_verb_of_reporting_is_a_cue_in_every_form(lexicon: Lexicon) -> None:
    for form in ("say", "says", "said", "saying"):
        assert ("report", "verbs", "say") in cues_at(lexicon, form)


def test_a_phrase_of_reporting_is_a_cue_word_for_word(lexicon: Lexicon) -> None:
    assert ("report", "before", "according to") in cues_at(lexicon, "according", "to")


def test_hedges_tell_probable_from_possible(lexicon: Lexicon) -> None:
    names = {name for family, name, _ in cues_at(lexicon, "reportedly") if family == "hedges"}
    assert names == {"probable"}
    assert ("hedges", "possible", "unconfirmed") in cues_at(lexicon, "unconfirmed")
