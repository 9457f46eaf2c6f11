"""Geometry on the sphere: going somewhere and measuring the way back, cutting and moving lines, parts of areas."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from whence.model.place import Geometry, Position
from whence.model.sphere import (
    bearing_to,
    clip,
    crosses_date_line,
    distance_km,
    extent_km,
    half,
    midpoint,
    shift,
    travel,
    wedge,
)

POSITION = st.tuples(st.floats(-180, 180), st.floats(-85, 85))
ANYWHERE = st.tuples(st.floats(-180, 180), st.floats(-90, 90))
TURN = st.floats(0, 360)
LINE = st.lists(st.tuples(st.floats(10, 40), st.floats(-40, 60)), min_size=2, max_size=8)


@given(POSITION, TURN, st.floats(0.1, 1500))
def test_travelling_goes_as_far_as_told(start: Position, bearing: float, distance: float) -> None:
    assert distance_km(start, travel(start, bearing, distance)) == pytest.approx(distance, abs=0.01)


@given(POSITION, TURN, st.floats(5, 1500))
def test_the_bearing_back_to_where_one_went_is_the_one_taken(start: Position, bearing: float, distance: float) -> None:
    found = bearing_to(start, travel(start, bearing, distance))

    assert abs((found - bearing + 540.0) % 360.0 - 180.0) < 0.2


@given(ANYWHERE, TURN, st.floats(1, 8000))
def test_a_wedge_is_a_closed_ring_on_the_globe_that_does_not_run_around_it(
    start: Position, bearing: float, radius: float
) -> None:
    area = wedge(start, bearing, radius)

    assert area.positions[0] == area.positions[-1]
    assert all(distance_km(start, position) <= radius + 0.1 for position in area.positions)
    assert not crosses_date_line(area.positions)


@given(POSITION, POSITION)
def test_a_midpoint_is_as_far_from_both(one: Position, other: Position) -> None:
    assume(distance_km(one, other) < 15000)
    middle = midpoint(one, other)

    assert distance_km(one, middle) == pytest.approx(distance_km(other, middle), abs=1.0)


@given(LINE, TURN, st.floats(0, 100))
def test_a_moved_line_has_as_many_vertices_each_as_far_off(line: list[Position], bearing: float, km: float) -> None:
    moved = shift(line, bearing, km)

    assert len(moved) == len(line)
    assert all(distance_km(a, b) == pytest.approx(km, abs=0.05) for a, b in zip(line, moved, strict=True))


def test_a_line_is_not_moved_over_the_date_line() -> None:
    line = ((179.9, 0.0), (179.8, 1.0))

    assert shift(line, 90.0, 100.0) == line


@given(LINE, st.tuples(st.floats(10, 40), st.floats(-40, 60)), st.floats(1, 400))
def test_what_is_cut_out_of_a_line_lies_in_the_circle_and_on_the_line(
    line: list[Position], centre: Position, radius: float
) -> None:
    part = clip(line, centre, radius)

    assert len(part) != 1
    flat = math.cos(math.radians(centre[1]))
    for east, north in part:
        assert 111.2 * math.hypot((east - centre[0]) * flat, north - centre[1]) <= radius + 0.1


def test_a_line_that_misses_the_circle_leaves_nothing() -> None:
    assert clip([(0.0, 0.0), (1.0, 0.0)], (0.0, 10.0), 100.0) == ()


RING = ((0.0, 0.0), (4.0, 0.0), (4.0, 2.0), (0.0, 2.0), (0.0, 0.0))


@pytest.mark.parametrize(("bearing", "inside", "outside"), [(90.0, 4.0, 1.0), (270.0, 0.0, 3.0)])
def test_the_half_of_a_ring_lies_on_its_side(bearing: float, inside: float, outside: float) -> None:
    part = half(RING, bearing, 0.5)

    assert part is not None
    easts = [position[0] for position in part.positions]
    assert inside in easts
    assert outside not in easts
    assert min(easts) == pytest.approx(2.0 if bearing == 90.0 else 0.0, abs=0.001)


@given(TURN, st.floats(0.2, 0.8))
def test_a_part_lies_in_its_whole(bearing: float, share: float) -> None:
    part = half(RING, bearing, share)

    assert isinstance(part, Geometry)
    assert all(-0.001 <= east <= 4.001 and -0.001 <= north <= 2.001 for east, north in part.positions)


def test_a_ring_over_the_date_line_has_no_half() -> None:
    assert half(((179.0, 0.0), (-179.0, 0.0), (-179.0, 2.0), (179.0, 0.0)), 0.0, 0.5) is None


def test_the_extent_is_the_longer_side() -> None:
    assert extent_km(RING) == pytest.approx(4 * 111.2, rel=0.01)
