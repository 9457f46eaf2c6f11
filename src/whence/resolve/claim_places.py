"""One place for a claim whose words name several: the innermost of those that lie in each other, else all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from whence.model.place import Geometry, Place, Position
from whence.model.sphere import distance_km

_DIVISION, _VAGUE, _COUNTRY = 4, 5, 6
"""UCDP's precision of a first-level division, of a larger part of a country, and of a country."""
_SLACK_KM = 5.0
"""Beyond a radius: towns have an extent, and gazetteers name their centres."""
_ALONG_KM = 60.0
"""How far from a drawn point of a river or road a place on it can lie: courses are drawn roughly."""
_SMALL_KM = 20.0
"""Up to this radius several places are one place with its surroundings."""
_WIDEST_KM = 500.0
"""Places of one country farther apart than this are no one place."""
_AROUND, _WIDE, _LARGER = (2, 2), (5, 3), (6, None)


def combined(places: Sequence[Place], unknown: Sequence[str] = ()) -> Place | str:
    """Return the place of an event that is told with several places, or in words why there is none.

    Args:
        places: the resolved ones, in text order; at least one.
        unknown: the words of those that are not resolved.
    """
    inner = _innermost(places)
    if len(inner) == 1:
        outer = [place.name for place in places if place is not inner[0] and place.name != inner[0].name]
        notes = [f"in {name}, told with it" for name in dict.fromkeys(outer)]
        notes += [f"'{' '.join(words.split())}', told with it, is not resolved" for words in unknown]
        return replace(inner[0], reason="; ".join([inner[0].reason, *notes])) if notes else inner[0]
    return _covering(inner)


def _innermost(places: Sequence[Place]) -> list[Place]:
    """Return the places that hold none of the others, each once."""
    found: list[Place] = []
    for place in places:
        if any(place is not other and place.name != other.name and _holds(place, other) for other in places):
            continue
        if all(place.name != kept.name or not _holds(kept, place) for kept in found):
            found.append(place)
    return found or [min(places, key=lambda place: (place.where_prec, place.radius_km))]


def _holds(outer: Place, inner: Place) -> bool:
    """Say whether a place lies in another one, by their countries and divisions, or by distance."""
    if outer.country and inner.country and outer.country != inner.country:
        return False
    if outer.where_prec in (_VAGUE, _COUNTRY) and outer.country and outer.adm1 is None:
        return inner.country == outer.country and inner.where_prec < outer.where_prec
    if outer.where_prec == _DIVISION and outer.adm1:
        return inner.adm1 == outer.adm1 and inner.where_prec < _DIVISION
    if outer.geometry.type == "LineString" and inner.geometry.type == "Point":
        return _farthest(outer, inner) <= _ALONG_KM
    return inner.radius_km < outer.radius_km and _farthest(outer, inner) <= outer.radius_km + _SLACK_KM


def _farthest(outer: Place, inner: Place) -> float:
    """Return how far the farthest position of a place lies from the nearest one of another."""
    return max(min(distance_km(a, b) for a in outer.geometry.positions) for b in inner.geometry.positions)


def _covering(places: Sequence[Place]) -> Place | str:
    """Return a circle around places of one country of which none lies in another."""
    names = _listed([place.name for place in places])
    countries, divisions = {place.country for place in places}, {place.adm1 for place in places}
    if len(countries) != 1 or None in countries:
        return f"{names} are told together, and lie in several countries"
    ends = [position for place in places for position in place.geometry.positions]
    centre = _middle(ends)
    radius = max(distance_km(centre, p) + place.radius_km for place in places for p in place.geometry.positions)
    if radius > _WIDEST_KM:
        return f"{names} are told together, {radius:.0f} km around"
    prec = _AROUND if radius <= _SMALL_KM else (_DIVISION, 3) if len(divisions) == 1 else _LARGER
    return Place(
        name=names,
        geometry=Geometry("Point", (centre,)),
        radius_km=round(radius, 1),
        geonameid=None,
        country=countries.pop(),
        adm1=divisions.pop() if len(divisions) == 1 else None,
        where_prec=prec[0],
        geo_precision=prec[1],
        reason=f"{names}, told together: within {radius:.0f} km of the point between them",
    )


def _middle(positions: Sequence[Position]) -> Position:
    west, east = min(p[0] for p in positions), max(p[0] for p in positions)
    south, north = min(p[1] for p in positions), max(p[1] for p in positions)
    return round((west + east) / 2, 5), round((south + north) / 2, 5)


def _listed(names: Sequence[str]) -> str:
    unique = list(dict.fromkeys(names))
    return f"{', '.join(unique[:-1])} and {unique[-1]}" if len(unique) > 1 else unique[0]
