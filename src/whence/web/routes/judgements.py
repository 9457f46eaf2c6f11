"""Merge and split: verdicts on pairs of claims."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from whence.web.schemas.common import Model
from whence.web.schemas.incidents import Judgement, Verdict
from whence.web.who import Coder, Viewer

router = APIRouter(tags=["review"])
Limit = Annotated[int, Query(ge=1, le=500)]
Cursor = Annotated[str | None, Query(max_length=200)]


class Judged(Model):
    """A verdict that was kept, and the incidents that changed."""

    judgement: Judgement
    incidents: list[str]


@router.get("/judgements")
def judgements(_who: Viewer) -> list[Judgement]:
    """List the verdicts that stand, the last one first."""
    raise NotImplementedError


@router.post("/judgements", status_code=201)
def judge(given: Verdict, who: Coder) -> Judged:
    """Keep a verdict and give it its effect; 409 where it contradicts others that stand."""
    raise NotImplementedError


@router.post("/judgements/{seq}/undo")
def undo(seq: int, who: Coder) -> Judged:
    """Take back a verdict of one's own; an editor those of others too."""
    raise NotImplementedError
