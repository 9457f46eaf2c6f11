"""How many died, as tables of events hold it: low, best and high, and whose the dead were."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from whence.model.claim import Casualties
from whence.model.linking import ArchivedClaim, Dossier
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
    what is known. Of "up to 12" only the high is known. A count of people of any kind is that of all. Where there is
    none, the counts of the sides are added if one report tells of all of them; else they are rivals ("128 rebels",
    says one, "175 villagers", the other): their sum is a figure that nobody gives.
    """
    counts = {group: count for group in (*_GROUPS, None) if (count := _count(dossier, group)) is not None}
    if not counts:
        return Deaths()
    if None in counts and _counts_all(dossier):
        return _of_all(_bounds(counts.pop(None)), counts)
    if len(counts) > 1 and not _told_together(dossier, counts):
        return _rivals(dossier, counts)
    unknown = _bounds(counts[None])[1] if None in counts else None
    return _shared(_sum(counts.values()), counts, unknown)


def _of_all(total: _Bounds, sides: dict[str | None, Count]) -> Deaths:
    low, best, high = total
    _, of_sides, most = _sum(sides.values())
    high = _most(high, most)
    if best is None or (of_sides or 0) <= best:
        return _shared((low, best, high), sides, None if best is None else best - (of_sides or 0))
    if len(sides) == 1:  # others count more dead of this one side: then all of these are of it
        return _shared((low, best, high), {next(iter(sides)): Count(None, best, None)}, 0)
    return Deaths(low, best, high, unknown=best)  # which of these dead were whose cannot be said


def _told_together(dossier: Dossier, groups: Iterable[str | None]) -> bool:
    """Say whether some report tells of the dead of all groups."""
    return bool(set.intersection(*({claim.report_id for claim in _telling(dossier, group)} for group in groups)))


def _rivals(dossier: Dossier, counts: dict[str | None, Count]) -> Deaths:
    """Take the count that most origins tell, of equals the lowest, between the lowest and the highest of all."""
    origins = {group: len({claim.origin_id for claim in _telling(dossier, group)}) for group in counts}
    first = min(counts, key=lambda group: (-origins[group], _bounds(counts[group])[1] or 0))
    bounds = [_bounds(count) for count in counts.values()]
    low = min((low for low, _, _ in bounds if low is not None), default=None)
    high = max((high for _, _, high in bounds if high is not None), default=None)
    best = _bounds(counts[first])[1]
    return _shared((low, best, high), {first: counts[first]}, best if first is None else None)


def _telling(dossier: Dossier, group: str | None) -> list[ArchivedClaim]:
    """List the claims that count the dead of a group."""
    harm = dossier.incident.harm(Effect.KILLED, group)
    ids = {id for told in harm.counts.values for id in told.claims} if harm else set()
    return [claim for claim in dossier.own() if claim.id in ids]


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


def _shared(total: _Bounds, sides: Mapping[str | None, Count], unknown: int | None) -> Deaths:
    low, best, high = total
    if best is None:
        return Deaths(low, best, high)
    a, b, civilians = (_bounds(sides[group])[1] or 0 if group in sides else 0 for group in _GROUPS)
    return Deaths(low, best, high, a, b, civilians, unknown or 0)


def _count(dossier: Dossier, group: str | None) -> Count | None:
    harm = dossier.incident.harm(Effect.KILLED, group)
    return harm.counts.consolidated if harm else None


def _bounds(count: Count) -> _Bounds:
    low = count.low if count.low is not None else count.best
    best = count.best if count.best is not None else count.low
    return low, best, count.high if count.high is not None else best


def _sum(counts: Iterable[Count]) -> _Bounds:
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
