"""Incidents: lists, one whole, its versions."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from whence.web.schemas.common import Day, Id, Page
from whence.web.schemas.incidents import Change, Gone, Incident, IncidentRow
from whence.web.who import Viewer

router = APIRouter(tags=["incidents"])
Limit = Annotated[int, Query(ge=1, le=500)]
Cursor = Annotated[str | None, Query(max_length=200)]


@router.get("/incidents")
def incidents(
    _who: Viewer,
    plover: str | None = None,
    country: str | None = None,
    since: Day | None = None,
    until: Day | None = None,
    actor: str | None = None,
    words: str | None = None,
    reports: int = 1,
    origins: int = 1,
    conflicting: bool = False,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[IncidentRow]:
    """List live incidents, the newest happening first."""
    raise NotImplementedError


@router.get("/incidents/{id}", responses={410: {"model": Gone}})
def incident(id: Id, _who: Viewer, version: int | None = None) -> Incident:
    """Get an incident by its id, its beginning, or that of a claim of it; 410 for one that is no more."""
    raise NotImplementedError


@router.get("/incidents/{id}/versions")
def versions(id: Id, _who: Viewer) -> list[Change]:
    """List the versions of an incident, oldest first; of one that is no more too."""
    raise NotImplementedError
