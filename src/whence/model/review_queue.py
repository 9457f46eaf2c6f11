"""The queue of claims that wait for a person: how much each matters, and in which order they come."""

from __future__ import annotations

import math
from dataclasses import dataclass

from whence.model.incident import Agreement, Incident
from whence.model.vocabulary import Effect

_MANY_DEAD = 3
"""Decimal places of a toll beyond which an incident cannot matter more: a thousand dead."""
_MANY_ORIGINS = 5
"""Independent texts from which on an incident is as well told as it can be."""
_DEAD, _ORIGINS, _CONFLICT = 0.5, 0.3, 0.2
"""What the three are worth; they add up to 1. Change them and every archive has to be linked again for its queue."""
_LEAST = 0.25
"""Of its doubt what a claim keeps in the order whose incident does not matter: nothing waits for ever."""

FIRST = 2.0
"""What the rank of a claim that comes before all others is more than it would be: more than any rank."""


def deaths(incident: Incident) -> int:
    """Say how many dead an incident is told to have, by the highest best count of any claim; 0 where none is told."""
    told = (value.value for harm in incident.harms if harm.effect is Effect.KILLED for value in harm.counts.values)
    return max((count.best or count.low or 0 for count in told), default=0)


def conflicts(incident: Incident) -> tuple[str, ...]:
    """Name the fields of an incident of which claims cannot all be right."""
    named = ("event", "actors", "targets", "weapons", "place", "time")
    found = [name for name in named if getattr(incident, name).agreement is Agreement.CONFLICTING]
    if any(harm.counts.agreement is Agreement.CONFLICTING for harm in incident.harms):
        found.append("casualties")
    return tuple(found)


def importance(incident: Incident | None) -> float:
    """Say in [0, 1] how much an incident matters: by its dead, its independent origins, and conflicts in it.

    The weights are a choice, not a measurement. 0 for a claim that is in no incident.
    """
    if incident is None:
        return 0.0
    dead = min(1.0, math.log10(1 + deaths(incident)) / _MANY_DEAD)
    told = min(1.0, max(0, incident.corroboration.origins - 1) / (_MANY_ORIGINS - 1))
    conflicting = 1.0 if conflicts(incident) else 0.0
    return round(_DEAD * dead + _ORIGINS * told + _CONFLICT * conflicting, 6)


def rank(doubt: float, importance: float) -> float:
    """Say in [0, 1] how early a claim comes: by its doubt, the more its incident matters."""
    return round(doubt * (_LEAST + (1 - _LEAST) * importance), 6)


@dataclass(frozen=True, slots=True)
class QueueQuery:
    """Which claims of the queue.

    Attributes:
        who: claims that this person has not judged; None for all. Where coders differ it does not count.
        state: ``open`` nobody judged; ``second`` others did; ``any`` both; ``disputed`` coders differ.
        field: only claims of which this is in doubt.
        incident_id: only claims of this incident.
        settled_by: only claims that this person accepted or rejected.
        rejected: also claims that stand rejected, but for those that ``who`` rejected.
        after: rank and id of the claim that the page comes after.
    """

    who: str | None = None
    state: str = "open"
    field: str | None = None
    incident_id: str | None = None
    settled_by: str | None = None
    rejected: bool = False
    after: tuple[float, str] | None = None
    limit: int = 20


@dataclass(frozen=True, slots=True)
class Queued:
    """A claim in the queue: ``fields`` are what of it is in doubt.

    ``rank`` is ``rank(doubt, importance)``, and ``FIRST`` more where an earlier text of the report was judged.
    """

    claim_id: str
    reading_id: str
    incident_id: str | None
    doubt: float
    importance: float
    rank: float
    fields: tuple[str, ...]
