"""Distances and points of the compass as written."""

import pytest

from whence.extract.rules.place_measures import bearing, kilometres, trip


@pytest.mark.parametrize(
    ("number", "unit", "km", "spread"),
    [
        ("40", "km", 40.0, None),
        ("1,200", "kilometres", 1200.0, None),
        ("2.5", "miles", 4.023, None),
        ("500", "m", 0.5, None),
        ("500", "metres", 0.5, None),
        ("30", "nautical miles", 55.56, None),
        ("a few", "km", 5.0, 4.0),
        ("hundreds of", "kilometres", 300.0, 250.0),
        ("25-30", "km", 27.5, 2.5),
        ("20 to 30", "km", 25.0, 5.0),
        ("half a", "mile", 0.805, None),
    ],
)
def test_a_written_distance_is_so_many_km(number: str, unit: str, km: float, spread: float | None) -> None:
    found = kilometres(number, unit)

    assert (found.km, found.spread_km) == (pytest.approx(km, abs=0.001), spread)


@pytest.mark.parametrize(
    ("about", "bound"), [("less than", True), ("within", True), ("about", False), (None, False), ("more than", False)]
)
def test_a_bound_is_told_from_an_estimate(about: str | None, bound: bool) -> None:
    assert kilometres("10", "km", about).at_most is bound


@pytest.mark.parametrize(
    ("time", "clock", "travel", "km"),
    [("an", "hour", "drive", 70.0), ("30", "minutes", "walk", 2.5), ("two", "hours", None, 140.0)],
)
def test_a_journey_is_a_bound(time: str, clock: str, travel: str | None, km: float) -> None:
    found = trip(time, clock, travel)

    assert found is not None
    assert (found.km, found.at_most) == (km, True)


@pytest.mark.parametrize(("time", "clock", "travel"), [("three", "hours", "flight"), ("two", "days", "march")])
def test_a_flight_or_days_on_the_road_are_no_distance(time: str, clock: str, travel: str) -> None:
    assert trip(time, clock, travel) is None


@pytest.mark.parametrize(
    ("word", "other", "degrees"),
    [
        ("north", None, 0.0),
        ("south-eastern", None, 135.0),
        ("northwesterly", None, 315.0),
        ("far north", None, 0.0),
        ("north-northeast", None, 45.0),
        ("central", None, None),
        (None, None, None),
        ("north", "east", 45.0),
        ("north", "west", 337.5 - 22.5),
        ("north", "south", None),
    ],
)
def test_a_point_of_the_compass_is_a_bearing(word: str | None, other: str | None, degrees: float | None) -> None:
    assert bearing(word, other) == degrees
