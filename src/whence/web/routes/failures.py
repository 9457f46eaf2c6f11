"""What was given up: reports that could not be taken in, fetched or coded."""

from __future__ import annotations

from fastapi import APIRouter, Request

from whence.model.archive import JobState
from whence.web.answers.failures import failures_out
from whence.web.freshness import NOT_MODIFIED, Fresh
from whence.web.paging import Cursor, Limit, cursor_of, read_cursor
from whence.web.schemas.archive import Failure
from whence.web.schemas.common import Page
from whence.web.stores import Reader
from whence.web.totals import totals_of
from whence.web.who import Viewer

router = APIRouter(tags=["archive"])
_LIST = "failures"


@router.get("/failures", dependencies=[Fresh], responses=NOT_MODIFIED)
def failures(request: Request, _who: Viewer, store: Reader, limit: Limit = 50, cursor: Cursor = None) -> Page[Failure]:
    """List what was given up, the oldest first, with reasons. Trying again is for whoever has the archive's machine."""
    (after,) = read_cursor(_LIST, cursor, (str,)) or (None,)
    found = store.jobs(state=JobState.DEAD, limit=limit + 1, after=after)
    shown = found[:limit]
    return Page[Failure](
        items=failures_out(store, shown),
        next=cursor_of(_LIST, shown[-1].id) if len(found) > limit else None,
        total=totals_of(request).tally(store).dead,
    )
