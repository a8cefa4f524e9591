from pathlib import Path

import pytest

from rashomon.errors import LexiconError
from rashomon.lexicon.actors import (
    ActorName,
    NameKind,
    plural_forms,
    read_names,
    read_nouns,
    read_persons,
    state_of,
)

NAME = ActorName("SDN", "Junta", NameKind.ALIAS, "government", "2019-04-11", "2019-09-08")


@pytest.mark.parametrize(
    ("date", "valid"),
    [("2019-04-10", False), ("2019-04-11", True), ("2019-09-07", True), ("2019-09-08", False),
     (None, True)],
)  # fmt: skip
def test_a_name_is_valid_from_its_first_day_until_before_its_last(
    date: str | None, *, valid: bool
) -> None:
    assert NAME.is_valid(date) is valid


def test_a_name_without_dates_is_always_valid() -> None:
    assert ActorName("MLI", "Mali", NameKind.NAME, "state", "", "").is_valid("1999-01-01")


def test_a_person_and_his_aliases_are_names_of_the_body_acted_for(tmp_path: Path) -> None:
    path = tmp_path / "offices.tsv"
    path.write_text(
        "person\taliases\toffice\tactor_id\tclass\tvalid_from\tvalid_to\n"
        "Ana Ruiz\tA. Ruiz|Ruiz\tPresident\tXAA\tgovernment\t2020-01-01\t\n",
        encoding="utf-8",
    )
    names = list(read_persons(path))
    assert [name.name for name in names] == ["Ana Ruiz", "A. Ruiz", "Ruiz"]
    assert {(name.actor_id, name.kind) for name in names} == {("XAA", NameKind.PERSON)}


def test_a_noun_knows_its_body_and_form() -> None:
    nouns = read_nouns()
    assert (nouns["police"].body, nouns["rebels"].form) == ("Police", "armed")


def test_a_kind_of_name_outside_the_list_is_refused(tmp_path: Path) -> None:
    (tmp_path / "states.tsv").write_text(
        "actor_id\tname\tkind\tclass\tvalid_from\tvalid_to\tsource\n"
        "XAA\tVarenia\tnickname\tstate\t\t\tinvented\n",
        encoding="utf-8",
    )
    with pytest.raises((LexiconError, ValueError), match="nickname"):
        list(read_names(tmp_path, files=("states.tsv",)))


def test_the_state_of_a_key_is_what_stands_before_the_colon() -> None:
    assert (state_of("NGA:Boko Haram"), state_of("MLI"), state_of("ISIL")) == ("NGA", "MLI", "ISIL")


def test_a_noun_comes_with_its_plural() -> None:
    assert plural_forms("militia") == ("militia", "militias")
