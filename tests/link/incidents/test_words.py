"""Words that tell happenings apart."""

import pytest

from whence.link.incidents.words import content_words, names_among, names_in, rare_among


def test_content_words_are_singular_and_small_and_say_something() -> None:
    assert content_words("The soldiers' bombs hit THE MARKET of Homs, and 12 were hurt.") == (
        "bomb",
        "hit",
        "homs",
        "hurt",
        "market",
        "soldier",
    )


@pytest.mark.parametrize(
    ("phrase", "names"),
    [
        ("Attorney General Robert Schuman", ("robert", "schuman")),
        ("ATTORNEY GENERAL ROBERT SCHUMAN", ("robert", "schuman")),
        ("THE SOLDIERS", ()),
        ("the market", ()),
        ("the Kurds", ()),
        ("FRENCH SOLDIERS", ()),
        ("A CHURCH", ()),
    ],
)
def test_names_are_known_in_capitals_too(phrase: str, names: tuple[str, ...]) -> None:
    assert names_in(phrase) == names


def test_rare_words_are_those_that_few_texts_have() -> None:
    words = ("bomb", "carlos", "fenastras", "market", "1980")
    assert names_among(words) == {"carlos", "fenastras", "1980"}
    assert rare_among(words) == {"fenastras"}
