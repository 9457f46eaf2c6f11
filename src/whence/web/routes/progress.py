"""What is going on, as it happens."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from whence.web.who import Viewer

router = APIRouter(tags=["progress"])
Limit = Annotated[int, Query(ge=1, le=500)]
Cursor = Annotated[str | None, Query(max_length=200)]


@router.get("/progress", response_class=Response, responses={200: {"content": {"text/event-stream": {}}}})
def progress(_who: Viewer) -> Response:
    """Tell of the archive's counts whenever they change (server-sent events of ``Status``)."""
    raise NotImplementedError
