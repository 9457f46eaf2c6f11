"""List families of copies."""

from __future__ import annotations

from fastapi import APIRouter, Request

from whence.web.answers.reports import origins_out
from whence.web.freshness import NOT_MODIFIED, Fresh
from whence.web.paging import Cursor, Limit, cursor_of, read_cursor
from whence.web.schemas.common import Page
from whence.web.schemas.reports import OriginRow
from whence.web.stores import Reader
from whence.web.totals import totals_of
from whence.web.who import Viewer

router = APIRouter(tags=["origins"])
_LIST = "origins"


@router.get("/origins", dependencies=[Fresh], responses=NOT_MODIFIED)
def origins(
    request: Request, _who: Viewer, store: Reader, limit: Limit = 100, cursor: Cursor = None
) -> Page[OriginRow]:
    """List families of copies."""
    (after,) = read_cursor(_LIST, cursor, (str,)) or ("",)
    found = store.families(after=after, limit=limit + 1)
    return Page[OriginRow](
        items=origins_out(store, found[:limit]),
        next=cursor_of(_LIST, found[limit - 1]) if len(found) > limit else None,
        total=totals_of(request).tally(store).families,
    )
