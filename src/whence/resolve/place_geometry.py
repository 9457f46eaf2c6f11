"""From what an expression says and what its names mean to a geometry with an honest radius.

``where_prec`` and ``geo_precision`` follow the published code lists: UCDP 1 exact, 2 around a named place, 3 second-
level and 4 first-level division, 5 vague or between two places or larger than a division, 6 a whole country, 7 water;
ACLED 1 a town, 2 near one or a small part of a region, 3 a larger region, none for a country and beyond.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from whence.model.place import Geometry, Place, PlaceForm, Position
from whence.model.sphere import distance_km, travel, wedge
from whence.reference.gazetteer import Candidate
from whence.resolve.place_choice import Choice

_PRECISION: dict[str, tuple[int, int | None]] = {
    **dict.fromkeys(("city", "capital", "facility", "camp", "crossing", "dam", "base", "oilfield"), (1, 1)),
    **dict.fromkeys(("adm2", "district"), (3, 2)),
    "adm1": (4, 3),
    "country": (6, None),
    "continent": (6, None),
    "sea": (7, None),
}
_VAGUE = (5, 3)
_AROUND = (2, 2)
_SMALL_KM = 20.0
"""An island, a mountain or a region of this radius is as good as a place with its surroundings."""
_NEAR_KM = 15.0
"""How far "near X" reaches where X is a town: about a day's walk, and what UCDP's code 2 is used for."""
_DIRECTION_KM = 15.0
"""How far off "north of X" is taken to be where no distance is given."""
_COUNTRYSIDE_KM = 35.0
_LONGEST_KM = 1500.0
"""Two places farther apart have nothing between them that an event could be said to happen at."""
_LARGE = frozenset(("country", "continent", "sea"))
_AREAS = frozenset(("country", "continent", "sea", "adm1", "adm2", "district", "region", "desert", "zone", "mountain"))


def locate(form: PlaceForm, choices: Sequence[Choice]) -> Place | str:
    """Work out the place that an expression describes.

    Args:
        form: what the expression says.
        choices: what its names mean, in the form's order.

    Returns:
        The place, or in words why there is none.
    """
    unknown = [choice.reason for choice in choices if choice.candidate is None]
    if unknown or not choices:
        return "; ".join(unknown) or "the expression names no place"
    if form.relation == "between":
        return _between(form, choices)
    return _RELATIONS[form.relation](form, choices[0], _candidate(choices[0]))


def _candidate(choice: Choice) -> Candidate:
    assert choice.candidate is not None
    return choice.candidate


def _at(_: PlaceForm, choice: Choice, place: Candidate) -> Place | str:
    how = "larger than a country, for which UCDP has no code" if place.kind == "continent" else None
    return _place(choice, place, _geometry(place), place.radius_km, _precision(place), how)


def _near(_: PlaceForm, choice: Choice, place: Candidate) -> Place | str:
    if place.kind in _AREAS:
        radius = round(1.2 * place.radius_km, 1)
        return _place(choice, place, _geometry(place), radius, _precision(place), "near it: its reach and a fifth more")
    radius = place.radius_km + _NEAR_KM
    return _place(choice, place, _geometry(place), radius, _AROUND, f"near it: within {radius:g} km")


def _offset(form: PlaceForm, choice: Choice, place: Candidate) -> Place | str:
    if form.bearing is None and form.distance_km is None:
        return _near(form, choice, place)
    if form.distance_km is None:
        if place.kind in _AREAS:
            return _part(form, choice, place)
        assert form.bearing is not None
        shift = place.radius_km + _DIRECTION_KM
        point = Geometry("Point", (travel(_position(place), form.bearing, shift),))
        how = f"{_name(form.bearing)} of it, no distance given: taken as {shift:g} km"
        return _place(choice, place, point, shift, _AROUND, how)
    if form.bearing is None:
        radius = round(1.1 * form.distance_km + place.radius_km, 1)
        how = f"{form.distance_km:g} km from it, no direction given"
        return _place(choice, place, _geometry(place), radius, _AROUND if radius <= 50 else _VAGUE, how)
    point = Geometry("Point", (travel(_position(place), form.bearing, form.distance_km),))
    radius = round(max(5.0, 0.2 * form.distance_km) + 0.5 * min(place.radius_km, 60.0), 1)
    how = f"{form.distance_km:g} km {_name(form.bearing)} of it"
    return _place(choice, place, point, radius, _AROUND if form.distance_km <= 50 else _VAGUE, how)


def _part(form: PlaceForm, choice: Choice, place: Candidate) -> Place | str:
    rural = form.feature in ("countryside", "hinterland", "rural area") and place.kind not in _AREAS
    reach = max(place.radius_km, _COUNTRYSIDE_KM) if rural else place.radius_km
    precision = _AROUND if rural else _VAGUE if place.kind in _LARGE else _precision(place)
    if place.geometry is not None:
        return _place(choice, place, place.geometry, reach, _VAGUE, "which stretch of it is not worked out")
    if form.bearing is None:
        radius = reach if rural or form.feature != "central" else round(0.5 * reach, 1)
        what = "centre" if form.feature == "central" else form.feature or "part"
        how = f"its {what}: within {radius:g} km of its point"
        return _place(choice, place, _geometry(place), radius, precision, how)
    how = f"its {_name(form.bearing)}: that third of a circle of {reach:g} km around its point"
    area = wedge(_position(place), form.bearing, max(reach, 1.0))
    return _place(choice, place, area, round(0.25 * reach, 1), precision, how)


def _outskirts(form: PlaceForm, choice: Choice, place: Candidate) -> Place | str:
    if place.kind in _AREAS:
        return _near(form, choice, place)
    point = _position(place)
    if form.bearing is not None:
        point = travel(point, form.bearing, place.radius_km)
    radius = round(max(6.0, 1.5 * place.radius_km), 1)
    side = f" in the {_name(form.bearing)}" if form.bearing is not None else ""
    return _place(choice, place, Geometry("Point", (point,)), radius, _AROUND, f"its outskirts{side}")


def _along(form: PlaceForm, choice: Choice, place: Candidate) -> Place | str:
    side = f" ({_name(form.bearing)} side)" if form.bearing is not None else ""
    if place.geometry is not None:
        how = f"along its course{side}; which stretch is not worked out"
        return _place(choice, place, place.geometry, place.radius_km, _VAGUE, how)
    if form.feature in ("border", "frontier"):
        return f"{choice.reason}; the course of its border is not known"
    if place.kind in _LARGE:
        return f"{choice.reason}; what runs along it is not known"
    radius = round(place.radius_km + 2 * _NEAR_KM, 1)
    how = f"along it{side}: its course is not known, so within {radius:g} km"
    return _place(choice, place, _geometry(place), radius, _VAGUE, how)


def _area(form: PlaceForm, choice: Choice, place: Candidate) -> Place | str:
    radius = max(place.radius_km, 25.0)
    how = f"its {form.feature}: within {radius:g} km" if place.kind != "zone" else None
    return _place(choice, place, _geometry(place), radius, _VAGUE, how)


def _between(form: PlaceForm, choices: Sequence[Choice]) -> Place | str:
    places = [_candidate(choice) for choice in choices]
    reason = "; ".join(choice.reason for choice in choices)
    if len(places) != 2 or any(place.kind in _LARGE for place in places):
        return f"{reason}; nothing can be placed between areas that large"
    ends = [_position(place) for place in places]
    length = distance_km(*ends)
    if length > _LONGEST_KM or places[0].number == places[1].number:
        return f"{reason}; {length:.0f} km apart, nothing can be placed between them"
    radius = round(max(5.0, (0.25 if form.feature in _WIDE else 0.15) * length), 1)
    countries = {place.country for place in places}
    divisions = {place.adm1 for place in places}
    return Place(
        name=f"{places[0].name} - {places[1].name}" + (f" {form.feature}" if form.feature else ""),
        geometry=Geometry("LineString", (ends[0], ends[1])) if ends[0] != ends[1] else Geometry("Point", (ends[0],)),
        radius_km=radius,
        geonameid=None,
        country=countries.pop() if len(countries) == 1 else None,
        adm1=divisions.pop() if len(divisions) == 1 else None,
        where_prec=_VAGUE[0],
        geo_precision=_VAGUE[1],
        reason=f"{reason}; the straight line between them, {length:.0f} km",
    )


_WIDE = frozenset(("desert", "steppe", "area", "region", "countryside", "plain"))

_RELATIONS: dict[str, Callable[[PlaceForm, Choice, Candidate], Place | str]] = {
    "at": _at,
    "near": _near,
    "offset": _offset,
    "part": _part,
    "along": _along,
    "area": _area,
    "outskirts": _outskirts,
}


def _place(
    choice: Choice,
    place: Candidate,
    geometry: Geometry,
    radius_km: float,
    precision: tuple[int, int | None],
    how: str | None,
) -> Place:
    return Place(
        name=place.name,
        geometry=geometry,
        radius_km=radius_km,
        geonameid=place.geonameid,
        country=place.country,
        adm1=place.adm1,
        where_prec=precision[0],
        geo_precision=precision[1],
        reason=f"{choice.reason}; {how}" if how else choice.reason,
        alternatives=tuple(other.geonameid for other in choice.alternatives if other.geonameid is not None),
    )


def _precision(place: Candidate) -> tuple[int, int | None]:
    if place.kind in _PRECISION:
        return _PRECISION[place.kind]
    return _AROUND if place.geometry is None and place.radius_km <= _SMALL_KM else _VAGUE


def _position(place: Candidate) -> Position:
    return place.lon, place.lat


def _geometry(place: Candidate) -> Geometry:
    return place.geometry or Geometry("Point", (_position(place),))


def _name(bearing: float) -> str:
    names = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")
    return names[round(bearing / 45.0) % 8]
