"""What the beginning of an id means; 404 where it means nothing, 409 where it can mean several things."""

from __future__ import annotations

from collections.abc import Iterable

from fastapi import HTTPException

from whence.archive.judging import incidents_meant
from whence.model.archive import StoredReading, StoredReport, Version
from whence.model.incident import IncidentVersion
from whence.store.interface import ReadStore


def incident(store: ReadStore, prefix: str) -> IncidentVersion:
    """Find the newest version of the incident of an id: its own, or that of one of its claims."""
    whole = store.incident(prefix)
    found = whole or store.incident(incident_id(store, prefix))
    if found is None:
        raise HTTPException(404, f"no incident or claim has an id that begins with {prefix}")
    return found


def incident_id(store: ReadStore, prefix: str) -> str:
    """Find the incident of an id: its own, or that of one of its claims."""
    return _one(prefix, incidents_meant(store, prefix), "incident or claim")


def claim_id(store: ReadStore, prefix: str) -> str:
    """Find a claim that is linked."""
    return _one(prefix, store.claim_addresses(store.resolve(prefix)), "claim")


def report(store: ReadStore, prefix: str) -> StoredReport:
    """Find a report by its own id, or that of a version of it."""
    found = {version.report_id for version in _versions(store, prefix)}
    stored = store.report(_one(prefix, found, "report"))
    if stored is None:
        raise HTTPException(404, f"no report has an id that begins with {prefix}")
    return stored


def version(store: ReadStore, prefix: str) -> Version:
    """Find a version by its own id; of a report's the newest one, of a reading's the one that was read."""
    found = {each.id: each for each in _versions(store, prefix)}
    return found[_one(prefix, found, "report or version")]


def newest_reading(store: ReadStore, version_id: str) -> StoredReading | None:
    """Get the newest reading of a version; None where it was not coded yet."""
    made = store.readings(version_id)
    return made[-1] if made else None


def _versions(store: ReadStore, prefix: str) -> list[Version]:
    found: list[Version] = []
    for id in store.resolve(prefix):
        one, stored = store.version(id), store.report(id)
        if one is not None:
            found.append(one)
        elif stored is not None:
            found += stored.versions[-1:]
        else:
            found += _of_reading(store, id) or store.holding(id)
    return found


def _of_reading(store: ReadStore, id: str) -> list[Version]:
    reading = store.reading(id)
    if reading is None:
        return []
    held = store.holding(reading.report.id)
    return [each for each in held if any(made.id == id for made in store.readings(each.id))]


def _one(prefix: str, found: Iterable[str], what: str) -> str:
    ids = sorted(set(found))
    if not ids:
        raise HTTPException(404, f"no {what} has an id that begins with {prefix}")
    if len(ids) > 1:
        raise HTTPException(409, f"{prefix} can mean {', '.join(id[:16] for id in ids)}; give more of the id")
    return ids[0]
