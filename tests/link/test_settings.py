from dataclasses import replace
from datetime import date

from tests.factories import Draft

from whence.link.settings import places_agree, places_conflict, times_agree, times_conflict
from whence.model.claim import ClaimPlace, ClaimTime
from whence.model.place import Geometry

DRAFT = Draft("Palmyra Homs Syria Iraq on Sunday")


def place(name: str, lon: float, lat: float, radius: float, precision: int = 1, country: str = "SYR") -> ClaimPlace:
    made = DRAFT.place(name, radius)
    where = replace(
        made.place, geometry=Geometry("Point", ((lon, lat),)), where_prec=precision, country=country, geonameid=None
    )
    return replace(made, place=where)


def time(start: date, end: date | None = None, value: str | None = None) -> ClaimTime:
    made = DRAFT.time("Sunday", start, end)
    return replace(made, time=replace(made.time, value=value)) if value else made


PALMYRA, HOMS = place("Palmyra", 38.28, 34.56, 5), place("Homs", 36.72, 34.73, 10)
SYRIA, IRAQ = place("Syria", 38.5, 35, 300, 6), place("Iraq", 43.7, 33, 400, 6, "IRQ")
SUNDAY, MONDAY = time(date(2016, 3, 27)), time(date(2016, 3, 28))


def test_towns_apart_conflict_and_a_town_in_a_wider_area_does_not():
    assert places_conflict(PALMYRA, HOMS)
    assert not places_conflict(PALMYRA, PALMYRA)
    assert not places_conflict(PALMYRA, SYRIA)
    assert places_conflict(PALMYRA, IRAQ)
    assert not places_conflict(PALMYRA, None)


def test_a_common_place_says_something_only_where_it_is_narrow():
    assert places_agree(PALMYRA, place("Palmyra", 38.28, 34.56, 20, 2))
    assert places_agree(PALMYRA, place("Homs", 38.3, 34.6, 30, 2))
    assert not places_agree(SYRIA, SYRIA)
    assert not places_agree(PALMYRA, HOMS)
    assert not places_agree(PALMYRA, None)


def test_days_that_do_not_meet_conflict():
    assert times_conflict(SUNDAY, MONDAY)
    assert not times_conflict(SUNDAY, time(date(2016, 3, 1), date(2016, 3, 31)))
    assert not times_conflict(SUNDAY, None)
    assert not times_conflict(SUNDAY, replace(SUNDAY, time=replace(SUNDAY.time, start=None, end=None)))


def test_morning_and_evening_of_a_day_conflict_and_evening_and_night_do_not():
    day = date(2016, 3, 27)
    morning, evening, night = (time(day, value=f"2016-03-27{part}") for part in ("TMO", "TEV", "TNI"))
    assert times_conflict(morning, evening)
    assert not times_conflict(evening, night)
    assert not times_conflict(SUNDAY, morning)


def test_a_common_day_says_something_and_a_common_month_does_not():
    month = time(date(2016, 3, 1), date(2016, 3, 31))
    assert times_agree(SUNDAY, SUNDAY)
    assert not times_agree(SUNDAY, MONDAY)
    assert not times_agree(month, month)
    assert not times_agree(SUNDAY, None)
