"""Lists of reports, and what a status line counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, select

from whence.model.archive import CopyKind, JobKind, JobState, ReportKey, Version
from whence.model.report_lists import Provenance, ReportLine, Tally
from whence.store.backend import pieces
from whence.store.base import Reads
from whence.store.column_types import Text
from whence.store.linking_tables import claims, incidents, judgements, waiting
from whence.store.tables import copies, jobs, readings, reports, versions
from whence.store.times import moment
from whence.store.versions import select_versions, version_of

_LINKS = (CopyKind.MERGED.value, CopyKind.QUOTES.value)
"""What a report only holds or quotes makes it no member of a family."""


_OF_READING = (
    select_versions()
    .add_columns(reports.c.key, reports.c.outlet, reports.c.url.label("report_url"))
    .join(reports, reports.c.id == versions.c.report_id)
    .join(readings, readings.c.version_id == versions.c.id)
    .where(readings.c.id == bindparam("reading", type_=Text))
)
"""Made once: an incident asks it for each of its reports."""


class ListsReports(Reads):
    """The part of the store that lists reports."""

    def tally(self) -> Tally:
        """Count what a status line shows."""
        groups = select(copies.c.origin_id).group_by(copies.c.origin_id).having(func.count() > 1).subquery()
        to_code = (jobs.c.kind == JobKind.CODE.value) & jobs.c.state.in_(
            (JobState.QUEUED.value, JobState.RUNNING.value)
        )
        with self._backend.reading() as connection:

            def number(table: Any, *bounds: Any) -> int:
                return connection.scalar(select(func.count()).select_from(table).where(*bounds)) or 0

            return Tally(
                reports=number(reports),
                versions=number(versions),
                claims=number(claims),
                incidents=number(incidents, incidents.c.live == 1),
                families=number(groups),
                to_code=number(jobs, to_code),
                to_link=number(waiting),
                dead=number(jobs, jobs.c.state == JobState.DEAD.value),
                judgements=number(judgements),
            )

    def report_lines(self, *, before: int | None = None, limit: int = 100) -> tuple[ReportLine, ...]:
        """List reports, the last one that came first."""
        chosen = select(versions.c.n, reports).join(reports, reports.c.id == versions.c.report_id)
        chosen = chosen.where(versions.c.number == 1)
        if before is not None:
            chosen = chosen.where(versions.c.n < before)
        with self._backend.reading() as connection:
            rows = connection.execute(chosen.order_by(versions.c.n.desc()).limit(max(0, limit))).all()
            return _lines(connection, rows)

    def provenance(self, reading_id: str) -> Provenance | None:
        """Get what a reading is of."""
        with self._backend.reading() as connection:
            row = connection.execute(_OF_READING, {"reading": reading_id}).first()
        return None if row is None else Provenance(version_of(row), ReportKey(row.key, row.outlet, row.report_url))

    def versions_by_id(self, version_ids: Iterable[str]) -> Mapping[str, Version]:
        """Get versions by their ids."""
        found: dict[str, Version] = {}
        with self._backend.reading() as connection:
            for piece in pieces(sorted(set(version_ids))):
                rows = connection.execute(select_versions().where(versions.c.id.in_(piece)))
                found.update((row.id, version_of(row)) for row in rows)
        return found


def _lines(connection: Connection, rows: Sequence[Row[Any]]) -> tuple[ReportLine, ...]:
    of_report: dict[str, list[Version]] = {}
    for piece in pieces(row.id for row in rows):
        chosen = select_versions().where(versions.c.report_id.in_(piece)).order_by(versions.c.number)
        for found in connection.execute(chosen):
            of_report.setdefault(found.report_id, []).append(version_of(found))
    newest = {id: listed[-1] for id, listed in of_report.items()}
    ids = [version.id for version in newest.values()]
    claims, origins = _claims(connection, ids), _origins(connection, ids)
    return tuple(
        ReportLine(
            n=row.n,
            id=row.id,
            key=ReportKey(row.key, row.outlet, row.url),
            first_seen=moment(row.first_seen),
            versions=len(of_report[row.id]),
            newest=newest[row.id],
            claims=claims.get(newest[row.id].id, 0),
            copy_of=origins.get(newest[row.id].id),
        )
        for row in rows
    )


def _claims(connection: Connection, version_ids: Sequence[str]) -> dict[str, int]:
    """Count the claims of the newest reading of each version."""
    found: dict[str, int] = {}
    for piece in pieces(version_ids):
        chosen = select(readings.c.version_id, readings.c.claims).where(readings.c.version_id.in_(piece))
        found.update((row.version_id, row.claims) for row in connection.execute(chosen.order_by(readings.c.number)))
    return found


def _origins(connection: Connection, version_ids: Sequence[str]) -> dict[str, str]:
    """Say of which version each is a copy."""
    found: dict[str, str] = {}
    for piece in pieces(version_ids):
        chosen = select(copies.c.version_id, copies.c.origin_id).where(copies.c.version_id.in_(piece))
        chosen = chosen.where(copies.c.origin_id != copies.c.version_id, copies.c.kind.not_in(_LINKS))
        found.update((row.version_id, row.origin_id) for row in connection.execute(chosen))
    return found
