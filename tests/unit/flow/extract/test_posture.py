"""Forces that stand somewhere."""

import pytest

from tests.reading import Reader


@pytest.mark.parametrize(
    ("sentence", "owner", "force", "place", "count"),
    [
        ("About 2,500 American soldiers are stationed in Iraq.",
         "USA:Military", "troops", "Iraq", 2500),
        ("French troops based in Chad left.", "FRA:Military", "troops", "Chad", None),
        ("Italian peacekeepers in Lebanon were told to rest.",
         "ITA:Military", "troops", "Lebanon", None),
    ],
)  # fmt: skip
def test_a_standing_presence_is_read(
    reader: Reader, sentence: str, owner: str, force: str, place: str, count: int | None
) -> None:
    (posture,) = reader.code(sentence).posture
    assert (posture.owner, posture.force) == (owner, force)
    assert [one.name for one in posture.places] == [place]
    assert [one.low for one in posture.counts] == ([count] if count else [])


@pytest.mark.parametrize(
    "sentence",
    ["The soldiers are stationed in Iraq.", "French troops are ready.", "Tourists are in Iraq."],
)
def test_without_an_owner_or_a_place_there_is_none(reader: Reader, sentence: str) -> None:
    assert reader.code(sentence).posture == ()
