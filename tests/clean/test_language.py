import pytest

from whence.clean.language import language_of

TEXTS = {
    "en": "The army said on Monday that it had taken the town, and that four of its men had been killed.",
    "es": "El ejército dijo el lunes que había tomado la ciudad y que cuatro de sus hombres murieron en los combates.",
    "fr": "L'armée a dit lundi que la ville avait été prise et que quatre de ses hommes ont été tués dans la nuit.",
    "de": "Die Armee sagte am Montag, dass sie die Stadt eingenommen habe und dass vier der Männer getötet wurden.",
    "ru": "Армия заявила в понедельник, что взяла город.",
    "ar": "قال الجيش يوم الاثنين إنه سيطر على المدينة.",
    "ja": "陸軍は月曜日に町を占領したと発表した。",
    "zh": "军方星期一表示已占领该镇。",
}


@pytest.mark.parametrize(("code", "text"), TEXTS.items())
def test_languages(code: str, text: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize("text", ["", "Homs", "12 34 56", "Army takes town", "xxx yyy " * 30])
def test_too_little_to_tell(text: str) -> None:
    assert language_of(text) is None


def test_capitals_do_not_matter() -> None:
    assert language_of(TEXTS["en"].upper()) == "en"


def test_names_in_another_script_do_not_matter() -> None:
    assert language_of(TEXTS["en"] + " (الجيش)") == "en"
