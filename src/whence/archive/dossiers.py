"""Incidents with all their claims, one after the other: what exports and the API take. Memory does not grow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from whence.archive.linking_claims import Claims
from whence.model.errors import InputError, StoreError
from whence.model.incident import IncidentVersion
from whence.model.linking import Dossier, IncidentQuery
from whence.store.interface import ReadStore

ALL = 2**31 - 1
"""A limit that no archive reaches."""
_PAGE = 100


def dossiers(
    store: ReadStore, query: IncidentQuery | None = None, *, claims: Claims | None = None
) -> Iterator[Dossier]:
    """Yield the incidents that a query asks for, the newest happening first; all live ones for None.

    Args:
        store: of the archive.
        query: its limit and offset count incidents.
        claims: of the same store, with what it has at hand; None for a fresh one.

    Raises:
        StoreError: a reading is lost, or the store cannot be used.
    """
    shelf = claims or Claims(store)
    for version in live(store, query or IncidentQuery(limit=ALL)):
        yield from _settled(store, shelf, version)


def live(store: ReadStore, query: IncidentQuery) -> Iterator[IncidentVersion]:
    """Yield the current versions of the incidents that a query asks for, page by page."""
    offset, left = query.offset, query.limit
    while left > 0:
        page = store.incidents(replace(query, offset=offset, limit=min(_PAGE, left)))
        yield from page
        if len(page) < min(_PAGE, left):
            return
        offset, left = offset + len(page), left - len(page)


def dossiers_of(store: ReadStore, ids: Iterable[str], *, claims: Claims | None = None) -> Iterator[Dossier]:
    """Yield incidents by their ids, in the order of these.

    Raises:
        InputError: there is no such incident, or it is no more; the message says where its claims went.
        StoreError: a reading is lost, or the store cannot be used.
    """
    shelf = claims or Claims(store)
    for id in ids:
        version = store.incident(id)
        if version is None:
            raise InputError(f"there is no incident {id}; whence incidents lists them")
        if version.is_tombstone:
            went = f"its claims went to {version.into}" if version.into else "none of its claims is left"
            raise InputError(f"the incident {id} is no more: {went}")
        yield of_version(shelf, version)


def dossiers_since(store: ReadStore, seq: int, *, claims: Claims | None = None) -> Iterator[Dossier]:
    """Yield the live incidents that have a version behind a sequence number, each once, in its current version.

    What is no more since is in ``store.incident_versions``.

    Raises:
        StoreError: a reading is lost, or the store cannot be used.
    """
    shelf = claims or Claims(store)
    for version in versions_since(store, seq):
        current = store.incident(version.id)
        if current is not None and current.seq == version.seq and not current.is_tombstone:
            yield from _settled(store, shelf, current)


def versions_since(store: ReadStore, seq: int) -> Iterator[IncidentVersion]:
    """Yield the versions of all incidents behind a sequence number, tombstones too, page by page."""
    while page := store.incident_versions(after_seq=seq, limit=_PAGE):
        yield from page
        seq = page[-1].seq


def _settled(store: ReadStore, claims: Claims, version: IncidentVersion) -> Iterator[Dossier]:
    """Yield the dossier of an incident, or of what somebody who links at this moment made of it; none if it is gone."""
    try:
        yield of_version(claims, version)
    except StoreError:
        current = store.incident(version.id)
        if current is None or current.seq == version.seq:
            raise
        if not current.is_tombstone:
            yield of_version(claims, current)


def of_version(claims: Claims, version: IncidentVersion) -> Dossier:
    """Put a current version together with its claims, the incident's own before the attached ones.

    Raises:
        StoreError: a claim is lost.
    """
    incident = version.incident
    if incident is None:
        raise InputError(f"the incident {version.id} is no more")
    wanted = (*incident.claims, *(each.claim for each in incident.attached))
    found = claims.find(wanted)
    lost = [id for id in wanted if id not in found]
    if lost:
        raise StoreError(f"incident {version.id}: the claim {lost[0]} is lost; whence link --again makes it anew")
    return Dossier(version, tuple(found.values()))
