"""What kind of event: the most specific of the kinds that the majority is compatible with."""

from __future__ import annotations

from dataclasses import astuple

from whence.link.incidents.deriving.evidence import Evidence
from whence.link.incidents.deriving.fields import agreement, field, share
from whence.model.claim import EventCodes
from whence.model.incident import Agreement, Field, Told
from whence.reference.happenings import happening_words

_RULE = "the type of most origins; of its codes the most specific that the majority is compatible with"


def event(evidence: Evidence) -> Field[EventCodes]:
    """Choose the kind of event."""
    values = evidence.values(
        ((claim.claim.event, claim.claim.event, claim.id) for claim in evidence.telling), order=_order
    )
    chosen = _chosen(evidence, values)
    if chosen is None:
        return Field()
    behind = [told for told in values if compatible(told.value, chosen.value)]
    claims = evidence.in_order(id for told in behind for id in told.claims)
    told_by = share(len(evidence.origins_of(claims)), len(evidence.origins_of(c.id for c in evidence.telling)))
    return field(values, chosen.value, claims, f"{_RULE} ({told_by})", _agreement(evidence, values))


def compatible(one: EventCodes, other: EventCodes) -> bool:
    """Say whether two kinds can be of one happening: the same type, and modes that go together."""
    return one.plover == other.plover and happening_words().modes_agree(one.mode, other.mode)


def _chosen(evidence: Evidence, values: tuple[Told[EventCodes], ...]) -> Told[EventCodes] | None:
    if not values:
        return None
    by_type: dict[str, list[str]] = {}
    for told in values:
        by_type.setdefault(told.value.plover, []).extend(told.claims)
    kinds = evidence.values(((name, name, id) for name, ids in by_type.items() for id in ids), order=str)
    kind = kinds[0]
    of_kind = [told for told in values if told.value.plover == kind.value]
    fitting = [told for told in of_kind if evidence.rules.is_majority(_support(evidence, told, of_kind), kind.origins)]
    return min(
        fitting or of_kind[:1],
        key=lambda told: (-_specific(told.value), *evidence.rank(told), _order(told.value)),
    )


def _support(evidence: Evidence, told: Told[EventCodes], values: list[Told[EventCodes]]) -> int:
    """Count the origins that tell of a kind that a kind is compatible with."""
    return len(evidence.origins_of(id for v in values if compatible(v.value, told.value) for id in v.claims))


def _specific(codes: EventCodes) -> int:
    """Count the codes that are known; how it was done tells most."""
    return 4 * (codes.mode is not None) + sum(code is not None for code in astuple(codes)[3:])


def _agreement(evidence: Evidence, values: tuple[Told[EventCodes], ...]) -> Agreement:
    return agreement(evidence, values, lambda one, other: not compatible(one, other))


def _order(codes: EventCodes) -> str:
    return "/".join("" if code is None else str(code) for code in astuple(codes))
