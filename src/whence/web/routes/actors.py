"""List the actors of the registry that incidents name."""

from __future__ import annotations

from fastapi import APIRouter

from whence.web.answers.actors import actor_out
from whence.web.freshness import NOT_MODIFIED, FreshIncidents
from whence.web.paging import Cursor, Limit, cursor_of, read_cursor
from whence.web.schemas.common import Page
from whence.web.schemas.reports import ActorRow
from whence.web.stores import Reader
from whence.web.who import Viewer

router = APIRouter(tags=["actors"])
_LIST = "actors"


@router.get("/actors", dependencies=[FreshIncidents], responses=NOT_MODIFIED)
def actors(_who: Viewer, store: Reader, limit: Limit = 100, cursor: Cursor = None) -> Page[ActorRow]:
    """List the actors of the registry that incidents name, those in most incidents first."""
    keys = sorted((-number, id) for id, number in store.actors_by_incidents().items())
    key = read_cursor(_LIST, cursor, (int, str))
    left = keys if key is None else [each for each in keys if each > (-key[0], key[1])]
    shown = left[:limit]
    more = cursor_of(_LIST, -shown[-1][0], shown[-1][1]) if len(left) > limit else None
    return Page[ActorRow](items=[actor_out(id, -number) for number, id in shown], next=more, total=len(keys))
