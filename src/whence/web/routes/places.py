"""List the places of incidents."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from whence.web.schemas.common import Page
from whence.web.schemas.reports import PlaceRow
from whence.web.who import Viewer

router = APIRouter(tags=["places"])
Limit = Annotated[int, Query(ge=1, le=500)]
Cursor = Annotated[str | None, Query(max_length=200)]


@router.get("/places")
def places(_who: Viewer, limit: Limit = 100, cursor: Cursor = None) -> Page[PlaceRow]:
    """List the places of incidents."""
    raise NotImplementedError
