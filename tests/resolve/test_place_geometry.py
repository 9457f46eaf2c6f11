"""Properties of what expressions become: whatever is said of whatever place, the geometry and the radius are honest."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from whence.model.place import Geometry, Place, PlaceForm
from whence.model.sphere import distance_km, travel
from whence.reference.gazetteer import Candidate
from whence.resolve.place_choice import Choice
from whence.resolve.place_geometry import locate

KINDS = (
    "city",
    "capital",
    "adm1",
    "adm2",
    "district",
    "country",
    "region",
    "sea",
    "continent",
    "river",
    "island",
    "zone",
)
RELATIONS = ("at", "near", "between", "offset", "part", "along", "area", "outskirts", "border", "triangle", "water")
FEATURES = (
    "coast",
    "countryside",
    "central",
    "border",
    "road",
    "bank",
    "left bank",
    "airport",
    "province",
    "edge",
    "way",
)
COUNTRIES = ("SYR", "TUR", "FJI", "RUS", "MLI", "ATA", "NZL", None)


@st.composite
def candidates(draw: st.DrawFn) -> Candidate:
    longitude, latitude = draw(st.floats(-180, 180)), draw(st.floats(-90, 90))
    kind = draw(st.sampled_from(KINDS))
    line = None
    if kind == "river":
        east = min(179.0, max(-179.0, longitude))
        line = Geometry("LineString", ((east, latitude), (east + 0.5, latitude), (east + 1.0, latitude / 2)))
    return Candidate(
        draw(st.integers(1, 10**6)),
        None,
        "X",
        latitude,
        longitude,
        kind,
        draw(st.sampled_from(COUNTRIES)),
        "Y",
        1000,
        draw(st.floats(0, 3000)),
        line,
        "exact",
    )


FORMS = st.builds(
    PlaceForm,
    relation=st.sampled_from(RELATIONS),
    names=st.just(((0, 1),)),
    distance_km=st.none() | st.floats(0, 3000),
    bearing=st.none() | st.floats(0, 359),
    feature=st.none() | st.sampled_from(FEATURES),
    spread_km=st.none() | st.floats(0, 300),
    at_most=st.booleans(),
    near=st.booleans(),
)


@given(FORMS, st.lists(candidates(), min_size=1, max_size=3), st.none() | candidates())
def test_anything_said_of_any_places_is_placed_on_the_globe_or_says_why_not(
    form: PlaceForm, places: list[Candidate], container: Candidate | None
) -> None:
    found = locate(form, [Choice(place, '"X" is X') for place in places], container)

    if isinstance(found, str):
        assert found
        return
    assert found.radius_km >= 0
    assert found.reason
    east = [position[0] for position in found.geometry.positions]
    if found.geometry.type == "Polygon":
        assert all(abs(one - other) <= 180.0 for one, other in pairwise(east))


def town(**changes: object) -> Candidate:
    values: dict[str, object] = {"number": 1, "geonameid": 1, "name": "X", "lat": 34.5, "lon": 38.3, "kind": "city"}
    values |= {"country": None, "adm1": None, "population": 1000, "radius_km": 3.0, "geometry": None, "match": "exact"}
    return Candidate(**{**values, **changes})  # type: ignore[arg-type]


def located(form: PlaceForm, place: Candidate) -> Place:
    found = locate(form, [Choice(place, "said")])
    assert isinstance(found, Place)
    return found


@given(st.floats(1, 500), st.floats(0, 359))
def test_so_many_km_on_a_bearing_lie_at_that_distance(distance: float, bearing: float) -> None:
    found = located(PlaceForm("offset", ((0, 1),), distance_km=distance, bearing=bearing), town())

    assert abs(distance_km((38.3, 34.5), found.geometry.positions[0]) - distance) < 0.1


@given(st.floats(1, 500), st.floats(1, 500))
def test_the_radius_grows_with_the_distance(one: float, other: float) -> None:
    near, far = sorted((one, other))
    radii = [
        located(PlaceForm("offset", ((0, 1),), distance_km=km, bearing=90.0), town()).radius_km for km in (near, far)
    ]

    assert radii == sorted(radii)


@given(st.floats(0, 359))
def test_a_vaguer_expression_has_a_wider_radius(bearing: float) -> None:
    plain = located(PlaceForm("at", ((0, 1),)), town()).radius_km
    near = located(PlaceForm("near", ((0, 1),)), town()).radius_km
    bound = located(PlaceForm("offset", ((0, 1),), distance_km=30.0, at_most=True), town()).radius_km
    side = located(PlaceForm("offset", ((0, 1),), bearing=bearing), town()).radius_km

    assert plain < near < bound
    assert plain < side


@given(st.floats(0, 359), st.floats(1, 300))
def test_a_part_lies_in_its_whole(bearing: float, radius: float) -> None:
    found = located(PlaceForm("part", ((0, 1),), bearing=bearing), town(kind="adm1", radius_km=radius))

    assert found.geometry.type == "Polygon"
    assert all(distance_km((38.3, 34.5), position) <= radius + 1.0 for position in found.geometry.positions)
    middle = travel((38.3, 34.5), bearing, radius / 2)
    assert min(distance_km(middle, position) for position in found.geometry.positions) <= radius
