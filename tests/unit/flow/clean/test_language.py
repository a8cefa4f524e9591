import pytest

from rashomon.flow.clean.language import language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The army said on Monday that it had taken the town from the rebels.", "en"),
        ("Die Armee teilte am Montag mit, sie habe die Stadt von den Rebellen erobert.", "de"),
        ("L'armée a annoncé lundi avoir repris la ville aux rebelles après des combats.", "fr"),
        ("Армия заявила в понедельник, что взяла город под контроль.", "ru"),
        ("قال الجيش يوم الاثنين إنه سيطر على المدينة بعد معارك عنيفة", "ar"),
        ("El ejército dijo el lunes que había tomado la ciudad de los rebeldes.", "es"),
        ("Wojsko podało w poniedziałek, że odbiło miasto z rąk rebeliantów.", "pl"),
    ],
)
def test_the_language_of_a_sentence_is_told(text: str, code: str) -> None:
    assert language_of(text) == code


def test_a_short_english_text_full_of_names_is_english() -> None:
    text = "Mullah Abdul Ghani Baradar met Zalmay Khalilzad in Doha and was told of the raid."
    assert language_of(text) == "en"
