"""From what an expression says and what its names mean to a geometry with an honest radius: points and areas.

``place_lines`` has what runs along something or between places, ``place_parts`` the codes and what all share.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from whence.model.place import Geometry, Place, PlaceForm
from whence.model.sphere import extent_km, half, travel, wedge
from whence.reference.borders import borders
from whence.reference.gazetteer import Candidate
from whence.resolve import place_lines as lines
from whence.resolve.place_choice import Choice
from whence.resolve.place_parts import (
    AREAS,
    AROUND,
    LARGE,
    NEAR_KM,
    VAGUE,
    WATER,
    Answer,
    Precision,
    candidate,
    geometry_of,
    is_line,
    named,
    place_at,
    point,
    position_of,
    precision_of,
)

_DIRECTION_KM = 15.0
"""How far off "north of X" is taken to be where no distance is given."""
_ANYWHERE_KM = 1000.0
"""Farther than this without a direction is no place any more."""
_COUNTRYSIDE_KM = 35.0
_PART_SHARE = 0.45
"""How much of a country's extent is its "north": less than half, since "central" lies between."""
_SHARES = {"half": 0.5, "third": 0.34, "quarter": 0.3, "corner": 0.25, "tip": 0.2, "edge": 0.2, "end": 0.25}
_RURAL = frozenset(("countryside", "hinterland", "rural area"))
_QUARTERS = frozenset("neighbourhood neighborhood quarter suburb district area street square".split())
_DIVISIONS: dict[str, tuple[float, Precision]] = {
    **dict.fromkeys(("province", "governorate", "state", "oblast", "department", "prefecture"), (75.0, (4, 3))),
    **dict.fromkeys(("district", "county", "municipality", "territory"), (25.0, (3, 2))),
    "region": (50.0, VAGUE),
    "area": (NEAR_KM, AROUND),
}
"""Divisions called after a town that are not known by themselves: how far they reach around it, and their codes."""
_SITES = (
    "airport",
    "air port",
    "airbase",
    "air base",
    "airfield",
    "airstrip",
    "base",
    "prison",
    "jail",
    "refinery",
    "plant",
    "station",
    "field",
    "dam",
    "camp",
    "crossing",
    "barracks",
    "bridge",
    "border post",
)
"""What belongs to a town and often stands outside it."""


def locate(form: PlaceForm, choices: Sequence[Choice], container: Candidate | None = None) -> Answer:
    """Work out the place that an expression describes.

    Args:
        form: what the expression says.
        choices: what its names mean, in the form's order; for a border of which one side alone is named, the other
            side that the document tells comes last.
        container: what the text says the place lies in, if it is known: cuts a river to the stretch there.

    Returns:
        The place, or in words why there is none.
    """
    unknown = [choice.reason for choice in choices if choice.candidate is None]
    if unknown or not choices:
        return "; ".join(unknown) or "the expression names no place"
    if form.relation in lines.SEVERAL:
        return lines.SEVERAL[form.relation](form, choices, container)
    place = candidate(choices[0])
    if container is not None and is_line(place) and form.relation in ("along", "at"):
        return lines.beside(form, *lines.cut(choices[0], place, container))
    return _RELATIONS[form.relation](form, choices[0], place)


def inside(form: PlaceForm, why: str, container: Place) -> Place:
    """Place what is unknown by itself in what the text says it lies in.

    Args:
        form: what the expression says.
        why: why it is not placed by itself.
        container: the place around it.
    """
    away = 0.0 if form.relation in ("at", "part") else NEAR_KM + (form.distance_km or 0.0)
    quarter = form.relation == "at" and form.feature in _QUARTERS
    exact = container.where_prec == 1
    where_prec, geo_precision = (container.where_prec, container.geo_precision) if quarter or not exact else AROUND
    return Place(
        name=container.name,
        geometry=container.geometry,
        radius_km=round(container.radius_km + away, 1),
        geonameid=container.geonameid,
        country=container.country,
        adm1=container.adm1,
        where_prec=where_prec,
        geo_precision=geo_precision,
        reason=f"{why}; the text says that it lies in what follows, so somewhere there: {container.reason}",
        alternatives=container.alternatives,
    )


