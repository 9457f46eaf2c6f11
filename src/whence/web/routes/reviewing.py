"""Review: the queue, acts, what words can mean, agreement, corrections as training data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Request
from fastapi.responses import StreamingResponse

from whence.archive.linking_claims import Claims
from whence.archive.reviewing.choices import Choices
from whence.archive.reviewing.finding import named_claim
from whence.archive.reviewing.keeping import Kept, NotYours, Reviewer, Wish
from whence.archive.reviewing.measuring import measured
from whence.archive.reviewing.measuring import training as trained
from whence.archive.reviewing.queueing import checked
from whence.archive.reviewing.queueing import queue as waiting
from whence.archive.reviewing.revising import whole_reading
from whence.archive.reviewing.settling import settle
from whence.model.archive import canonical_json
from whence.model.errors import InputError
from whence.model.review import ActKind, ReviewField
from whence.model.review_queue import QueueQuery
from whence.store.interface import ReadStore
from whence.store.times import now
from whence.web import finding
from whence.web.answers.claims import claims_out
from whence.web.answers.reviewing import acts_out, agreement_out, choice_out, queue_out
from whence.web.paging import SAFE, Cursor, Limit, Word, cursor_of, read_cursor
from whence.web.reviewing_tools import conflicts_told, gazetteers, options_of
from whence.web.schemas.common import Id, Page
from whence.web.schemas.reviewing import Act, Agreement, Choice, Done, NewAct, Question, QueueItem
from whence.web.stores import Reader, Seen, eyes, writer
from whence.web.who import Coder, Editor, Viewer, Who

router = APIRouter(tags=["review"])
Seq = Annotated[int, Path(ge=1, le=SAFE)]
_QUEUE, _ACTS = "queue", "acts"


@router.get("/review/queue")
def queue(
    who: Coder,
    store: Seen,
    field: Word | None = None,
    incident: Id | None = None,
    state: Word = "open",
    limit: Limit = 20,
    cursor: Cursor = None,
) -> Page[QueueItem]:
    """List claims that wait for the one who asks, the most doubtful and important first.

    ``state``: ``open`` nobody judged them; ``second`` others did; ``disputed`` coders differ; ``any``. With accounts,
    claims that others rejected wait too.
    """
    key = read_cursor(_QUEUE, cursor, (str, str))
    meant = finding.incident_id(store, incident) if incident else None
    query = QueueQuery(who.name, state, field, meant, after=(_rank(key[0]), key[1]) if key else None, limit=limit + 1)
    found = waiting(store, query)
    more = cursor_of(_QUEUE, repr(found[limit - 1].queued.rank), found[limit - 1].claim.id) if found[limit:] else None
    total = store.queued(checked(query))
    return Page[QueueItem](items=queue_out(store, found[:limit]), next=more, total=total)


def _rank(text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise HTTPException(404, "there is no such page: begin without the cursor") from error


@router.get("/review/acts")
def acts(
    who: Viewer,
    everything: Reader,
    seen: Seen,
    claim: Id | None = None,
    incident: Id | None = None,
    by: Word | None = None,
    reveal: bool = False,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[Act]:
    """List acts, the last one first: of others those alone that are not hidden, unless an editor has them revealed."""
    if reveal and not who.may("editor"):
        raise HTTPException(403, "what others did is shown once you have accepted or rejected the claim")
    store = everything if reveal else seen
    key = read_cursor(_ACTS, cursor, (int,))
    found = store.acts(
        claim_id=_claim(store, claim) if claim else None,
        incident_id=finding.incident_id(store, incident) if incident else None,
        who=by,
        before=int(key[0]) if key else None,
        limit=limit + 1,
    )
    more = cursor_of(_ACTS, found[limit - 1].seq) if len(found) > limit else None
    return Page[Act](items=acts_out(store, found[:limit]), next=more)


@router.post("/review/acts", status_code=201)
def act(given: NewAct, who: Coder, request: Request, store: Reader) -> Done:
    """Keep an act and give it its effect: the claim and its incidents are derived again.

    409 where somebody else links the archive meanwhile: the act is kept, and said again it is kept once.
    """
    wish = _wish(store, given)
    return _done(request, who, lambda reviewer: reviewer.keep(wish))


@router.post("/review/acts/{seq}/undo")
def undo(seq: Seq, who: Coder, request: Request, store: Reader) -> Done:
    """Take back an act of one's own; an editor those of others too."""
    if store.act(seq) is None:
        raise HTTPException(404, f"there is no act {seq}")
    return _done(request, who, lambda reviewer: reviewer.undo(seq, others=who.may("editor")))


@router.post("/review/resolve")
def resolve(given: Question, _who: Coder, store: Seen) -> list[Choice]:
    """Say which values selected or typed words can have for a field, the best first. Nothing is kept."""
    version = finding.version(store, given.version)
    made = finding.newest_reading(store, version.id)
    if made is None:
        raise HTTPException(404, f"version {version.id} was not coded yet")
    with gazetteers() as gazetteer:
        choices = Choices(whole_reading(store, made.id), gazetteer())
        spans = [(span.begin, span.end) for span in given.spans]
        return [choice_out(each) for each in choices.of(ReviewField(given.field), spans, given.typed)]


@router.get("/review/agreement")
def agreement(_who: Viewer, store: Reader) -> Agreement:
    """Say how far coders agree who judged the same claims."""
    return agreement_out(measured(store))


@router.get("/review/training.jsonl", response_class=StreamingResponse)
def training(_who: Editor, store: Reader, named: bool = False) -> StreamingResponse:
    """Give all reviewed claims as training data, one JSON object a line; coders have pseudonyms unless ``named``."""
    headers = {"Content-Disposition": 'attachment; filename="training.jsonl"', "Cache-Control": "no-store"}
    return StreamingResponse(_lines(store, named), media_type="application/x-ndjson", headers=headers)


def _lines(store: ReadStore, named: bool) -> Iterator[str]:
    return (canonical_json(each) + "\n" for each in trained(store, named=named))


def _wish(store: ReadStore, given: NewAct) -> Wish:
    return Wish(
        ActKind(given.kind),
        claim=_claim(store, given.claim) if given.claim else None,
        incident=finding.incident_id(store, given.incident) if given.incident else None,
        version=finding.version(store, given.version).id if given.version else None,
        field=ReviewField(given.field) if given.field else None,
        value=given.value,
        spans=tuple((span.begin, span.end) for span in given.spans),
        why=given.why,
    )


def _claim(store: ReadStore, prefix: str) -> str:
    """Find a claim, one that was rejected too."""
    try:
        return named_claim(store, prefix)
    except InputError as error:
        raise HTTPException(404, str(error)) from error


def _done(request: Request, who: Who, work: Callable[[Reviewer], Kept]) -> Done:
    """Do something, link what it touches, and tell what came of it."""
    with conflicts_told(), gazetteers() as gazetteer, writer(request, who) as store:
        try:
            kept = work(Reviewer(store, who.name, now, gazetteer, eyes(request, store)))
        except NotYours as error:
            raise HTTPException(403, str(error)) from error
        folder, versions = request.app.state.desk.archive.folder, [kept.version_id] if kept.version_id else []
        incidents = settle(folder, store, options_of(request), versions, now=now)
        return _told(eyes(request, store), kept, incidents)


def _told(store: ReadStore, kept: Kept, incidents: tuple[str, ...]) -> Done:
    id = kept.act.claim_id
    found = list(Claims(store).find([id]).values()) if id is not None else []
    claim = claims_out(store, found)[0] if found else None
    return Done(act=acts_out(store, [kept.act])[0], claim=claim, incidents=list(incidents))
