"""How many died, as tables of events hold it: low, best and high, and whose the dead were."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from whence.model.claim import Casualties
from whence.model.linking import Dossier
from whence.model.mention import Count
from whence.model.vocabulary import Effect
from whence.reference.acled import acled
from whence.reference.happenings import happening_words

_GROUPS = ("a", "b", "civilians")
_Bounds = tuple[int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Deaths:
    """Estimates of how many died; None where no claim tells.

    ``a`` and ``b`` are the dead of the side of the actors and of the targets, ``unknown`` those of whom no claim tells
    whose they were: with ``civilians`` they add up to ``best``. None where they cannot be made to.
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


def deaths(dossier: Dossier) -> Deaths:
    """Estimate as UCDP does: low the least, high the most, best the most reliable figure that is told.

    A bound that no claim tells is the nearest one told: of "12" all three are 12, of "at least 12" too, since 12 is
    what is known. Of "up to 12" only the high is known. A count of people of any kind is that of all; where there is
    none, the counts of the sides are added, since they are of different people.
    """
    sides = {group: _count(dossier, group) for group in _GROUPS}
    rest = _count(dossier, None)
    added = _sum([count for count in (*sides.values(), rest) if count is not None])
    if rest is None or not _counts_all(dossier):
        return _shared(added, sides, None if rest is None else _bounds(rest)[1])
    low, best, high = _bounds(rest)
    told = {group: count for group, count in sides.items() if count is not None}
    _, of_sides, most = _sum(list(told.values()))
    high = _most(high, most)
    if best is None or (of_sides or 0) <= best:
        return _shared((low, best, high), sides, None if best is None else best - (of_sides or 0))
    if len(told) == 1:  # others count more dead of this one side: then all of these are of it
        return _shared((low, best, high), {**sides, next(iter(told)): Count(None, best, None)}, 0)
    return Deaths(low, best, high, unknown=best)  # which of these dead were whose cannot be said


def conservative(dossier: Dossier) -> int | None:
    """Count as ACLED does: the most conservative figure; None where no claim tells one, or only a most.

    For words that ACLED counts with a figure of its own ("dozens": 12), it is that figure.
    """
    low = deaths(dossier).low
    if low is None:
        return None
    figures = acled().figures
    worded = [
        figures[word]
        for each in _killed(dossier)
        if each.count.best is None and each.count.low == low
        for word in each.span.text.lower().split()
        if word in figures
    ]
    return min([low, *worded])


def _killed(dossier: Dossier) -> Iterable[Casualties]:
    for claim in dossier.own():
        yield from (each for each in claim.claim.casualties if each.effect is Effect.KILLED and not each.part)


def _counts_all(dossier: Dossier) -> bool:
    """Say whether the count of people whose side is not told is one of people of any kind: "12 people", "12 dead"."""
    people = happening_words().people
    return any(not each.group or bool(people.lookup(each.group.split()[-1])) for each in _killed(dossier))


def _shared(total: _Bounds, sides: dict[str, Count | None], unknown: int | None) -> Deaths:
    low, best, high = total
    if best is None:
        return Deaths(low, best, high)
    a, b, civilians = (_bounds(count)[1] or 0 if (count := sides[group]) else 0 for group in _GROUPS)
    return Deaths(low, best, high, a, b, civilians, unknown or 0)


def _count(dossier: Dossier, group: str | None) -> Count | None:
    harm = dossier.incident.harm(Effect.KILLED, group)
    return harm.counts.consolidated if harm else None


def _bounds(count: Count) -> _Bounds:
    low = count.low if count.low is not None else count.best
    best = count.best if count.best is not None else count.low
    return low, best, count.high if count.high is not None else best


def _sum(counts: list[Count]) -> _Bounds:
    bounds = [_bounds(count) for count in counts]
    return (
        _total(low for low, _, _ in bounds),
        _total(best for _, best, _ in bounds),
        _total(high for *_, high in bounds),
    )


def _total(figures: Iterable[int | None]) -> int | None:
    told = [figure for figure in figures if figure is not None]
    return sum(told) if told else None


def _most(one: int | None, other: int | None) -> int | None:
    return max((figure for figure in (one, other) if figure is not None), default=None)
