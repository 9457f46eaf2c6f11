"""What the archive holds, and the code lists."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from whence.web.schemas.archive import Status, Vocabulary
from whence.web.who import Viewer

router = APIRouter(tags=["archive"])
Limit = Annotated[int, Query(ge=1, le=500)]
Cursor = Annotated[str | None, Query(max_length=200)]


@router.get("/status")
def status(_who: Viewer) -> Status:
    """Count what is there and what waits."""
    raise NotImplementedError


@router.get("/vocabulary")
def vocabulary(_who: Viewer) -> Vocabulary:
    """List the codes with their names."""
    raise NotImplementedError
