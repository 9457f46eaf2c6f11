"""What the archive holds, and the code lists."""

from __future__ import annotations

from typing import cast

from fastapi import APIRouter, Request, Response

from whence.web.answers.status import status_out
from whence.web.answers.vocabulary import vocabulary_out
from whence.web.desk import Desk
from whence.web.freshness import NOT_MODIFIED, NoStore, mark
from whence.web.schemas.archive import Status, Vocabulary
from whence.web.stores import Reader
from whence.web.who import Viewer

router = APIRouter(tags=["archive"])


@router.get("/status", dependencies=[NoStore])
def status(request: Request, _who: Viewer, store: Reader) -> Status:
    """Count what is there and what waits."""
    return status_out(store, cast(Desk, request.app.state.desk).archive.folder)


@router.get("/vocabulary", responses=NOT_MODIFIED)
def vocabulary(request: Request, response: Response, _who: Viewer) -> Vocabulary:
    """List the codes with their names."""
    mark(request, response, "vocabulary")
    return vocabulary_out()
