"""What all places are put together from: precision codes, radii, and the place around a candidate.

``where_prec`` and ``geo_precision`` follow the published code lists: UCDP 1 exact, 2 around a named place, 3 second-
level and 4 first-level division, 5 vague or between two places or larger than a division, 6 a whole country, 7 water;
ACLED 1 a town, 2 near one or a small part of a region, 3 a larger region, none for a country and beyond.
``docs/places.md`` has every relation with its codes.
"""

from __future__ import annotations

from typing import TypeAlias

from whence.model.place import Geometry, Place, Position
from whence.reference.gazetteer import Candidate
from whence.resolve.place_choice import Choice

Answer: TypeAlias = Place | str
"""A place, or in words why there is none."""
Precision: TypeAlias = tuple[int, int | None]

PRECISION: dict[str, Precision] = {
    **dict.fromkeys(("city", "capital", "facility", "camp", "crossing", "dam", "base", "oilfield"), (1, 1)),
    **dict.fromkeys(("adm2", "district"), (3, 2)),
    "adm1": (4, 3),
    "country": (6, None),
    "continent": (6, None),
    "sea": (7, None),
}
VAGUE: Precision = (5, 3)
AROUND: Precision = (2, 2)
WATER: Precision = (7, None)
SMALL_KM = 20.0
"""An island, a mountain or a region of this radius is as good as a place with its surroundings."""
NEAR_KM = 15.0
"""How far "near X" reaches where X is a town: about a day's walk, and what UCDP's code 2 is used for."""
LONGEST_KM = 1500.0
"""Two places farther apart have nothing between them that an event could be said to happen at."""
LARGE = frozenset(("country", "continent", "sea"))
AREAS = LARGE | frozenset(("adm1", "adm2", "district", "region", "desert", "zone", "mountain"))
_POINTS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")


def candidate(choice: Choice) -> Candidate:
    """Return what a name was taken to mean; the caller knows that it means something."""
    assert choice.candidate is not None
    return choice.candidate


def place_at(
    choice: Choice,
    geometry: Geometry,
    radius_km: float,
    precision: Precision,
    how: str | None,
    *,
    inside: bool = True,
) -> Place:
    """Put a place together from the one that it was worked out from.

    Args:
        choice: what the name means, and why.
        geometry: where.
        radius_km: how far off that can be.
        precision: UCDP's and ACLED's code.
        how: the step from the name to the geometry, in words.
        inside: whether it lies in the same country and division; where that is open, none is given.
    """
    place = candidate(choice)
    return Place(
        name=place.name,
        geometry=geometry,
        radius_km=round(radius_km, 1),
        geonameid=place.geonameid,
        country=place.country if inside else None,
        adm1=place.adm1 if inside else None,
        where_prec=precision[0],
        geo_precision=precision[1],
        reason=f"{choice.reason}; {how}" if how else choice.reason,
        alternatives=tuple(other.geonameid for other in choice.alternatives if other.geonameid is not None),
    )


def precision_of(place: Candidate) -> Precision:
    """Return the codes of a place by itself."""
    if place.kind in PRECISION:
        return PRECISION[place.kind]
    return AROUND if place.geometry is None and place.radius_km <= SMALL_KM else VAGUE


def position_of(place: Candidate) -> Position:
    """Return the point that stands for a place."""
    return place.lon, place.lat


def point(position: Position) -> Geometry:
    """Return a point's geometry."""
    return Geometry("Point", (position,))


def geometry_of(place: Candidate) -> Geometry:
    """Return a place's own line or area, else its point."""
    return place.geometry or point(position_of(place))


def is_line(place: Candidate) -> bool:
    """Say whether the course of a river, a border or a front is known."""
    return place.geometry is not None and place.geometry.type == "LineString"


def named(bearing: float) -> str:
    """Name a bearing to the nearest of eight points."""
    return _POINTS[round(bearing / 45.0) % 8]
