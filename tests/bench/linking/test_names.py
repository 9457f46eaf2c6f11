"""Names of MUC-4's keys."""

from __future__ import annotations

import pytest

from whence.bench.linking.names import content, names_within, same_name, same_surname


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("JEAN MOULIN", "JEAN PIERRE MOULIN", True),
        ("PREFECT JEAN MOULIN", "MOULIN, JEAN", False),
        ("DR ROSA LUXEMBURG", "ROSA LUXEMBURG", True),
        ("ROSA LUXEMBURG", "ROSA LUXEMBOURG", True),
        ("JEAN MOULIN", "JEAN JAURES", False),
        ("REINHARD HEYDRICH", "HEYDRICH", False),
    ],
)
def test_full_names(one: str, other: str, same: bool) -> None:
    """One full name within the other, but for a title and a letter."""
    assert same_name((one,), (other,)) is same


def test_surnames() -> None:
    """A single word is a person's where it stands behind the first name."""
    assert same_surname(("HEYDRICH",), ("REINHARD HEYDRICH",))
    assert same_surname(("HEYDRICH",), ("HEYDRICH",))
    assert not same_surname(("REINHARD",), ("REINHARD HEYDRICH",))
    assert not same_surname(("JEAN MOULIN",), ("PIERRE MOULIN",))


def test_any_alias_will_do() -> None:
    """A key gives several names of one person."""
    assert same_name(("THE PROTECTOR", "REINHARD HEYDRICH"), ("REINHARD TRISTAN HEYDRICH",))


def test_words_of_descriptions() -> None:
    """Singular, without what fits anything."""
    assert content(("THE CHURCHES OF THE VILLAGE", "SOLDIERS"), frozenset({"the", "soldier"})) == {"church", "village"}


def test_somebody_s_thing() -> None:
    """A thing told by its owner's full name."""
    assert names_within(("JEAN MOULIN",), ("THE HOUSE OF JEAN MOULIN",))
    assert not names_within(("JEAN MOULIN",), ("THE HOUSE OF PIERRE MOULIN",))
