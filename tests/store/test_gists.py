from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from tests.dossiers import dossier
from whence.model.gist import Gist, day_number, day_of
from whence.model.incident import Agreement, Field, Harm, IncidentVersion, Told
from whence.model.mention import Count
from whence.model.vocabulary import Effect
from whence.store.gists import gist_from, gist_of, gist_row

WHOLE = dossier()


def _version(*harms: Harm) -> IncidentVersion:
    return replace(WHOLE.version, incident=replace(WHOLE.incident, harms=harms))


def _killed(group: str | None, count: Count | None, *claims: str, origins: int = 1) -> Harm:
    told = (Told(count, claims, origins, 1),) if count else ()
    return Harm(Effect.KILLED, group, Field(told, count, claims, "the only one", Agreement.SINGLE))


@pytest.mark.parametrize(
    ("harms", "expected"),
    [
        ((), (None, None, None)),
        ((_killed(None, Count(None, 12, None), "x"),), (12, 12, 12)),
        ((_killed(None, Count(12, None, None), "x"),), (12, 12, 12)),
        ((_killed(None, Count(None, None, 12), "x"),), (None, None, 12)),
        ((_killed(None, Count(4, 6, 10), "x"), _killed("a", Count(None, 99, None), "x")), (4, 6, 10)),
        ((_killed("a", Count(None, 3, None), "x"), _killed("b", Count(1, 2, 4), "x")), (4, 5, 7)),
        (
            (_killed("b", Count(None, 128, None), "x"), _killed("civilians", Count(None, 175, None), "y", origins=2)),
            (128, 175, 175),
        ),
        ((_killed("b", Count(None, 128, None), "x"), _killed("a", Count(None, 5, None), "y")), (5, 5, 128)),
        ((_killed(None, None, "x"),), (None, None, None)),
        ((Harm(Effect.INJURED, None, _killed(None, Count(None, 5, None), "x").counts),), (None, None, None)),
    ],
)
def test_deaths_are_those_that_claims_give(harms: tuple[Harm, ...], expected: tuple[int | None, ...]) -> None:
    gist = gist_of(_version(*harms))
    assert (gist.deaths_low, gist.deaths_best, gist.deaths_high) == expected
    assert (gist.deaths is None) == (expected == (None, None, None))


def test_a_row_comes_back_as_the_gist() -> None:
    row = gist_row(WHOLE.version)
    assert gist_from(row["body"]) == gist_of(WHOLE.version)
    assert row["shape"] is None
    assert row["body"].isascii()


def test_a_tombstone_has_none() -> None:
    with pytest.raises(ValueError, match="no more"):
        gist_of(replace(WHOLE.version, incident=None))


def test_every_value_is_told_of_in_the_gist_s_own_words() -> None:
    assert Gist.__doc__ is not None
    assert [field.name for field in fields(Gist) if f"        {field.name}: " not in Gist.__doc__] == []


@pytest.mark.parametrize("day", [date(1969, 12, 31), date(1970, 1, 1), date(2016, 3, 27), date.max, date.min])
def test_days_are_counted_and_found_again(day: date) -> None:
    assert day_of(day_number(day)) == day
    assert day_of(None) is None
