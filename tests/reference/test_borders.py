"""Borders, coasts and outlines: read whole, the same from both sides, and where they are on the ground."""

from itertools import pairwise

import pytest

from whence.model.errors import ReferenceDataError
from whence.model.place import Position
from whence.model.sphere import distance_km
from whence.reference import borders as module
from whence.reference.borders import borders


def nearest(line: tuple[Position, ...], at: Position) -> float:
    steps = [
        (a[0] + (b[0] - a[0]) * n / 50, a[1] + (b[1] - a[1]) * n / 50) for a, b in pairwise(line) for n in range(51)
    ]
    return min(distance_km(step, at) for step in steps)


@pytest.mark.parametrize(
    ("one", "other", "at"),
    [
        ("SYR", "IRQ", (40.99, 34.43)),  # al-Qaim
        ("TUR", "SYR", (36.66, 36.24)),  # Bab al-Hawa
        ("LBN", "ISR", (35.10, 33.09)),  # Ras al-Naqoura
        ("AFG", "PAK", (71.09, 34.13)),  # Torkham
        ("KEN", "SOM", (41.85, 3.93)),  # Mandera
        ("COL", "VEN", (-72.45, 7.81)),  # Cucuta
        ("KOR", "PRK", (126.68, 37.95)),  # Panmunjom
    ],
)
def test_a_border_runs_by_a_known_crossing(one: str, other: str, at: Position) -> None:
    pieces = borders().between(one, other)

    assert min(nearest(piece, at) for piece in pieces) < 15
    assert pieces == borders().between(other, one)


@pytest.mark.parametrize(
    ("country", "at"),
    [("SYR", (35.78, 35.52)), ("YEM", (42.95, 14.80)), ("SOM", (45.34, 2.04)), ("UKR", (30.73, 46.48))],
)
def test_a_coast_runs_by_a_known_port(country: str, at: Position) -> None:
    assert min(nearest(piece, at) for piece in borders().coast(country)) < 20


def test_what_does_not_exist_is_empty() -> None:
    assert borders().between("FRA", "IRQ") == ()
    assert borders().coast("MLI") == ()
    assert not borders().are_neighbours("SYR", "SYR")


def test_outlines_are_rings_that_hold_what_lies_in_them() -> None:
    assert all(ring[0] == ring[-1] and len(ring) >= 4 for ring in borders().outlines.values())
    assert len(borders().outlines) > 190


def test_crimea_is_where_its_code_is() -> None:
    assert min(nearest(piece, (33.52, 44.61)) for piece in borders().coast("UKR")) < 30
    assert min(nearest(piece, (33.52, 44.61)) for piece in borders().coast("RUS")) > 100


@pytest.mark.parametrize("line", ["1,2", "1,2 x", "200,1 3,4"])
def test_a_line_off_the_globe_is_refused(line: str) -> None:
    with pytest.raises(ReferenceDataError):
        module._line(line)
