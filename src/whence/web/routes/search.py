"""Search of texts, incidents, actors and places."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from whence.web.schemas.common import Day, Page
from whence.web.schemas.reports import Hit
from whence.web.who import Viewer

router = APIRouter(tags=["search"])
Limit = Annotated[int, Query(ge=1, le=500)]
Cursor = Annotated[str | None, Query(max_length=200)]


@router.get("/search")
def search(
    _who: Viewer,
    q: Annotated[str, Query(max_length=1000)],
    since: Day | None = None,
    until: Day | None = None,
    outlet: str | None = None,
    limit: Limit = 20,
    cursor: Cursor = None,
) -> Page[Hit]:
    """Search titles and texts. Any words are a valid query."""
    raise NotImplementedError
