"""Incidents and their versions, to and from rows."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

from whence.model.archive import canonical_json
from whence.model.errors import SchemaError, StoreError
from whence.model.incident import Agreement, ChangeKind, Field, FieldChange, Incident, IncidentVersion
from whence.model.parse import record_from_dict
from whence.model.serial import plain
from whence.store.query import TOKEN, fold
from whence.store.times import moment, stamp


def version_values(version: IncidentVersion) -> dict[str, Any]:
    """Write what a version says: all of its row but ``seq``, ``number`` and ``at``."""
    body = None if version.incident is None else canonical_json(plain(version.incident)).encode("ascii")
    return {
        "id": version.id,
        "kind": version.kind.value,
        "why": canonical_json(list(version.why)),
        "into": version.into,
        "changes": canonical_json([[change.field, change.before, change.after] for change in version.changes]),
        "body": None if body is None else zlib.compress(body),
        "sha256": None if body is None else hashlib.sha256(body).hexdigest(),
    }


def version_from(row: Mapping[str, Any]) -> IncidentVersion:
    """Read a row of ``incident_versions``.

    Raises:
        StoreError: the row is damaged.
    """
    try:
        return IncidentVersion(
            seq=row["seq"],
            id=row["id"],
            number=row["number"],
            at=moment(row["at"]),
            kind=ChangeKind(row["kind"]),
            why=tuple(map(str, json.loads(row["why"]))),
            into=row["into"],
            changes=tuple(FieldChange(*change) for change in json.loads(row["changes"])),
            incident=None if row["body"] is None else _incident(row["body"], row["sha256"]),
        )
    except (zlib.error, SchemaError, ValueError, TypeError) as error:
        raise StoreError(f"incident_versions {row['seq']}: damaged ({error}); see `whence verify`") from error


def _incident(body: bytes, sha256: str) -> Incident:
    whole = zlib.decompress(body)
    if hashlib.sha256(whole).hexdigest() != sha256:
        raise ValueError("its hash is not that of the incident")
    return record_from_dict(Incident, json.loads(whole))


def summary(version: IncidentVersion) -> dict[str, Any]:
    """Make the row of ``incidents``: what lists are made of and queries ask for."""
    incident = version.incident
    row: dict[str, Any] = {
        "id": version.id,
        "seq": version.seq,
        "live": int(incident is not None),
        "into": version.into,
    }
    if incident is None:
        return {**row, "into": version.into, **_NOBODY}
    event, place = best(incident.event), best(incident.place)
    first, last = days(incident)
    return {
        **row,
        "plover": event.plover if event else None,
        "country": place.country if place else None,
        "first": first,
        "last": last,
        "reports": len(incident.reports),
        "origins": incident.corroboration.origins,
        "conflicting": int(any(field.agreement is Agreement.CONFLICTING for field in _fields(incident))),
        "words": words_of(incident.title),
    }


_NOBODY = {
    **dict.fromkeys(("plover", "country")),
    **dict.fromkeys(("first", "last", "words"), ""),
    **dict.fromkeys(("reports", "origins", "conflicting"), 0),
}


def best(field: Field[Any]) -> Any:
    """Get the consolidated value of a field, or else the one that is best supported; None where nobody tells."""
    if field.consolidated is not None:
        return field.consolidated
    return field.values[0].value if field.values else None


def days(incident: Incident) -> tuple[str, str]:
    """Say between which days an incident lies; where no time is told, the latest day that it can have been on.

    Empty where that is not known either: such incidents come last, and between no two days.
    """
    time = best(incident.time)
    if time is None:
        last = incident.not_after.isoformat() if incident.not_after else ""
        return last, last
    return time.start.isoformat(), time.end.isoformat()


def actors_of(incident: Incident) -> set[str]:
    """Collect the actors of the registry that are told of, on either side."""
    told = (*incident.actors.values, *incident.targets.values)
    return {value.value.actor_id for value in told if value.value.actor_id is not None}


def words_of(text: str) -> str:
    """Write the words of a title for ``LIKE``: case and accents taken off, a blank before and behind each."""
    return "".join(f" {fold(token)}" for token in TOKEN.findall(text)) + " "


def _fields(incident: Incident) -> Iterator[Field[Any]]:
    yield from (incident.event, incident.actors, incident.targets, incident.weapons, incident.place, incident.time)
    yield from (harm.counts for harm in incident.harms)


def stamped(values: Mapping[str, Any], version: IncidentVersion) -> dict[str, Any]:
    """Complete a row with what the store gives."""
    return {**values, "seq": version.seq, "number": version.number, "at": stamp(version.at)}
