"""Deriving an incident from its claims. Pure: the same claims, in any order, under the same rules, give the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from whence.link.incidents.deriving.corroboration import corroboration
from whence.link.incidents.deriving.evidence import Evidence
from whence.link.incidents.deriving.harms import harms
from whence.link.incidents.deriving.kinds import event
from whence.link.incidents.deriving.parties import actors, targets
from whence.link.incidents.deriving.places import place
from whence.link.incidents.deriving.responsibility import responsibility
from whence.link.incidents.deriving.rules import Rules
from whence.link.incidents.deriving.standing import standing
from whence.link.incidents.deriving.times import not_after, time
from whence.link.incidents.deriving.titles import title
from whence.link.incidents.deriving.weapons import weapons
from whence.model.errors import ModelError
from whence.model.incident import Attached, Incident
from whence.model.linking import ArchivedClaim


def derive(
    id: str, claims: Sequence[ArchivedClaim], attached: Sequence[Attached] = (), rules: Rules | None = None
) -> Incident:
    """Derive an incident.

    Args:
        id: the incident's.
        claims: its claims, in any order; each once.
        attached: round-ups and totals that it is part of (see ``attaching``); they count for nothing.
        rules: how values are chosen; None takes the defaults.

    Raises:
        ModelError: there are no claims.
    """
    if not claims:
        raise ModelError(f"incident {id} has no claims")
    evidence = Evidence.of(claims, rules or Rules())
    acting, hit, when = actors(evidence), targets(evidence), time(evidence)
    found = Incident(
        id=id,
        title="",
        claims=tuple(claim.id for claim in evidence.claims),
        reports=tuple(dict.fromkeys(claim.report_id for claim in evidence.claims)),
        event=event(evidence),
        actors=acting,
        targets=hit,
        weapons=weapons(evidence),
        place=place(evidence),
        time=when,
        not_after=not_after(evidence, when),
        harms=harms(evidence, acting, hit),
        standing=standing(evidence),
        responsibility=responsibility(evidence),
        corroboration=corroboration(evidence),
        attached=tuple(sorted(attached, key=lambda each: each.claim)),
    )
    return replace(found, title=title(found))
