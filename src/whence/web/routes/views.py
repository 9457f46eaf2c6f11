"""Saved views."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Request

from whence.model.errors import InputError
from whence.store.times import now
from whence.web.schemas.people import NewView, View
from whence.web.who import Viewer, people_of

router = APIRouter(tags=["views"])
Number = Annotated[int, Path(ge=1, le=2**53)]


@router.get("/views")
def views(who: Viewer, request: Request) -> list[View]:
    """List one's own views and those that others share."""
    return [View.model_validate(each) for each in people_of(request).views.of(who.name)]


@router.post("/views", status_code=201)
def save_view(given: NewView, who: Viewer, request: Request) -> View:
    """Save a view."""
    try:
        saved = people_of(request).views.save(who.name, given.name, given.query, shared=given.shared, now=now())
    except InputError as error:
        raise HTTPException(409, str(error)) from error
    return View.model_validate(saved)


@router.delete("/views/{id}", status_code=204)
def drop_view(id: Number, who: Viewer, request: Request) -> None:
    """Forget a view of one's own."""
    if not people_of(request).views.drop(who.name, id):
        raise HTTPException(404, "you have no such view; others' views are theirs to forget")
