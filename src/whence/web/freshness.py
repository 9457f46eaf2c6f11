"""Answers that need not be given again: an ETag made of the archive's counters, and 304 for who has that answer."""

from __future__ import annotations

import hashlib
from typing import Any

from fastapi import Depends, HTTPException, Request, Response

import whence
from whence.web.reviews import last_act
from whence.web.stores import Reader
from whence.web.who import Viewer

_MARKS = ("etag", "cache-control", "vary")
_MOST = 4000
"""Characters of ``If-None-Match`` that are looked at."""


def fresh(request: Request, response: Response, who: Viewer, store: Reader) -> None:
    """Mark an answer with the number of the last entry of the audit log, which whatever is kept raises, and who asks.

    Who is part of it since coders do not see the same (``stores.Seen``), and may sit at one browser after each other.
    The number is read before the answer is made, so that an answer can only be newer than its mark.

    Raises:
        HTTPException: 304 for who has it already.
    """
    mark(request, response, f"a{store.last_entry()} {who.role} {who.name}")


def fresh_incidents(request: Request, response: Response, _who: Viewer, store: Reader) -> None:
    """Mark an answer that only incidents and their review change: taking reports in leaves it as it is.

    Raises:
        HTTPException: 304 for who has it already.
    """
    mark(request, response, f"i{store.last_change()}.{last_act(store)}")


def mark(request: Request, response: Response, state: str) -> None:
    """Put the headers on an answer; the mark is weak, for the same answer goes out packed and plain.

    Raises:
        HTTPException: 304 for who has it already.
    """
    tag = f'W/"{hashlib.sha256(f"{whence.__version__} {state}".encode()).hexdigest()[:20]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Cookie"}
    if _has(request.headers.get("if-none-match", "")[:_MOST], tag):
        raise HTTPException(304, headers=headers)
    for name, value in headers.items():
        response.headers[name] = value


def _has(given: str, tag: str) -> bool:
    opaque = tag.removeprefix("W/")
    return any(each.strip() == "*" or each.strip().removeprefix("W/") == opaque for each in given.split(","))


Fresh = Depends(fresh)
FreshIncidents = Depends(fresh_incidents)
NOT_MODIFIED: dict[int | str, dict[str, Any]] = {
    304: {"description": "The answer that `If-None-Match` names is still good."}
}


def marks_of(response: Response) -> dict[str, str]:
    """Get what ``mark`` put on an answer, for a route that makes one of its own."""
    return {name: response.headers[name] for name in _MARKS if name in response.headers}


def no_store(response: Response) -> None:
    """Keep an answer out of every cache."""
    response.headers["Cache-Control"] = "no-store"


NoStore = Depends(no_store)
