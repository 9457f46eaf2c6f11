"""Search of titles and texts."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from whence.model.archive import SearchQuery
from whence.web.answers.reports import hit_out
from whence.web.freshness import NOT_MODIFIED, Fresh
from whence.web.paging import Cursor, Limit, Word, cursor_of, offset_in
from whence.web.schemas.common import Day, Page
from whence.web.schemas.reports import Hit
from whence.web.stores import Reader
from whence.web.who import Viewer

router = APIRouter(tags=["search"])
_LIST = "hits"


@router.get("/search", dependencies=[Fresh], responses=NOT_MODIFIED)
def search(
    _who: Viewer,
    store: Reader,
    q: Annotated[str, Query(max_length=1000)],
    since: Day | None = None,
    until: Day | None = None,
    outlet: Word | None = None,
    limit: Limit = 20,
    cursor: Cursor = None,
) -> Page[Hit]:
    """Search titles and texts. Any words are a valid query."""
    offset = offset_in(_LIST, cursor)
    query = SearchQuery(q, publisher=outlet, since=since, until=until, limit=limit + 1, offset=offset)
    found = store.search(query)
    more = cursor_of(_LIST, offset + limit) if len(found) > limit else None
    return Page[Hit](items=[hit_out(hit) for hit in found[:limit]], next=more)
