"""Relevance: what a report tells of, in the figures a reader would give as reasons, and which claims open an event.

A report of one incident leads with it, stays with it and counts its victims. A summary speaks of series and totals, an
opinion of little that happened, a report on something else of none of it. A claim opens an event only where it is on
one happening that is said to have happened, or may have, about the time that the report is on.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import timedelta

from whence.model.claim import Claim
from whence.model.reading import Reading
from whence.model.vocabulary import Extent, Status

_VIOLENCE = "ASSAULT"
_LEAD = 2
"""Sentences in which a report says what it is on."""
_HISTORY = timedelta(days=365)
"""What ended longer ago than this before the report is its history, not its news."""
_REAL = frozenset({Status.ASSERTED, Status.POSSIBLE})


@dataclass(frozen=True, slots=True)
class Account:
    """What a report tells of.

    Attributes:
        sentences: how many it has.
        leads: whether its first sentences tell of one violent happening.
        violent_sentences: share of the sentences that tell of violence that happened, or may have.
        recurring: share of its violent claims that are series or totals.
        tolls: whether a violent claim counts people.
    """

    sentences: int
    leads: bool
    violent_sentences: float
    recurring: float
    tolls: bool

    @classmethod
    def of(cls, reading: Reading) -> Account:
        """Take the measure of a reading."""
        begins = [sentence.begin for sentence in reading.document.sentences]
        violent = [c for c in reading.claims if c.event.plover == _VIOLENCE and c.status in _REAL]
        where = {claim.id: max(0, bisect_right(begins, claim.trigger.begin) - 1) for claim in violent}
        many = sum(claim.extent is not Extent.SINGLE for claim in violent)
        return cls(
            sentences=len(begins),
            leads=any(claim.extent is Extent.SINGLE and where[claim.id] < _LEAD for claim in violent),
            violent_sentences=len(set(where.values())) / max(1, len(begins)),
            recurring=many / max(1, len(violent)),
            tolls=any(claim.casualties for claim in violent),
        )


def opens_event(claim: Claim, reading: Reading) -> bool:
    """Say whether a claim is on one happening that the report reports; `objections` says why not."""
    return not objections(claim, reading)


def objections(claim: Claim, reading: Reading) -> tuple[str, ...]:
    """Return the reasons why a claim opens no event, none where it does."""
    found = []
    if claim.status not in _REAL:
        found.append(f"it is {claim.status.value}, not said to have happened")
    if claim.extent is not Extent.SINGLE:
        found.append("it is on many happenings: a series" if claim.extent is Extent.SERIES else "it is a total")
    if _is_history(claim, reading):
        found.append("it is history: it ended more than a year before the report")
    return tuple(found)


def _is_history(claim: Claim, reading: Reading) -> bool:
    published = reading.report.published
    ended = claim.time.time.end if claim.time else None
    return published is not None and ended is not None and ended + _HISTORY < published.date.start
