"""What two readings have in common: which claims came, went, or say something else, field by field.

Either both are of the same text, read by different makers, or of two versions of a report. Claims are paired by the
words that trigger them; every claim is accounted for once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from whence.archive.aligning import Alignment, align
from whence.archive.claim_fields import Fields, described
from whence.model.archive import canonical_json
from whence.model.claim import Claim
from whence.model.reading import Reading
from whence.model.serial import reading_to_dict
from whence.model.span import Span

SCORE_STEP = 0.05
"""How much the program's confidence moves before that is worth telling; it says nothing of the claim's truth."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that differs: plain values, as JSON has them; None where a reading says nothing."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class ClaimPair:
    """A claim as it was and as it is, and what differs; nothing, where both say the same."""

    before: Claim
    after: Claim
    changes: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """All claims of two readings: those of both, paired; those only of the first (went), only of the second (came)."""

    pairs: tuple[ClaimPair, ...]
    went: tuple[Claim, ...]
    came: tuple[Claim, ...]

    @property
    def changed(self) -> tuple[ClaimPair, ...]:
        """The pairs that differ in a field."""
        return tuple(pair for pair in self.pairs if pair.changes)

    @property
    def same(self) -> bool:
        """Whether nothing came, went or changed."""
        return not (self.changed or self.went or self.came)

    def by_field(self) -> Counter[str]:
        """Count the changes by field."""
        return Counter(change.field for pair in self.pairs for change in pair.changes)

    def reversed(self) -> Comparison:
        """The same, told from the other side."""
        pairs = (
            ClaimPair(pair.after, pair.before, tuple(FieldChange(c.field, c.after, c.before) for c in pair.changes))
            for pair in self.pairs
        )
        return Comparison(tuple(sorted(pairs, key=_order)), self.came, self.went)


def compare(before: Reading, after: Reading) -> Comparison:
    """Compare two readings of the same text, or of two versions of one report."""
    if _rank(before) > _rank(after):  # worked out in one direction only, so that it is the same from both sides
        return _compare(after, before).reversed()
    return _compare(before, after)


def _rank(reading: Reading) -> tuple[str, str]:
    return reading.document.text, canonical_json(reading_to_dict(reading))


def _compare(before: Reading, after: Reading) -> Comparison:
    old, new = described(before), described(after)
    alignment = align(before.document.text, after.document.text)
    left, right = dict(enumerate(before.claims)), dict(enumerate(after.claims))
    pairs: list[ClaimPair] = []
    for one, other in _paired(left, right, old, new, alignment):
        pairs.append(ClaimPair(left.pop(one), right.pop(other), tuple(_changes(old[one], new[other]))))
    return Comparison(tuple(sorted(pairs, key=_order)), tuple(left.values()), tuple(right.values()))


def _order(pair: ClaimPair) -> tuple[Span, str]:
    return pair.before.trigger, pair.before.id


def _paired(
    left: dict[int, Claim], right: dict[int, Claim], old: list[Fields], new: list[Fields], alignment: Alignment
) -> list[tuple[int, int]]:
    """Pair the claims that fit best, best first: same words, then words that overlap, then the like in like words."""
    fits = []
    for one, claim in left.items():
        for other, candidate in right.items():
            closeness = _closeness(claim, candidate, alignment)
            if closeness:
                fits.append((-closeness, _unlike(old[one], new[other]), one, other))
    found, taken_left, taken_right = [], set(), set()
    for *_, one, other in sorted(fits):
        if one not in taken_left and other not in taken_right:
            found.append((one, other))
            taken_left.add(one)
            taken_right.add(other)
    return found


def _closeness(claim: Claim, candidate: Claim, alignment: Alignment) -> int:
    """Say how surely two triggers are the same words: 3 for the same, 2 for overlapping, 1 for moved; 0 for others."""
    place = alignment.place(claim.trigger.begin, claim.trigger.end)
    if place == (candidate.trigger.begin, candidate.trigger.end):
        return 3
    if place and place[0] < candidate.trigger.end and candidate.trigger.begin < place[1]:
        return 2
    return int(not alignment.same and _words(claim) == _words(candidate))


def _words(claim: Claim) -> tuple[str, ...]:
    """The trigger and its sentence, whatever their blanks: what stays when a paragraph is moved."""
    return tuple(" ".join(span.text.split()) for span in (claim.trigger, *claim.evidence))


def _unlike(before: Fields, after: Fields) -> int:
    return sum(1 for _ in _changes(before, after))


def _changes(before: Fields, after: Fields) -> Iterator[FieldChange]:
    for name in before:
        if not _equal(name, before[name], after[name]):
            yield FieldChange(name, before[name], after[name])


def _equal(name: str, one: Any, other: Any) -> bool:
    return bool(abs(one - other) < SCORE_STEP if name == "score" else one == other)


def totals(comparisons: Iterable[Comparison]) -> dict[str, int]:
    """Count what became of the claims of many comparisons, and how many changed in which field."""
    sums: Counter[str] = Counter({"readings": 0, "same": 0, "changed": 0, "came": 0, "went": 0})
    for comparison in comparisons:
        sums["readings"] += 1
        sums["changed"] += len(comparison.changed)
        sums["same"] += len(comparison.pairs) - len(comparison.changed)
        sums["came"] += len(comparison.came)
        sums["went"] += len(comparison.went)
        sums.update({f"field {name}": count for name, count in comparison.by_field().items()})
    return dict(sums)
