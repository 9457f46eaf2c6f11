"""Plain geometry on a sphere of 6,371 km radius: within 0.5 % of the ellipsoid, far below any radius given.

No geometry crosses the date line or covers a pole, since map programs draw such lines across the whole world:
what would is cut there, or not made.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from whence.model.place import Geometry, Position

_RADIUS_KM = 6371.0
_DEGREE_KM = 111.2
_ARC_STEPS = 8
"""Chords per wedge: off by less than 2 % of the radius."""
_HALF_WEDGE = 60.0
"""Degrees on either side of a bearing: what lies north-north-west is in "the north" to most writers."""
_POLE = 89.0
"""Latitude beyond which bearings mean nothing to a writer."""


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
    """Return the third of a circle that lies towards a bearing: "the north" of what the circle stands for.

    What would reach over the date line or a pole is cut there.
    """
    turns = [bearing + _HALF_WEDGE * (2.0 * step / _ARC_STEPS - 1.0) for step in range(_ARC_STEPS + 1)]
    corner = (round(centre[0], 5), round(centre[1], 5))
    reach = min(radius_km, _DEGREE_KM * max(0.0, _POLE - abs(centre[1])))
    arc = [_on_side(centre, travel(centre, turn, reach)) for turn in turns]
    return Geometry("Polygon", (corner, *arc, corner))


def _on_side(centre: Position, position: Position) -> Position:
    """Move a position that lies beyond the date line onto it."""
    if abs(position[0] - centre[0]) <= 180.0:
        return position
    return math.copysign(180.0, centre[0]), position[1]


def crosses_date_line(line: Sequence[Position]) -> bool:
    """Say whether a line drawn straight between its vertices would run around the world."""
    return any(abs(one[0] - other[0]) > 180.0 for one, other in pairwise(line))


def midpoint(one: Position, other: Position) -> Position:
    """Return the point halfway along the great circle between two positions."""
    return travel(one, bearing_to(one, other), distance_km(one, other) / 2)


def middle(geometry: Geometry) -> Position:
    """Return a position that stands for a place: the point, the middle of a line, the centre of an area's corners."""
    if geometry.type == "Point":
        return geometry.positions[0]
    if geometry.type == "LineString":
        half = len(geometry.positions) // 2
        if len(geometry.positions) % 2:
            return geometry.positions[half]
        return _rounded(midpoint(geometry.positions[half - 1], geometry.positions[half]))
    corners = geometry.positions[:-1]
    return _rounded((sum(east for east, _ in corners) / len(corners), sum(n for _, n in corners) / len(corners)))


def _rounded(position: Position) -> Position:
    """Keep five decimals of a degree, about a metre: more would tell of arithmetic, not of places."""
    return round(position[0], 5), round(position[1], 5)


def bearing_to(one: Position, other: Position) -> float:
    """Return the bearing (degrees clockwise from north) on which one leaves a position for another."""
    north, to_north = math.radians(one[1]), math.radians(other[1])
    turn = math.radians(other[0] - one[0])
    across = math.sin(turn) * math.cos(to_north)
    along = math.cos(north) * math.sin(to_north) - math.sin(north) * math.cos(to_north) * math.cos(turn)
    return math.degrees(math.atan2(across, along)) % 360.0


def shift(line: Sequence[Position], bearing: float, distance: float) -> tuple[Position, ...]:
    """Move a whole line so many km on a bearing; the line itself where that would take it over the date line."""
    moved = tuple(travel(vertex, bearing, distance) for vertex in line)
    around = any(abs(one[0] - other[0]) > 180.0 for one, other in zip(line, moved, strict=True))
    return tuple(line) if around or crosses_date_line(moved) else moved


def clip(line: Sequence[Position], centre: Position, radius_km: float) -> tuple[Position, ...]:
    """Return the longest stretch of a line that lies in a circle; the line cut at the circle, empty where it misses it.

    Reckoned on a flat map around the centre, good for circles of some hundred km.
    """
    best: list[Position] = []
    stretch: list[Position] = []
    for one, other in pairwise(line):
        inside = _chord(one, other, centre, radius_km)
        if inside is None:
            stretch = []
            continue
        if not stretch or stretch[-1] != inside[0]:
            stretch = [inside[0]]
        stretch.append(inside[1])
        if _length(stretch) > _length(best):
            best = list(stretch)
    return tuple(best)


def _chord(one: Position, other: Position, centre: Position, radius_km: float) -> tuple[Position, Position] | None:
    """Return the part of a segment inside a circle."""
    scale = math.cos(math.radians(centre[1]))
    x, y = (one[0] - centre[0]) * scale * _DEGREE_KM, (one[1] - centre[1]) * _DEGREE_KM
    along, up = (other[0] - one[0]) * scale * _DEGREE_KM, (other[1] - one[1]) * _DEGREE_KM
    square, mixed = along * along + up * up, x * along + y * up
    root = mixed * mixed - square * (x * x + y * y - radius_km * radius_km)
    if square == 0.0 or root <= 0.0:
        return None
    first = max(0.0, (-mixed - math.sqrt(root)) / square)
    last = min(1.0, (-mixed + math.sqrt(root)) / square)
    return (_along(one, other, first), _along(one, other, last)) if first < last else None


def _along(one: Position, other: Position, share: float) -> Position:
    if share in (0.0, 1.0):
        return other if share else one
    return round(one[0] + share * (other[0] - one[0]), 5), round(one[1] + share * (other[1] - one[1]), 5)


def _length(line: Sequence[Position]) -> float:
    return sum(distance_km(one, other) for one, other in pairwise(line))


def half(ring: Sequence[Position], bearing: float, share: float) -> Geometry | None:
    """Return the part of a closed ring that lies towards a bearing, over such a share of its extent that way.

    None where the ring has no such part (it crosses the date line, or is too thin).
    """
    if crosses_date_line(ring):
        return None
    middle = sum(vertex[1] for vertex in ring) / len(ring)
    east, north = math.sin(math.radians(bearing)) * math.cos(math.radians(middle)), math.cos(math.radians(bearing))
    depths = [vertex[0] * east + vertex[1] * north for vertex in ring]
    limit = max(depths) - share * (max(depths) - min(depths))
    kept: list[Position] = []
    for index in range(len(ring) - 1):
        depth, following = depths[index], depths[index + 1]
        if depth >= limit:
            kept.append(ring[index])
        if (depth >= limit) != (following >= limit):
            kept.append(_along(ring[index], ring[index + 1], (limit - depth) / (following - depth)))
    if len(kept) < 3:
        return None
    return Geometry("Polygon", (*kept, kept[0]))


def extent_km(ring: Sequence[Position]) -> float:
    """Return the longest side of the box around some positions."""
    east, north = [vertex[0] for vertex in ring], [vertex[1] for vertex in ring]
    middle = (min(north) + max(north)) / 2
    wide = (max(east) - min(east)) * math.cos(math.radians(middle))
    return _DEGREE_KM * max(wide, max(north) - min(north))
