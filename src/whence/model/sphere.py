"""Plain geometry on a sphere of 6,371 km radius: within 0.5 % of the ellipsoid, far below any radius given."""

from __future__ import annotations

import math

from whence.model.place import Geometry, Position

_RADIUS_KM = 6371.0
_ARC_STEPS = 8
"""Chords per wedge: off by less than 2 % of the radius."""
_HALF_WEDGE = 60.0
"""Degrees on either side of a bearing: what lies north-north-west is in "the north" to most writers."""


def distance_km(one: Position, other: Position) -> float:
    """Return the great-circle distance of two positions (longitude, latitude)."""
    north, to_north = math.radians(one[1]), math.radians(other[1])
    half = (
        math.sin((to_north - north) / 2) ** 2
        + math.cos(north) * math.cos(to_north) * math.sin(math.radians(other[0] - one[0]) / 2) ** 2
    )
    return 2 * _RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))


def travel(start: Position, bearing: float, distance: float) -> Position:
    """Return where one arrives from a position after so many km on a bearing (degrees clockwise from north)."""
    angle, turn = distance / _RADIUS_KM, math.radians(bearing)
    east, north = math.radians(start[0]), math.radians(start[1])
    to_north = math.asin(
        max(-1.0, min(1.0, math.sin(north) * math.cos(angle) + math.cos(north) * math.sin(angle) * math.cos(turn)))
    )
    to_east = east + math.atan2(
        math.sin(turn) * math.sin(angle) * math.cos(north), math.cos(angle) - math.sin(north) * math.sin(to_north)
    )
    return round((math.degrees(to_east) + 540.0) % 360.0 - 180.0, 5), round(math.degrees(to_north), 5)


def wedge(centre: Position, bearing: float, radius_km: float) -> Geometry:
    """Return the third of a circle that lies towards a bearing: "the north" of what the circle stands for."""
    turns = (bearing + _HALF_WEDGE * (2.0 * step / _ARC_STEPS - 1.0) for step in range(_ARC_STEPS + 1))
    corner = (round(centre[0], 5), round(centre[1], 5))
    return Geometry("Polygon", (corner, *(travel(corner, turn, radius_km) for turn in turns), corner))
