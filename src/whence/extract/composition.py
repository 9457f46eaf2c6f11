"""Compose what cues say of an event's reality, from the innermost outwards: "denied that it had planned to attack".

A layer is what one word with its own modals and negations says: the event's own, then that of each word that governs
it. Inside a layer the strongest reading counts. An outer layer changes what the inner ones left: a denial of a denial
is none; a wish or a doubt about what will not happen leaves it open; otherwise the stronger of the two stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from whence.model.span import Span
from whence.model.vocabulary import Certainty, Status

# The stronger of two statuses wins: what is denied was not also planned, what is conditional did not also happen. "If
# they do not attack" is a condition; only who denies one out of hand denies more than it.
_RANK = {
    Status.ASSERTED: 0,
    Status.PREDICTED: 1,
    Status.PLANNED: 2,
    Status.POSSIBLE: 3,
    Status.REQUESTED: 4,
    Status.HYPOTHETICAL: 5,
    Status.DENIED: 6,
    Status.CONDITIONAL: 7,
}
_DOUBT = {Certainty.CERTAIN: 0, Certainty.PROBABLE: 1, Certainty.POSSIBLE: 2, Certainty.DOUBTFUL: 3}
_OPENING = frozenset({Status.POSSIBLE, Status.REQUESTED})
"""Who asks that something be not done, or thinks that it may not be, leaves it open."""


@dataclass(frozen=True, slots=True)
class CueReading:
    """What one cue says of an event.

    ``told`` marks the status that a verb of saying gives to what it reports, ``untried`` a denial by what is yet to be
    prevented: "troops were sent to prevent looting" leaves open whether there was any.
    """

    status: Status
    certainty: Certainty
    cue: Span
    told: bool = False
    untried: bool = False


@dataclass(frozen=True, slots=True)
class Factuality:
    """An event's status and certainty, with the cues that say so in text order."""

    status: Status
    certainty: Certainty
    cues: tuple[Span, ...]


Layer = Sequence[CueReading]


def composed(layers: Iterable[Layer]) -> Factuality:
    """Compose layers, the innermost first; asserted and certain where no cue says otherwise."""
    status, certainty = Status.ASSERTED, Certainty.CERTAIN
    said: list[CueReading] = []
    told: list[CueReading] = []
    for layer in layers:
        said += layer
        told += [reading for reading in layer if reading.told]
        own = [reading for reading in layer if not reading.told]
        certainty = _doubtful(certainty, told_certainty(layer, told=True))
        if own:
            status, certainty = _applied(_strongest(own), told_certainty(own, told=False), status, certainty)
    if status is Status.ASSERTED and told:  # "speculate that they plan to": it is the plan they speak of
        status = _strongest(told)
    if status is Status.DENIED and any(reading.untried and reading.status is status for reading in said):
        status, certainty = Status.POSSIBLE, _doubtful(certainty, Certainty.POSSIBLE)
    return Factuality(status, certainty, tuple(sorted({reading.cue for reading in said})))


def told_certainty(layer: Iterable[CueReading], *, told: bool) -> Certainty:
    """Return the least certainty of the readings that a verb of saying gives, or of the others."""
    return max((r.certainty for r in layer if r.told is told), key=_DOUBT.__getitem__, default=Certainty.CERTAIN)


def _applied(
    outer: Status, outer_certainty: Certainty, inner: Status, inner_certainty: Certainty
) -> tuple[Status, Certainty]:
    if outer is Status.DENIED:
        if inner is Status.DENIED:
            return Status.ASSERTED, _doubtful(outer_certainty, inner_certainty)
        return Status.DENIED, outer_certainty  # how likely a plan was does not say how sure its denial is
    if inner is Status.DENIED and outer in _OPENING:
        return Status.POSSIBLE, _doubtful(outer_certainty, Certainty.POSSIBLE)
    return max(outer, inner, key=_RANK.__getitem__), _doubtful(outer_certainty, inner_certainty)


def _strongest(readings: Iterable[CueReading]) -> Status:
    return max((reading.status for reading in readings), key=_RANK.__getitem__)


def _doubtful(one: Certainty, other: Certainty) -> Certainty:
    return max(one, other, key=_DOUBT.__getitem__)
