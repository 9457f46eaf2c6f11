"""The text of a version with what was read off it, and the bytes as they came."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from whence.web.schemas.common import Id
from whence.web.schemas.reports import Document
from whence.web.who import Viewer

router = APIRouter(tags=["documents"])
Limit = Annotated[int, Query(ge=1, le=500)]
Cursor = Annotated[str | None, Query(max_length=200)]


@router.get("/documents/{id}")
def document(id: Id, _who: Viewer) -> Document:
    """Get the text of a version, or of a report's newest one."""
    raise NotImplementedError


@router.get("/documents/{id}/bytes", response_class=Response)
def original(id: Id, _who: Viewer) -> Response:
    """Get the bytes as they came, as a download that no browser opens."""
    raise NotImplementedError
