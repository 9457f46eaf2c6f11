"""The tables of places that Whence brings itself."""

from whence.reference.gazetteer_facts import country_points, districts, division_points, post_offices


def test_divisions_and_small_towns_are_where_they_should() -> None:
    counties = [d for d in districts() if d.country == "US"]
    assert len(counties) >= 3100
    assert all(d.names and -90 <= d.latitude <= 90 and -180 <= d.longitude <= 180 for d in districts())
    texas = division_points()["US", "TX"]
    assert (texas.geonameid, texas.latitude, texas.longitude) == (4736286, 31.5, -99.355)
    assert sum(1 for _ in post_offices()) >= 15_000


def test_every_country_has_one_point_on_the_globe() -> None:
    points = country_points()

    assert len(points) >= 240
    assert all(-90 <= latitude <= 90 and -180 <= longitude <= 180 for latitude, longitude in points.values())
