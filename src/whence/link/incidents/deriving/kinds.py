"""What kind of event: the most specific of the kinds that the majority is compatible with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import astuple

from whence.link.incidents.deriving.evidence import Evidence
from whence.link.incidents.deriving.fields import agreement, field, share
from whence.model.claim import EventCodes
from whence.model.incident import Agreement, Field, Told
from whence.reference.happenings import happening_words
from whence.reference.linking import linking

_RULE = "type of most origins, most specific mode that the majority goes with"


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
    exact = [id for told in behind if told.value.mode == chosen.value.mode for id in told.claims]
    told_by = share(len(evidence.origins_of(exact)), len(evidence.origins_of(c.id for c in evidence.telling)))
    return field(values, chosen.value, claims, f"{_RULE} ({told_by})", _agreement(evidence, values))


def compatible(one: EventCodes, other: EventCodes) -> bool:
    """Say whether two kinds can be of one happening: the same type, and modes that go together."""
    return one.plover == other.plover and happening_words().modes_agree(one.mode, other.mode)


def are_near(one: EventCodes, other: EventCodes) -> bool:
    """Say whether reports use two types for one happening: an arrest and an assault."""
    words = linking()
    return one.plover != other.plover and not set(words.families_of(one.plover)).isdisjoint(
        words.families_of(other.plover)
    )


def _chosen(evidence: Evidence, values: Sequence[Told[EventCodes]]) -> Told[EventCodes] | None:
    """Choose the type, of that type the mode, and of that mode the codes that say most."""
    if not values:
        return None
    kind = _best(evidence, values, lambda codes: codes.plover)[0]
    of_kind = [told for told in values if told.value.plover == kind.value]
    modes = _best(evidence, of_kind, lambda codes: codes.mode or "")
    fitting = [mode.value for mode in modes if mode.value and _is_common(evidence, mode.value, of_kind)]
    mode = (fitting or [""])[0] or (None if any(told.value.mode is None for told in of_kind) else modes[0].value)
    of_mode = [told for told in of_kind if told.value.mode == mode]
    return min(of_mode, key=lambda told: (-_specific(told.value), *evidence.rank(told), _order(told.value)))


def _best(
    evidence: Evidence, values: Sequence[Told[EventCodes]], part: Callable[[EventCodes], str]
) -> tuple[Told[str], ...]:
    """Gather values by a part of the codes, best supported first."""
    return evidence.values(
        ((name, name, id) for told in values for name in [part(told.value)] for id in told.claims), order=str
    )


def _is_common(evidence: Evidence, mode: str, values: Sequence[Told[EventCodes]]) -> bool:
    """Say whether a majority of the origins tell of what can have been done in a mode."""
    agree = happening_words().modes_agree
    behind = evidence.origins_of(id for told in values if agree(told.value.mode, mode) for id in told.claims)
    return evidence.rules.is_majority(
        len(behind), len(evidence.origins_of(id for told in values for id in told.claims))
    )


def _specific(codes: EventCodes) -> int:
    """Count the codes that are known."""
    return sum(code is not None for code in astuple(codes))


def _agreement(evidence: Evidence, values: tuple[Told[EventCodes], ...]) -> Agreement:
    return agreement(evidence, values, lambda one, other: not (compatible(one, other) or are_near(one, other)))


def _order(codes: EventCodes) -> str:
    return "/".join("" if code is None else str(code) for code in astuple(codes))
