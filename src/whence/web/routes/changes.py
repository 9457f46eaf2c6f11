"""What changed since."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException

from whence.web.answers.rows import change_out
from whence.web.freshness import NOT_MODIFIED, FreshIncidents
from whence.web.paging import Limit, Number
from whence.web.schemas.common import Page
from whence.web.schemas.incidents import Change
from whence.web.stores import Reader
from whence.web.who import Viewer

router = APIRouter(tags=["changes"])


@router.get("/changes", dependencies=[FreshIncidents], responses=NOT_MODIFIED)
def changes(
    _who: Viewer, store: Reader, after: Number | None = None, before: Number | None = None, limit: Limit = 100
) -> Page[Change]:
    """List versions of incidents behind a number, oldest first; without ``after`` the last ones, newest first.

    ``next`` is the number to give as ``after`` the next time, and without ``after`` the one to give as ``before``.
    """
    if after is not None and before is not None:
        raise HTTPException(409, "give after or before, not both")
    last = store.last_change()
    if after is not None:
        found = store.incident_versions(after_seq=after, limit=limit)
        more = str(found[-1].seq) if found and found[-1].seq < last else None
        return Page[Change](items=[change_out(version) for version in found], next=more, total=last)
    until = last if before is None else min(before - 1, last)
    page = store.incident_versions(after_seq=max(0, until - limit), limit=max(0, min(limit, until)))
    more = str(page[0].seq) if page and page[0].seq > 1 else None
    return Page[Change](items=[change_out(version) for version in reversed(page)], next=more, total=last)
