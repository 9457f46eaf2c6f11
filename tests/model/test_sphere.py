"""Geometry on the sphere: going somewhere and measuring the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model.sphere import distance_km, travel, wedge

POSITION = st.tuples(st.floats(-180, 180), st.floats(-85, 85))


@given(POSITION, st.floats(0, 360), st.floats(0.1, 1500))
def test_travelling_goes_as_far_as_told(start: tuple[float, float], bearing: float, distance: float) -> None:
    assert distance_km(start, travel(start, bearing, distance)) == pytest.approx(distance, abs=0.01)


@given(POSITION, st.floats(0, 360), st.floats(1, 1500))
def test_a_wedge_is_a_closed_ring_on_the_globe(start: tuple[float, float], bearing: float, radius: float) -> None:
    area = wedge(start, bearing, radius)

    assert area.positions[0] == area.positions[-1]
    assert all(distance_km(start, position) <= radius + 0.1 for position in area.positions)
