"""Days and places that hold one happening."""

from __future__ import annotations

from datetime import date

import pytest
from tests.link.incidents.worlds import account, spot

from whence.link.incidents.constraints import Bounds, Terms, gap_km

TERMS = Terms()


def day(number: int) -> date:
    return date(2020, 1, number)


def bounds(start: int | None = None, end: int | None = None, published: int | None = None, real: bool = True) -> Bounds:
    days = {
        "start": day(start) if start else None,
        "end": day(end or start) if start else None,  # type: ignore[arg-type]
        "published": day(published) if published else None,
    }
    return Bounds.of(account("a", real=real, **days))


@pytest.mark.parametrize(
    ("one", "other", "fit"),
    [
        (bounds(3), bounds(3), True),
        (bounds(3), bounds(4), True),
        (bounds(3), bounds(5), False),
        (bounds(1, 10), bounds(5), True),
        (bounds(3), bounds(), True),
        (bounds(), bounds(), True),
        (bounds(9), bounds(published=5), False),
        (bounds(9), bounds(published=5, real=False), True),
        (bounds(6), bounds(published=5), True),
    ],
)
def test_days_fit_within_a_day_and_nothing_is_told_before_it_happened(one: Bounds, other: Bounds, fit: bool) -> None:
    assert one.fits(other, TERMS) is fit
    assert other.fits(one, TERMS) is fit


def test_places_of_a_cluster_are_all_within_reach_of_each_other() -> None:
    at = {
        name: Bounds.of(account(name, spots=(spot(name, 0, degrees),)))
        for name, degrees in [("a", 0), ("b", 2.5), ("c", 5)]
    }
    assert at["a"].fits(at["b"], TERMS)
    assert at["b"].fits(at["c"], TERMS)
    assert not at["a"].joined(at["b"]).fits(at["c"], TERMS)


def test_an_account_of_several_places_fits_by_any() -> None:
    both = Bounds.of(account("a", spots=(spot("North", 0, 40), spot("South", 0, 0))))
    assert both.fits(Bounds.of(account("b", spots=(spot("South", 0, 0),))), TERMS)


def test_gap_is_between_the_circles() -> None:
    # A degree of latitude is 111.195 km on a sphere of the mean radius.
    assert gap_km(spot("a", 0, 0, 10.0), spot("b", 0, 1, 20.0)) == pytest.approx(81.195, abs=0.01)
    assert gap_km(spot("a", 0, 0), spot("a", 0, 0)) == -10.0
