"""What linking takes and gives: claims with their reports, links with their reasons, judgements of persons."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from whence.model.account import Account
from whence.model.archive import derived_id
from whence.model.claim import Claim, Participant, Stance
from whence.model.dates import PartialDate
from whence.model.errors import ModelError
from whence.model.incident import Incident, IncidentVersion
from whence.model.mention import Mention, Weapon
from whence.model.timex import ResolvedTime


def named_mentions(claim: Claim, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Pick the mentions that a claim names by their ids: parties, speakers, place, time and weapons."""
    speaker = claim.attribution.speaker
    people = (*claim.actors, *claim.targets, *claim.attribution.chain)
    ids = {person.mention_id for person in (*people, *((speaker,) if isinstance(speaker, Participant) else ()))}
    ids.update(claim.instruments)
    ids.update(claim.place.mention_ids if claim.place else ())
    ids.update((claim.time.mention_id,) if claim.time else ())
    return tuple(mention for mention in mentions if mention.id in ids)


def claim_id(version_id: str, begin: int, end: int, plover: str, nth: int = 1) -> str:
    """Derive the id of a claim from the words that it is read off, so that it stays when the report is coded again.

    Args:
        version_id: of the report's version.
        begin: code point at which its trigger begins.
        end: code point at which it ends.
        plover: its event type.
        nth: counts the claims of that version, trigger and type, from 1, in the reading's order.
    """
    return derived_id("claim", version_id, str(begin), str(end), plover, str(nth))


_KNOWN_BY = re.compile(r"[0-9a-f]{32}\Z")


def claim_ids(version_id: str, claims: Sequence[Claim]) -> tuple[str, ...]:
    """Say by which ids an archive knows the claims of a version's reading, in the reading's order.

    A claim whose own id is one of an archive keeps it: review gives these to claims that a person corrected, added or
    put back, so that what hangs on them stays when their event type or trigger is another. All others have the id that
    ``claim_id`` derives.
    """
    kept = {claim.id for claim in claims if _KNOWN_BY.match(claim.id)}
    seen: Counter[tuple[int, int, str]] = Counter()
    found = []
    for claim in claims:
        if claim.id in kept:
            found.append(claim.id)
            continue
        place = (claim.trigger.begin, claim.trigger.end, claim.event.plover)
        seen[place] += 1
        while (id := claim_id(version_id, *place, seen[place])) in kept:
            seen[place] += 1
        found.append(id)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class ArchivedClaim:
    """A claim with the report that makes it.

    Attributes:
        id: of ``claim_id``; unlike ``claim.id`` it names one claim among all of an archive.
        claim: as the reading has it; its spans point into the version's document.
        event_id: of the reading's event that it is in; None for what opens no event there (history, totals).
        reading_id: the reading that it is from.
        version_id: the version that was read.
        report_id: the report that this is a version of.
        sha256: of the version's bytes, under which the archive keeps them.
        origin_id: the version that its family of copies counts as first; its own version's for what is no copy.
        outlet: who published the report; None if untold.
        published: when, as far as known.
        title: of the report.
        url: its address.
        weapons: what the claim's instruments were resolved to.
        stances: of third parties towards the claim.
        copied: whether the words of the claim are its origin's, not the report's own.
        mentions: those of the reading that the claim names by their ids (parties, speakers, place, time, weapons), in
            the reading's order: where the words of its place and time stand.
    """

    id: str
    claim: Claim = field(repr=False)
    event_id: str | None
    reading_id: str
    version_id: str
    report_id: str
    sha256: str
    origin_id: str
    outlet: str | None = None
    published: PartialDate | None = None
    title: str | None = None
    url: str | None = None
    weapons: tuple[Weapon, ...] = ()
    stances: tuple[Stance, ...] = ()
    copied: bool = False
    mentions: tuple[Mention, ...] = field(default=(), repr=False)

    @property
    def time(self) -> ResolvedTime | None:
        """When, as far as this report can tell; None for what copied words count from the day of publication.

        "On Sunday" in a reprint is not the Sunday before the reprint.
        """
        time = self.claim.time.time if self.claim.time else None
        return None if time is not None and self.copied and time.anchor == "publication" else time


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for or against two accounts being of one happening.

    ``feature`` names what was compared, ``words`` what was found, fit to show ("both on 16 November 1989");
    ``weight`` is what it adds to the log-odds (natural logarithm).
    """

    feature: str
    words: str
    weight: float


@dataclass(frozen=True, slots=True)
class Link:
    """How likely two accounts are of one happening, and why.

    ``one`` and ``other`` are ids of accounts, in order. ``score`` is a probability in [0, 1]. ``veto`` says in words
    why they cannot be of one happening, whatever the score; None where nothing forbids it.

    Raises:
        ModelError: the ids are out of order, or the score is out of range.
    """

    one: str
    other: str
    score: float
    reasons: tuple[Reason, ...] = ()
    veto: str | None = None

    def __post_init__(self) -> None:
        if not self.one < self.other:
            raise ModelError(f"a link is between two accounts in the order of their ids: {self.one}, {self.other}")
        if not 0 <= self.score <= 1:
            raise ModelError(f"link {self.one}-{self.other}: score {self.score} is not in [0, 1]")


class Verdict(StrEnum):
    """What a person says of two claims.

    ``UNSURE`` keeps the program from joining them on their own likeness. ``WITHDRAWN`` takes back what was said before.
    """

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's verdict on two claims. The latest on a pair stands; none is ever deleted.

    ``one`` and ``other`` are ids of claims, in order.

    Raises:
        ModelError: the two are one, or out of order, or nobody is named.
    """

    seq: int
    at: datetime
    who: str
    verdict: Verdict
    one: str
    other: str
    why: str

    def __post_init__(self) -> None:
        if not self.one < self.other:
            raise ModelError(f"a judgement is on two claims in the order of their ids: {self.one}, {self.other}")
        if not self.who.strip():
            raise ModelError("a judgement needs to say whose it is")


