"""Writing new versions of incidents, and what is derived from the newest: lists, actors, members."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from whence.model.errors import StoreError
from whence.model.incident import IncidentVersion
from whence.store.backend import pieces
from whence.store.gists import put_gists
from whence.store.incident_rows import actors_of, stamped, summary, version_from, version_values
from whence.store.linking_tables import incident_actors, incident_versions, incidents, members
from whence.store.review_queue import reweigh

_SAID = ("kind", "why", "into", "changes", "sha256")
"""What makes two versions the same."""


@dataclass(frozen=True, slots=True)
class Given:
    """A version with its row, but for what the store gives."""

    version: IncidentVersion
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Written:
    """The versions of a step as they are kept, and the rows of those that are new."""

    versions: tuple[IncidentVersion, ...]
    rows: Sequence[dict[str, Any]]


def prepared(versions: Iterable[IncidentVersion]) -> list[Given]:
    """Make the rows.

    Raises:
        StoreError: a version is of another incident than it says.
    """
    found = []
    for version in versions:
        if version.incident is not None and version.incident.id != version.id:
            raise StoreError(f"a version of incident {version.id} holds incident {version.incident.id}")
        found.append(Given(version, version_values(version)))
    return found


def put_versions(connection: Connection, given: Sequence[Given], now: datetime) -> Written:
    """Append versions, but for those that say what is said already, and derive what hangs on them."""
    newest = _newest(connection, given)
    numbers = {id: rows[-1]["number"] for id, rows in newest.items()}
    seq = connection.scalar(select(func.max(incident_versions.c.seq))) or 0
    known = _known(given, newest)
    kept, rows = [], []
    for at, each in enumerate(given):
        if at in known:
            kept.append(version_from(known[at]))
            continue
        seq += 1
        numbers[each.version.id] = number = numbers.get(each.version.id, 0) + 1
        version = replace(each.version, seq=seq, number=number, at=now)
        kept.append(version)
        rows.append(stamped(each.values, version))
    if rows:
        connection.execute(insert(incident_versions), rows)
        new = {row["seq"] for row in rows}
        put_current(connection, {version.id: version for version in kept if version.seq in new}.values(), newest)
    return Written(tuple(kept), rows)


def _newest(connection: Connection, given: Sequence[Given]) -> dict[str, list[dict[str, Any]]]:
    """Get by incident its newest versions, oldest first: as many as are given of it."""
    often: dict[str, int] = {}
    for each in given:
        often[each.version.id] = often.get(each.version.id, 0) + 1
    found: dict[str, list[dict[str, Any]]] = {}
    for piece in pieces(sorted(often)):
        seqs = select(incidents.c.seq).where(incidents.c.id.in_(piece))
        for row in connection.execute(select(incident_versions).where(incident_versions.c.seq.in_(seqs))):
            found[row.id] = [row._asdict()]
    for id, number in often.items():
        if number > 1 and id in found:
            chosen = select(incident_versions).where(incident_versions.c.id == id)
            last = connection.execute(chosen.order_by(incident_versions.c.number.desc()).limit(number))
            found[id] = [row._asdict() for row in last][::-1]
    return found


def _known(given: Sequence[Given], newest: Mapping[str, list[dict[str, Any]]]) -> dict[int, dict[str, Any]]:
    """Say by place which versions are there already: all that are given of an incident are, in their order, or none."""
    places: dict[str, list[int]] = {}
    for at, each in enumerate(given):
        places.setdefault(each.version.id, []).append(at)
    known: dict[int, dict[str, Any]] = {}
    for id, of_it in places.items():
        rows = newest.get(id, [])
        if [_said(given[at].values) for at in of_it] == [_said(row) for row in rows]:
            known.update(zip(of_it, rows, strict=True))
    return known


def _said(row: Mapping[str, Any]) -> list[Any]:
    return [row[name] for name in _SAID]


def put_current(
    connection: Connection, versions: Iterable[IncidentVersion], known: Iterable[str] = frozenset()
) -> None:
    """Write what is derived from the newest versions of incidents, over what was derived from earlier ones.

    Args:
        connection: in the transaction.
        versions: the newest of each incident.
        known: ids of incidents that there were before.

    Raises:
        StoreError: a claim is in two incidents.
    """
    newest, there = {version.id: version for version in versions}, set(known)
    _put_summaries(connection, [summary(version) for version in newest.values()], there)
    put_gists(connection, newest.values(), there.intersection(newest))
    left: list[str] = []
    for piece in pieces(there.intersection(newest)):
        left += connection.scalars(select(members.c.claim_id).where(members.c.incident_id.in_(piece)))
        for table in (incident_actors, members):
            connection.execute(delete(table).where(table.c.incident_id.in_(piece)))
    live = [version.incident for version in newest.values() if version.incident is not None]
    pairs = [{"actor_id": actor, "incident_id": each.id} for each in live for actor in sorted(actors_of(each))]
    if pairs:
        connection.execute(insert(incident_actors), pairs)
    _put_members(connection, [(claim, incident.id) for incident in live for claim in incident.claims])
    reweigh(connection, live, left)


def _put_summaries(connection: Connection, rows: Sequence[dict[str, Any]], there: set[str]) -> None:
    new = [row for row in rows if row["id"] not in there]
    if new:
        connection.execute(insert(incidents), new)
    changed = [{f"new_{name}": value for name, value in row.items()} for row in rows if row["id"] in there]
    if changed:
        values: dict[str, Any] = {
            column.name: bindparam(f"new_{column.name}") for column in incidents.c if column.name != "id"
        }
        connection.execute(update(incidents).where(incidents.c.id == bindparam("new_id")).values(values), changed)


def _put_members(connection: Connection, pairs: Sequence[tuple[str, str]]) -> None:
    wanted: dict[str, str] = {}
    for claim, incident in pairs:
        if wanted.setdefault(claim, incident) != incident:
            raise StoreError(f"claim {claim} is in two incidents: {wanted[claim]} and {incident}")
    for claim, incident in found_members(connection, wanted).items():
        raise StoreError(f"claim {claim} goes to {wanted[claim]} and is in {incident}; give a new version of that too")
    if wanted:
        connection.execute(insert(members), [{"claim_id": c, "incident_id": i} for c, i in wanted.items()])


def found_members(connection: Connection, claim_ids: Iterable[str]) -> dict[str, str]:
    """Say which incident claims are in."""
    found: dict[str, str] = {}
    for piece in pieces(sorted(set(claim_ids))):
        rows = connection.execute(select(members).where(members.c.claim_id.in_(piece)))
        found.update((row.claim_id, row.incident_id) for row in rows)
    return found


def check_members(connection: Connection, given: Iterable[tuple[str, str | None]]) -> None:
    """See that claims are where a step says that they went.

    Raises:
        StoreError: they are not: the versions of the step tell otherwise.
    """
    wanted = dict(given)
    found = found_members(connection, wanted)
    for claim, incident in wanted.items():
        if found.get(claim) != incident:
            raise StoreError(
                f"claim {claim} goes to {incident or 'none'}, and by the versions to {found.get(claim) or 'none'}"
            )
