"""From a reading to the claims of an archive: each with an id of its own and with the report that makes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from whence.model.claim import Claim
from whence.model.dates import PartialDate
from whence.model.linking import ArchivedClaim, claim_ids, named_mentions
from whence.model.mention import Mention, Weapon
from whence.model.reading import Reading


def archived(
    reading: Reading,
    *,
    reading_id: str,
    version_id: str,
    report_id: str,
    sha256: str,
    origin_id: str,
    outlet: str | None = None,
    published: PartialDate | None = None,
    title: str | None = None,
    url: str | None = None,
    copied_spans: Sequence[tuple[int, int]] = (),
) -> tuple[ArchivedClaim, ...]:
    """Return the claims of a reading, in its order, as those of an archive.

    Args:
        reading: with its events.
        reading_id: the reading's id in the archive.
        version_id: of the version that was read.
        report_id: of the report that this is a version of.
        sha256: of the version's bytes.
        origin_id: the version that its family of copies counts as first; the same as ``version_id`` for no copy.
        outlet: who published it.
        published: when.
        title: of the report.
        url: its address.
        copied_spans: stretches of the text, as (begin, end) in code points, that stand in the origin; a claim is copied
            where all its evidence lies in one or several of them.
    """
    mentions = {mention.id: mention for mention in reading.mentions}
    event_of = {id: event.id for event in reading.events for id in event.claim_ids}
    return tuple(
        ArchivedClaim(
            id=id,
            claim=claim,
            event_id=event_of.get(claim.id),
            reading_id=reading_id,
            version_id=version_id,
            report_id=report_id,
            sha256=sha256,
            origin_id=origin_id,
            outlet=outlet,
            published=published,
            title=title,
            url=url,
            weapons=_weapons(claim, mentions),
            stances=tuple(stance for stance in reading.stances if stance.claim_id == claim.id),
            copied=_is_copied(claim, copied_spans),
            mentions=named_mentions(claim, reading.mentions),
        )
        for id, claim in zip(claim_ids(version_id, reading.claims), reading.claims, strict=True)
    )


def _weapons(claim: Claim, mentions: Mapping[str, Mention]) -> tuple[Weapon, ...]:
    """Return what a claim's instruments were resolved to, each once."""
    found = (mentions[id].resolved for id in claim.instruments)
    return tuple(dict.fromkeys(weapon for weapon in found if isinstance(weapon, Weapon)))


def _is_copied(claim: Claim, spans: Sequence[tuple[int, int]]) -> bool:
    return all(any(begin <= words.begin and words.end <= end for begin, end in spans) for words in claim.evidence)
