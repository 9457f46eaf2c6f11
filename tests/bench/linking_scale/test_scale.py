"""Made-up reports are always the same, and what is measured of linking them adds up."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

import pytest

from whence.bench.linking_scale.land import Land
from whence.bench.linking_scale.measure import Load, measure, measured
from whence.bench.linking_scale.report import HEADINGS, growth, rows, to_dict
from whence.bench.linking_scale.stream import reports


def test_the_same_seed_makes_the_same_reports() -> None:
    one, other = list(reports(200)), list(reports(200))
    assert one == other
    assert one != list(reports(200, seed=2))


def test_more_claims_begin_with_the_fewer() -> None:
    few = list(reports(100))
    assert list(islice(reports(300), len(few))) == few


def test_reports_make_the_claims_asked_for_in_the_order_of_publication() -> None:
    made = list(reports(500))
    assert 500 <= sum(len(report.truth) for report in made) <= 504
    days = [account.published for report in made for account in report.reading.accounts if account.published]
    assert days == sorted(days)
    claims = [claim for report in made for claim, _ in report.truth]
    assert len(set(claims)) == len(claims)
    assert sorted(claims) == sorted(address.id for report in made for address in report.reading.claims)


def test_there_are_copies_and_happenings_of_several_reports() -> None:
    accounts = [account for report in reports(500) for account in report.reading.accounts]
    assert len({account.digest for account in accounts}) < len(accounts)
    numbers = [number for report in reports(500) for _, number in report.truth]
    assert len(set(numbers)) < len(numbers) / 2


def test_the_dense_variant_covers_fewer_days() -> None:
    def days(dense: bool) -> int:
        return len({account.published for report in reports(1000, dense=dense) for account in report.reading.accounts})

    assert days(dense=True) * 2 < days(dense=False)


def test_towns_lie_within_their_divisions() -> None:
    for town in Land.made().towns[:200]:
        place, division, country = town.spots
        assert abs(place.longitude - division.longitude) < division.radius_km / 100
        assert place.country == division.country == country.country


def test_measures_add_up() -> None:
    report = measure(Load(400))
    assert report.claims >= 400
    assert report.accounts <= report.claims
    assert report.incidents <= report.accounts
    assert 0.5 < report.precision <= 1
    assert 0.3 < report.recall <= 1
    assert report.compared > 0
    assert report.ms_per_claim == pytest.approx(1000 * report.processor_seconds / report.claims)


def test_each_size_has_a_process_of_its_own() -> None:
    here, there = measure(Load(100)), measured(Load(100))
    assert (here.incidents, here.compared) == (there.incidents, there.compared)


def test_growth_is_of_the_cost_of_a_claim() -> None:
    one = measure(Load(100))
    twice = replace(one, claims=10 * one.claims, processor_seconds=20 * one.processor_seconds)
    assert growth(one, None) is None
    assert growth(twice, one) == pytest.approx(2.0)
    table = rows([one, twice])
    assert table[0] == list(HEADINGS)
    assert [row[HEADINGS.index("growth")] for row in table[1:]] == ["", "2.00"]
    sizes = to_dict([one, twice])["sizes"]
    assert [size["growth"] for size in sizes] == [None, pytest.approx(2.0)]  # type: ignore[attr-defined]
