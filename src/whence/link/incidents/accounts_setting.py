"""Where and when an account's happening was, as far as linking compares it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from whence.model.account import Spot
from whence.model.claim import Claim
from whence.model.linking import ArchivedClaim
from whence.model.mention import Mention
from whence.model.place import Geometry, Place, Position
from whence.model.reading import Reading
from whence.model.sphere import distance_km

_SHARE = 0.4
"""Of a report's places: a country that has so many of them is what the report is set in."""
_DIVISION_SHARE = 0.5


def spots(claims: Sequence[Claim]) -> tuple[Spot, ...]:
    """Return the places of claims as circles, each once, the most precise first."""
    found = dict.fromkeys(_spot(claim.place.place) for claim in claims if claim.place)
    return tuple(sorted(found, key=lambda spot: (spot.where_prec, spot.radius_km, spot.name)))


def _spot(place: Place) -> Spot:
    centre = _centre(place.geometry)
    reach = max((distance_km(centre, position) for position in place.geometry.positions), default=0.0)
    return Spot(
        name=place.name,
        longitude=round(centre[0], 5),
        latitude=round(centre[1], 5),
        radius_km=round(max(place.radius_km, reach), 1),
        where_prec=place.where_prec,
        geonameid=place.geonameid,
        country=place.country,
        adm1=place.adm1,
    )


def _centre(geometry: Geometry) -> Position:
    """Return the middle of the box around a geometry; none crosses the date line."""
    east, north = [p[0] for p in geometry.positions], [p[1] for p in geometry.positions]
    return (min(east) + max(east)) / 2, (min(north) + max(north)) / 2


def told_days(claims: Sequence[ArchivedClaim], no_later: date | None) -> tuple[date | None, date | None]:
    """Return the first and last day of the narrowest time that claims tell, of equals the first; None, None for none.

    Args:
        claims: in the order of the text.
        no_later: the report's day, for what is said to have happened: "in March", told on 5 March, is over by then.
    """
    found = [(time.start, time.end) for claim in claims if (time := claim.time) and time.start and time.end]
    if not found:
        return None, None
    start, end = min(found, key=lambda days: days[1] - days[0])
    return start, (no_later if no_later is not None and start <= no_later < end else end)


def contexts(reading: Reading) -> tuple[str, ...]:
    """Return the countries, and their divisions, that most of a report's places lie in: ``SYR``, ``SYR.Homs``."""
    places = [mention.resolved for mention in reading.mentions if _is_place(mention)]
    countries = Counter(place.country for place in places if isinstance(place, Place) and place.country)
    total = countries.total()
    found = []
    for country, count in countries.items():
        if count >= _SHARE * total:
            divisions = Counter(p.adm1 for p in places if isinstance(p, Place) and p.country == country and p.adm1)
            found.append(country)
            found += (f"{country}.{name}" for name, n in divisions.items() if n >= _DIVISION_SHARE * count)
    return tuple(sorted(found))


def _is_place(mention: Mention) -> bool:
    return isinstance(mention.resolved, Place)