@dataclass(frozen=True, slots=True)
class ClaimAddress:
    """Where a claim of an archive stands.

    Attributes:
        id: the claim's.
        reading_id: the reading that it is from.
        local_id: its id in that.
        account_id: the account that it is in; None for none.
        doubt: how much a person should look at it, in [0, 1].
        fields: names of what of it is in doubt.
    """

    id: str
    reading_id: str
    local_id: str
    account_id: str | None
    doubt: float = 0.5
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkedReading:
    """What linking makes of one reading: its accounts with the keys under which like ones are looked for.

    ``keys`` are signed 64-bit hashes by account; an account without any is compared with none.
    """

    reading_id: str
    version_id: str
    accounts: tuple[Account, ...]
    keys: tuple[tuple[str, tuple[int, ...]], ...]
    claims: tuple[ClaimAddress, ...]


@dataclass(frozen=True, slots=True)
class Relinked:
    """What one step of linking changes; a store writes it in one transaction.

    Attributes:
        readings: those that come in, or come again under new judgements; what was there of them is replaced.
        gone: ids of readings that count no more, since the report was coded again, edited or withdrawn.
        links: new ones; a link of the same accounts is replaced.
        members: for each claim whose incident changed the id of the new one; None for none.
        versions: new versions of incidents, tombstones among them, in order; ``seq`` and ``number`` are the store's
            to give.
        linker: what compared the accounts: the version of the weights. Readings keep it.
        judged: number of the last judgement that has been taken into account; None leaves what was noted.
    """

    readings: tuple[LinkedReading, ...]
    gone: tuple[str, ...]
    links: tuple[Link, ...]
    members: tuple[tuple[str, str | None], ...]
    versions: tuple[IncidentVersion, ...]
    linker: str = ""
    judged: int | None = None


@dataclass(frozen=True, slots=True)
class IncidentQuery:
    """Which incidents: all bounds hold together; None asks nothing. Live ones only, newest happening first.

    Attributes:
        plover: event type.
        country: ISO 3166-1 alpha-3.
        since: ISO date; the incident ends on or after it.
        until: ISO date; the incident starts on or before it.
        actor: id of the registry, among actors or targets.
        words: all of these in the title.
        reports: how many reports at least.
        origins: how many independent origins at least.
        conflicting: only those of which some field is in conflict.
        behind: only those behind a place in the list: the ``last`` and the id of the incident that is there.
    """

    plover: str | None = None
    country: str | None = None
    since: str | None = None
    until: str | None = None
    actor: str | None = None
    words: str | None = None
    reports: int = 1
    origins: int = 1
    conflicting: bool = False
    limit: int = 20
    offset: int = 0
    behind: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """An incident in its current version with all its claims: what exporters take.

    ``claims`` also holds the round-ups that are attached, after the incident's own. ``links`` are those that touch an
    account of its claims, ``judgements`` the latest on each pair that one of its claims is in.

    Raises:
        ModelError: the version is a tombstone, or a claim is missing.
    """

    version: IncidentVersion
    claims: tuple[ArchivedClaim, ...]
    links: tuple[Link, ...] = ()
    judgements: tuple[Judgement, ...] = ()

    def __post_init__(self) -> None:
        known = {claim.id for claim in self.claims}
        for id in (*self.incident.claims, *(each.claim for each in self.incident.attached)):
            if id not in known:
                raise ModelError(f"incident {self.incident.id}: claim {id} is missing")

    @property
    def incident(self) -> Incident:
        """The incident."""
        if self.version.incident is None:
            raise ModelError(f"incident {self.version.id} is no more")
        return self.version.incident

    def own(self) -> Iterator[ArchivedClaim]:
        """Yield the claims that the incident is made of, without the attached ones."""
        ids = set(self.incident.claims)
        return (claim for claim in self.claims if claim.id in ids)
