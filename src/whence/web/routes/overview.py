"""All live incidents in a few bytes each: what map, timeline, table and facets are drawn from."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from whence.web.schemas.common import Geometry
from whence.web.who import Viewer

router = APIRouter(tags=["overview"])
Limit = Annotated[int, Query(ge=1, le=500)]
Cursor = Annotated[str | None, Query(max_length=200)]


@router.get(
    "/overview.arrow",
    response_class=Response,
    responses={200: {"content": {"application/vnd.apache.arrow.stream": {}}}},
)
def overview(_who: Viewer) -> Response:
    """Give a table of all live incidents as an Arrow stream; its columns are told in ``overview.COLUMNS``.

    ETag: the number of the archive's last change.
    """
    raise NotImplementedError


@router.get("/shapes")
def shapes(_who: Viewer) -> dict[str, Geometry]:
    """Give the lines and areas of incidents whose place is no point, by incident."""
    raise NotImplementedError
