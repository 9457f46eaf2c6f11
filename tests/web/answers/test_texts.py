from __future__ import annotations

import pytest

from whence.web.answers.texts import direction, hidden


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Troops entered the town.", "en", "ltr"),
        ("دخلت القوات المدينة.", "ar", "rtl"),
        ("دخلت القوات المدينة.", None, "rtl"),
        ("נכנסו לעיר", None, "rtl"),
        ("BBC: دخلت القوات المدينة يوم الأحد", None, "rtl"),
        ("«1, 2, 3»", "fa", "rtl"),
        ("«1, 2, 3»", "en", "ltr"),
        ("", None, "ltr"),
        ("Войска вошли в город", "ru", "ltr"),
    ],
)
def test_the_direction_is_that_of_the_letters(text: str, language: str | None, expected: str) -> None:
    assert direction(text, language) == expected


def test_characters_that_act_are_named_with_their_place() -> None:
    text = "a\u202eb\u200bc\u200dd\U000e0041\x00"
    assert hidden(text) == [
        (1, "U+202E RIGHT-TO-LEFT OVERRIDE"),
        (3, "U+200B ZERO WIDTH SPACE"),
        (7, "U+E0041 TAG LATIN CAPITAL LETTER A"),
        (8, "U+0000"),
    ]


def test_what_scripts_need_is_not_hidden() -> None:
    assert hidden("می\u200cخواهم\n\tتا\u200f") == []
