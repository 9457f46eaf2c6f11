"""What differs between two texts."""

from __future__ import annotations

from fastapi import APIRouter

from whence.web import finding
from whence.web.answers.comparisons import comparison_out
from whence.web.freshness import NOT_MODIFIED, Fresh
from whence.web.schemas.common import Id
from whence.web.schemas.reports import Comparison
from whence.web.stores import Reader
from whence.web.who import Viewer

router = APIRouter(tags=["comparisons"])


@router.get("/comparisons/{one}/{other}", dependencies=[Fresh], responses=NOT_MODIFIED)
def comparison(one: Id, other: Id, _who: Viewer, store: Reader) -> Comparison:
    """Compare two versions, word by word."""
    return comparison_out(store, finding.version(store, one), finding.version(store, other))
