"""Small worlds to link: accounts of made-up happenings, and a comparison whose answers are drawn from their digests."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from hypothesis import strategies as st

from whence.link.incidents.constraints import Terms
from whence.link.incidents.linker import Step, step
from whence.link.incidents.memory_shelf import MemoryShelf
from whence.link.incidents.rulings import Rulings
from whence.model.account import Account, Spot, account_id
from whence.model.linking import ClaimAddress, Judgement, Link, LinkedReading, Verdict
from whence.model.vocabulary import Extent

AT = datetime(2020, 1, 1, tzinfo=UTC)
_SEQ = count(1)
_PUBLISHED = {"a1": date(2020, 1, 3), "a2": date(2020, 1, 1), "b1": date(2020, 1, 2), "c1": date(2020, 1, 1)}
"""Days are among what digests are of. Two have none."""


def account(claim: str, *more: str, version: str = "", digest: str = "", **told: Any) -> Account:
    """Build an account of a claim, or of several; what is not told is None or empty."""
    fields: dict[str, Any] = {
        "plover": ("ASSAULT",),
        "modes": (),
        "real": True,
        "extent": Extent.SINGLE,
        "start": None,
        "end": None,
        "published": date(2020, 1, 1),
        "spots": (),
        "context": (),
        "actors": (),
        "targets": (),
        "tolls": (),
        "weapons": (),
        "lemmas": (),
        "words": (),
    }
    return Account(
        id=account_id(claim),
        version_id=version or f"v-{claim}",
        claims=(claim, *more),
        digest=digest or f"d-{claim}",
        **(fields | told),
    )


def spot(name: str, longitude: float, latitude: float, radius_km: float = 5.0) -> Spot:
    return Spot(name, longitude, latitude, radius_km, 1, None, None, None)


def judgement(verdict: Verdict, one: str, other: str, who: str = "A reviewer") -> Judgement:
    """Judge two claims; each judgement is later than those made before."""
    first, second = sorted((one, other))
    return Judgement(next(_SEQ), AT, who, verdict, first, second, "as the reports say")


def reading(accounts: Sequence[Account], keys: Sequence[int] = (1,), number: int = 1) -> LinkedReading:
    """Make a reading of the accounts of one report, all under the same keys."""
    id = f"reading-{accounts[0].version_id}-{number}"
    addresses = tuple(ClaimAddress(claim, id, claim, each.id) for each in accounts for claim in each.claims)
    return LinkedReading(
        id, accounts[0].version_id, tuple(accounts), tuple((each.id, tuple(keys)) for each in accounts), addresses
    )


def link(one: Account, other: Account, score: float, veto: str | None = None) -> Link:
    first, second = sorted((one.id, other.id))
    return Link(first, second, score, (), veto)


@dataclass(frozen=True)
class Drawn:
    """A comparison whose answers look random and depend on the digests alone, or on one report telling both.

    Accounts of one topic, the first letter of the digest, are mostly alike; ``noise`` is how often that misleads.
    """

    noise: float = 0.2

    def __call__(self, one: Account, other: Account) -> Link:
        first, second = sorted((one.digest, other.digest))
        own = one.version_id == other.version_id
        drawn = hashlib.sha256(f"{first}|{second}|{own}".encode()).digest()
        alike = (first[0] == second[0]) != (drawn[0] < 256 * self.noise)
        score = (0.5 if alike else 0.0) + drawn[1] / 512
        if first == second and not own:
            score = 0.95
        return link(one, other, score, "made up" if not alike and drawn[2] < 60 else None)


@dataclass(frozen=True)
class World:
    """Readings, with judgements on their claims that do not contradict each other."""

    readings: tuple[LinkedReading, ...]
    judgements: tuple[Judgement, ...] = ()

    @property
    def rulings(self) -> Rulings:
        return Rulings.of(self.judgements)


@st.composite
def worlds(draw: st.DrawFn, judged: bool = True, most: int = 9) -> World:
    """Draw a world of a few reports with a few accounts each, copies among them."""
    readings = []
    for number in range(draw(st.integers(1, most))):
        told = draw(st.lists(st.sampled_from(["a1", "a2", "a3", "b1", "b2", "c1"]), min_size=1, max_size=3))
        accounts = [
            account(
                f"claim {number} {nth}",
                *([f"claim {number} {nth} too"] if draw(st.booleans()) else []),
                version=f"version {number}",
                digest=digest,
                published=_PUBLISHED.get(digest),
            )
            for nth, digest in enumerate(told)
        ]
        keys = {digest: (ord(digest[0]), 7) if digest[1] == "1" else (ord(digest[0]),) for digest in told}
        made = reading(accounts)
        readings.append(
            LinkedReading(
                made.reading_id,
                made.version_id,
                made.accounts,
                tuple((each.id, keys[each.digest]) for each in accounts),
                made.claims,
            )
        )
    claims = [claim for each in readings for one in each.accounts for claim in one.claims[:1]]
    return World(tuple(readings), draw(_judgements(claims)) if judged and len(claims) > 1 else ())


@st.composite
def _judgements(draw: st.DrawFn, claims: list[str]) -> tuple[Judgement, ...]:
    verdicts = st.sampled_from([Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE])
    made: list[Judgement] = []
    for _ in range(draw(st.integers(0, 4))):
        one, other = draw(st.lists(st.sampled_from(claims), min_size=2, max_size=2, unique=True))
        each = judgement(draw(verdicts), one, other)
        if Rulings.of(made).contradiction(each) is None:
            made.append(each)
    return tuple(made)


def linked(
    batches: Iterable[Sequence[LinkedReading]], rulings: Rulings, compare: Drawn, shelf: MemoryShelf | None = None
) -> MemoryShelf:
    """Link batch after batch."""
    shelf = shelf or MemoryShelf()
    for batch in batches:
        take(shelf, batch, (), rulings, compare)
    return shelf


def take(
    shelf: MemoryShelf,
    readings: Sequence[LinkedReading],
    gone: Sequence[str],
    rulings: Rulings,
    compare: Drawn,
    terms: Terms | None = None,
) -> Step:
    """Make one step and write it."""
    made = step(shelf, readings, gone, rulings, compare, terms)
    shelf.take(made)
    return made
