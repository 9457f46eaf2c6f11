"""Keys: accounts that can be of one happening share one, and what is far in time or place shares none."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.link.incidents.factory import DAY, HOMS, MOSUL, PALMYRA, account, figure, killed

from whence.link.incidents.keys import keys
from whence.model.account import Account
from whence.model.vocabulary import Extent

SPOTS = st.sampled_from([HOMS, PALMYRA, MOSUL])
DAYS = st.dates(date(2010, 1, 1), date(2020, 12, 31))


def share(one: Account, other: Account) -> bool:
    return not set(keys(one)).isdisjoint(keys(other))


@given(
    spot=SPOTS, day=DAYS, late=st.integers(0, 1), long=st.integers(0, 5), kinds=st.permutations(["ASSAULT", "COERCE"])
)
def test_accounts_that_agree_on_day_and_place_share_one(
    spot: object, day: date, late: int, long: int, kinds: list[str]
) -> None:
    one = account("one", spots=(spot,), start=day, end=day, plover=(kinds[0],))
    later = day + timedelta(late)
    other = account(
        "other", spots=(spot,), start=later, end=later + timedelta(long), plover=(kinds[1],), lemmas=("hit",)
    )
    assert share(one, other)


@given(day=DAYS)
def test_one_told_without_a_time_is_looked_for_in_the_days_before_its_report(day: date) -> None:
    told = account("one", spots=(HOMS,), start=day, end=day)
    untold = account("other", spots=(HOMS,), start=None, end=None, published=day + timedelta(1), lemmas=("hit",))
    assert share(told, untold)


@given(one=SPOTS, other=SPOTS, gap=st.integers(70, 900))
def test_far_in_time_they_share_none(one: object, other: object, gap: int) -> None:
    first = account("one", spots=(one,), targets=(figure("mayor", "lopez"),))
    moved = {"start": DAY + timedelta(gap), "end": DAY + timedelta(gap), "published": DAY + timedelta(gap)}
    assert not share(first, account("other", spots=(other,), targets=(figure("mayor", "lopez"),), **moved))


def test_on_one_day_in_two_countries_with_nothing_in_common_they_share_none() -> None:
    one = account("one", spots=(PALMYRA,), targets=(figure("farmer"),), tolls=(killed(3),))
    other = account("other", spots=(MOSUL,), targets=(figure("shop"),), lemmas=("burn",), tolls=(killed(4),))
    assert not share(one, other)


def test_the_dead_are_looked_for_by_their_names_whenever() -> None:
    murder = {"lemmas": ("murder",), "modes": (), "targets": (figure("moulin", "jean", "moulin"),)}
    years = {"start": None, "end": None, "published": DAY + timedelta(2000)}
    assert share(account("one", **murder), account("other", **murder, **years))


def test_totals_have_none_and_plans_none_in_common_with_what_happened() -> None:
    one = account("one", spots=(HOMS,))
    assert keys(account("total", spots=(HOMS,), extent=Extent.AGGREGATE)) == ()
    assert not share(one, account("plan", spots=(HOMS,), real=False))


def test_keys_are_sorted_and_of_the_account_alone() -> None:
    one = account("one", spots=(HOMS, PALMYRA), targets=(figure("mayor", "lopez"),), tolls=(killed(3),))
    assert keys(one) == tuple(sorted(set(keys(one)))) == keys(replace(one))
    assert all(-(2**63) <= key < 2**63 for key in keys(one))
