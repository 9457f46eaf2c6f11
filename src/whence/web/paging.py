"""Cursors: where in a list the next page begins. They are opaque, and stay good while data is added."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from typing import Annotated, Any, TypeVar

from fastapi import HTTPException, Query

T = TypeVar("T")

SAFE = 2**53 - 1
"""The largest whole number that JavaScript holds exactly."""
Limit = Annotated[int, Query(ge=1, le=500)]
Cursor = Annotated[str | None, Query(max_length=400)]
Number = Annotated[int, Query(ge=0, le=SAFE)]
Word = Annotated[str, Query(max_length=200)]


def cursor_of(kind: str, *key: str | int) -> str:
    """Write a cursor of a kind of list: the key of the last item shown."""
    told = json.dumps([kind, *key], ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(told.encode("utf-8", "replace")).decode("ascii").rstrip("=")


def read_cursor(kind: str, cursor: str | None, form: Sequence[type]) -> tuple[Any, ...] | None:
    """Read what ``cursor_of`` wrote; None where there is no cursor.

    Args:
        kind: of the list.
        cursor: as it was sent.
        form: the types of its key.

    Raises:
        HTTPException: 404: it is none, or one of another list.
    """
    if cursor is None:
        return None
    try:
        told = json.loads(base64.urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error, RecursionError):
        told = None
    if not isinstance(told, list) or told[:1] != [kind] or not _fits(told[1:], form):
        raise _no_page()
    return tuple(told[1:])


def _fits(key: list[Any], form: Sequence[type]) -> bool:
    return len(key) == len(form) and all(
        type(part) is kind and not (isinstance(part, int) and abs(part) > SAFE)
        for part, kind in zip(key, form, strict=True)
    )


def offset_in(kind: str, cursor: str | None) -> int:
    """Read a cursor that counts the items before the page.

    Raises:
        HTTPException: 404: it is none.
    """
    found = read_cursor(kind, cursor, (int,))
    if found is None:
        return 0
    if not 0 <= found[0] <= _DEEPEST:
        raise _no_page()
    return int(found[0])


def _no_page() -> HTTPException:
    return HTTPException(404, "there is no such page: the cursor is none that this list gave; begin without it")


_DEEPEST = 1_000_000
"""Items that a list is gone through by counting."""
