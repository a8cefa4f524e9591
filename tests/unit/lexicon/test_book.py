import shutil
from pathlib import Path

from rashomon.lexicon.actors import ActorName, Title
from rashomon.lexicon.book import Lexicon
from rashomon.lexicon.reading import DATA
from rashomon.lexicon.tokens import fold, words


def entities(lexicon: Lexicon, text: str) -> set[str]:
    tokens = words(text)
    matches = lexicon.names.at(0, [fold(t) for t in tokens], tokens)
    return {m.entry.actor_id for m in matches if isinstance(m.entry, ActorName)}


def test_names_of_actors_are_found_by_state_group_and_body(lexicon: Lexicon) -> None:
    assert entities(lexicon, "Mali") == {"MLI"}
    assert "NGA:Boko Haram" in entities(lexicon, "Boko Haram")
    assert "USA:Military" in entities(lexicon, "Pentagon")


def test_common_words_are_no_names(lexicon: Lexicon) -> None:
    assert not entities(lexicon, "turkey")
    assert not entities(lexicon, "who")


def test_titles_stand_among_the_names(lexicon: Lexicon) -> None:
    matches = lexicon.names.at(0, ["president"], ["President"])
    assert any(isinstance(match.entry, Title) for match in matches)


def test_names_of_the_user_are_added_and_change_the_version(
    tmp_path: Path, lexicon: Lexicon
) -> None:
    (tmp_path / "actors.tsv").write_text(
        "actor_id\tname\tkind\tclass\tlang\tvalid_from\tvalid_to\tsource\n"
        "XAA:Home Guard\tVarenian Home Guard\tname\tmilitary\ten\t\t\tinvented\n",
        encoding="utf-8",
    )
    own = Lexicon(extra=(tmp_path,))
    assert entities(own, "Varenian Home Guard") == {"XAA:Home Guard"}
    assert entities(own, "Mali") == {"MLI"}
    assert own.version != lexicon.version


def test_the_version_depends_on_every_byte_of_the_data(tmp_path: Path) -> None:
    grammar = tmp_path / "grammar"
    shutil.copytree(DATA / "grammar", grammar)
    before = Lexicon(data=tmp_path).version
    assert before == Lexicon(data=tmp_path).version
    path = grammar / "verbs.txt"
    path.write_text(path.read_text(encoding="utf-8") + "zigzag\n", encoding="utf-8")
    assert Lexicon(data=tmp_path).version != before
