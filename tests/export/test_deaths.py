from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from tests.dossiers import dossier
from tests.export.strategies import UNHURRIED, dossiers
from whence.export.deaths import Deaths, conservative, deaths
from whence.model.claim import Casualties
from whence.model.incident import Field, Harm, Told
from whence.model.linking import Dossier
from whence.model.mention import Count
from whence.model.span import Span
from whence.model.vocabulary import Effect


def _killed(
    words: str = "12 people", group: str | None = "people", apart: dict[str, int] | None = None, **counts: Count
) -> Dossier:
    """Make a dossier whose only toll has these words; ``all`` is the count whose side nobody tells.

    ``apart`` says of counts which claim tells them, where it is not the first: the third is another report's.
    """
    made = dossier()
    toll = Casualties(Effect.KILLED, group, Count(12, None, None), Span(0, len(words), words))
    claims = tuple(replace(claim, claim=replace(claim.claim, casualties=(toll,))) for claim in made.claims)
    by = apart or {}
    harms = tuple(
        Harm(Effect.KILLED, None if name == "all" else name, Field((Told(count, ids, 1, 1),), count, ids))
        for name, count in counts.items()
        for ids in [(claims[by.get(name, 0)].id,)]
    )
    return Dossier(replace(made.version, incident=replace(made.incident, harms=harms)), claims)


@pytest.mark.parametrize(
    ("count", "bounds"),
    [
        (Count(12, 12, 12), (12, 12, 12)),
        (Count(None, 12, None), (12, 12, 12)),
        (Count(12, None, None), (12, 12, 12)),
        (Count(10, 12, 15), (10, 12, 15)),
        (Count(None, None, 12), (None, None, 12)),
        (Count(0, 0, 0), (0, 0, 0)),
    ],
)
def test_a_bound_that_nobody_tells_is_the_nearest_told(
    count: Count, bounds: tuple[int | None, int | None, int | None]
) -> None:
    found = deaths(_killed(all=count))
    assert (found.low, found.best, found.high) == bounds
    assert found.unknown == bounds[1]


def test_nothing_told_is_nothing_and_not_none_dead() -> None:
    assert deaths(_killed()) == Deaths()
    assert not deaths(_killed()).lethal
    assert conservative(_killed()) is None


def test_dead_of_whom_no_side_is_told_are_the_rest_of_all() -> None:
    found = deaths(_killed(all=Count(12, 12, 12), civilians=Count(3, 3, 3)))
    assert found == Deaths(12, 12, 12, a=0, b=0, civilians=3, unknown=9)


def test_people_of_a_kind_are_added_to_those_of_the_sides() -> None:
    found = deaths(_killed("three fighters", "fighters", all=Count(3, 3, 3), b=Count(2, 2, 4)))
    assert found == Deaths(5, 5, 7, a=0, b=2, civilians=0, unknown=3)


def test_what_no_report_tells_together_is_not_added() -> None:
    counts = {"b": Count(128, 128, 128), "civilians": Count(175, 175, 504)}
    assert deaths(_killed("128 fighters", "fighters", **counts)).best == 303
    found = deaths(_killed("128 fighters", "fighters", {"civilians": 2}, **counts))
    assert found == Deaths(128, 128, 504, a=0, b=128, civilians=0, unknown=0)


def test_sides_that_have_more_dead_than_all_leave_open_whose_they_were() -> None:
    found = deaths(_killed(all=Count(12, 12, 12), a=Count(10, 10, 10), b=Count(5, 5, 5)))
    assert found == Deaths(12, 12, 15, unknown=12)


def test_dead_of_one_side_that_are_more_than_all_are_all_of_it() -> None:
    found = deaths(_killed(all=Count(28, 28, 28), civilians=Count(28, 29, 29)))
    assert found == Deaths(28, 28, 29, a=0, b=0, civilians=28, unknown=0)


@pytest.mark.parametrize(
    ("words", "low", "figure"),
    [("dozens of people", 24, 12), ("hundreds of people", 200, 100), ("several people", 2, 2), ("dozens", 5, 5)],
)
def test_words_count_as_acled_counts_them(words: str, low: int, figure: int) -> None:
    made = _killed(words, all=Count(low, None, None))
    claims = tuple(
        replace(
            claim,
            claim=replace(
                claim.claim, casualties=(replace(claim.claim.casualties[0], count=Count(max(low, 6), None, None)),)
            ),
        )
        for claim in made.claims
    )
    expected = figure if low >= 6 else low
    assert conservative(Dossier(made.version, claims)) == expected


def test_only_a_most_is_no_figure_for_acled() -> None:
    assert conservative(_killed(all=Count(None, None, 12))) is None


@UNHURRIED
@given(dossiers())
def test_the_sides_add_up_to_the_best_figure(made: Dossier) -> None:
    found = deaths(made)
    sides = (found.a, found.b, found.civilians, found.unknown)
    if None not in sides:
        assert sum(figure or 0 for figure in sides) == found.best
    assert all(figure is None or figure >= 0 for figure in sides)
