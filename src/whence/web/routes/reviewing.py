"""Review: the queue, acts, what words can mean, agreement, corrections as training data."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from whence.web.schemas.common import Id, Page
from whence.web.schemas.reviewing import Act, Agreement, Choice, Done, NewAct, Question, QueueItem
from whence.web.who import Coder, Editor, Viewer

router = APIRouter(tags=["review"])
Limit = Annotated[int, Query(ge=1, le=500)]
Cursor = Annotated[str | None, Query(max_length=200)]


@router.get("/review/queue")
def queue(
    who: Coder,
    field: str | None = None,
    incident: Id | None = None,
    state: str = "open",
    limit: Limit = 20,
    cursor: Cursor = None,
) -> Page[QueueItem]:
    """List claims that wait for the one who asks, the most doubtful and important first."""
    raise NotImplementedError


@router.get("/review/acts")
def acts(
    _who: Viewer,
    claim: Id | None = None,
    incident: Id | None = None,
    by: str | None = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[Act]:
    """List acts, the last one first."""
    raise NotImplementedError


@router.post("/review/acts", status_code=201)
def act(given: NewAct, who: Coder) -> Done:
    """Keep an act and give it its effect: the claim and its incidents are derived again."""
    raise NotImplementedError


@router.post("/review/acts/{seq}/undo")
def undo(seq: int, who: Coder) -> Done:
    """Take back an act of one's own; an editor those of others too."""
    raise NotImplementedError


@router.post("/review/resolve")
def resolve(given: Question, _who: Coder) -> list[Choice]:
    """Say which values selected or typed words can have for a field, the best first. Nothing is kept."""
    raise NotImplementedError


@router.get("/review/agreement")
def agreement(_who: Viewer) -> Agreement:
    """Say how far coders agree who judged the same claims."""
    raise NotImplementedError


@router.get("/review/training.jsonl", response_class=Response)
def training(_who: Editor) -> Response:
    """Give all reviewed claims as training data, one JSON object a line."""
    raise NotImplementedError
