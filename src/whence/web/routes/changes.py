"""What changed since."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from whence.web.schemas.common import Page
from whence.web.schemas.incidents import Change
from whence.web.who import Viewer

router = APIRouter(tags=["changes"])
Limit = Annotated[int, Query(ge=1, le=500)]
Cursor = Annotated[str | None, Query(max_length=200)]


@router.get("/changes")
def changes(_who: Viewer, after: int | None = None, limit: Limit = 100) -> Page[Change]:
    """List versions of incidents behind a number; the last ones, newest first, where ``after`` is not given."""
    raise NotImplementedError
