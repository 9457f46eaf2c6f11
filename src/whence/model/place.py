"""Places as the text says them: a point, a line or an area, with how far off it can be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from whence.model.errors import ModelError

Position: TypeAlias = tuple[float, float]
"""Longitude and latitude in degrees (WGS 84), in GeoJSON's order."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """A GeoJSON point, line or polygon: the positions of the point, of the line, or of the polygon's outer ring.

    Raises:
        ModelError: a position is not on the globe, or there are too few of them.
    """

    type: Literal["Point", "LineString", "Polygon"]
    positions: tuple[Position, ...]

    def __post_init__(self) -> None:
        least = {"Point": 1, "LineString": 2, "Polygon": 4}[self.type]
        if len(self.positions) < least or (self.type == "Point" and len(self.positions) != 1):
            raise ModelError(f"a {self.type} cannot have {len(self.positions)} positions")
        for longitude, latitude in self.positions:
            if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
                raise ModelError(f"not on the globe: longitude {longitude}, latitude {latitude}")
        if self.type == "Polygon" and self.positions[0] != self.positions[-1]:
            raise ModelError("a polygon's ring ends where it begins")


@dataclass(frozen=True, slots=True)
class Place:
    """A resolved place.

    ``where_prec`` is UCDP's (1 exact location … 7 over water), ``geo_precision`` ACLED's (1 town … 3 larger region).
    The latter is None where ACLED has no counterpart, e.g. a whole country. ``radius_km`` says how far off the event
    can honestly have been. ``alternatives`` are the geonameids of the candidates not chosen, best first.

    Raises:
        ModelError: a negative radius or a precision outside its scale.
    """

    name: str
    geometry: Geometry
    radius_km: float
    geonameid: int | None
    country: str | None
    adm1: str | None
    where_prec: int
    geo_precision: int | None
    reason: str
    alternatives: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if self.radius_km < 0:
            raise ModelError(f"a radius cannot be negative: {self.radius_km}")
        if self.where_prec not in range(1, 8) or self.geo_precision not in (None, 1, 2, 3):
            raise ModelError(f"no such precision: where_prec {self.where_prec}, geo_precision {self.geo_precision}")


Relation: TypeAlias = Literal[
    "at", "near", "between", "offset", "part", "along", "area", "outskirts", "border", "triangle", "water"
]


@dataclass(frozen=True, slots=True)
class PlaceForm:
    """What a place expression says, before anybody looked for it on a map.

    ``names`` are the place names inside the expression, in order, as (begin, end) offsets into the document.
    ``relation`` is how the event's place relates to them; ``feature`` is the common noun ("province", "river",
    "desert") if any. ``distance_km`` and ``bearing`` (degrees clockwise from north) belong to ``offset``, ``part``,
    ``outskirts`` and ``water``, and to the lines (``along``, ``border``, ``between``), which they shift; ``spread_km``
    is how far off the distance itself can be as worded ("a few"), ``at_most`` marks a bound ("within 10 km of").
    ``near`` marks what is only close to a line. ``within`` is the name, outside the expression, of what the text says
    the place lies in ("X, in Y province"). ``whole`` is a common noun that stands for a name told before ("the
    outskirts of the *city*"); there are no names then.
    """

    relation: Relation
    names: tuple[tuple[int, int], ...]
    distance_km: float | None = None
    bearing: float | None = None
    feature: str | None = None
    spread_km: float | None = None
    at_most: bool = False
    near: bool = False
    within: tuple[int, int] | None = None
    whole: str | None = None
