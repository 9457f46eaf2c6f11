"""What linking keeps: rows of readings against their digests, and what is derived from incidents derived again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Table, except_, select

from whence.model.archive import Finding
from whence.model.errors import StoreError
from whence.model.incident import Incident, IncidentVersion
from whence.store.gists import gist_row
from whence.store.incident_rows import actors_of, summary, version_from
from whence.store.linking_rows import group_digest
from whence.store.linking_tables import (
    accounts,
    claims,
    gists,
    incident_actors,
    incident_versions,
    incidents,
    linked,
    links,
    members,
    waiting,
)
from whence.store.waiting import due

_BATCH = 200


def check_linked(connection: Connection) -> Iterator[Finding]:
    """Check the claims, accounts and links of each linked reading; findings name the reading."""
    groups = ((claims, ("id",)), (accounts, ("id",)), (links, ("one", "other")))
    last = ""
    chosen = select(linked).order_by(linked.c.reading_id).limit(_BATCH)
    while page := connection.execute(chosen.where(linked.c.reading_id > last)).all():
        last = page[-1].reading_id
        for table, keys in groups:
            found = _rows_of(connection, table, table.c.reading_id, [row.reading_id for row in page])
            for row in page:
                if group_digest(found.get(row.reading_id, []), *keys) != row._asdict()[table.name]:
                    told = f"its {table.name} are not those that linking left"
                    yield Finding(table.name, row.reading_id, told)


def check_waiting(connection: Connection) -> Iterator[Finding]:
    """Find again what waits to be linked, and compare."""
    wanted, there = due(), select(*waiting.c)
    for one, other, problem in (
        (wanted, there, "is lost: the reading counts and is not linked"),
        (there, wanted, "is there, and is not what waits to be linked of its report"),
    ):
        for row in connection.execute(except_(one, other)):
            yield Finding(waiting.name, str(row[0]), problem)


def check_incidents(connection: Connection) -> Iterator[Finding]:
    """Derive the lists of incidents again from their newest versions, and compare."""
    later = incident_versions.alias("later")
    newer = (later.c.id == incident_versions.c.id) & (later.c.number > incident_versions.c.number)
    newest = select(incident_versions).where(~select(later.c.seq).where(newer).exists())
    newest = newest.order_by(incident_versions.c.seq).limit(_BATCH)
    last = -1
    while page := connection.execute(newest.where(incident_versions.c.seq > last)).all():
        last = page[-1].seq
        versions = [version for row in page if (version := _sound(row._asdict())) is not None]
        yield from _lists(connection, versions)
    known = select(incident_versions.c.id)
    for id in connection.scalars(select(incidents.c.id).where(incidents.c.id.not_in(known))):
        yield Finding(incidents.name, str(id), "is there, and no version is of it")
    apart = (
        (incident_actors, incident_actors.c.actor_id),
        (members, members.c.claim_id),
        (gists, gists.c.incident_id),
    )
    for table, column in apart:
        for value in connection.scalars(select(column).where(table.c.incident_id.not_in(select(incidents.c.id)))):
            yield Finding(table.name, str(value), "is there, and its incident is not")


def _sound(row: dict[str, Any]) -> IncidentVersion | None:
    """Read a version; None for one that is damaged, which is named where rows are checked."""
    try:
        return version_from(row)
    except StoreError:
        return None


def _lists(connection: Connection, versions: Sequence[IncidentVersion]) -> Iterator[Finding]:
    ids = [version.id for version in versions]
    there = _rows_of(connection, incidents, incidents.c.id, ids)
    for version in versions:
        if there.get(version.id) != [summary(version)]:
            told = "is not what its newest version tells" if version.id in there else "is lost"
            yield Finding(incidents.name, version.id, told)
    yield from _gists(connection, versions)
    for table, column, derive in ((incident_actors, "actor_id", actors_of), (members, "claim_id", _claims)):
        of_incident = _rows_of(connection, table, table.c.incident_id, ids)
        for version in versions:
            wanted = set() if version.incident is None else derive(version.incident)
            found = {row[column] for row in of_incident.get(version.id, [])}
            for value in sorted(wanted - found, key=str):
                yield Finding(table.name, str(value), f"is lost: it is in incident {version.id}")
            for value in sorted(found - wanted, key=str):
                yield Finding(table.name, str(value), f"is there, and is not in incident {version.id}")


def _gists(connection: Connection, versions: Sequence[IncidentVersion]) -> Iterator[Finding]:
    there = _rows_of(connection, gists, gists.c.incident_id, [version.id for version in versions])
    for version in versions:
        found = there.get(version.id, [])
        if found != ([] if version.is_tombstone else [gist_row(version)]):
            lost = "is lost" if not found else "is not what its newest version tells"
            yield Finding(
                gists.name, version.id, "is there, and its incident is no more" if version.is_tombstone else lost
            )


def _claims(incident: Incident) -> set[str]:
    return set(incident.claims)


def _rows_of(
    connection: Connection, table: Table, column: Any, values: Sequence[str]
) -> dict[str, list[dict[str, Any]]]:
    """Get the rows of a table by the value of a column."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in connection.execute(select(table).where(column.in_(values))):
        data = row._asdict()
        found[data[column.name]].append(data)
    return found
