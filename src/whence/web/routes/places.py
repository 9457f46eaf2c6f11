"""List the places of incidents."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request

from whence.web.freshness import NOT_MODIFIED, FreshIncidents
from whence.web.paging import Cursor, Limit, cursor_of, read_cursor
from whence.web.routes.overview import overviews_of
from whence.web.schemas.common import Page
from whence.web.schemas.reports import PlaceRow
from whence.web.stores import Reader
from whence.web.who import Viewer

router = APIRouter(tags=["places"])
_LIST, _FORM = "places", (int, str, int)
_NAME = 60
"""Characters of a name that a cursor holds."""


@router.get("/places", dependencies=[FreshIncidents], responses=NOT_MODIFIED)
def places(request: Request, _who: Viewer, store: Reader, limit: Limit = 100, cursor: Cursor = None) -> Page[PlaceRow]:
    """List the places of incidents, those of most incidents first."""
    rows = overviews_of(request).places(store)
    key = read_cursor(_LIST, cursor, _FORM)
    left = rows if key is None else [row for row in rows if _key(row) > (-key[0], *key[1:])]
    shown = left[:limit]
    more = _key(shown[-1]) if len(left) > limit else None
    return Page[PlaceRow](
        items=[_row(row) for row in shown],
        next=cursor_of(_LIST, -more[0], *more[1:]) if more else None,
        total=len(rows),
    )


def _key(row: dict[str, Any]) -> tuple[int, str, int]:
    return -row["id_count"], row["place"][:_NAME], row["geonameid"] or 0


def _row(row: dict[str, Any]) -> PlaceRow:
    return PlaceRow(
        name=row["place"],
        geonameid=row["geonameid"],
        country=row["country"],
        adm1=row["adm1"],
        lon=row["lon_first"],
        lat=row["lat_first"],
        incidents=row["id_count"],
    )