def _at(form: PlaceForm, choice: Choice, place: Candidate) -> Answer:
    feature = form.feature or ""
    how = "larger than a country, for which UCDP has no code" if place.kind == "continent" else None
    precision = precision_of(place)
    if feature == "airspace":
        how = "over it"
        precision = AROUND if precision == (1, 1) else precision
        return place_at(choice, geometry_of(place), place.radius_km + NEAR_KM, precision, how)
    if place.kind in ("city", "capital") and feature in _DIVISIONS:
        reach, precision = _DIVISIONS[feature]
        how = f"no {feature} of that name is known: within {reach:g} km of the town"
        return place_at(choice, geometry_of(place), max(reach, place.radius_km), precision, how)
    if place.kind in ("city", "capital") and feature.endswith(_SITES):
        radius = place.radius_km + NEAR_KM
        how = f"its {feature} by itself is not known: within {radius:g} km of the town"
        return place_at(choice, geometry_of(place), radius, AROUND, how)
    if feature in ("across", "parts"):
        how = "all over it" if feature == "across" else "parts of it, which ones is not told"
    return place_at(choice, geometry_of(place), place.radius_km, precision, how)


def _near(form: PlaceForm, choice: Choice, place: Candidate) -> Answer:
    if form.feature == "outside" and place.kind in LARGE:
        return f"{choice.reason}; outside it, and where is not told"
    if is_line(place):
        return lines.beside(PlaceForm("along", (), near=True), choice, place)
    if place.kind in AREAS:
        radius = 1.2 * place.radius_km
        how = "near it: its reach and a fifth more"
        precision = VAGUE if place.kind in LARGE else precision_of(place)
        return place_at(choice, geometry_of(place), radius, precision, how, inside=place.kind not in LARGE)
    radius = round(place.radius_km + NEAR_KM, 1)
    return place_at(choice, geometry_of(place), radius, AROUND, f"near it: within {radius:g} km")


def _offset(form: PlaceForm, choice: Choice, place: Candidate) -> Answer:
    if form.bearing is None and form.distance_km is None:
        return f"{choice.reason}; away from it, but neither how far nor which way is told"
    if is_line(place):
        return lines.beside(form, choice, place)
    if form.distance_km is None:
        return _towards(form, choice, place)
    if place.kind in AREAS:
        return _from_edge(form, choice, place)
    spread = form.spread_km or 0.0
    if form.bearing is None and form.distance_km > _ANYWHERE_KM:
        return f"{choice.reason}; {form.distance_km:g} km from it, and which way is not told"
    if form.bearing is None:
        radius = form.distance_km * (1.0 if form.at_most else 1.1) + place.radius_km + spread
        how = f"{_distance(form)} from it, no direction given"
        return place_at(choice, geometry_of(place), radius, AROUND if radius <= 50 else VAGUE, how)
    distance = form.distance_km / 2 if form.at_most else form.distance_km
    slack = distance if form.at_most else max(5.0, 0.2 * distance, spread)
    where = point(travel(position_of(place), form.bearing, distance))
    radius = slack + 0.5 * min(place.radius_km, 60.0)
    precision = AROUND if form.distance_km <= 50 else VAGUE
    return place_at(choice, where, radius, precision, f"{_distance(form)} {named(form.bearing)} of it")


def _distance(form: PlaceForm) -> str:
    assert form.distance_km is not None
    about = f", give or take {form.spread_km:g}," if form.spread_km else ""
    return f"{'at most ' if form.at_most else ''}{form.distance_km:g} km{about}"


def _towards(form: PlaceForm, choice: Choice, place: Candidate) -> Answer:
    """Place "north of X": just beyond a town; about the edge of an area."""
    assert form.bearing is not None
    which = named(form.bearing)
    if place.kind in AREAS:
        where = point(travel(position_of(place), form.bearing, place.radius_km))
        how = f"{which} of it, no distance given: about its edge on that side"
        return place_at(choice, where, max(_DIRECTION_KM, 0.6 * place.radius_km), VAGUE, how, inside=False)
    shift = round(place.radius_km + _DIRECTION_KM, 1)
    where = point(travel(position_of(place), form.bearing, shift))
    return place_at(choice, where, shift, AROUND, f"{which} of it, no distance given: taken as {shift:g} km")


