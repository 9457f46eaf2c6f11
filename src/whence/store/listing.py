"""Lists of incidents by their gists: nothing here opens an incident."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import func, select

from whence.model.gist import ChangedGists, ListedIncident
from whence.model.linking import IncidentQuery
from whence.store.base import Reads
from whence.store.gists import gist_from
from whence.store.incidents import bounded
from whence.store.linking_tables import gists, incident_actors, incident_versions, incidents
from whence.store.times import moment


class ListsIncidents(Reads):
    """The part of the store that shows incidents in a line each."""

    def listed(self, query: IncidentQuery) -> tuple[ListedIncident, ...]:
        """List live incidents that a query asks for."""
        order = (incidents.c.last.desc(), incidents.c.id.desc())  # as the indexes lie, backwards
        page = bounded(select(incidents.c.seq, incidents.c.last, incidents.c.id), query).order_by(*order)
        found = page.limit(max(0, query.limit)).offset(max(0, query.offset)).subquery()
        joined = found.join(gists, gists.c.incident_id == found.c.id)
        joined = joined.join(incident_versions, incident_versions.c.seq == found.c.seq)
        shown = (gists.c.body, incident_versions.c.number, incident_versions.c.at, found.c.last)
        chosen = select(*shown).select_from(joined).order_by(found.c.last.desc(), found.c.id.desc())
        with self._backend.reading() as connection:
            return tuple(_listed(row) for row in connection.execute(chosen))

    def number_of_incidents(self, query: IncidentQuery) -> int:
        """Count the live incidents that a query asks for."""
        with self._backend.reading() as connection:
            return connection.scalar(bounded(select(func.count()).select_from(incidents), _whole(query))) or 0

    def gists_since(self, seq: int) -> ChangedGists:
        """Get the gists that changed behind a number."""
        bodies, changed = select(gists.c.body), select(incident_versions.c.id)
        if seq:  # else all of them, without a look at the index
            bodies, changed = bodies.where(gists.c.seq > seq), changed.where(incident_versions.c.seq > seq)
        with self._backend.reading() as connection:
            last = connection.scalar(select(func.max(incident_versions.c.seq))) or 0
            return ChangedGists(
                last, tuple(connection.scalars(bodies)), frozenset(connection.scalars(changed)) if seq else frozenset()
            )

    def shapes(self) -> Mapping[str, str]:
        """Get the lines and areas."""
        chosen = select(gists.c.incident_id, gists.c.shape).where(gists.c.shape.is_not(None))
        with self._backend.reading() as connection:
            return {row.incident_id: row.shape for row in connection.execute(chosen)}

    def actors_by_incidents(self) -> Mapping[str, int]:
        """Count the live incidents by actor."""
        chosen = select(incident_actors.c.actor_id, func.count().label("number")).group_by(incident_actors.c.actor_id)
        with self._backend.reading() as connection:
            return {row.actor_id: row.number for row in connection.execute(chosen)}


def _listed(row: Any) -> ListedIncident:
    return ListedIncident(gist_from(row.body), row.number, moment(row.at), row.last)


def _whole(query: IncidentQuery) -> IncidentQuery:
    return replace(query, behind=None)
