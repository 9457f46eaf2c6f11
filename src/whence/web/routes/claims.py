"""Claims."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from whence.web.schemas.claims import Claim
from whence.web.schemas.common import Id, Page
from whence.web.who import Viewer

router = APIRouter(tags=["claims"])
Limit = Annotated[int, Query(ge=1, le=500)]
Cursor = Annotated[str | None, Query(max_length=200)]


@router.get("/claims")
def claims(
    _who: Viewer, incident: Id | None = None, report: Id | None = None, limit: Limit = 100, cursor: Cursor = None
) -> Page[Claim]:
    """List claims: of an incident, of a report's newest version, or all in the order of their incidents."""
    raise NotImplementedError


@router.get("/claims/{id}")
def claim(id: Id, _who: Viewer) -> Claim:
    """Get a claim."""
    raise NotImplementedError
