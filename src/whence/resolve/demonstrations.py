"""ACLED's sub-event types of protests: how a protest went is another claim of the same report.

A protest of which the sentences around it tell that the crowd was violent, dispersed or shot at takes the codes of
that; one that is called peaceful, with nothing of the kind told, is a peaceful protest. Of all others only the event
type is known.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from whence.model.claim import Claim, EventCodes
from whence.model.document import Document
from whence.model.vocabulary import Extent, Status
from whence.resolve.circumstances import head_noun

_NEXT = 1
"""Sentences before and after that of a protest in which it is told how it went."""
_OUTCOMES = (
    ("Riots", "Mob violence"),
    ("Riots", "Violent demonstration"),
    ("Riots", None),
    ("Protests", "Excessive force against protesters"),
    ("Protests", "Protest with intervention"),
)
"""What can become of a protest, the gravest first: a violent crowd riots, whatever was done to it."""
_CROWD = frozenset({"crowd", "crowds"})
_PEACEFUL = ("Protests", "Peaceful protest")
_BEFORE = re.compile(
    r"(?<!\bmostly )(?<!\blargely )(?<!\bnot )\b(?:peaceful|non-?violent|peacefully)\s+\Z", re.IGNORECASE
)
_AFTER = re.compile(r"\A(?:\s+(?!mostly|largely|not|began|started)\w+){0,3}\s+peacefully\b", re.IGNORECASE)


def with_outcomes(claims: Sequence[Claim], document: Document) -> tuple[Claim, ...]:
    """Return the claims with the ACLED codes of protests completed by what is told around them."""
    begins = [sentence.begin for sentence in document.sentences]
    told: dict[int, list[Claim]] = {}
    for claim in filter(_happened, claims):
        told.setdefault(bisect_right(begins, claim.trigger.begin), []).append(claim)
    outcomes = _Outcomes(begins, told)
    return tuple(replace(claim, event=outcomes.codes(claim)) for claim in claims)


@dataclass(frozen=True, slots=True)
class _Outcomes:
    """What happened, by the number of its sentence."""

    begins: Sequence[int]
    told: Mapping[int, Sequence[Claim]]

    def codes(self, claim: Claim) -> EventCodes:
        """Return the codes of a claim: a protest's, and those of force that only a protest beside it explains."""
        found: tuple[str, str | None] | None = None
        if not _happened(claim):
            return claim.event
        if _is_protest(claim):
            found = self._outcome(claim) or (_PEACEFUL if _is_peaceful(claim) else None)
        elif claim.event.acled_event_type is None and claim.event.plover == "ASSAULT":
            protests = (other for other in self._near(claim) if _is_protest(other) and _force(claim, other))
            found = next((self._outcome(protest) for protest in protests), None)
        return claim.event if found is None else _coded(claim.event, *found)

    def _outcome(self, protest: Claim) -> tuple[str, str | None] | None:
        near = list(self._near(protest))
        told = {(claim.event.acled_event_type, claim.event.acled_sub_event_type) for claim in near}
        told |= {("Protests", force) for claim in near if (force := _force(claim, protest))}
        return next((outcome for outcome in _OUTCOMES if outcome in told), None)

    def _near(self, claim: Claim) -> Iterator[Claim]:
        """Yield what else happened by the same sentence or the ones next to it, at no other place or time."""
        here = bisect_right(self.begins, claim.trigger.begin)
        for sentence in range(here - _NEXT, here + _NEXT + 1):
            for other in self.told.get(sentence, ()):
                if other.id != claim.id and not _elsewhere(claim, other):
                    yield other


def _force(claim: Claim, protest: Claim) -> str | None:
    """Return the sub-event type of force used against the crowd of a protest, None if the claim is on another thing.

    Tear gas and the like are meant for a crowd whoever is named; shots are where "the crowd" or who protested was hit.
    """
    if claim.event.plover != "ASSAULT":
        return None
    if claim.event.mode == "crowd-control":
        return "Protest with intervention"
    crowd = {p.name for p in protest.actors}
    hit = any(p.name in crowd or head_noun(p.name) in _CROWD for p in claim.targets)
    return "Excessive force against protesters" if hit and claim.event.mode == "firearms" else None


def _coded(event: EventCodes, acled_type: str, sub_type: str | None) -> EventCodes:
    return replace(event, acled_event_type=acled_type, acled_sub_event_type=sub_type)


def _happened(claim: Claim) -> bool:
    return claim.status is Status.ASSERTED and claim.extent is not Extent.AGGREGATE


def _is_protest(claim: Claim) -> bool:
    return (claim.event.plover, claim.event.mode) == ("PROTEST", "demo")


def _is_peaceful(claim: Claim) -> bool:
    text, trigger = claim.trigger.source, claim.trigger
    if _BEFORE.search(f"{trigger.text.partition(' ')[0]} "):
        return True
    return bool(_BEFORE.search(text[: trigger.begin]) or _AFTER.match(text[trigger.end :]))


def _elsewhere(one: Claim, other: Claim) -> bool:
    """Say whether two claims are told of different places or of different times."""
    places = {c.place.place.name for c in (one, other) if c.place}
    starts = {c.time.time.start for c in (one, other) if c.time and c.time.time.start}
    return len(places) > 1 or len(starts) > 1
