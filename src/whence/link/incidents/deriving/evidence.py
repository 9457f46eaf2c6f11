"""The claims of an incident as evidence: which count, in which order, for which origin, by whose word."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from whence.link.incidents.deriving.rules import Rules
from whence.link.incidents.deriving.voices import Voice, voices
from whence.model.incident import Told
from whence.model.linking import ArchivedClaim
from whence.model.vocabulary import StanceKind, Status

V = TypeVar("V")
_LATE = date.max


@dataclass(frozen=True, slots=True)
class Evidence:
    """Claims of one incident.

    Attributes:
        claims: all of them, in the order in which they were told.
        origins: by claim id, the independent text that it counts for.
        voices: by claim id, whose word it is.
        void: ids of the claims that were taken back: shown, but counted for nothing.
        corrected: ids of the claims of which a figure was put right: that figure counts for nothing.
        versions: by claim id, the version of a report that makes it.
        copied: ids of the claims whose words are their origin's.
        rules: how values are chosen.
    """

    claims: tuple[ArchivedClaim, ...]
    origins: Mapping[str, str]
    voices: Mapping[str, Voice]
    void: frozenset[str]
    corrected: frozenset[str]
    versions: Mapping[str, str]
    copied: frozenset[str]
    rules: Rules

    @classmethod
    def of(cls, claims: Iterable[ArchivedClaim], rules: Rules) -> Evidence:
        """Put claims in order and find out whose word they are."""
        ordered = tuple(sorted({claim.id: claim for claim in claims}.values(), key=_told_at))
        origins = {claim.id: _origin(claim, rules) for claim in ordered}
        heard = voices(ordered, origins)
        void = frozenset(_taken_back(ordered, heard, origins))
        corrected = frozenset(claim.id for claim in ordered if _has(claim, StanceKind.CORRECTS))
        copied = frozenset(claim.id for claim in ordered if claim.copied)
        versions = {claim.id: claim.version_id for claim in ordered}
        return cls(ordered, origins, heard, void, corrected, versions, copied, rules)

    @property
    def telling(self) -> tuple[ArchivedClaim, ...]:
        """The claims that values are taken from: those that do not deny the happening, if there are any."""
        return tuple(c for c in self.claims if c.claim.status is not Status.DENIED) or self.claims

    def backing(self, ids: Iterable[str]) -> list[str]:
        """Return those of some claims that count: those that were not taken back."""
        return [id for id in ids if id not in self.void]

    def origins_of(self, ids: Iterable[str]) -> frozenset[str]:
        """Return the independent texts that some claims are from.

        A report that tells in its own words counts for itself alone, whatever it copies beside them: no report is two.
        """
        counted = self.backing(ids)
        own = {self.versions[id] for id in counted if id not in self.copied}
        copied = {self.origins[id] for id in counted if self.versions[id] not in own}
        return frozenset(own | copied)

    def voices_of(self, ids: Iterable[str]) -> dict[tuple[str, ...], Voice]:
        """Return the voices behind some claims, by key, in the order in which they were told."""
        found: dict[tuple[str, ...], Voice] = {}
        for id in self.backing(ids):
            found.setdefault(self.voices[id].key, self.voices[id])
        return found

    def told(self, value: V, ids: Iterable[str]) -> Told[V]:
        """Count who stands behind a value."""
        listed = tuple(ids)
        return Told(value, listed, len(self.origins_of(listed)), len(self.voices_of(listed)))

    def values(self, given: Iterable[tuple[Hashable, V, str]], order: Callable[[V], str]) -> tuple[Told[V], ...]:
        """Gather equal values: (what makes them equal, the value, the claim), in the order of the claims.

        Of equal values the first that is not a copy's is shown. The best supported comes first: by origins, speakers,
        claims that are no copies, then ``order``.
        """
        shown: dict[Hashable, tuple[bool, V]] = {}
        claims: dict[Hashable, dict[str, None]] = {}
        for key, value, id in given:
            if key not in shown or (shown[key][0] and id not in self.copied):
                shown[key] = (id in self.copied, value)
            claims.setdefault(key, {})[id] = None
        told = [self.told(shown[key][1], ids) for key, ids in claims.items()]
        return tuple(sorted(told, key=lambda each: (*self.rank(each), order(each.value))))

    def rank(self, told: Told[V]) -> tuple[int, int, int]:
        """Rank a value by its support: the best supported is the lowest."""
        own = sum(1 for id in self.backing(told.claims) if id not in self.copied)
        return -told.origins, -told.speakers, -own

    def in_order(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Put claim ids in the order of the incident."""
        wanted = set(ids)
        return tuple(claim.id for claim in self.claims if claim.id in wanted)


def day(claim: ArchivedClaim) -> date | None:
    """Return the last day on which a claim's report can have come out; None if unknown."""
    return claim.published.end if claim.published else None


def _told_at(claim: ArchivedClaim) -> tuple[date, str, int, int, str]:
    return day(claim) or _LATE, claim.version_id, claim.claim.trigger.begin, claim.claim.trigger.end, claim.id


def _origin(claim: ArchivedClaim, rules: Rules) -> str:
    return claim.origin_id if claim.copied and not rules.count_copies else claim.version_id


def _taken_back(
    claims: Sequence[ArchivedClaim], heard: Mapping[str, Voice], origins: Mapping[str, str]
) -> Iterator[str]:
    """Yield the claims that were taken back: as one report tells, and what the same speaker said in others before.

    A correction of what counts nobody says that something of it is wrong and not what, so the claim counts no more. A
    copy is told on the day of its origin, whenever it comes out.
    """
    told: dict[str, date] = {}
    for claim in claims:  # in the order of their days
        told.setdefault(origins[claim.id], day(claim) or _LATE)
    wrong = [c for c in claims if _has(c, StanceKind.RETRACTS)]
    wrong += [c for c in claims if _has(c, StanceKind.CORRECTS) and not c.claim.casualties]
    last: dict[tuple[tuple[str, ...], str], date] = {}
    for claim in wrong:
        yield claim.id
        if heard[claim.id].known and claim.claim.attribution.speaker != "author":
            said = (heard[claim.id].key, claim.claim.event.plover)
            last[said] = max(told[origins[claim.id]], last.get(said, date.min))
    for claim in claims:
        until = last.get((heard[claim.id].key, claim.claim.event.plover))
        if until is not None and told[origins[claim.id]] < until:
            yield claim.id


def _has(claim: ArchivedClaim, kind: StanceKind) -> bool:
    return any(stance.stance is kind for stance in claim.stances)
