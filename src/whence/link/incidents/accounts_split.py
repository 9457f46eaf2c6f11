"""Which claims of a report make an account: those of an event, or of the part of it that judgements left together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from whence.link.parties import head
from whence.model.linking import ArchivedClaim

Pairs: TypeAlias = frozenset[tuple[str, str]]
"""Ids of claims that are judged to be of different happenings, each pair in order."""


def groups(claims: Sequence[ArchivedClaim], apart: Pairs) -> Iterator[tuple[ArchivedClaim, ...]]:
    """Yield the claims of each account, by its first claim in the reading's order; every claim is in exactly one.

    A claim that opens no event of its report stands alone: history, since another report may tell it as news, and
    totals, since they are attached to incidents.
    """
    events: dict[str, list[ArchivedClaim]] = {}
    for claim in claims:
        events.setdefault(claim.event_id or f"claim {claim.id}", []).append(claim)
    for event in events.values():
        yield from _parts(event, apart)


def _parts(event: Sequence[ArchivedClaim], apart: Pairs) -> Iterator[tuple[ArchivedClaim, ...]]:
    """Break an event into parts that no judgement sets apart.

    First the claims that judgements name, in the reading's order: each goes to the part that it may go to and shares
    most with, of several the first, and opens another where it may go to none. Then the rest, in the same way. What
    claims share are names and nouns of parties, place, day and trigger, so that a judgement takes along what was told
    with its claim.
    """
    ids = {claim.id for claim in event}
    judged = {id for pair in apart if ids.issuperset(pair) for id in pair}
    parts: list[list[ArchivedClaim]] = []
    for claim in sorted(event, key=lambda claim: claim.id not in judged):
        free = [part for part in parts if not any(_pair(claim, other) in apart for other in part)]
        if free:
            max(free, key=lambda part: _shared(claim, part)).append(claim)
        else:
            parts.append([claim])
    order = {claim.id: at for at, claim in enumerate(event)}
    whole = [tuple(sorted(part, key=lambda claim: order[claim.id])) for part in parts]
    yield from sorted(whole, key=lambda part: order[part[0].id])


def _pair(one: ArchivedClaim, other: ArchivedClaim) -> tuple[str, str]:
    return (one.id, other.id) if one.id < other.id else (other.id, one.id)


def _shared(claim: ArchivedClaim, part: Iterable[ArchivedClaim]) -> int:
    told = Counter(feature for other in part for feature in set(_features(other)))
    return sum(told[feature] for feature in set(_features(claim)))


def _features(one: ArchivedClaim) -> Iterator[str]:
    claim = one.claim
    for party in (*claim.actors, *claim.targets):
        yield f"party {head(party.name)}"
    if claim.place:
        yield f"place {claim.place.place.name}"
    if claim.time:
        yield f"time {claim.time.time.start}"
    yield f"trigger {claim.trigger.text.lower()}"
