"""When: the tightest interval that agrees with the times of a majority of the origins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from whence.link.incidents.deriving.evidence import Evidence
from whence.link.incidents.deriving.fields import agreement, field, share
from whence.model.incident import Days, Field, Told
from whence.model.linking import ArchivedClaim
from whence.model.timex import precision_codes
from whence.model.vocabulary import Status

_TIGHTEST = "tightest days that the majority goes with"
_AROUND = "told as the days that hold all others; of these equally many tell different ones"
_SUPPORTED = "time of most origins; no days go with a majority"
_TIED = "told differently by equally many; no time is taken"
_ENDED = ", up to the day of the report"


def days(start: date, end: date) -> Days:
    """Make an interval with its precision codes."""
    return Days(start, end, *precision_codes(start, end))


def day_of(claim: ArchivedClaim) -> Days | None:
    """Return the days that a claim tells; None where it tells none."""
    time = claim.time
    return days(time.start, time.end) if time is not None and time.start is not None and time.end is not None else None


def time(evidence: Evidence) -> Field[Days]:
    """Choose when it was."""
    given = ((told, told, claim.id) for claim in evidence.telling if (told := day_of(claim)) is not None)
    values = evidence.values(given, order=lambda value: f"{value.start}/{value.end}")
    agreed = agreement(evidence, values, are_apart)
    if not values:
        return Field()
    whole = evidence.origins_of(id for told in values for id in told.claims)
    common, support = _most_shared(evidence, values)
    if common is not None and evidence.rules.is_majority(support, len(whole)):
        chosen, rule = common, _TIGHTEST
    elif (around := _around_all(values)) is not None:
        chosen, rule = around, _AROUND
    elif len(values) > 1 and evidence.rank(values[0])[:2] < evidence.rank(values[1])[:2]:
        chosen, rule = values[0].value, _SUPPORTED
    else:
        return field(values, None, (), _TIED, agreed)
    claims = evidence.in_order(id for told in values if contains(told.value, chosen) for id in told.claims)
    told_by = share(len(evidence.origins_of(claims)), len(whole))
    ended = _ended(evidence, chosen, claims)
    note = "" if ended == chosen else _ENDED
    return field(values, ended, claims, f"{rule} ({told_by}){note}", agreed)


def not_after(evidence: Evidence, told: Field[Days]) -> date | None:
    """Return the latest day on which it can have happened, where no time is told."""
    if told.consolidated is not None:
        return None
    bounds = (c.claim.not_after for c in evidence.telling if c.claim.not_after and c.id not in evidence.void)
    return min(bounds, default=None)


def are_apart(one: Days, other: Days) -> bool:
    """Say whether two intervals have no day in common."""
    return one.end < other.start or other.end < one.start


def contains(whole: Days, part: Days) -> bool:
    """Say whether an interval lies in another."""
    return whole.start <= part.start and part.end <= whole.end


def _most_shared(evidence: Evidence, values: Sequence[Told[Days]]) -> tuple[Days | None, int]:
    """Return the days that the times of most origins share, the fewest such, and of how many origins.

    Of equally many origins the most speakers, then claims, decide; where these are equal, too, and have no day in
    common, nothing does. The times of most origins are those that hold some one day; a day on which an interval begins
    or ends is enough to look at, since between two such days nothing changes.
    """
    edges = {told.value.start for told in values} | {told.value.end for told in values}
    found: list[tuple[tuple[int, int, int], Days]] = []
    for day in sorted(edges):
        around = [told for told in values if told.value.start <= day <= told.value.end]
        claims = [id for told in around for id in told.claims]
        support = evidence.rank(evidence.told(around[0].value, claims))
        narrow = _narrowest(evidence, around)
        found.append((support, days(max(each.start for each in narrow), min(each.end for each in narrow))))
    most = min(support for support, _ in found)
    best = sorted(
        (each for support, each in found if support == most), key=lambda each: (each.end - each.start, each.start)
    )
    if any(are_apart(best[0], each) for each in best):
        return None, 0
    return best[0], -most[0]


def _around_all(values: Sequence[Told[Days]]) -> Days | None:
    """Return the one time told that holds all others; None where there is none, or nothing in it."""
    wide = [told.value for told in values if all(contains(told.value, other.value) for other in values)]
    return wide[0] if wide and len(values) > 1 else None


def _narrowest(evidence: Evidence, around: Sequence[Told[Days]]) -> list[Days]:
    """Return of each origin the narrowest of the intervals that hold a day."""
    found: dict[str, Days] = {}
    for told in sorted(around, key=lambda told: (told.value.end - told.value.start, told.value.start)):
        for origin in evidence.origins_of(told.claims):
            found.setdefault(origin, told.value)
    return list(found.values()) or [told.value for told in around]


def _ended(evidence: Evidence, chosen: Days, claims: Iterable[str]) -> Days:
    """End an interval with the first of the reports behind it that say that it happened: not later than they tell."""
    behind = set(claims)
    bounds = [
        claim.claim.not_after
        for claim in evidence.claims
        if claim.id in behind and claim.claim.status is Status.ASSERTED and claim.claim.not_after
    ]
    last = min(bounds, default=None)
    return chosen if last is None or not chosen.start <= last < chosen.end else days(chosen.start, last)
