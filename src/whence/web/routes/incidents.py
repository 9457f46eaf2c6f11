"""Incidents: lists, one whole, its versions."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, Response
from starlette.responses import JSONResponse

from whence.archive.reviewing.eyes import seen_version
from whence.model.linking import IncidentQuery
from whence.web import finding, reviews
from whence.web.answers.incidents import incident_out
from whence.web.answers.rows import change_out, gone_out, row_out
from whence.web.freshness import NOT_MODIFIED, Fresh, FreshIncidents
from whence.web.paging import Cursor, Limit, Number, Word, cursor_of, read_cursor
from whence.web.schemas.common import Day, Id, Page
from whence.web.schemas.incidents import Change, Gone, Incident, IncidentRow
from whence.web.stores import Reader, Seen
from whence.web.totals import totals_of
from whence.web.who import Viewer, desk_of

router = APIRouter(tags=["incidents"])
_LIST, _FORM = "incidents", (str, str)
_PAGE = 500
AtLeast = Annotated[int, Query(ge=1, le=1_000_000)]


@router.get("/incidents", dependencies=[FreshIncidents], responses=NOT_MODIFIED)
def incidents(
    request: Request,
    _who: Viewer,
    store: Reader,
    plover: Word | None = None,
    country: Word | None = None,
    since: Day | None = None,
    until: Day | None = None,
    actor: Word | None = None,
    words: Word | None = None,
    reports: AtLeast = 1,
    origins: AtLeast = 1,
    conflicting: bool = False,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[IncidentRow]:
    """List live incidents, the newest happening first."""
    query = IncidentQuery(
        plover=plover.upper() if plover else None,
        country=country.upper() if country else None,
        since=since,
        until=until,
        actor=actor,
        words=words,
        reports=reports,
        origins=origins,
        conflicting=conflicting,
        limit=limit + 1,
        behind=read_cursor(_LIST, cursor, _FORM),
    )
    found = store.listed(query)
    shown = found[:limit]
    states = reviews.incident_states(store, [each.gist.id for each in shown])
    return Page[IncidentRow](
        items=[
            row_out(each.gist, each.number, each.at, states.get(each.gist.id, reviews.OPEN.state)) for each in shown
        ],
        next=cursor_of(_LIST, shown[-1].last, shown[-1].gist.id) if len(found) > limit else None,
        total=totals_of(request).number(store, query),
    )


@router.get(
    "/incidents/{id}",
    dependencies=[Fresh],
    response_model=Incident,
    responses={**NOT_MODIFIED, 410: {"model": Gone, "description": "It is no more."}},
)
def incident(request: Request, id: Id, _who: Viewer, store: Seen, version: Number | None = None) -> Incident | Response:
    """Get an incident by its id, its beginning, or that of a claim of it; 410 for one that is no more.

    Coders who are to judge a claim of it without knowing what others said get what the claims make that they see.
    """
    newest = finding.incident(store, id)
    found = newest if version is None else store.incident(newest.id, version)
    if found is None:
        raise HTTPException(404, f"the incident {newest.id} has the versions 1 to {newest.number}")
    if found.is_tombstone:
        return JSONResponse(gone_out(found).model_dump(mode="json"), 410, {"Cache-Control": "no-store"})
    rules = desk_of(request).archive.settings.incidents.rules()
    return incident_out(store, seen_version(store, found, rules), newest.number)


@router.get("/incidents/{id}/versions", dependencies=[Fresh], responses=NOT_MODIFIED)
def versions(id: Id, _who: Viewer, store: Reader) -> list[Change]:
    """List the versions of an incident, oldest first; of one that is no more too."""
    meant = finding.incident_id(store, id)
    found: list[Change] = []
    after = 0
    while page := store.incident_versions(id=meant, after_seq=after, limit=_PAGE):
        found += map(change_out, page)
        after = page[-1].seq
    return found
