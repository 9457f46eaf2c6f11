"""Round-ups and cumulative totals that an incident is part of: shown with it, counted nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from whence.link import parties as bonds
from whence.link.incidents.deriving.evidence import Evidence, day
from whence.link.incidents.deriving.kinds import are_near, compatible
from whence.link.incidents.deriving.parties import is_vague
from whence.link.incidents.deriving.places import contains as place_contains
from whence.link.incidents.deriving.places import place
from whence.link.incidents.deriving.rules import Rules
from whence.link.incidents.deriving.times import contains as time_contains
from whence.link.incidents.deriving.times import day_of, time
from whence.link.incidents.deriving.titles import day_words
from whence.link.parties import Bond
from whence.model.claim import Claim, EventCodes, Participant
from whence.model.incident import Attached, Days
from whence.model.linking import ArchivedClaim
from whence.model.place import Place
from whence.model.vocabulary import Extent, Status

_NEWS = timedelta(days=31)
"""How long before a report what it is news on can have been: totals are of weeks, and older things are background."""
_REAL = frozenset({Status.ASSERTED, Status.POSSIBLE})


def attachments(
    claims: Sequence[ArchivedClaim], roundups: Iterable[ArchivedClaim], rules: Rules | None = None
) -> tuple[Attached, ...]:
    """Find the round-ups and totals that an incident is part of, in the order of their ids.

    Nothing that one tells may speak against it: its time and place hold the incident's, its kind goes with the
    incident's. Something must speak for it. In a report of the incident that is a time or place that holds, or a party
    where the incident is the report's news; in another report a time that holds and a party.

    Args:
        claims: those of the incident.
        roundups: claims that may be such; single ones and the incident's own are passed over.
        rules: how values are chosen; None takes the defaults.
    """
    own = {claim.id for claim in claims}
    frame = _Frame.of(Evidence.of(claims, rules or Rules()))
    listed = {each.id: each for each in roundups if each.claim.extent is not Extent.SINGLE and each.id not in own}
    found = ((id, listed[id], frame.why(listed[id])) for id in sorted(listed))
    return tuple(Attached(id, _words(claim.claim), why) for id, claim, why in found if why)


@dataclass(frozen=True, slots=True)
class _Frame:
    """What of an incident a round-up must hold."""

    when: Days | None
    where: Place | None
    kinds: tuple[EventCodes, ...]
    real: bool
    reports: frozenset[str]
    parties: tuple[Participant, ...]

    @classmethod
    def of(cls, evidence: Evidence) -> _Frame:
        """Take the frame from an incident's claims."""
        telling = evidence.telling
        return cls(
            when=time(evidence).consolidated,
            where=place(evidence).consolidated,
            kinds=tuple(claim.claim.event for claim in telling),
            real=any(claim.claim.status in _REAL for claim in telling),
            reports=frozenset(claim.report_id for claim in evidence.claims),
            parties=tuple(p for c in telling for p in (*c.claim.actors, *c.claim.targets) if not is_vague(p)),
        )

    def why(self, roundup: ArchivedClaim) -> str | None:
        """Say why the incident is part of a round-up; None where it is not, or nothing tells."""
        claim = roundup.claim
        if (claim.status in _REAL) != self.real or not self._goes_with(claim.event):
            return None
        told, place = day_of(roundup), claim.place.place if claim.place else None
        if told and self.when and not time_contains(told, self.when):
            return None
        if place and self.where and not place_contains(place, self.where):
            return None
        timed = f"covers {day_words(told)}" if told and self.when else None
        placed = f"covers {place.name}" if place and self.where else None
        shared = self._shared(claim)
        named = f"names {shared}" if shared else None
        reasons = ", ".join(reason for reason in (timed, placed, named) if reason)
        if roundup.report_id in self.reports:
            speaks = timed or placed or (named and self._is_news(roundup))
            return f"told in a report of the incident, {reasons}" if speaks else None
        return reasons if timed and named else None

    def _goes_with(self, kind: EventCodes) -> bool:
        return any(compatible(kind, own) or are_near(kind, own) for own in self.kinds)

    def _is_news(self, roundup: ArchivedClaim) -> bool:
        """Say whether the incident is of the days that a report is on, so that its totals are on the same."""
        published = day(roundup)
        return published is not None and self.when is not None and published - self.when.end <= _NEWS

    def _shared(self, claim: Claim) -> str | None:
        """Return the name of a party that a round-up has in common with the incident."""
        return next((each.name for each in _named(claim) if self._is_known(each)), None)

    def _is_known(self, party: Participant) -> bool:
        return any(
            party.actor_id == other.actor_id if party.actor_id else bonds.actors([party], [other]) is Bond.SAME
            for other in self.parties
        )


def _named(claim: Claim) -> Iterator[Participant]:
    return (each for each in (*claim.actors, *claim.targets) if not is_vague(each))


def _words(claim: Claim) -> str:
    """Return what a round-up says: what it counts, else its trigger."""
    spans = [toll.span for toll in claim.casualties] or [claim.trigger]
    return "; ".join(dict.fromkeys(" ".join(span.text.split()) for span in spans))
