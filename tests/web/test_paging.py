from __future__ import annotations

import base64
import contextlib
import json

import pytest
from fastapi import HTTPException
from hypothesis import given
from hypothesis import strategies as st

from whence.web.paging import SAFE, cursor_of, offset_in, read_cursor


@given(st.text(), st.integers(-SAFE, SAFE))
def test_a_cursor_comes_back_as_it_went(name: str, number: int) -> None:
    whole = name.encode("utf-8", "replace").decode("utf-8")
    assert read_cursor("list", cursor_of("list", name, number), (str, int)) == (whole, number)


@given(st.text(max_size=400))
def test_whatever_is_typed_is_no_page_and_no_failure(sent: str) -> None:
    with contextlib.suppress(HTTPException):
        assert read_cursor("list", sent, (str, int)) is None


def _packed(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode()


@pytest.mark.parametrize(
    "cursor",
    [
        cursor_of("other", "a", 1),
        cursor_of("list", 1, "a"),
        cursor_of("list", "a"),
        _packed(["list", "a", True]),
        _packed(["list", "a", 10**400]),
        _packed(["list", "a", 1.5]),
        _packed("list"),
        _packed({"list": 1}),
        base64.urlsafe_b64encode(b"[" * 5000).decode(),
        "ä",
        "",
    ],
)
def test_a_cursor_of_another_list_is_none(cursor: str) -> None:
    with pytest.raises(HTTPException, match="begin without it"):
        read_cursor("list", cursor, (str, int))


@pytest.mark.parametrize("offset", [-1, 10**12])
def test_nobody_counts_beyond_the_deepest_page(offset: int) -> None:
    with pytest.raises(HTTPException):
        offset_in("list", cursor_of("list", offset))


def test_without_a_cursor_a_list_begins_at_its_beginning() -> None:
    assert read_cursor("list", None, (str,)) is None
    assert offset_in("list", None) == 0
