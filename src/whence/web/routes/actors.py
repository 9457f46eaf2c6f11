"""List the actors of the registry that incidents name."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from whence.web.schemas.common import Page
from whence.web.schemas.reports import ActorRow
from whence.web.who import Viewer

router = APIRouter(tags=["actors"])
Limit = Annotated[int, Query(ge=1, le=500)]
Cursor = Annotated[str | None, Query(max_length=200)]


@router.get("/actors")
def actors(_who: Viewer, limit: Limit = 100, cursor: Cursor = None) -> Page[ActorRow]:
    """List the actors of the registry that incidents name."""
    raise NotImplementedError
