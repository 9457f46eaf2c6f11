"""Merge and split: verdicts on pairs of claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Request
from pydantic import Field

from whence.archive.judging import Said, standing, taken, to_undo
from whence.archive.judging import judge_together as kept
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
from whence.web.who import Coder, Viewer, Who

router = APIRouter(tags=["review"])
Seq = Annotated[int, Path(ge=1, le=SAFE)]


Several = Annotated[list[Verdict], Field(min_length=1, max_length=2000)]
Seqs = Annotated[list[Annotated[int, Field(ge=1, le=SAFE)]], Field(min_length=1, max_length=2000)]


class Verdicts(Model):
    """Verdicts that are kept together or not at all, as those by which claims are split off an incident."""

    verdicts: Several


class Withdrawal(Model):
    """Numbers of verdicts that are taken back together or not at all."""

    judgements: Seqs


class JudgedTogether(Model):
    """The verdicts that are new, and the incidents that changed."""

    judgements: list[Judgement]
    incidents: list[str]


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
    with _judging(request, who) as store:
        (made,) = _kept(store, who, [_said(store, given)])
        return Judged(judgement=_judgement(made), incidents=_changed(store, request))


@router.post("/judgements/together", status_code=201)
def judge_together(given: Verdicts, who: Coder, request: Request) -> JudgedTogether:
    """Keep verdicts, all or none, and give them their effect; 409 where one contradicts others, or these each other."""
    with _judging(request, who) as store:
        moment = now()
        made = _kept(store, who, [_said(store, each) for each in given.verdicts], moment)
        return _told([each for each in made if each.at == moment], _changed(store, request))


@router.post("/judgements/together/undo")
def undo_together(given: Withdrawal, who: Coder, request: Request) -> JudgedTogether:
    """Take back verdicts, all or none: one's own; an editor those of others too."""
    with _judging(request, who) as store:
        made = _kept(store, who, [_withdrawn(store, who, seq) for seq in given.judgements])
        return _told(made, _changed(store, request))


@router.post("/judgements/{seq}/undo")
def undo(seq: Seq, who: Coder, request: Request) -> Judged:
    """Take back a verdict of one's own; an editor those of others too."""
    with _judging(request, who) as store:
        (made,) = _kept(store, who, [_withdrawn(store, who, seq)])
        return Judged(judgement=_judgement(made), incidents=_changed(store, request))


@contextmanager
def _judging(request: Request, who: Who) -> Iterator[Store]:
    """Open the archive for verdicts, while nobody else links it."""
    with conflicts_told(), writer(request, who) as store, alone(request.app.state.desk.archive.folder):
        yield store


def _said(store: Store, given: Verdict) -> Said:
    verdict = linking.Verdict(given.verdict)
    one, other = taken(store, given.one, given.other, verdict)
    return verdict, one.claim.id, other.claim.id, given.why


def _withdrawn(store: Store, who: Who, seq: int) -> Said:
    try:
        old = to_undo(store, seq)
    except InputError as error:
        raise HTTPException(404, str(error)) from error
    if old.who != who.name and not who.may("editor"):
        raise HTTPException(403, f"verdict {seq} is {old.who}'s; only {old.who} or an editor can take it back")
    return linking.Verdict.WITHDRAWN, old.one, old.other, f"undoes number {old.seq}"


def _kept(store: Store, who: Who, said: Sequence[Said], moment: datetime | None = None) -> Sequence[linking.Judgement]:
    try:
        return kept(store, who.name, said, now=moment or now())
    except InputError as error:
        raise HTTPException(409, str(error)) from error


def _changed(store: Store, request: Request) -> list[str]:
    """Give verdicts their effect; list the incidents that changed."""
    versions = settle_judgements(store, options_of(request), now=now)
    return list(dict.fromkeys(version.id for version in versions))


def _told(made: Sequence[linking.Judgement], incidents: list[str]) -> JudgedTogether:
    return JudgedTogether(judgements=[_judgement(each) for each in made], incidents=incidents)


def _judgement(made: linking.Judgement) -> Judgement:
    told = {name: getattr(made, name) for name in ("seq", "who", "one", "other", "why")}
    return Judgement(**told, at=made.at.isoformat(), verdict=made.verdict.value)
