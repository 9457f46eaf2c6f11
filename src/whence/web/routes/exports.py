"""Exports of exactly what is shown."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from whence.web.schemas.archive import Export, Wanted
from whence.web.who import Viewer

router = APIRouter(tags=["exports"])
Limit = Annotated[int, Query(ge=1, le=500)]
Cursor = Annotated[str | None, Query(max_length=200)]


@router.get("/exports")
def exports(_who: Viewer) -> list[Export]:
    """List the forms."""
    raise NotImplementedError


@router.post("/exports/{form}", response_class=Response)
def export(form: str, wanted: Wanted, _who: Viewer) -> Response:
    """Export some incidents: one file, or a ZIP of several. It is in the audit log."""
    raise NotImplementedError
