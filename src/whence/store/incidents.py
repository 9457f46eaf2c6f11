"""Reading incidents: their versions, lists of them, and which claims are in which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, func, select, tuple_

from whence.model.incident import IncidentVersion
from whence.model.linking import IncidentQuery
from whence.store.backend import pieces
from whence.store.base import Reads
from whence.store.column_types import Text
from whence.store.incident_rows import version_from, words_of
from whence.store.linking_tables import incident_actors, incident_versions, incidents, members
from whence.store.times import stamp

_LAST = select(func.max(incident_versions.c.seq))
"""Made once: every answer about incidents asks it."""


class ReadsIncidents(Reads):
    """The part of the store that shows incidents."""

    def members(self, claim_ids: Iterable[str]) -> Mapping[str, str]:
        """Say which incident claims are in."""
        found: dict[str, str] = {}
        with self._backend.reading() as connection:
            for piece in pieces(sorted(set(claim_ids))):
                rows = connection.execute(select(members).where(members.c.claim_id.in_(piece)))
                found.update((row.claim_id, row.incident_id) for row in rows)
        return found

    def claims_of(self, incident_ids: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """List the claims of live incidents."""
        found: dict[str, list[str]] = defaultdict(list)
        with self._backend.reading() as connection:
            for piece in pieces(sorted(set(incident_ids))):
                for row in connection.execute(select(members).where(members.c.incident_id.in_(piece))):
                    found[row.incident_id].append(row.claim_id)
        return {id: tuple(sorted(claims)) for id, claims in sorted(found.items())}

    def incident(self, id: str, number: int | None = None) -> IncidentVersion | None:
        """Get a version of an incident."""
        chosen = select(incident_versions).where(incident_versions.c.id == id)
        if number is not None:
            chosen = chosen.where(incident_versions.c.number == number)
        found = self._versions(chosen.order_by(incident_versions.c.number.desc()).limit(1))
        return found[0] if found else None

    def incidents_by_id(self, ids: Iterable[str]) -> Mapping[str, IncidentVersion]:
        """Get the newest versions of incidents."""
        return self._newest(select(incidents.c.seq), incidents.c.id, ids)

    def last_change(self) -> int:
        """Get the number of the last version of any incident."""
        with self._backend.reading() as connection:
            return connection.scalar(_LAST) or 0

    def tombstones(self, ids: Iterable[str]) -> Mapping[str, IncidentVersion]:
        """Get of some incidents those that are no more."""
        return self._newest(select(incidents.c.seq).where(incidents.c.live == 0), incidents.c.id, ids)

    def merged_into(self, ids: Iterable[str]) -> Mapping[str, IncidentVersion]:
        """Get the incidents that were merged into any of these."""
        return self._newest(select(incidents.c.seq), incidents.c.into, ids)

    def last_alive(self, ids: Iterable[str]) -> Mapping[str, IncidentVersion]:
        """Get of each incident the newest version that is no tombstone."""
        alive = select(func.max(incident_versions.c.seq)).where(incident_versions.c.body.is_not(None))
        return self._newest(alive.group_by(incident_versions.c.id), incident_versions.c.id, ids)

    def _newest(self, chosen: Select[Any], column: Any, values: Iterable[str]) -> dict[str, IncidentVersion]:
        found: dict[str, IncidentVersion] = {}
        for piece in pieces(sorted(set(values))):
            seqs = chosen.where(column.in_(piece))
            rows = self._versions(select(incident_versions).where(incident_versions.c.seq.in_(seqs)))
            found.update((version.id, version) for version in rows)
        return dict(sorted(found.items()))

    def incidents(self, query: IncidentQuery) -> tuple[IncidentVersion, ...]:
        """List live incidents that a query asks for."""
        order = (incidents.c.last.desc(), incidents.c.id.desc())  # as the indexes lie, backwards
        page = bounded(select(incidents.c.seq, incidents.c.last, incidents.c.id), query)
        page = page.order_by(*order).limit(max(0, query.limit)).offset(max(0, query.offset))
        found = page.subquery()
        joined = select(incident_versions).join(found, found.c.seq == incident_versions.c.seq)
        return self._versions(joined.order_by(found.c.last.desc(), found.c.id.desc()))

    def incident_versions(
        self, *, id: str | None = None, after_seq: int = 0, since: datetime | None = None, limit: int = 1000
    ) -> tuple[IncidentVersion, ...]:
        """Page through versions of incidents."""
        chosen = select(incident_versions).where(incident_versions.c.seq > after_seq)
        if id is not None:
            chosen = chosen.where(incident_versions.c.id == id)
        if since is not None:
            chosen = chosen.where(incident_versions.c.at >= stamp(since))
        return self._versions(chosen.order_by(incident_versions.c.seq).limit(max(0, limit)))

    def _versions(self, chosen: Select[Any]) -> tuple[IncidentVersion, ...]:
        with self._backend.reading() as connection:
            rows = connection.execute(chosen).all()
        return tuple(version_from(row._asdict()) for row in rows)


def bounded(chosen: Select[Any], query: IncidentQuery) -> Select[Any]:
    """Keep to what a query asks for, but for its limit and offset."""
    chosen = chosen.where(incidents.c.live == 1)
    if query.plover is not None:
        chosen = chosen.where(incidents.c.plover == query.plover)
    if query.country is not None:
        chosen = chosen.where(incidents.c.country == query.country)
    if query.since is not None:
        chosen = chosen.where(incidents.c.last >= query.since)
    if query.until is not None:
        chosen = chosen.where(incidents.c.first <= query.until, incidents.c.first != "")
    if query.reports > 1:
        chosen = chosen.where(incidents.c.reports >= query.reports)
    if query.origins > 1:
        chosen = chosen.where(incidents.c.origins >= query.origins)
    if query.conflicting:
        chosen = chosen.where(incidents.c.conflicting == 1)
    if query.actor is not None:
        of_actor = select(incident_actors.c.incident_id).where(incident_actors.c.actor_id == query.actor)
        chosen = chosen.where(incidents.c.id.in_(of_actor))
    if query.behind is not None:
        chosen = chosen.where(tuple_(incidents.c.last, incidents.c.id) < tuple_(*map(_text, query.behind)))
    for word in words_of(query.words or "").split():
        chosen = chosen.where(incidents.c.words.contains(f" {word} ", autoescape=True))
    return chosen


def _text(value: str) -> Any:
    return bindparam(None, value, Text, unique=True)
