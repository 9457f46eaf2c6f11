"""Within-document events: claims of one report that are on the same happening.

Two claims go together when nothing that they state conflicts and something that they state agrees. What did not happen
(planned, denied, possible ...) never joins what is said to have happened.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from whence.model.claim import Claim, Participant
from whence.model.place import Place
from whence.model.reading import Event, SlotValue
from whence.model.vocabulary import Extent, Status

_NEAR = 600
"""Code points between two triggers beyond which claims need a common place or time to be on the same happening."""
_RECENT = 20
"""Groups of a type, and claims of a group, that a claim is compared with: the cost stays linear in a long document."""
_REAL = frozenset({Status.ASSERTED, Status.DENIED})


def group(claims: Sequence[Claim]) -> tuple[Event, ...]:
    """Group the claims of one document into events, in text order. Every claim is in exactly one event."""
    groups: list[list[Claim]] = []
    of_type: dict[str, list[list[Claim]]] = {}
    for claim in sorted(claims, key=lambda c: c.trigger):
        known = of_type.setdefault(claim.event.plover, [])
        home = next((g for g in reversed(known[-_RECENT:]) if all(_same(claim, other) for other in g[-_RECENT:])), None)
        if home is None:
            groups.append([claim])
            known.append(groups[-1])
        else:
            home.append(claim)
    return tuple(_event(f"e{number}", members) for number, members in enumerate(groups, start=1))


def _same(one: Claim, other: Claim) -> bool:
    if one.event.plover != other.event.plover or one.extent is not other.extent or one.extent is not Extent.SINGLE:
        return False
    if (one.status in _REAL) != (other.status in _REAL) or _modes_conflict(one, other):
        return False
    if _times_conflict(one, other) or _places_conflict(one, other) or _tolls_conflict(one, other):
        return False
    targets = _agreement(one.targets, other.targets)
    actors = _agreement(one.actors, other.actors)
    if targets is False or actors is False:
        return False
    near = one.trigger.distance(other.trigger) <= _NEAR
    where_or_when = _common_place(one, other) or _common_time(one, other)
    return (near and (targets or actors or bool(where_or_when))) or bool((targets or actors) and where_or_when)


def _agreement(ones: Sequence[Participant], others: Sequence[Participant]) -> bool | None:
    """Return True where participants agree, False where they conflict, None where one side names nobody."""
    if not ones or not others:
        return None
    return bool({_key(p) for p in ones} & {_key(p) for p in others})


def _key(participant: Participant) -> str:
    return participant.actor_id or participant.name.lower().removeprefix("the ")


def _modes_conflict(one: Claim, other: Claim) -> bool:
    modes = {one.event.mode, other.event.mode} - {None}
    return len(modes) > 1


def _times_conflict(one: Claim, other: Claim) -> bool:
    if one.time is None or other.time is None:
        return False
    a, b = one.time.time, other.time.time
    if None in (a.start, a.end, b.start, b.end):
        return False
    return bool(a.start and a.end and b.start and b.end and (a.end < b.start or b.end < a.start))


def _places_conflict(one: Claim, other: Claim) -> bool:
    if one.place is None or other.place is None:
        return False
    return not _places_agree(one.place.place, other.place.place)


def _places_agree(a: Place, b: Place) -> bool:
    return (
        a.name == b.name
        or (a.geonameid is not None and a.geonameid == b.geonameid)
        or (a.adm1 == b.adm1 and a.country == b.country)
    )


def _tolls_conflict(one: Claim, other: Claim) -> bool:
    tolls = {c.effect: c.count for c in one.casualties}
    return any(c.effect in tolls and tolls[c.effect] != c.count for c in other.casualties)


def _common_place(one: Claim, other: Claim) -> bool:
    return one.place is not None and other.place is not None and _places_agree(one.place.place, other.place.place)


def _common_time(one: Claim, other: Claim) -> bool:
    return bool(
        one.time
        and other.time
        and one.time.time.start
        and one.time.time.start == other.time.time.start
        and one.time.time.end == other.time.time.end
    )


def _event(id: str, claims: Sequence[Claim]) -> Event:
    slots = {
        "type": _slot((c.event.plover, c.id) for c in claims),
        "actor": _slot((p.name, c.id) for c in claims for p in c.actors),
        "target": _slot((p.name, c.id) for c in claims for p in c.targets),
        "place": _slot((c.place.place.name, c.id) for c in claims if c.place),
        "time": _slot((c.time.time.value, c.id) for c in claims if c.time),
        "status": _slot((c.status.value, c.id) for c in claims),
        "casualties": _slot((f"{x.effect} {x.span.text}", c.id) for c in claims for x in c.casualties),
    }
    return Event(id, tuple(c.id for c in claims), {name: values for name, values in slots.items() if values})


def _slot(pairs: Iterable[tuple[str, str]]) -> tuple[SlotValue, ...]:
    values: dict[str, list[str]] = {}
    for value, claim_id in pairs:
        ids = values.setdefault(value, [])
        if claim_id not in ids:
            ids.append(claim_id)
    return tuple(SlotValue(value, tuple(ids)) for value, ids in values.items())
