"""What is usually done to link reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from whence.bench.linking import baselines
from whence.bench.linking.systems import SYSTEMS
from whence.model.account import Account, Figure, Spot
from whence.model.vocabulary import Extent

PRAGUE = Spot("Prague", 14.42, 50.09, 10.0, 1, 3067696, "CZE", "Praha")
EMPTY = Account(
    id="a", version_id="v", claims=("c",), plover=("ASSAULT",), modes=(), real=True, extent=Extent.SINGLE, start=None,
    end=None, published=date(1942, 6, 11), spots=(PRAGUE,), context=(), actors=(), targets=(), tolls=(), weapons=(),
    lemmas=("burn",), words=(), digest="",
)  # fmt: skip
VICTIM = Figure(None, None, None, "mill", (), False)


def account(id_: str, **told: object) -> Account:
    """Make an account."""
    return replace(EMPTY, id=id_, claims=(f"c{id_}",), **told)  # type: ignore[arg-type]


def joined(name: str, *accounts: Account) -> list[set[str]]:
    """Return the groups of more than one."""
    groups: dict[str, set[str]] = {}
    for id_, group in SYSTEMS[name](accounts).items():
        groups.setdefault(group, set()).add(id_)
    return sorted((group for group in groups.values() if len(group) > 1), key=min)


def test_type_day_country() -> None:
    """All three have to agree; without a day the report's counts, without a place its setting."""
    day = date(1942, 6, 11)
    accounts = [
        account("1", start=day, end=day),
        account("2", spots=(), context=("CZE", "CZE.Praha")),
        account("3", start=day, end=day, plover=("COERCE",)),
        account("4", start=date(1942, 6, 1), end=date(1942, 6, 30)),
        account("5", spots=(), context=("FRA",)),
    ]
    assert joined("type_day_country", *accounts) == [{"1", "2"}]


def test_lemmas() -> None:
    """One head lemma in one country; with the day; with the victim."""
    accounts = [
        account("1", targets=(VICTIM,)),
        account("2", published=date(1942, 7, 1), targets=(VICTIM,)),
        account("3", lemmas=("kill",)),
        account("4"),
    ]
    assert joined("lemma", *accounts) == [{"1", "2", "4"}]
    assert joined("lemma_day", *accounts) == [{"1", "4"}]
    assert joined("lemma_victim_country", *accounts) == [{"1", "2"}]


def test_what_cannot_be_linked_stays_alone() -> None:
    """Totals, and what is only planned."""
    accounts = [account("1"), account("2", extent=Extent.AGGREGATE), account("3", real=False)]
    assert all(joined(name, *accounts) == [] for name in SYSTEMS)


def test_cosines() -> None:
    """On average over the pairs of two groups, the most alike first; a day apart only with the plain one."""
    north, east = bytes([100, 0]), bytes([0, 100])
    accounts = [
        account("1", vector=north),
        account("2", vector=bytes([100, 10])),
        account("3", vector=east),
        account("4", vector=north, published=date(1942, 7, 1)),
        account("5"),
    ]
    assert joined("cosine", *accounts) == [{"1", "2", "4"}]
    assert joined("cosine_type_day", *accounts) == [{"1", "2"}]


@pytest.mark.parametrize("name", SYSTEMS)
def test_every_account_gets_a_group(name: str) -> None:
    """Also where there is none, or nothing to go by."""
    assert SYSTEMS[name]([]) == {}
    assert SYSTEMS[name]([account("1", lemmas=(), spots=())]) == {"1": "1"}


def test_linkable() -> None:
    """What happened, one or some."""
    assert [one.id for one in baselines.linkable([account("1"), account("2", real=False)])] == ["1"]
