"""Claims."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import APIRouter, HTTPException

from whence.archive.linking_claims import Claims
from whence.model.linking import ArchivedClaim, IncidentQuery
from whence.store.interface import ReadStore
from whence.web import finding
from whence.web.answers.claims import claims_out
from whence.web.freshness import NOT_MODIFIED, Fresh
from whence.web.paging import Cursor, Limit, cursor_of, offset_in, read_cursor
from whence.web.schemas.claims import Claim
from whence.web.schemas.common import Id, Page
from whence.web.stores import Seen
from whence.web.who import Viewer

router = APIRouter(tags=["claims"])
_LIST, _FORM = "claims", (str, str, int)
_SOME = "claims-of"
_INCIDENTS = 50
"""Incidents that are looked up at a time."""


@router.get("/claims", dependencies=[Fresh], responses=NOT_MODIFIED)
def claims(
    _who: Viewer,
    store: Seen,
    incident: Id | None = None,
    report: Id | None = None,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> Page[Claim]:
    """List claims: of an incident, of a report's newest version, or all in the order of their incidents."""
    if incident is not None and report is not None:
        raise HTTPException(409, "give incident or report, not both")
    if incident is None and report is None:
        return _all(store, limit, cursor)
    shelf, offset = Claims(store), offset_in(_SOME, cursor)
    items = _of_incident(store, shelf, incident) if incident else _of_report(store, shelf, str(report))
    more = cursor_of(_SOME, offset + limit) if len(items) > offset + limit else None
    return Page[Claim](items=claims_out(store, items[offset : offset + limit]), next=more, total=len(items))


@router.get("/claims/{id}", dependencies=[Fresh], responses=NOT_MODIFIED)
def claim(id: Id, _who: Viewer, store: Seen) -> Claim:
    """Get a claim."""
    found = Claims(store).find([finding.claim_id(store, id)])
    if not found:
        raise HTTPException(404, f"the claim {id} is not linked any more: its report was edited or coded again")
    return claims_out(store, found.values())[0]


def _of_incident(store: ReadStore, shelf: Claims, id: str) -> list[ArchivedClaim]:
    found = finding.incident(store, id).incident
    return list(shelf.find(found.claims).values()) if found else []


def _of_report(store: ReadStore, shelf: Claims, id: str) -> list[ArchivedClaim]:
    made = finding.newest_reading(store, finding.version(store, id).id)
    return list(shelf.of_reading(made.id)) if made else []


def _all(store: ReadStore, limit: int, cursor: str | None) -> Page[Claim]:
    """Page through all claims; the cursor names the incident of the last one shown, and how many of it were."""
    ids: list[str] = []
    reached: tuple[str, str, int] | None = None
    for last, id, done, claims in _from(store, read_cursor(_LIST, cursor, _FORM)):
        if len(ids) == limit:
            more = cursor_of(_LIST, *reached) if reached else None
            return Page[Claim](items=_claims(store, ids), next=more)
        taken = claims[done : done + limit - len(ids)]
        ids += taken
        reached = last, id, done + len(taken)
        if reached[2] < len(claims):
            return Page[Claim](items=_claims(store, ids), next=cursor_of(_LIST, *reached))
    return Page[Claim](items=_claims(store, ids), next=None)


def _claims(store: ReadStore, ids: list[str]) -> list[Claim]:
    return claims_out(store, Claims(store).find(ids).values())


def _from(store: ReadStore, key: tuple[str, str, int] | None) -> Iterator[tuple[str, str, int, tuple[str, ...]]]:
    """Yield the live incidents, as lists have them, from a place on: with how many claims were shown, and all."""
    if key is not None:
        yield *key, store.claims_of([key[1]]).get(key[1], ())
    behind = key[:2] if key else None
    while page := store.listed(IncidentQuery(limit=_INCIDENTS, behind=behind)):
        claims = store.claims_of(each.gist.id for each in page)
        for each in page:
            yield each.last, each.gist.id, 0, claims.get(each.gist.id, ())
        behind = page[-1].last, page[-1].gist.id
