"""What linking leaves, made by hand: accounts, links and incidents of whatever readings an archive has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TypeVar

from whence.model.account import Account, Figure, Spot, Toll, account_id
from whence.model.archive import StoredReading, derived_id
from whence.model.claim import EventCodes
from whence.model.incident import (
    Agreement,
    ChangeKind,
    Corroboration,
    Days,
    Field,
    FieldChange,
    Incident,
    IncidentVersion,
    Party,
    Reality,
    Standing,
    Told,
)
from whence.model.linking import ClaimAddress, Link, LinkedReading, Reason, Relinked, claim_id
from whence.model.vocabulary import Effect, Extent, SpeakerKind
from whence.store.times import now

T = TypeVar("T")
_DAY = date(2016, 3, 27)
_ACCOUNTS = 2
"""Accounts of each reading; each has two claims."""


def accounts_of(reading: StoredReading, number: int = _ACCOUNTS) -> LinkedReading:
    """Make what linking makes of a reading."""
    made, addresses = [], []
    for at in range(number):
        claims = tuple(claim_id(reading.version_id, 10 * at + n, 10 * at + n + 1, "ASSAULT") for n in range(2))
        made.append(account(reading.version_id, claims, f"word{at}"))
        addresses += [
            ClaimAddress(id, reading.id, f"c{2 * at + n}", made[-1].id if n == 0 else None)
            for n, id in enumerate(claims)
        ]
    keys = tuple((each.id, (7, -(2**63) + at, 2**62 + at)) for at, each in enumerate(made))
    return LinkedReading(reading.id, reading.version_id, tuple(made), keys, tuple(addresses))


def account(version_id: str, claims: tuple[str, ...], word: str) -> Account:
    """Make an account."""
    return Account(
        id=account_id(claims[0]),
        version_id=version_id,
        claims=claims,
        plover=("ASSAULT",),
        modes=("aerial",),
        real=True,
        extent=Extent.SINGLE,
        start=_DAY,
        end=_DAY,
        published=date(2016, 3, 28),
        spots=(Spot("Palmyra", 38.2839, 34.5601, 5.0, 1, 163808, "SYR", "Homs"),),
        context=("SYR",),
        actors=(Figure("SYR_MIL", "SYR", "MIL", "army", (), True),),
        targets=(Figure(None, None, None, "militant", ("sample", "front"), False),),
        tolls=(Toll(Effect.KILLED, None, 6, None, "b", False),),
        weapons=("explosives",),
        lemmas=("bomb",),
        words=("palmyra", word),
        digest=derived_id("digest", *claims, word),
        vector=bytes(range(48)),
    )


def link(one: Account, other: Account, score: float = 0.75, veto: str | None = None) -> Link:
    """Make a link."""
    first, second = sorted((one.id, other.id))
    return Link(first, second, score, (Reason("time", "both on 27 March 2016", 1.5),), veto)


def incident(claims: Sequence[str], title: str = "Army bombed militants near Palmyra", day: date = _DAY) -> Incident:
    """Make an incident of claims; the first is its founder."""
    own = tuple(claims)
    assault = EventCodes("ASSAULT", "aerial", "195", "Explosions/Remote violence", "Air/drone strike", 1)
    return Incident(
        id=derived_id("incident", own[0]),
        title=title,
        claims=own,
        reports=own,
        event=_single(assault, own),
        actors=_single(Party("Military Forces of Syria", "SYR_MIL", "SYR", "MIL"), own),
        targets=_single(Party("militants", None, None, "REB"), own),
        weapons=Field(),
        place=Field(),
        time=_single(Days(day, day, 1, 1), own),
        not_after=None,
        harms=(),
        standing=Standing(Reality.ASSERTED, (), None, (), "asserted by 1 origin"),
        responsibility=(),
        corroboration=Corroboration(1, 1, 1, (SpeakerKind.MEDIA,), (), 1, "1 article, 1 origin, 1 speaker"),
    )


def _single(value: T, claims: tuple[str, ...]) -> Field[T]:
    return Field((Told(value, claims, 1, 1),), value, claims, "the only one", Agreement.SINGLE)


def version(of: Incident, kind: ChangeKind = ChangeKind.NEW, why: str = "1 new report") -> IncidentVersion:
    """Make a version that a store has not numbered yet."""
    return IncidentVersion(0, of.id, 0, now(), kind, (why,), None, (FieldChange("claims", None, "2"),), of)


def tombstone(of: Incident, into: str | None) -> IncidentVersion:
    """Make the version of an incident that is no more."""
    kind = ChangeKind.WITHDRAWN if into is None else ChangeKind.MERGED
    return replace(version(of, kind, "a judgement"), into=into, incident=None)


def step(readings: Sequence[LinkedReading], gone: Sequence[str] = (), linker: str = "sample.v1") -> Relinked:
    """Link all accounts with the one before, and make an incident of each reading's claims."""
    told = [account for reading in readings for account in reading.accounts]
    links = [link(one, other) for one, other in pairwise(told)]
    incidents = [incident([claim.id for claim in reading.claims]) for reading in readings]
    members = [(claim, each.id) for each in incidents for claim in each.claims]
    return Relinked(tuple(readings), tuple(gone), tuple(links), tuple(members), tuple(map(version, incidents)), linker)
