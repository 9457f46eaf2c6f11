"""Whom claims hold responsible: what a party says of its own deeds apart from what others say, and from denials."""

from __future__ import annotations

from whence.link.incidents.deriving.evidence import Evidence
from whence.link.incidents.deriving.parties import Cast, cast
from whence.link.incidents.deriving.voices import holder
from whence.model.incident import Party, Responsibility
from whence.model.linking import ArchivedClaim
from whence.model.vocabulary import Involvement, PerpConfidence, StanceKind, Status

_DEEDS = frozenset({"ASSAULT", "COERCE"})
"""PLOVER types of what is done to somebody: who met or spoke is responsible for nothing."""
_ACCUSED = frozenset({PerpConfidence.ACCUSED, PerpConfidence.ACCUSED_BY_AUTHORITIES, PerpConfidence.POSSIBLE})
_DENIES = frozenset({StanceKind.DENIES, StanceKind.DOUBTS})


def responsibility(evidence: Evidence) -> tuple[Responsibility, ...]:
    """Gather whom claims hold responsible, best supported first; none where nothing was done to anybody."""
    deeds = [claim for claim in evidence.claims if claim.claim.event.plover in _DEEDS]
    found = cast(evidence, deeds, lambda claim: claim.actors)
    by_id = {claim.id: claim for claim in deeds}
    rows = (_row(told.value, [by_id[id] for id in told.claims], found) for told in found.values)
    return tuple(row for row in rows if row.admitted or row.accused or row.reported or row.denied)


def _row(party: Party, claims: list[ArchivedClaim], found: Cast) -> Responsibility:
    own = {holder(member) for member in set(found.members[party])}
    return Responsibility(
        party=party,
        admitted=tuple(claim.id for claim in claims if is_admitted(claim)),
        accused=tuple(c.id for c in claims if not is_admitted(c) and c.claim.perp_confidence in _ACCUSED),
        reported=tuple(c.id for c in claims if not is_admitted(c) and c.claim.perp_confidence is PerpConfidence.FACT),
        denied=tuple(claim.id for claim in claims if _is_denied(claim, own)),
    )


def is_admitted(claim: ArchivedClaim) -> bool:
    """Say whether a party speaks of its own deed and does not deny it."""
    own = claim.claim.attribution.involvement is Involvement.OWN and claim.claim.status is Status.ASSERTED
    return own or claim.claim.perp_confidence is PerpConfidence.CLAIMED


def _is_denied(claim: ArchivedClaim, own: set[tuple[str, ...]]) -> bool:
    """Say whether a claim denies that a party did it, or the party's own voice denies or doubts the claim."""
    if claim.claim.status is Status.DENIED:
        return True
    return any(
        stance.stance in _DENIES and not isinstance(stance.holder, str) and holder(stance.holder) in own
        for stance in claim.stances
    )
