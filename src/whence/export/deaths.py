"""How many died, as tables of events hold it: low, best and high, and whose the dead were."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from whence.model.incident import Incident
from whence.model.linking import Dossier
from whence.model.mention import Count
from whence.model.vocabulary import Effect
from whence.reference.acled import acled

_GROUPS = ("a", "b", "civilians")


@dataclass(frozen=True, slots=True)
class Deaths:
    """Estimates of how many died; None where no claim tells.

    ``a`` and ``b`` are the dead of the side of the actors and of the targets, ``unknown`` those of whom no claim tells
    whose they were: with ``civilians`` they add up to ``best``.
    """

    low: int | None = None
    best: int | None = None
    high: int | None = None
    a: int | None = None
    b: int | None = None
    civilians: int | None = None
    unknown: int | None = None

    @property
    def lethal(self) -> bool:
        """Say whether anybody died by any estimate."""
        return bool(self.low or self.best or self.high)


def deaths(incident: Incident) -> Deaths:
    """Estimate as UCDP does: low the least, high the most, best the most reliable figure that is told.

    A bound that no claim tells is the nearest one told: of "12" all three are 12, of "at least 12" too, since 12 is
    what is known. Of "up to 12" only the high is known. Where no count of all is told, those of the sides are added.
    """
    by_side = {group: _count(incident, group) for group in _GROUPS}
    told = [count for count in by_side.values() if count is not None]
    total = _count(incident, None)
    low, best, high = _bounds(total) if total else _sum(told)
    if best is None:
        return Deaths(low, best, high)
    known = {group: _bounds(count)[1] for group, count in by_side.items() if count is not None}
    rest = best - sum(figure or 0 for figure in known.values())
    if rest < 0:  # the sides were told by others than the total: which are its dead cannot be said
        return Deaths(low, best, high, unknown=best)
    sides = {group: known.get(group) or 0 for group in _GROUPS}
    return Deaths(low, best, high, sides["a"], sides["b"], sides["civilians"], rest)


def conservative(dossier: Dossier) -> int | None:
    """Count as ACLED does: the most conservative figure; None where no claim tells one, or only a most.

    For words that ACLED counts with a figure of its own ("dozens": 12), it is that figure.
    """
    low = deaths(dossier.incident).low
    if low is None:
        return None
    figures = acled().figures
    worded = [
        figures[word]
        for claim in dossier.own()
        for each in claim.claim.casualties
        if each.effect is Effect.KILLED and not each.part and each.count.best is None and each.count.low == low
        for word in each.span.text.lower().split()
        if word in figures
    ]
    return min([low, *worded])


def _count(incident: Incident, group: str | None) -> Count | None:
    harm = incident.harm(Effect.KILLED, group)
    return harm.counts.consolidated if harm else None


def _bounds(count: Count) -> tuple[int | None, int | None, int | None]:
    low = count.low if count.low is not None else count.best
    best = count.best if count.best is not None else count.low
    high = count.high if count.high is not None else best
    return low, best, high


def _sum(counts: list[Count]) -> tuple[int | None, int | None, int | None]:
    bounds = [_bounds(count) for count in counts]
    return (
        _total(low for low, _, _ in bounds),
        _total(best for _, best, _ in bounds),
        _total(high for _, _, high in bounds),
    )


def _total(figures: Iterable[int | None]) -> int | None:
    told = [figure for figure in figures if figure is not None]
    return sum(told) if told else None
