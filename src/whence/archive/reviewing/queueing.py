"""The queue for a coder: which claims wait, and why, in plain words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whence.archive.linking_claims import Claims
from whence.model.errors import InputError
from whence.model.incident import Incident
from whence.model.linking import ArchivedClaim
from whence.model.review import ReviewField
from whence.model.review_queue import Queued, QueueQuery, conflicts, deaths
from whence.review.adding import sentence_of
from whence.review.doubt import doubt
from whence.store.interface import ReadStore

STATES = ("open", "second", "disputed", "any")
_TOLD = 5
"""Reasons that are told of one claim, at most."""
_EDITED = "an earlier text of this report was judged, and what was said of it stays with that text"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A claim that waits for a person, with its sentence, its incident's title, and why it waits."""

    queued: Queued
    claim: ArchivedClaim
    sentence: str
    title: str | None
    why: tuple[str, ...]


def queue(store: ReadStore, query: QueueQuery, *, claims: Claims | None = None) -> tuple[Waiting, ...]:
    """List claims that wait, the most doubtful and important first. Only the readings of this page are loaded.

    Args:
        store: of the archive.
        query: which; its state is one of ``STATES``.
        claims: of the same store, with what it has at hand; None for a fresh one.

    Raises:
        InputError: there is no such state or field.
        StoreError: a reading is lost, or the store cannot be used.
    """
    found = store.review_queue(checked(query))
    shelf = claims or Claims(store)
    there = shelf.find(each.claim_id for each in found)
    versions = store.incidents_by_id([each.incident_id for each in found if each.incident_id is not None])
    incidents = {id: version.incident for id, version in versions.items() if version.incident is not None}
    edited = store.judged_before({claim.version_id for claim in there.values()})
    return tuple(
        _waiting(each, claim, incidents, shelf, claim.version_id in edited)
        for each in found
        if (claim := there.get(each.claim_id)) is not None
    )


def checked(query: QueueQuery) -> QueueQuery:
    """Refuse what no queue can be asked for."""
    if query.state not in STATES:
        raise InputError(f"no state of the queue: {query.state[:40]}; there are {', '.join(STATES)}")
    if query.field is not None and query.field not in set(ReviewField):
        raise InputError(f"a claim has no field {query.field[:40]}; it has {', '.join(ReviewField)}")
    return query


def _waiting(
    queued: Queued, claim: ArchivedClaim, incidents: Mapping[str, Incident], shelf: Claims, edited: bool
) -> Waiting:
    incident, reading = incidents.get(queued.incident_id or ""), shelf.reading(claim.reading_id)
    reasons = doubt(claim.claim, reading).reasons
    why = [_EDITED] if edited else []
    why += [*(_important(incident) if incident else ()), *(reason.words for reason in reasons)]
    sentence = sentence_of(reading.document, claim.claim.trigger).text
    title = incident.title if incident else None
    return Waiting(queued, claim, sentence, title, tuple(why[:_TOLD]) or ("nobody looked at it",))


def _important(incident: Incident) -> Sequence[str]:
    """Say in words what makes an incident matter."""
    found = []
    dead, origins, odd = deaths(incident), incident.corroboration.origins, conflicts(incident)
    if odd:
        found.append(f"its incident's claims contradict each other: {', '.join(odd)}")
    if dead:
        found.append(f"{dead:,} dead are told of" if dead > 1 else "1 dead is told of")
    if origins > 1:
        found.append(f"{origins} independent origins tell of it")
    return found
