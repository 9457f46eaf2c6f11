"""Place and time that a report does not repeat: told once of a happening, they hold where it goes on telling of it.

"A bomb exploded in X on Monday. At least 12 people were killed." What a claim takes over this way says so in its
reason, and the words that told it become part of its evidence. Nothing is taken over where two values compete, from
another speaker, over a gap in the report, or where the sentence names a place or time of its own that could be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from whence.link.settings import places_conflict, times_conflict
from whence.link.telling import Telling
from whence.link.wording import Manner
from whence.model.claim import Claim, ClaimPlace, ClaimTime, Participant
from whence.model.document import Document
from whence.model.mention import Mention
from whence.model.place import Place
from whence.model.span import Span
from whence.model.timex import ResolvedTime
from whence.model.vocabulary import Extent, MentionKind, Status

_TOLD = frozenset({Status.ASSERTED, Status.POSSIBLE})
_DEEDS = frozenset({"ASSAULT", "COERCE", "PROTEST", "RETREAT"})
"""Types of which a report tells one happening in several clauses; talks and demands are too alike to be told apart."""
_NEAR, _KNOWN = 2, 4
"""Sentences over which a report goes on; over which "the attack" takes up what was told."""
_FINE = 4
"""UCDP's precision up to which a place that a sentence names can be where its event was: no state, which is a party."""
_BREAK = re.compile(r"\n\s*(?:[*#_=~•-]\s*){2,}\n|\n\s*\n\s*[A-Z][A-Z .,'’()-]{3,40}(?:,[^\n]{1,40})?\s(?:--?|[–—])\s")
"""A line of asterisks, or a paragraph that opens with a dateline: what follows is another story."""
_CLAUSE = re.compile(r"\b(?:who|whom|whose|which|that|where|because|if)\b", re.IGNORECASE)
"""What opens a clause that says more of somebody or somewhere: its deed is another one."""
_DISTANCE = re.compile(r"\b(?:since|until|till|before|after|following|prior)\b")


