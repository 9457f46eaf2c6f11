"""Judgements of persons on claims: which claims are meant, what speaks against a judgement, and what it changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from whence.archive.linking_claims import Claims
from whence.link.incidents.rulings import Rulings
from whence.model.errors import InputError
from whence.model.incident import IncidentVersion
from whence.model.linking import ArchivedClaim, Judgement, Verdict
from whence.store.interface import ReadStore, Store

Said: TypeAlias = tuple[Verdict, str, str, str]
"""A verdict on two claims: it, both, and why."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A claim that a judgement is on: the claim itself was named, or an incident, of which it is the first told."""

    claim: ArchivedClaim
    incident_id: str | None
    named_incident: bool


def incidents_meant(store: ReadStore, prefix: str) -> tuple[str, ...]:
    """List the incidents that the beginning of an id can mean: their own, or that of one of their claims."""
    found: dict[str, None] = {}
    for id in store.resolve(prefix):
        if store.incident(id) is not None:
            found[id] = None
        else:
            found |= dict.fromkeys(store.members([id]).values())
    return tuple(found)


def taken(store: ReadStore, one: str, other: str, verdict: Verdict) -> tuple[Taken, Taken]:
    """Find the two claims that are meant by the beginnings of ids of claims or incidents.

    Of an incident it is the claim that was told first. Where a claim is judged ``different`` from the incident that it
    is in, and is itself the first, the next one is taken.

    Raises:
        InputError: an id means nothing, several things, or what is no more; or both mean the same claim.
    """
    shelf = Claims(store)
    first, second = _named(store, one), _named(store, other)
    claims = [_claims(store, shelf, id) for id in (first, second)]
    left, right = claims[0][0], claims[1][0]
    if verdict is Verdict.DIFFERENT and left.claim.id == right.claim.id:
        right = next((each for each in claims[1] if each.claim.id != left.claim.id), right)
        if right.claim.id == left.claim.id:
            left = next((each for each in claims[0] if each.claim.id != right.claim.id), left)
    if left.claim.id == right.claim.id:
        raise InputError(f"{one} and {other} are the same claim, {left.claim.id}; name two")
    return left, right


def _named(store: ReadStore, prefix: str) -> str:
    """Find the claim or incident that the beginning of an id means."""
    ids = [id for id in store.resolve(prefix) if store.incident(id) is not None or store.claim_addresses([id])]
    if len(ids) == 1:
        return ids[0]
    if not ids:
        raise InputError(
            f"no incident or claim has an id that begins with {prefix}; whence incidents and whence incident list them"
        )
    raise InputError(f"{prefix} can mean {', '.join(id[:16] for id in ids)}; give more of the id")


def _claims(store: ReadStore, shelf: Claims, id: str) -> list[Taken]:
    """List the claims that an id can stand for, the one to be taken first."""
    version = store.incident(id)
    if version is None:
        incident_id = store.members([id]).get(id)
        return [Taken(claim, incident_id, False) for claim in shelf.find([id]).values()]
    if version.incident is None:
        went = f"its claims went to {version.into}" if version.into else "none of its claims is left"
        raise InputError(f"the incident {id} is no more: {went}; name a claim, or whence judge undo what merged it")
    found = shelf.find(version.incident.claims).values()
    return [Taken(claim, id, True) for claim in sorted(found, key=_told_first)]


def _told_first(claim: ArchivedClaim) -> tuple[bool, str, str]:
    """Order claims by when they were told, unknown days last: the order by which an incident gets its id."""
    return claim.published is None, str(claim.published.start) if claim.published else "", claim.id


def judge(store: Store, who: str, verdict: Verdict, one: str, other: str, why: str, *, now: datetime) -> Judgement:
    """Keep a judgement on two claims. It has its effect with the next ``linking.settle``.

    Raises:
        InputError: it contradicts others that stand; the message names them.
        StoreError: the store cannot be used.
    """
    return judge_together(store, who, [(verdict, one, other, why)], now=now)[0]


def judge_together(store: Store, who: str, said: Sequence[Said], *, now: datetime) -> tuple[Judgement, ...]:
    """Keep judgements on pairs of claims, all or none; return them as kept: one that stood already has its own time.

    Args:
        store: of the archive.
        who: the person.
        said: the verdicts.
        now: the time.

    Raises:
        InputError: one contradicts others that stand, or that are said with it; the message names them. None is kept.
        StoreError: the store cannot be used.
    """
    judged = [Judgement(0, now, who, verdict, min(pair), max(pair), why) for verdict, *pair, why in said]
    pairs = [(each.one, each.other) for each in judged]
    if len(set(pairs)) < len(pairs):
        raise InputError("two verdicts on the same claims were said at once; say one")
    known = [each for each in store.judgements() if (each.one, each.other) not in set(pairs)]
    for each in judged:
        against = Rulings.of(known).contradiction(each)
        if against is not None:
            raise InputError(
                f"{each.verdict.value} would contradict what was judged before: {against}; undo that first"
            )
        known.append(each)
    return store.judge_together(judged)


def standing(store: ReadStore) -> tuple[Judgement, ...]:
    """List the judgements that stand, in the order in which they were made."""
    found = (each for each in store.judgements() if each.verdict is not Verdict.WITHDRAWN)
    return tuple(sorted(found, key=lambda each: each.seq))


def to_undo(store: ReadStore, seq: int | None) -> Judgement:
    """Find a judgement that stands, by its number; the last one for None.

    Raises:
        InputError: there is none, or it does not stand any more.
    """
    stand = standing(store)
    if not stand:
        raise InputError("no judgement stands, so there is none to undo")
    found = stand[-1] if seq is None else next((each for each in stand if each.seq == seq), None)
    if found is None:
        raise InputError(f"no judgement {seq} stands; whence judge list shows those that do")
    return found


def outcome(versions: Sequence[IncidentVersion]) -> str:
    """Say in a line what a judgement changed."""
    if not versions:
        return "no incident changed by it"
    return f"{len(versions)} incidents changed by it" if len(versions) > 1 else "1 incident changed by it"
