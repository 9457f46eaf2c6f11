"""Persons' judgements on pairs of claims: what stands, what follows from it, and what would contradict it."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from whence.model.linking import Judgement, Verdict

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Rulings:
    """The judgements that stand, by claim. The latest on a pair stands; one that was withdrawn is as if never made.

    Attributes:
        standing: those judgements, by pair.
        by_claim: for each claim that is judged the judgements on it, in the order of their pairs.
    """

    standing: Mapping[Pair, Judgement] = field(default_factory=dict)
    by_claim: Mapping[str, tuple[Judgement, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> Rulings:
        """Take the latest judgement of each pair, by ``seq``, whatever the order they come in."""
        latest: dict[Pair, Judgement] = {}
        for each in sorted(judgements, key=lambda judgement: judgement.seq):
            latest[each.one, each.other] = each
        standing = {pair: latest[pair] for pair in sorted(latest) if latest[pair].verdict is not Verdict.WITHDRAWN}
        by_claim: dict[str, tuple[Judgement, ...]] = {}
        for pair, each in standing.items():
            for claim in pair:
                by_claim[claim] = (*by_claim.get(claim, ()), each)
        return cls(standing, by_claim)

    def partners(self, claim: str, verdict: Verdict) -> tuple[str, ...]:
        """Get the claims that are judged so with this one."""
        judged = self.by_claim.get(claim, ())
        return tuple(each.other if each.one == claim else each.one for each in judged if each.verdict is verdict)

    def same_as(self, claim: str, without: Pair | None = None) -> frozenset[str]:
        """Get the claims that are the same as this one by judgements, itself among them, ``without`` one of them."""
        return frozenset(self._paths(claim, without))

    def apart_among(self, claims: Collection[str]) -> frozenset[Pair]:
        """Get the pairs of these claims that cannot be of one happening, by judgement or by what follows.

        If p is the same as a, q the same as b, and a and b are different, then p and q are.
        """
        judged = sorted(claim for claim in set(claims) if claim in self.by_claim)
        classes = {claim: self.same_as(claim) for claim in judged}
        foes = {claim: self._foes(classes[claim]) for claim in judged}
        return frozenset((one, other) for one, other in combinations(judged, 2) if foes[one] & classes[other])

    def concerned(self, judgement: Judgement) -> frozenset[str]:
        """Get the claims whose accounts have to be made again when this judgement comes in or goes."""
        return self.same_as(judgement.one) | self.same_as(judgement.other) | {judgement.one, judgement.other}

    def contradiction(self, judgement: Judgement) -> str | None:
        """Say which standing judgements a new one contradicts by what follows from them; None if it fits.

        An earlier judgement on the same pair is no contradiction: the new one takes its place.
        """
        pair = judgement.one, judgement.other
        if judgement.verdict is Verdict.DIFFERENT:
            path = self._paths(judgement.one, pair).get(judgement.other)
            if path:
                return f"the two are the same by what was judged before: {_told(path)}; take one of these back first"
        if judgement.verdict is Verdict.SAME:
            against = self._against(pair)
            if against:
                return (
                    f"the two are different by what was judged before: {_told(against)}; take one of these back first"
                )
        return None

    def _against(self, pair: Pair) -> tuple[Judgement, ...]:
        """Find a judgement "different" between what is the same as the one and what is the same as the other."""
        left, right = self._paths(pair[0], pair), self._paths(pair[1], pair)
        for claim in sorted(left):
            for other in self.partners(claim, Verdict.DIFFERENT):
                joint = (claim, other) if claim < other else (other, claim)
                if other in right and joint != pair:
                    return (*left[claim], self.standing[joint], *right[other])
        return ()

    def _foes(self, claims: Iterable[str]) -> frozenset[str]:
        return frozenset(foe for claim in claims for foe in self.partners(claim, Verdict.DIFFERENT))

    def _paths(self, claim: str, without: Pair | None) -> dict[str, tuple[Judgement, ...]]:
        """Find what is the same as a claim, each with the judgements that make it so: the shortest way."""
        found: dict[str, tuple[Judgement, ...]] = {claim: ()}
        waiting = deque([claim])
        while waiting:
            at = waiting.popleft()
            for each in self.by_claim.get(at, ()):
                if each.verdict is not Verdict.SAME or (each.one, each.other) == without:
                    continue
                to = each.other if each.one == at else each.one
                if to not in found:
                    found[to] = (*found[at], each)
                    waiting.append(to)
        return found


def _told(judgements: Iterable[Judgement]) -> str:
    return ", ".join(
        f"{each.one[:8]} and {each.other[:8]} are {each.verdict.value} ({each.who})" for each in judgements
    )