@dataclass(frozen=True, slots=True)
class Carrier:
    """Hands places and times on among the claims of one document's happenings."""

    document: Document
    mentions: Mapping[str, Mention]
    claims: Sequence[Claim]

    def carried(self, told: Sequence[Telling]) -> Iterator[Claim]:
        """Yield the claims of one happening that take something over, completed."""
        for telling in told:
            claim = telling.claim
            if claim.status in _TOLD and claim.extent is not Extent.AGGREGATE and claim.event.plover in _DEEDS:
                donors = [other for other in told if self._may_give(other, telling)]
                completed = self._with_time(self._with_place(telling, donors), telling, donors)
                if completed is not claim:
                    yield completed

    def _may_give(self, donor: Telling, taker: Telling) -> bool:
        """Say whether a claim was told so that another one can go on from it."""
        one, other = donor.claim, taker.claim
        distance = taker.sentence - donor.sentence
        reach = _KNOWN if taker.manner is Manner.KNOWN else _NEAR
        if one.id == other.id or one.status not in _TOLD or not 0 <= distance <= reach:
            return False
        if (
            donor.is_wider != taker.is_wider
            or (distance == 0 and taker.manner is Manner.KNOWN)
            or not _is_told_by_same(one, other)
        ):
            return False
        if other.trigger < one.trigger:
            return _CLAUSE.search(self.document.text, other.trigger.end, one.trigger.begin) is None
        return _BREAK.search(self.document.text, one.trigger.end, other.trigger.begin) is None

    def _with_place(self, telling: Telling, donors: Sequence[Telling]) -> Claim:
        claim = telling.claim
        given = [(donor.claim, donor.claim.place) for donor in donors if donor.claim.place and _reaches(donor, telling)]
        if claim.place is not None or not given or self._was_refused(claim):
            return claim
        if telling.sentence not in {donor.sentence for donor in donors} and self._is_dated(claim, donors):
            return claim
        if any(places_conflict(one, other) for _, one in given for _, other in given):
            return claim
        donor, place = min(given, key=lambda pair: (pair[1].place.where_prec, pair[1].place.radius_km))
        if any(places_conflict(place, ClaimPlace((m.id,), m.resolved)) for m in self._places_named(claim)):
            return claim
        reason = f"{place.place.reason}; {_source(donor)}"
        return replace(
            claim,
            place=ClaimPlace(place.mention_ids, replace(place.place, reason=reason)),
            evidence=_evidence(claim, donor, [self.mentions[id].span for id in place.mention_ids]),
        )

    def _with_time(self, claim: Claim, telling: Telling, donors: Sequence[Telling]) -> Claim:
        given = [
            (donor.claim, donor.claim.time)
            for donor in donors
            if donor.claim.time is not None and donor.claim.time.time.start and not _is_apart(donor, telling)
        ]
        if claim.time is not None or not given or claim.extent is not Extent.SINGLE:
            return claim
        if all(donor.sentence != telling.sentence for donor in donors) and self._is_dated(claim, donors):
            return claim
        if any(times_conflict(one, other) for _, one in given for _, other in given):
            return claim
        donor, time = min(given, key=lambda pair: _days(pair[1].time))
        reason = f"{time.time.reason}; {_source(donor)}"
        return replace(
            claim,
            time=ClaimTime(time.mention_id, replace(time.time, reason=reason)),
            evidence=_evidence(claim, donor, [self.mentions[time.mention_id].span]),
        )

    def _was_refused(self, claim: Claim) -> bool:
        """Say whether a claim's own sentence names several places of which none holds the others."""
        named = [ClaimPlace((m.id,), m.resolved) for m in self._places_named(claim)]
        return any(places_conflict(one, other) for one in named for other in named)

    def _places_named(self, claim: Claim) -> Iterator[_Named]:
        """Yield the places, smaller than a state, that a claim's sentence names."""
        for mention in self._in_sentence(claim, MentionKind.PLACE):
            if isinstance(mention.resolved, Place) and mention.resolved.where_prec <= _FINE:
                yield _Named(mention.id, mention.resolved)

    def _is_dated(self, claim: Claim, donors: Sequence[Telling]) -> bool:
        """Say whether a claim's sentence names a time that none of the others has: it may be meant."""
        own = {donor.claim.time.mention_id for donor in donors if donor.claim.time}
        for mention in self._in_sentence(claim, MentionKind.TIME):
            time = mention.resolved
            if isinstance(time, ResolvedTime) and time.start is not None and mention.id not in own:
                return True
        return False

    def _in_sentence(self, claim: Claim, kind: MentionKind) -> Iterator[Mention]:
        sentence = next((s for s in self.document.sentences if s.covers(claim.trigger)), None)
        for mention in self.mentions.values():
            if sentence is not None and mention.kind is kind and sentence.covers(mention.span):
                yield mention


@dataclass(frozen=True, slots=True)
class _Named:
    id: str
    resolved: Place


def _reaches(donor: Telling, taker: Telling) -> bool:
    """Say whether a place holds for another clause, as it does not for one in front: "burned A and seized B in X"."""
    if donor.sentence != taker.sentence or donor.claim.trigger < taker.claim.trigger:
        return True
    return taker.is_outcome


def _is_apart(donor: Telling, taker: Telling) -> bool:
    """Say whether two clauses of a sentence are told as before or after each other."""
    if donor.sentence != taker.sentence:
        return False
    return _DISTANCE.search(f"{taker.lead} {taker.rest}") is not None


def _is_told_by_same(donor: Claim, taker: Claim) -> bool:
    """Say whether the author told it, on whose word anybody's goes on, or the same speaker."""
    one, other = donor.attribution.speaker, taker.attribution.speaker
    if one == "author":
        return True
    return isinstance(one, Participant) and isinstance(other, Participant) and one.name == other.name


def _source(donor: Claim) -> str:
    return f"not told here: taken over from '{' '.join(donor.trigger.text.split())}', on the same happening"


def _days(time: ResolvedTime) -> int:
    return (time.end - time.start).days if time.start and time.end else 0


def _evidence(claim: Claim, donor: Claim, spans: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(sorted({*claim.evidence, donor.trigger, *spans}))
