"""What runs along something or between places: banks, borders, coasts, roads, triangles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import cos, radians

from whence.model.place import Geometry, Place, PlaceForm, Position
from whence.model.sphere import (
    bearing_to,
    clip,
    crosses_date_line,
    distance_km,
    extent_km,
    midpoint,
    shift,
)
from whence.reference.borders import Line, borders
from whence.reference.gazetteer import Candidate
from whence.resolve.place_choice import Choice
from whence.resolve.place_parts import (
    AROUND,
    LARGE,
    LONGEST_KM,
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
)

_BORDER_KM = 10.0
"""How far off the drawn borders and coasts can be."""
_BANK_KM = 3.0
_SIDE_KM = 10.0
"""How far "east of the river" is taken to be where no distance is given."""
_ROAD_KM = 50.0
"""How far out on "the road to X" something is taken to be."""
_OFFSHORE_KM = 50.0
_ASHORE_KM = 60.0
"""A town farther than this from the sea has nothing "off" it."""
_TRIPOINT_KM = 60.0
_FACING = frozenset(
    ("no man's land", "no man’s land", "buffer zone", "demilitarised zone", "demilitarized zone", "line", "frontline")
) | frozenset(("front line", "area", "territory", "crossing", "valley", "stretch"))
"""What lies between two countries is by their border."""
_WIDE = frozenset(("desert", "steppe", "area", "region", "countryside", "plain", "valley", "territory"))


def beside(form: PlaceForm, choice: Choice, place: Candidate) -> Answer:
    """Place what is along, near or on one side of a river, a border or a front."""
    if form.feature == "way":
        return f"{choice.reason}; on the way there, but how far off is not told"
    if is_line(place):
        assert place.geometry is not None
        line, how = _on_side(form, place.geometry.positions)
        radius, away = _reach(form, place.radius_km)
        how = "; ".join(part for part in ("along its course", how, away, "which stretch is not told") if part)
        return place_at(choice, Geometry("LineString", line), radius, VAGUE, how)
    if place.kind == "sea":
        return coast(form, choice, place)
    if place.kind in LARGE:
        return f"{choice.reason}; what runs along it is not known"
    away_km = (
        _ROAD_KM if form.feature and form.feature.endswith(("road", "highway", "route", "motorway")) else 2 * NEAR_KM
    )
    radius = round(place.radius_km + away_km, 1)
    what = f"its {form.feature}" if form.feature else "along it"
    how = f"{what}: the course is not known, so within {radius:g} km"
    return place_at(choice, geometry_of(place), radius, VAGUE, how)


def cut(choice: Choice, place: Candidate, container: Candidate) -> tuple[Choice, Candidate]:
    """Cut a river to the stretch in what the text says it is in: "the Euphrates in X province"."""
    assert place.geometry is not None
    if container.kind in LARGE or container.geometry is not None:
        return choice, place
    within = clip(place.geometry.positions, position_of(container), 1.2 * container.radius_km + NEAR_KM)
    if len(within) < 2:
        return choice, place
    part = replace(place, geometry=Geometry("LineString", within))
    said = f"{choice.reason}, cut to the stretch in {container.name}"
    return replace(choice, candidate=part, reason=said), part


def _on_side(form: PlaceForm, line: Sequence[Position]) -> tuple[tuple[Position, ...], str | None]:
    """Move a line to the side that the text tells."""
    turn = form.bearing
    what = named(turn) if turn is not None else ""
    if form.feature in ("left bank", "right bank"):
        turn = (bearing_to(line[0], line[-1]) + (270.0 if form.feature == "left bank" else 90.0)) % 360.0
        what = f"{form.feature.split()[0]}, looking downstream, so {named(turn)}"
    if turn is None:
        return tuple(line), None
    if form.feature and form.feature.endswith(("bank", "shore", "side", "shoreline", "riverside")):
        return shift(line, turn, _BANK_KM), f"moved {_BANK_KM:g} km to its {what} side"
    if form.distance_km is not None:
        return shift(line, turn, form.distance_km), f"moved {form.distance_km:g} km to the {what}"
    return shift(line, turn, _SIDE_KM), f"{what} of it, no distance given: moved {_SIDE_KM:g} km"


def _reach(form: PlaceForm, radius_km: float) -> tuple[float, str | None]:
    """Return how far off a line something can be, and that in words."""
    if form.distance_km is not None and form.bearing is None:
        return radius_km + form.distance_km, f"within {form.distance_km:g} km of it, on which side is not told"
    if form.distance_km is not None:
        return radius_km + max(3.0, 0.2 * form.distance_km), None
    if form.near:
        return radius_km + NEAR_KM, f"near it: within {NEAR_KM:g} km more"
    return radius_km, None


def stretch(form: PlaceForm, choice: Choice, place: Candidate) -> Answer:
    """Place a part of a river: "the lower X", "the northern X"."""
    assert place.geometry is not None
    line = place.geometry.positions
    middle = len(line) // 2
    if form.feature in ("upper", "lower") and len(line) >= 4:
        part = line[: middle + 1] if form.feature == "upper" else line[middle:]
        how = f"its {form.feature} half"
    elif form.bearing is not None and (towards := _towards(line, form.bearing)):
        part, how = towards, f"its course in the {named(form.bearing)}"
    else:
        part, how = line, "which stretch of it is not told"
    return place_at(choice, Geometry("LineString", part), place.radius_km, VAGUE, how)


def _towards(line: Sequence[Position], bearing: float) -> Line | None:
    """Return the longest stretch in the half of a line's extent that lies towards a bearing."""
    start = line[len(line) // 2]
    depths = [distance_km(start, each) * cos(radians(bearing_to(start, each) - bearing)) for each in line]
    limit = (min(depths) + max(depths)) / 2
    best: list[Position] = []
    run: list[Position] = []
    for vertex, depth in zip(line, depths, strict=True):
        run = [*run, vertex] if depth >= limit else []
        best = run if len(run) > len(best) else best
    return tuple(best) if len(best) >= 2 else None


def coast(form: PlaceForm, choice: Choice, place: Candidate) -> Answer:
    """Place "the coast of X", on land."""
    if place.kind == "sea":
        radius = 1.1 * place.radius_km + NEAR_KM
        return place_at(choice, geometry_of(place), radius, VAGUE, "on its shore, which part is not told", inside=False)
    line = _coastline(place)
    if line is None:
        return f"{choice.reason}; no coast of it is known"
    how = "along its coast"
    if form.bearing is not None and place.kind == "country" and (towards := _towards(line, form.bearing)):
        line, how = towards, f"along its coast in the {named(form.bearing)}"
    radius, away = _reach(form, _BORDER_KM + 5.0)
    how = "; ".join(part for part in (how, away) if part)
    return place_at(choice, Geometry("LineString", line), radius, VAGUE, how)


def offshore(form: PlaceForm, choice: Choice, place: Candidate) -> Answer:
    """Place "off the coast of X" and "X's waters": over water, along the coast."""
    out = form.distance_km if form.distance_km is not None else _OFFSHORE_KM
    how = f"over water, within {out:g} km of its coast"
    if place.kind == "island":
        return place_at(choice, geometry_of(place), place.radius_km + out, WATER, how)
    line = _coastline(place)
    if line is None:
        return f"{choice.reason}; no coast of it is known"
    if form.bearing is not None and place.kind == "country" and (towards := _towards(line, form.bearing)):
        line, how = towards, f"{how} in the {named(form.bearing)}"
    return place_at(choice, Geometry("LineString", line), _BORDER_KM + out, WATER, how)


def _coastline(place: Candidate) -> Line | None:
    """Return the coast of a country, or the stretch of it by a smaller place."""
    pieces = borders().coast(place.country or "")
    pieces = tuple(piece for piece in pieces if not crosses_date_line(piece))
    if place.kind == "country":
        return pieces[0] if pieces else None
    reach = _ASHORE_KM if place.radius_km <= NEAR_KM else 1.2 * place.radius_km + 20.0
    near = (clip(piece, position_of(place), reach) for piece in pieces)
    return max(near, key=lambda line: extent_km(line) if line else 0.0, default=()) or None


def _between(form: PlaceForm, choices: Sequence[Choice], _: Candidate | None = None) -> Answer:
    places = [candidate(choice) for choice in choices]
    reason = "; ".join(choice.reason for choice in choices)
    if form.feature == "one end" or len(places) < 2:
        return f"{reason}; between it and what is no place, so what lies there is not told"
    if all(place.kind == "country" for place in places) and form.feature in _FACING:
        return _border(replace(form, near=True), choices)
    if any(place.kind in LARGE for place in places):
        return f"{reason}; nothing can be placed between areas that large"
    if all(place.kind == "capital" for place in places) and form.feature is None:
        return f"{reason}; between two capitals, which may stand for their governments"
    ends = [position_of(place) for place in places[:2]]
    length = distance_km(*ends)
    if length > LONGEST_KM or places[0].number == places[1].number:
        return f"{reason}; {length:.0f} km apart, nothing can be placed between them"
    line, how = _on_side(form, ends)
    if form.feature == "midway" or ends[0] == ends[1] or crosses_date_line(ends):
        geometry = point(midpoint(*ends))
        radius, how = max(5.0, 0.15 * length), f"the point halfway between them, {length:.0f} km apart"
    else:
        geometry = Geometry("LineString", line)
        radius, away = _reach(form, max(5.0, (0.25 if form.feature in _WIDE else 0.15) * length))
        how = "; ".join(part for part in (f"the straight line between them, {length:.0f} km", how, away) if part)
    return _joint(form, places[:2], geometry, radius, VAGUE, f"{reason}; {how}")


def _joint(
    form: PlaceForm,
    places: Sequence[Candidate],
    geometry: Geometry,
    radius_km: float,
    precision: Precision,
    reason: str,
) -> Place:
    """Put together a place that belongs to several."""
    countries = {place.country for place in places}
    divisions = {place.adm1 for place in places}
    feature = None if form.feature in ("midway", "way", None) else form.feature
    return Place(
        name=" - ".join(place.name for place in places) + (f" {feature}" if feature else ""),
        geometry=geometry,
        radius_km=round(radius_km, 1),
        geonameid=None,
        country=countries.pop() if len(countries) == 1 else None,
        adm1=divisions.pop() if len(divisions) == 1 else None,
        where_prec=precision[0],
        geo_precision=precision[1],
        reason=reason,
    )


def _triangle(form: PlaceForm, choices: Sequence[Choice], _: Candidate | None = None) -> Answer:
    places = [candidate(choice) for choice in choices]
    reason = "; ".join(choice.reason for choice in choices)
    if len(places) < 3:
        return f"{reason}; a triangle has three corners"
    if all(place.kind == "country" for place in places):
        meet = _meeting([place.country or "" for place in places[:3]])
        if meet is None:
            return f"{reason}; their borders do not meet in one point"
        how = f"where their borders meet, and {_TRIPOINT_KM:g} km around"
        return _joint(form, places, point(meet), _TRIPOINT_KM, VAGUE, f"{reason}; {how}")
    corners = [position_of(place) for place in places]
    extent = extent_km(corners)
    if any(place.kind in LARGE for place in places) or extent > LONGEST_KM or crosses_date_line([*corners, corners[0]]):
        return f"{reason}; nothing can be placed between areas that large or that far apart"
    geometry = Geometry("Polygon", (*corners, corners[0]))
    return _joint(form, places, geometry, max(5.0, 0.1 * extent), VAGUE, f"{reason}; the area between them")


def _meeting(countries: Sequence[str]) -> Position | None:
    """Return the point where the borders of three countries meet, as far as they are drawn."""
    one, two, three = countries
    ends = [_ends(borders().between(*pair)) for pair in ((one, two), (two, three), (one, three))]
    best = min(
        ((max(distance_km(a, b), distance_km(a, c)), a) for a in ends[0] for b in ends[1] for c in ends[2]),
        default=None,
    )
    return best[1] if best and best[0] <= 3 * _BORDER_KM else None


def _ends(pieces: Sequence[Line]) -> list[Position]:
    return [end for piece in pieces for end in (piece[0], piece[-1])]


def _border(form: PlaceForm, choices: Sequence[Choice], container: Candidate | None = None) -> Answer:
    """Place what is on, near or beside the border of two countries, or of two divisions."""
    places = [candidate(choice) for choice in choices]
    reason = "; ".join(choice.reason for choice in choices)
    if len(places) == 1:
        place = places[0]
        if place.kind in LARGE:
            return f"{reason}; which of its borders is not told"
        radius = round(1.2 * place.radius_km + NEAR_KM, 1)
        return place_at(
            choices[0], geometry_of(place), radius, VAGUE, f"its border: within {radius:g} km", inside=False
        )
    one, other = places[:2]
    if one.country == other.country or one.country is None or other.country is None:
        return _inner(form, places, reason)
    line = _shared(one, other)
    if not line:
        return f"{reason}; no land border of {one.name} and {other.name} is known here"
    by, line = _by(line, container)
    line, how = _on_side(form, line)
    radius, away = _reach(form, _BORDER_KM)
    how = "; ".join(part for part in ("along their border", how, away, by) if part)
    return _joint(form, places[:2], Geometry("LineString", line), radius, VAGUE, f"{reason}; {how}")


def _by(line: Line, container: Candidate | None) -> tuple[str, Line]:
    """Cut a border to the stretch by the place that is said to be on it."""
    told = "which stretch is not told"
    if container is None or container.kind in LARGE:
        return told, line
    near = clip(line, position_of(container), 1.3 * container.radius_km + 2 * NEAR_KM)
    return (f"the stretch by {container.name}", near) if len(near) >= 2 else (told, line)


def _shared(one: Candidate, other: Candidate) -> Line:
    """Return the border of two countries, or the stretch of it by the smaller places that are named."""
    pieces = borders().between(one.country or "", other.country or "")
    for place in (one, other):
        if place.kind != "country":
            reach = 1.3 * place.radius_km + 20.0
            pieces = tuple(line for piece in pieces if (line := clip(piece, position_of(place), reach)))
    return max(pieces, key=extent_km, default=())


def _inner(form: PlaceForm, places: Sequence[Candidate], reason: str) -> Answer:
    """Place the border of two divisions of one country: about halfway between them."""
    if any(place.kind in LARGE for place in places) or places[0].number == places[1].number:
        return f"{reason}; no border between them is known"
    ends = [position_of(place) for place in places[:2]]
    length = distance_km(*ends)
    if length > LONGEST_KM:
        return f"{reason}; {length:.0f} km apart, they have no border"
    how = f"their border is not drawn: about halfway between them, {length:.0f} km apart"
    radius = max(NEAR_KM, 0.4 * length)
    precision = AROUND if radius <= NEAR_KM else VAGUE
    return _joint(form, places[:2], point(midpoint(*ends)), radius, precision, f"{reason}; {how}")


SEVERAL: dict[str, Callable[[PlaceForm, Sequence[Choice], Candidate | None], Answer]] = {
    "between": _between,
    "border": _border,
    "triangle": _triangle,
}
"""The relations that take all the names of an expression."""
