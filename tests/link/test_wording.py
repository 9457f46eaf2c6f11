import pytest

from whence.link.wording import Manner, is_known, manner, wording
from whence.model.vocabulary import Effect


@pytest.mark.parametrize(
    ("lead", "rest", "expected"),
    [
        ("the ", " killed five", Manner.KNOWN),
        ("the deadly roadside ", "", Manner.KNOWN),
        ("three people died in this ", "", Manner.KNOWN),
        ("sunday's ", "", Manner.KNOWN),
        ("three people died in that ", "", Manner.KNOWN),
        ("police said that ", "", Manner.OPEN),
        ("there was no ", "", Manner.OPEN),
        ("an ", "", Manner.OPEN),
        ("the group's ", "", Manner.OPEN),
        ("killed in the city by ", "", Manner.OPEN),
        ("another ", "", Manner.FRESH),
        ("the second ", "", Manner.FRESH),
        ("in a separate ", "", Manner.FRESH),
        ("gunmen killed a judge and a ", "", Manner.FRESH),
        ("gunmen killed a judge in a ", "", Manner.OPEN),
    ],
)
def test_a_noun_is_known_another_or_neither(lead: str, rest: str, expected: Manner) -> None:
    assert manner("attack", lead, rest) is expected


@pytest.mark.parametrize(
    ("noun", "lead", "rest", "expected"),
    [
        ("", "the rebels ", " the town", Manner.OPEN),
        ("", "the rebels ", " the town again", Manner.FRESH),
        ("attack", "the rebels ", " the town", Manner.OPEN),
        ("killing", "the explosion, ", " five people", Manner.OPEN),
        ("killing", "the ", " of five people", Manner.KNOWN),
    ],
)
def test_a_verb_is_never_known(noun: str, lead: str, rest: str, expected: Manner) -> None:
    assert manner(noun, lead, rest) is expected


@pytest.mark.parametrize(
    ("trigger", "noun", "is_deed"),
    [
        ("attack", "attack", False),
        ("attacked", "", False),
        ("killed", "", False),
        ("car bomb exploded", "car bomb", True),
        ("explosion\ndamaged", "explosion", True),
        ("opened fire on", "", False),
        ("crater", "crater", False),
        ("cratered", "", False),
    ],
)
def test_a_trigger_is_taken_apart(trigger: str, noun: str, is_deed: bool) -> None:
    words = wording(trigger, "ASSAULT")
    assert words.noun == noun
    assert words.is_deed is is_deed


def test_what_a_trigger_says_befell_people() -> None:
    assert wording("shells killed", "ASSAULT").effects == {Effect.KILLED}
    assert wording("wounding", "ASSAULT").effects == {Effect.INJURED}
    assert wording("attacked", "ASSAULT").effects == frozenset()
    assert wording("killed", "CONSULT").effects == frozenset()


def test_a_weapon_is_known_as_a_deed_is() -> None:
    assert is_known("police said that the ")
    assert not is_known("police found a second ")
