from rashomon.lexicon.things import read_facilities, read_outlets, read_weapons


def test_a_system_that_defends_is_told_from_a_munition() -> None:
    roles = {weapon.name: weapon.role for weapon in read_weapons()}
    assert roles["15 Khordad"] == "defence"
    assert roles["2S1 Gvozdika"] == "munition"


def test_a_facility_has_a_kind() -> None:
    kinds = {facility.name: facility.kind for facility in read_facilities()}
    assert (kinds["hospital"], kinds["fishing boat"]) == ("medical", "vessel")


def test_an_outlet_has_its_other_names_and_its_owner() -> None:
    outlets = {outlet.outlet_id: outlet for outlet in read_outlets()}
    assert outlets["38-north"].aliases == ("38North",)
    assert outlets["38-north"].group == "stimson"
    assert outlets["reuters"].kind == "agency"
