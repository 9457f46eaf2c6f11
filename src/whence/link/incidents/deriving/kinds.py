"""What kind of event: the most specific of the kinds that the majority is compatible with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple

from whence.link.incidents.deriving.evidence import Evidence
from whence.link.incidents.deriving.fields import agreement, field, share
from whence.model.claim import EventCodes
from whence.model.incident import Agreement, Field, Told
from whence.reference.happenings import happening_words
from whence.reference.linking import linking

_RULE = "type of most origins, most specific mode that the majority goes with"


def event(evidence: Evidence) -> Field[EventCodes]:
    """Choose the kind of event. Values are told apart by type and mode; other codes follow from circumstances."""
    told = [(claim.claim.event, claim.id) for claim in evidence.telling]
    codes = {
        _kind(event): event for event in sorted({event for event, _ in told}, key=lambda e: (_known(e), _order(e)))
    }
    values = evidence.values(((_kind(each), codes[_kind(each)], id) for each, id in told), order=_order)
    chosen = _chosen(evidence, values)
    if chosen is None:
        return Field()
    claims = evidence.in_order(id for each in values if compatible(each.value, chosen.value) for id in each.claims)
    told_by = share(chosen.origins, len(evidence.origins_of(id for _, id in told)))
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
    """Choose the type, and of that type the mode: of those that a majority can mean, the one of most."""
    if not values:
        return None
    kind = _best(evidence, values)
    of_kind = [told for told in values if told.value.plover == kind]
    fitting = [told for told in of_kind if told.value.mode and _is_common(evidence, told.value.mode, of_kind)]
    plain = [told for told in of_kind if told.value.mode is None]
    return (fitting or plain or of_kind)[0]


def _best(evidence: Evidence, values: Sequence[Told[EventCodes]]) -> str:
    """Return the type that is told best."""
    told = ((each.value.plover, each.value.plover, id) for each in values for id in each.claims)
    return evidence.values(told, order=str)[0].value


def _is_common(evidence: Evidence, mode: str, values: Sequence[Told[EventCodes]]) -> bool:
    """Say whether a majority of the origins tell of what can have been done in a mode."""
    agree = happening_words().modes_agree
    behind = evidence.origins_of(id for told in values if agree(told.value.mode, mode) for id in told.claims)
    return evidence.rules.is_majority(
        len(behind), len(evidence.origins_of(id for told in values for id in told.claims))
    )


def _kind(codes: EventCodes) -> tuple[str, str | None]:
    return codes.plover, codes.mode


def _known(codes: EventCodes) -> int:
    """Count the codes that are known."""
    return sum(code is not None for code in astuple(codes))


def _agreement(evidence: Evidence, values: tuple[Told[EventCodes], ...]) -> Agreement:
    return agreement(evidence, values, lambda one, other: not (compatible(one, other) or are_near(one, other)))


def _order(codes: EventCodes) -> str:
    return "/".join("" if code is None else str(code) for code in astuple(codes))
