"""How many people were affected: for each effect and group the figures told, and low, best and high by rule.

Only figures that are told are ever shown: none are added up but those that one claim gives of different people. Figures
of a part ("including three children") are never added to the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from whence.link.incidents.deriving.evidence import Evidence, day
from whence.link.incidents.deriving.fields import agreement, field
from whence.link.incidents.deriving.groups import Groups, is_general
from whence.link.incidents.deriving.rules import DeathsRule
from whence.model.claim import Casualties
from whence.model.incident import Agreement, Field, Harm, Party, Told
from whence.model.linking import ArchivedClaim
from whence.model.mention import Count
from whence.model.vocabulary import Effect

_RULES = {
    DeathsRule.CONSERVATIVE: "best: of most origins, of equals the lowest",
    DeathsRule.MAJORITY: "best: of a majority of the origins, if there is one",
    DeathsRule.HIGHEST: "best: the highest",
}
_BOUNDS = "low: the lowest but of too few origins; high: the highest"
_LATEST = "each speaker's latest"
_GROUPS = (None, "a", "b", "civilians")


@dataclass(frozen=True, slots=True)
class _Figure:
    """A count as one claim gives it; ``general`` for people of whatever kind."""

    claim: ArchivedClaim
    count: Count
    general: bool


def harms(evidence: Evidence, actors: Field[Party], targets: Field[Party]) -> tuple[Harm, ...]:
    """Gather how many people were affected, by effect and group."""
    groups = Groups(actors.consolidated, targets.consolidated)
    figures: dict[tuple[Effect, str | None], list[_Figure]] = {}
    for claim in evidence.telling:
        for key, figure in _figures(claim, groups):
            figures.setdefault(key, []).append(figure)
    order = sorted(figures, key=lambda key: (list(Effect).index(key[0]), _GROUPS.index(key[1])))
    return tuple(Harm(*key, _counts(evidence, figures[key])) for key in order)


def _figures(claim: ArchivedClaim, groups: Groups) -> Iterable[tuple[tuple[Effect, str | None], _Figure]]:
    """Yield the figures of a claim: of those of different people and one group the sum, of a part none but its own."""
    told: dict[tuple[Effect, str | None], list[Casualties]] = {}
    for toll in claim.claim.casualties:
        group = groups.of(claim.claim, toll)
        if not toll.part or group is not None:
            told.setdefault((toll.effect, group), []).append(toll)
    for key, tolls in told.items():
        for count, general in _summed([toll for toll in tolls if not toll.part] or tolls):
            yield key, _Figure(claim, count, general)


def _summed(tolls: Sequence[Casualties]) -> Iterable[tuple[Count, bool]]:
    """Add up what a claim says of different people; where it counts anybody in general, that is the whole."""
    whole = [toll for toll in tolls if is_general(toll)]
    if whole or len(tolls) == 1 or any(toll.part for toll in tolls):
        yield from ((toll.count, is_general(toll)) for toll in whole or tolls)
    else:
        yield _sum([toll.count for toll in tolls]), False


def _sum(counts: Sequence[Count]) -> Count:
    """Add counts bound by bound; a bound that one of them lacks is unknown of the sum, but the least they make."""
    lows = [each.low if each.low is not None else each.best or 0 for each in counts]
    bests = [each.best for each in counts if each.best is not None]
    highs = [each.high if each.high is not None else each.best for each in counts]
    known = [each for each in highs if each is not None]
    return Count(
        sum(lows),
        sum(bests) if len(bests) == len(counts) else None,
        sum(known) if len(known) == len(counts) else None,
    )


def _counts(evidence: Evidence, figures: Sequence[_Figure]) -> Field[Count]:
    given = ((figure.count, figure.count, figure.claim.id) for figure in figures)
    values = evidence.values(given, order=lambda value: f"{_least(value):09d}{value}")
    current = _current(evidence, figures, values)
    if not current:
        return field(values, None, (), "taken back", Agreement.UNTOLD if not values else Agreement.SINGLE)
    chosen = _chosen(evidence, current)
    claims = evidence.in_order(id for told in current for id in told.claims)
    rule = f"{_RULES[evidence.rules.deaths]}; {_BOUNDS}; {_LATEST}"
    return field(values, chosen, claims, rule, agreement(evidence, current, _conflict))


def _current(evidence: Evidence, figures: Sequence[_Figure], values: Sequence[Told[Count]]) -> tuple[Told[Count], ...]:
    """Return the figures that stand: of one speaker the latest, and no kinds of people where all are counted."""
    standing = [f for f in figures if f.claim.id not in evidence.void and f.claim.id not in evidence.corrected]
    standing = [figure for figure in standing if figure.general] or standing
    latest = _latest(evidence, standing)
    left = {
        (figure.count, figure.claim.id)
        for figure in standing
        if not evidence.voices[figure.claim.id].known or figure.count in latest[evidence.voices[figure.claim.id].key]
    }
    given = (
        (count, count, id) for told in values for count in [told.value] for id in told.claims if (count, id) in left
    )
    return evidence.values(given, order=lambda value: f"{_least(value):09d}{value}")


def _latest(evidence: Evidence, figures: Sequence[_Figure]) -> dict[tuple[str, ...], set[Count]]:
    """Return the figures that each speaker gives on the last day on which it gives one that no earlier report had.

    A figure's day is that of the first report that has it; copies that come out later do not make it newer.
    """
    days: dict[tuple[str, ...], dict[Count, date]] = {}
    for figure in figures:
        known = days.setdefault(evidence.voices[figure.claim.id].key, {})
        published = day(figure.claim) or date.min
        known[figure.count] = min(published, known.get(figure.count, published))
    return {
        voice: {count for count, published in known.items() if published == max(known.values())}
        for voice, known in days.items()
    }


def _chosen(evidence: Evidence, current: Sequence[Told[Count]]) -> Count | None:
    best = _best(evidence, current)
    whole = len(evidence.origins_of(id for told in current for id in told.claims))
    lows = sorted({_least(told.value) for told in current if _has_least(told.value)})
    low = next((value for value in lows if _is_credible(evidence, current, value, whole)), None)
    tops = [top for told in current for top in (told.value.high, told.value.best) if top is not None]
    high = max([*tops, *lows], default=None) if tops else None
    if best is not None and (low is None or low > best):
        low = best
    elif tops and low is not None and low > max(tops):  # "at least 500" against "up to 300": no least is sure
        low = None
    return None if low is None and best is None and high is None else Count(low, best, high)


def _is_credible(evidence: Evidence, current: Sequence[Told[Count]], value: int, whole: int) -> bool:
    """Say whether enough origins give a figure so low, or lower."""
    saying = evidence.origins_of(
        id for told in current if _has_least(told.value) and _least(told.value) <= value for id in told.claims
    )
    return len(saying) >= evidence.rules.credible * whole


def _best(evidence: Evidence, current: Sequence[Told[Count]]) -> int | None:
    """Choose the best figure; vague counts ("dozens") are none."""
    exact: dict[int, list[str]] = {}
    for told in current:
        if told.value.best is not None:
            exact.setdefault(told.value.best, []).extend(told.claims)
    if not exact:
        return None
    if evidence.rules.deaths is DeathsRule.HIGHEST:
        return max(exact)
    support = {value: (len(evidence.origins_of(ids)), len(evidence.voices_of(ids))) for value, ids in exact.items()}
    first = min(exact, key=lambda value: (-support[value][0], -support[value][1], value))
    whole = len(evidence.origins_of(id for ids in exact.values() for id in ids))
    if evidence.rules.deaths is DeathsRule.MAJORITY and not evidence.rules.is_majority(support[first][0], whole):
        return None
    return first


def _conflict(one: Count, other: Count) -> bool:
    """Say whether two counts cannot both be right; "at least five" has no most, "up to five" no least."""
    return _most(one) < _least(other) or _most(other) < _least(one)


def _has_least(count: Count) -> bool:
    return count.low is not None or count.best is not None


def _least(count: Count) -> int:
    return count.low if count.low is not None else (count.best or 0)


def _most(count: Count) -> float:
    """Return the most that a count can mean: without a bound above, one that has no bound below is exact."""
    if count.high is not None:
        return count.high
    return float("inf") if count.best is None or count.low is not None else count.best