def _from_edge(form: PlaceForm, choice: Choice, place: Candidate) -> Answer:
    """Place "50 km south of" an area: counted from its edge, of which only the reach is known."""
    assert form.distance_km is not None
    if form.bearing is None:
        radius = place.radius_km + form.distance_km
        how = f"{_distance(form)} from it, no direction given"
        return place_at(choice, geometry_of(place), radius, VAGUE, how, inside=False)
    where = point(travel(position_of(place), form.bearing, place.radius_km + form.distance_km))
    radius = 0.6 * place.radius_km + 0.2 * form.distance_km
    how = f"{_distance(form)} {named(form.bearing)} of its edge, of which only the reach is known"
    return place_at(choice, where, radius, VAGUE, how, inside=False)


def _part(form: PlaceForm, choice: Choice, place: Candidate) -> Answer:
    if form.feature == "coast":
        return lines.coast(form, choice, place)
    if is_line(place):
        return lines.stretch(form, choice, place)
    rural = form.feature in _RURAL and place.kind not in AREAS
    reach = max(place.radius_km, _COUNTRYSIDE_KM) if rural else place.radius_km
    precision = AROUND if rural else VAGUE if place.kind in ("country", "continent") else precision_of(place)
    if form.bearing is None:
        central = form.feature in ("central", "downtown", "inner")
        radius = round(0.5 * reach, 1) if central and not rural else reach
        what = "centre" if central else form.feature or "part"
        return place_at(choice, geometry_of(place), radius, precision, f"its {what}: within {radius:g} km of its point")
    drawn = _drawn(form, place)
    if drawn is not None:
        how = f"its {named(form.bearing)}: that part of its mainland"
        return place_at(choice, drawn, max(10.0, 0.1 * extent_km(drawn.positions)), precision, how)
    town = _seat(choice, place) if form.feature in _RURAL else None
    around = f"around {town.name}" if town else "around its point"
    how = f"its {named(form.bearing)}: that third of a circle of {reach:g} km {around}"
    area = wedge(position_of(town or place), form.bearing, max(reach, 1.0))
    return place_at(choice, area, 0.25 * reach, precision, how)


def _seat(choice: Choice, division: Candidate) -> Candidate | None:
    """Return the town whose countryside a division is: its sides are counted from there."""
    towns = (one for one in choice.alternatives if one.kind in ("city", "capital") and one.adm1 == division.adm1)
    return next((town for town in towns if town.country == division.country), None)


def _drawn(form: PlaceForm, place: Candidate) -> Geometry | None:
    """Cut a part out of the outline of a country, where there is one."""
    if place.kind != "country" or place.country is None or form.bearing is None:
        return None
    ring = borders().outlines.get(place.country)
    return half(ring, form.bearing, _SHARES.get(form.feature or "", _PART_SHARE)) if ring else None


def _outskirts(form: PlaceForm, choice: Choice, place: Candidate) -> Answer:
    if place.kind in AREAS:
        return _near(form, choice, place) if form.bearing is None else _part(form, choice, place)
    where = position_of(place)
    if form.bearing is not None:
        where = travel(where, form.bearing, place.radius_km)
    radius = max(6.0, 1.5 * place.radius_km)
    side = f" in the {named(form.bearing)}" if form.bearing is not None else ""
    return place_at(choice, point(where), radius, AROUND, f"its outskirts{side}")


def _along(form: PlaceForm, choice: Choice, place: Candidate) -> Answer:
    if form.feature == "side" and form.bearing is not None and not is_line(place):
        return _part(form, choice, place)
    return lines.beside(form, choice, place)


def _area(form: PlaceForm, choice: Choice, place: Candidate) -> Answer:
    if place.kind == "zone":
        return place_at(choice, geometry_of(place), place.radius_km, VAGUE, None)
    if place.kind in LARGE:
        return f"{choice.reason}; where its {form.feature} lies is not known"
    more = 10.0 if form.feature == "envelope" else 0.0
    radius = max(place.radius_km + more, 25.0)
    return place_at(choice, geometry_of(place), radius, VAGUE, f"its {form.feature}: within {radius:g} km")


def _water(form: PlaceForm, choice: Choice, place: Candidate) -> Answer:
    if place.kind in ("sea", "continent"):
        return place_at(choice, geometry_of(place), place.radius_km, WATER, None)
    return lines.offshore(form, choice, place)


_RELATIONS: dict[str, Callable[[PlaceForm, Choice, Candidate], Answer]] = {
    "at": _at,
    "near": _near,
    "offset": _offset,
    "part": _part,
    "along": _along,
    "area": _area,
    "outskirts": _outskirts,
    "water": _water,
}
