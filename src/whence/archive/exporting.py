"""What some exports need besides incidents and claims: links, judgements, and names of bytes that other tools use."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from whence.model.linking import Dossier, Verdict
from whence.store.interface import ReadStore


def linked(store: ReadStore, dossiers: Iterable[Dossier]) -> Iterator[Dossier]:
    """Give dossiers their links and judgements: the links that touch an account of theirs, the verdicts that stand.

    Raises:
        StoreError: the store cannot be used.
    """
    for dossier in dossiers:
        addresses = store.claim_addresses(dossier.incident.claims)
        accounts = {each.account_id for each in addresses.values() if each.account_id is not None}
        judgements = store.judgements(dossier.incident.claims)
        yield replace(
            dossier,
            links=store.links(sorted(accounts)),
            judgements=tuple(each for each in judgements if each.verdict is not Verdict.WITHDRAWN),
        )


def sha1(store: ReadStore) -> Callable[[str], str | None]:
    """Make a function that gets the SHA-1 of kept bytes by their SHA-256; None where the bytes are not there.

    The function raises StoreError where the bytes are lost or not those of the hash.
    """

    def found(sha256: str) -> str | None:
        content = store.content(sha256)
        return hashlib.sha1(content, usedforsecurity=False).hexdigest() if content is not None else None

    return found
