"""Saved views."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from whence.web.schemas.people import NewView, View
from whence.web.who import Viewer

router = APIRouter(tags=["views"])
Limit = Annotated[int, Query(ge=1, le=500)]
Cursor = Annotated[str | None, Query(max_length=200)]


@router.get("/views")
def views(_who: Viewer) -> list[View]:
    """List one's own views and those that others share."""
    raise NotImplementedError


@router.post("/views", status_code=201)
def save_view(given: NewView, _who: Viewer) -> View:
    """Save a view."""
    raise NotImplementedError


@router.delete("/views/{id}", status_code=204)
def drop_view(id: int, _who: Viewer) -> None:
    """Forget a view of one's own."""
    raise NotImplementedError
