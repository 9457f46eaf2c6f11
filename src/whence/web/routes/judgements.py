"""Merge and split: verdicts on pairs of claims."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Request

from whence.archive.judging import judge as kept
from whence.archive.judging import standing, taken, to_undo
from whence.archive.linking import settle_judgements
from whence.archive.reviewing.settling import alone
from whence.model import linking
from whence.model.errors import InputError
from whence.store.interface import Store
from whence.store.times import now
from whence.web.answers.incidents import judgements_out
from whence.web.paging import SAFE
from whence.web.reviewing_tools import conflicts_told, options_of
from whence.web.schemas.common import Model
from whence.web.schemas.incidents import Judgement, Verdict
from whence.web.stores import Reader, writer
from whence.web.who import Coder, Viewer

router = APIRouter(tags=["review"])
Seq = Annotated[int, Path(ge=1, le=SAFE)]


class Judged(Model):
    """A verdict that was kept, and the incidents that changed."""

    judgement: Judgement
    incidents: list[str]


@router.get("/judgements")
def judgements(_who: Viewer, store: Reader) -> list[Judgement]:
    """List the verdicts that stand, the last one first."""
    return list(judgements_out(standing(store)[::-1]))


@router.post("/judgements", status_code=201)
def judge(given: Verdict, who: Coder, request: Request) -> Judged:
    """Keep a verdict and give it its effect; 409 where it contradicts others that stand."""
    verdict = linking.Verdict(given.verdict)
    with conflicts_told(), writer(request, who) as store, alone(request.app.state.desk.archive.folder):
        one, other = taken(store, given.one, given.other, verdict)
        try:
            made = kept(store, who.name, verdict, one.claim.id, other.claim.id, given.why, now=now())
        except InputError as error:
            raise HTTPException(409, str(error)) from error
        return _settled(store, request, made)


@router.post("/judgements/{seq}/undo")
def undo(seq: Seq, who: Coder, request: Request) -> Judged:
    """Take back a verdict of one's own; an editor those of others too."""
    with conflicts_told(), writer(request, who) as store, alone(request.app.state.desk.archive.folder):
        try:
            old = to_undo(store, seq)
        except InputError as error:
            raise HTTPException(404, str(error)) from error
        if old.who != who.name and not who.may("editor"):
            raise HTTPException(403, f"verdict {seq} is {old.who}'s; only {old.who} or an editor can take it back")
        why = f"undoes number {old.seq}"
        try:
            made = kept(store, who.name, linking.Verdict.WITHDRAWN, old.one, old.other, why, now=now())
        except InputError as error:
            raise HTTPException(409, str(error)) from error
        return _settled(store, request, made)


def _settled(store: Store, request: Request, made: linking.Judgement) -> Judged:
    versions = settle_judgements(store, options_of(request), now=now)
    incidents = list(dict.fromkeys(version.id for version in versions))
    told = {name: getattr(made, name) for name in ("seq", "who", "one", "other", "why")}
    judgement = Judgement(**told, at=made.at.isoformat(), verdict=made.verdict.value)
    return Judged(judgement=judgement, incidents=incidents)
