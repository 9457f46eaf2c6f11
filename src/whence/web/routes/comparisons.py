"""What differs between two texts."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from whence.web.schemas.common import Id
from whence.web.schemas.reports import Comparison
from whence.web.who import Viewer

router = APIRouter(tags=["comparisons"])
Limit = Annotated[int, Query(ge=1, le=500)]
Cursor = Annotated[str | None, Query(max_length=200)]


@router.get("/comparisons/{one}/{other}")
def comparison(one: Id, other: Id, _who: Viewer) -> Comparison:
    """Compare two versions, word by word."""
    raise NotImplementedError
