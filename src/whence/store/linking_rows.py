"""Rows of what linking makes of a reading, and the digests by which they are found to be whole."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import Any

from sqlalchemy import Row

from whence.model.archive import canonical_json
from whence.model.linking import Link, LinkedReading, Reason
from whence.store.account_bodies import packed_account
from whence.store.digests import rows_digest
from whence.store.versions import packed


def claim_rows(reading: LinkedReading) -> list[dict[str, Any]]:
    """Make the rows of a reading's claims."""
    return [
        {"id": claim.id, "reading_id": claim.reading_id, "local_id": claim.local_id, "account_id": claim.account_id}
        for claim in reading.claims
    ]


def account_rows(reading: LinkedReading) -> list[dict[str, Any]]:
    """Make the rows of a reading's accounts, but for their numbers."""
    keys = dict(reading.keys)
    return [
        {
            "id": account.id,
            "reading_id": reading.reading_id,
            "digest": account.digest,
            "body": packed_account(account),
            "vector": account.vector,
            "hashes": packed(tuple(sorted(set(keys.get(account.id, ()))))),
        }
        for account in reading.accounts
    ]


def group_digest(rows: Iterable[Mapping[str, Any]], *keys: str) -> str | None:
    """Take one digest of the rows of a table that are a reading's, in whatever order; None where there are none.

    Args:
        rows: the rows.
        keys: names of the columns that tell them apart.
    """
    found = sorted(rows, key=itemgetter(*keys))
    return rows_digest(found) if found else None


def link_row(link: Link, reading_id: str) -> dict[str, Any]:
    """Make the row of a link."""
    return {
        "one": link.one,
        "other": link.other,
        "reading_id": reading_id,
        "score": float(link.score),
        "veto": link.veto,
        "reasons": canonical_json([[reason.feature, reason.words, reason.weight] for reason in link.reasons]),
    }


def link_from(row: Row[Any]) -> Link:
    """Read a row of links."""
    reasons = tuple(Reason(str(feature), str(words), weight) for feature, words, weight in json.loads(row.reasons))
    return Link(row.one, row.other, row.score, reasons, row.veto)
