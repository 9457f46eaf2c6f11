from hypothesis import given
from hypothesis import strategies as st

from whence.model.place import Geometry, Place
from whence.model.sphere import distance_km
from whence.resolve.claim_places import combined


def place(name, lon, lat, *, radius=5.0, country="SYR", adm1="Homs", prec=1, line=None):
    geometry = Geometry("LineString", line) if line else Geometry("Point", ((lon, lat),))
    return Place(name, geometry, radius, 1, country, adm1, prec, 1, f"the only {name}")


HOMS = place("Homs", 36.7, 34.7)
HAMA = place("Hama", 36.75, 35.13, adm1="Hama")
PROVINCE = place("Homs province", 38.0, 34.5, radius=150.0, prec=4)
SYRIA = place("Syria", 38.0, 35.0, radius=300.0, adm1=None, prec=6)
NORTH = place("Syria", 38.0, 36.5, radius=80.0, adm1=None, prec=5)
TUNIS = place("Tunis", 10.2, 36.8, country="TUN", adm1="Tunis")


def test_one_place_stays_as_it_is():
    assert combined([HOMS]) is HOMS


def test_the_innermost_of_places_that_hold_each_other_and_the_reason_says_so():
    found = combined([HOMS, PROVINCE, SYRIA])
    assert isinstance(found, Place)
    assert (found.name, found.where_prec) == ("Homs", 1)
    assert found.reason == "the only Homs; in Homs province, told with it; in Syria, told with it"


def test_the_order_in_which_places_are_told_does_not_matter():
    one, other = combined([SYRIA, HOMS]), combined([HOMS, SYRIA])
    assert isinstance(one, Place)
    assert isinstance(other, Place)
    assert one.name == other.name == "Homs"


def test_a_part_of_a_country_holds_its_towns():
    found = combined([HAMA, NORTH])
    assert isinstance(found, Place)
    assert found.name == "Hama"


def test_neighbours_are_told_as_a_circle_around_both():
    found = combined([HOMS, HAMA])
    assert isinstance(found, Place)
    assert (found.name, found.country, found.adm1, found.geonameid) == ("Homs and Hama", "SYR", None, None)
    assert found.where_prec > 1
    centre = found.geometry.positions[0]
    for one in (HOMS, HAMA):
        assert distance_km(centre, one.geometry.positions[0]) + one.radius_km <= found.radius_km + 0.1


def test_places_in_several_countries_are_no_place():
    assert combined([HOMS, TUNIS]) == "Homs and Tunis are told together, and lie in several countries"


def test_what_is_not_resolved_beside_it_is_told():
    found = combined([HOMS], ["Atlantis"])
    assert isinstance(found, Place)
    assert found.reason.endswith("'Atlantis', told with it, is not resolved")


def test_a_town_on_a_river_is_the_place_and_not_the_river():
    river = place("Orontes", 0, 0, radius=3.0, adm1=None, prec=5, line=((36.6, 34.0), (36.7, 34.6), (36.7, 35.3)))
    found = combined([river, HOMS])
    assert isinstance(found, Place)
    assert found.name == "Homs"


@given(st.lists(st.tuples(st.floats(36, 38), st.floats(34, 36), st.floats(0.5, 40)), min_size=1, max_size=5))
def test_the_place_of_several_is_near_each_and_its_radius_never_smaller(spots):
    places = [place(f"town {n}", lon, lat, radius=radius) for n, (lon, lat, radius) in enumerate(spots)]
    found = combined(places)
    assert isinstance(found, Place)
    assert found.radius_km >= min(one.radius_km for one in places) - 0.1
    assert found.country == "SYR"
