"""From the claims of a reading to accounts: what it tells of each happening, boiled down to what is compared."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import date

from whence.link.incidents.accounts_setting import contexts, spots, told_days
from whence.link.incidents.accounts_split import Pairs, groups
from whence.link.incidents.words import content_words, names_in
from whence.link.parties import head, is_definite
from whence.link.wording import wording
from whence.model.account import Account, Figure, Toll, account_id
from whence.model.archive import canonical_json
from whence.model.claim import Claim, Participant
from whence.model.linking import ArchivedClaim
from whence.model.reading import Reading
from whence.model.serial import plain
from whence.model.span import Span
from whence.model.vocabulary import Extent, Status

_REAL = frozenset({Status.ASSERTED, Status.DENIED, Status.POSSIBLE})
_EXTENTS = (Extent.SINGLE, Extent.SERIES, Extent.AGGREGATE)
_SENTENCES = 3
"""Sentences of an account whose wording is compared: what a report goes on to tell is often of something else, too."""
_NOT_COMPARED = frozenset({"id", "version_id", "claims", "digest", "vector", "at"})


def accounts(
    reading: Reading,
    claims: Sequence[ArchivedClaim],
    *,
    apart: Pairs = frozenset(),
    vector: Callable[[str], bytes] | None = None,
) -> tuple[Account, ...]:
    """Return the accounts of a reading; every claim is in exactly one.

    Args:
        reading: the claims' reading.
        claims: all claims of the reading, of ``archived``.
        apart: pairs of ids of claims, in order, that are judged to be of different happenings.
        vector: gives the vector of some words, ``Encoder.vector``; None to leave wordings uncompared but by words.
    """
    return tuple(_account(reading, group, vector) for group in groups(claims, apart))


def _account(reading: Reading, group: Sequence[ArchivedClaim], vector: Callable[[str], bytes] | None) -> Account:
    claims = [one.claim for one in group]
    published = _published(reading, group[0])
    real = any(claim.status in _REAL for claim in claims)
    start, end = told_days(claims, published if real else None)
    where = spots(claims)
    told = list(_sentences(reading, group))
    wordings = [wording(claim.trigger.text, claim.event.plover) for claim in claims]
    text = " ".join(" ".join(sentence.text.split()) for sentence in told)
    account = {
        "plover": _sorted(claim.event.plover for claim in claims),
        "modes": _sorted(claim.event.mode for claim in claims if claim.event.mode),
        "real": real,
        "extent": max((claim.extent for claim in claims), key=_EXTENTS.index),
        "start": start,
        "end": end,
        "published": published,
        "spots": where,
        "context": () if where else contexts(reading),
        "actors": _figures(party for claim in claims for party in claim.actors),
        "targets": _figures(party for claim in claims for party in claim.targets),
        "tolls": _tolls(group),
        "weapons": _sorted(weapon.weapon_class for one in group for weapon in one.weapons),
        "lemmas": _sorted(lemma for words in wordings for lemma in words.lemmas),
        "words": content_words(text),
    }
    made = vector(text) if vector and text else b""
    return Account(
        id=account_id(group[0].id),
        version_id=group[0].version_id,
        claims=tuple(one.id for one in group),
        digest=_digest(account, made),
        vector=made,
        at=_sentence(reading, claims[0]),
        **account,  # type: ignore[arg-type]  # the names are the fields'
    )


def _published(reading: Reading, claim: ArchivedClaim) -> date | None:
    """Return the last day that the report can be of."""
    if claim.published is not None:
        return claim.published.end
    return reading.report.published.date.end if reading.report.published else None


def compared() -> tuple[str, ...]:
    """Return the names of what is compared of an account, besides its vector: what the digest is of."""
    return tuple(field.name for field in fields(Account) if field.name not in _NOT_COMPARED)


def _digest(account: dict[str, object], vector: bytes) -> str:
    told = canonical_json([plain(account[name]) for name in compared()])
    return hashlib.sha256(told.encode() + vector).hexdigest()[:32]


def _sorted(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(values)))


def _sentences(reading: Reading, group: Sequence[ArchivedClaim]) -> Iterator[Span]:
    """Yield the first sentences that triggers stand in, without what the page says beside its story."""
    triggers = [one.claim.trigger for one in group]
    holding = [s for s in reading.document.sentences if any(s.overlaps(trigger) for trigger in triggers)]
    yield from (holding or triggers)[:_SENTENCES]


def _sentence(reading: Reading, claim: Claim) -> int:
    """Return the number of the sentence that a claim's trigger stands in; 0 also in front of the first."""
    begins = [sentence.begin for sentence in reading.document.sentences]
    return max(0, bisect_right(begins, claim.trigger.begin) - 1)


def _figures(parties: Iterable[Participant]) -> tuple[Figure, ...]:
    """Return parties, each once."""
    found = (
        Figure(
            actor_id=party.actor_id,
            country=party.country,
            sector=party.sector,
            head=head(party.name),
            proper=names_in(party.name),
            definite=is_definite(party),
        )
        for party in parties
    )
    return tuple(dict.fromkeys(found))


def _tolls(group: Sequence[ArchivedClaim]) -> tuple[Toll, ...]:
    """Return counts, each once."""
    found = (
        Toll(
            effect=each.effect,
            low=each.count.low,
            best=each.count.best,
            high=each.count.high,
            group=head(each.group) if each.group else None,
            part=each.part,
        )
        for one in group
        for each in one.claim.casualties
    )
    return tuple(dict.fromkeys(found))
