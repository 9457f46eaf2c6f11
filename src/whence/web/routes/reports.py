"""Reports."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from whence.web.schemas.common import Id, Page
from whence.web.schemas.reports import Report, ReportRow
from whence.web.who import Viewer

router = APIRouter(tags=["reports"])
Limit = Annotated[int, Query(ge=1, le=500)]
Cursor = Annotated[str | None, Query(max_length=200)]


@router.get("/reports")
def reports(_who: Viewer, limit: Limit = 50, cursor: Cursor = None) -> Page[ReportRow]:
    """List reports, the last one taken in first."""
    raise NotImplementedError


@router.get("/reports/{id}")
def report(id: Id, _who: Viewer) -> Report:
    """Get a report with its versions and copies."""
    raise NotImplementedError
