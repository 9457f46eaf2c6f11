"""Reading reports, versions and texts back."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlalchemy import func, select

from whence.model.archive import Counts, ReportKey, StoredReport, Version
from whence.model.errors import SchemaError, StoreError
from whence.model.reading import Article
from whence.store.adding import existing
from whence.store.base import Reads
from whence.store.linking_tables import claims, incidents, judgements, linked, links, waiting
from whence.store.review_tables import review_acts
from whence.store.spans import with_text
from whence.store.tables import audit, blobs, copies, documents, feeds, jobs, readings, reports, versions
from whence.store.times import moment
from whence.store.versions import select_versions, version_of

MAX_RESOLVED = 10
_HEX = frozenset("0123456789abcdef")


class ReadsReports(Reads):
    """The part of the store that shows reports."""

    def counts(self) -> Counts:
        """Count everything."""
        with self._backend.reading() as connection:
            members = select(func.count()).select_from(copies).where(copies.c.version_id != copies.c.origin_id)
            groups = select(copies.c.origin_id).group_by(copies.c.origin_id).having(func.count() > 1).subquery()
            states = select(jobs.c.kind, jobs.c.state, func.count()).group_by(jobs.c.kind, jobs.c.state)
            number = {
                table.name: connection.scalar(select(func.count()).select_from(table)) or 0
                for table in (reports, versions, blobs, readings, feeds, audit, linked, waiting, links, judgements)
            }
            return Counts(
                **number,
                bytes=int(connection.scalar(select(func.sum(blobs.c.size))) or 0),
                claims=int(connection.scalar(select(func.sum(readings.c.claims))) or 0),
                families=connection.scalar(select(func.count()).select_from(groups)) or 0,
                copies=connection.scalar(members) or 0,
                incidents=connection.scalar(select(func.count()).where(incidents.c.live == 1)) or 0,
                jobs=tuple(sorted((row[0], row[1], row[2]) for row in connection.execute(states))),
            )

    def resolve(self, prefix: str) -> tuple[str, ...]:
        """List what begins with a prefix."""
        if not prefix or set(prefix) - _HEX:
            return ()
        found: set[str] = set()
        with self._backend.reading() as connection:
            ids = (reports.c.id, versions.c.id, readings.c.id, blobs.c.sha256, incidents.c.id, claims.c.id)
            for column in (*ids, review_acts.c.claim_id):
                begins = (column >= prefix) & (column < prefix + "g")
                found.update(
                    connection.scalars(select(column).where(begins).distinct().order_by(column).limit(MAX_RESOLVED))
                )
        return tuple(sorted(found)[:MAX_RESOLVED])

    def report(self, report_id: str) -> StoredReport | None:
        """Get a report with its versions."""
        with self._backend.reading() as connection:
            row = connection.execute(select(reports).where(reports.c.id == report_id)).first()
            if row is None:
                return None
            chosen = select_versions().where(versions.c.report_id == report_id).order_by(versions.c.number)
            of_it = tuple(map(version_of, connection.execute(chosen)))
        return StoredReport(row.id, ReportKey(row.key, row.outlet, row.url), moment(row.first_seen), of_it)

    def version(self, version_id: str) -> Version | None:
        """Get one version."""
        with self._backend.reading() as connection:
            row = connection.execute(select_versions().where(versions.c.id == version_id)).first()
        return version_of(row) if row else None

    def versions(self, *, after: str = "", limit: int = 1000) -> tuple[Version, ...]:
        """Page through all versions."""
        chosen = select_versions().where(versions.c.id > after).order_by(versions.c.id).limit(limit)
        with self._backend.reading() as connection:
            return tuple(map(version_of, connection.execute(chosen)))

    def known(self, version_ids: Iterable[str]) -> frozenset[str]:
        """Say which are there."""
        with self._backend.reading() as connection:
            return frozenset(existing(connection, versions.c.id, version_ids))

    def known_reports(self, report_ids: Iterable[str]) -> frozenset[str]:
        """Say which are there."""
        with self._backend.reading() as connection:
            return frozenset(existing(connection, reports.c.id, report_ids))

    def known_jobs(self, job_ids: Iterable[str]) -> frozenset[str]:
        """Say which are there, in whatever state."""
        with self._backend.reading() as connection:
            return frozenset(existing(connection, jobs.c.id, job_ids))

    def holding(self, sha256: str) -> tuple[Version, ...]:
        """List the versions of some bytes."""
        chosen = select_versions().where(versions.c.sha256 == sha256).order_by(versions.c.n)
        with self._backend.reading() as connection:
            return tuple(map(version_of, connection.execute(chosen)))

    def content(self, sha256: str) -> bytes | None:
        """Get raw bytes."""
        with self._backend.reading() as connection:
            if connection.scalar(select(blobs.c.sha256).where(blobs.c.sha256 == sha256)) is None:
                return None
        return self._blobs.read(sha256)

    def article(self, version_id: str) -> Article | None:
        """Get the clean text of a version."""
        chosen = select(documents.c.article, documents.c.text).where(documents.c.version_id == version_id)
        with self._backend.reading() as connection:
            row = connection.execute(chosen).first()
        if row is None:
            return None
        try:
            return with_text(json.loads(row.article), row.text)
        except (SchemaError, ValueError, KeyError, TypeError) as error:
            raise StoreError(f"documents {version_id}: damaged ({error}); see `whence verify`") from error
