"""Accounts as bytes: every field comes back."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from whence.model.account import Account, Figure, Spot, Toll
from whence.model.errors import StoreError
from whence.store.account_bodies import packed_account, unpacked_account

FLOATS = st.floats(allow_nan=False, allow_infinity=False)


def built(kind: type[object]) -> st.SearchStrategy[object]:
    given_floats = {item.name: FLOATS for item in fields(kind) if item.type == "float"}  # type: ignore[arg-type]
    return st.builds(kind, **given_floats)


@st.composite
def accounts(draw: st.DrawFn) -> Account:
    """Build an account of anything that its types allow."""
    days = st.none() | st.dates()
    parts = {
        "claims": st.lists(st.text(), min_size=1).map(tuple),
        "spots": st.lists(built(Spot)).map(tuple),
        "actors": st.lists(built(Figure)).map(tuple),
        "targets": st.lists(built(Figure)).map(tuple),
        "tolls": st.lists(built(Toll)).map(tuple),
        "published": days,
    }
    made = draw(st.builds(Account, **parts, start=st.none(), end=st.none()))  # type: ignore[arg-type]
    start, end = sorted((draw(st.dates()), draw(st.dates())))
    return replace(made, start=draw(st.sampled_from([None, start])), end=draw(st.sampled_from([None, end])))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(accounts())
def test_an_account_comes_back_as_it_was(account: Account) -> None:
    assert unpacked_account(packed_account(account), account.vector) == account


def test_what_is_no_account_is_told_of() -> None:
    with pytest.raises(StoreError, match="whence verify"):
        unpacked_account(b"none", b"")
