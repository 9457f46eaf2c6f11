"""What participants tell of the circumstances of an event."""

import pytest
from tests.factories import Draft

from whence.model.claim import Participant
from whence.resolve.circumstances import crowd, head_noun, side, wielded


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("three protesters", "protesters"),
        ("the town of Idlib", "town"),
        ("crowds of protesters", "protesters"),
        ("thousands of anti-government demonstrators in the capital", "demonstrators"),
        ("the families of protesters", "families"),
        ("A man who watched", "man"),
        ("Palmyra", "palmyra"),
        ("", ""),
        ("dozens of", ""),
    ],
)
def test_the_head_of_a_phrase(name: str, head: str) -> None:
    assert head_noun(name) == head


def test_crowds_are_known_by_their_heads() -> None:
    assert crowd("an angry mob") == "mob"
    assert crowd("Demonstrators") == "protesters"
    assert crowd("relatives of the protesters") is None


@pytest.mark.parametrize(
    ("name", "weapon"),
    [
        ("a suicide bomber", "suicide-attack"),
        ("two Syrian fighter jets over the city", "aerial"),
        ("an American aircraft", "aerial"),
        ("a bomber", None),
        ("the pilot of a helicopter", None),
        ("gunmen", None),
    ],
)
def test_who_acts_may_tell_the_weapon(name: str, weapon: str | None) -> None:
    draft = Draft(f"The town was attacked by {name}.")
    assert wielded([Participant(None, draft.span(name), name)]) == weapon


@pytest.mark.parametrize(
    ("name", "sector", "expected"),
    [
        ("the hospital", "MED", None),
        ("doctors at the hospital", "MED", "MED"),
        ("an army base", "MIL", "MIL"),
        ("opposition groups", "OPP", None),
        ("an opposition activist", "OPP", "OPP"),
        ("a mob", "OPP", "OPP"),
        ("the Turks", "CVL", None),
        ("23 villagers", "CVL", "CVL"),
    ],
)
def test_a_sector_counts_where_it_says_who_bears_arms(name: str, sector: str, expected: str | None) -> None:
    draft = Draft(f"It hit {name}.")
    assert side([Participant(None, draft.span(name), name, sector=sector)]).sector == expected
