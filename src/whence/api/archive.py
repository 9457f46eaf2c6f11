"""An archive from Python: look at its incidents, claims, reports and changes; judge; export; take in, code and link."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from whence.api.changes import Changes, point
from whence.api.claims import Claims
from whence.api.incidents import Incident, Incidents
from whence.api.reports import Report, Reports
from whence.model.errors import ArchiveError, InputError

if TYPE_CHECKING:
    from whence.archive.folder import Archive as Folder
    from whence.export.writing import Tally
    from whence.model.incident import IncidentVersion
    from whence.model.linking import Dossier, IncidentQuery
    from whence.store.interface import ReadStore, Store

_ALL = 2**31 - 1
"""A limit that no archive reaches."""


class Archive:
    """An open archive; a context manager, so that it is closed again.

    Collections that it gives are got anew whenever they are gone through, and only as long as it is open.
    """

    def __init__(self, folder: Folder, store: ReadStore, writer: Store | None) -> None:
        self._folder, self._reader, self._writer = folder, store, writer
        self._open = True

    @property
    def path(self) -> Path:
        """The archive's folder."""
        return self._folder.folder

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of it; closing it again does nothing."""
        if self._open:
            self._open = False
            self._reader.close()

    def incidents(
        self,
        *,
        plover: str | None = None,
        country: str | None = None,
        since: str | date | None = None,
        until: str | date | None = None,
        actor: str | None = None,
        words: str | None = None,
        reports: int = 1,
        origins: int = 1,
        conflicting: bool = False,
        limit: int | None = None,
    ) -> Incidents:
        """Find incidents, the newest happening first; all bounds hold together.

        Args:
            plover: event type, as ``ASSAULT``.
            country: ISO 3166-1 alpha-3.
            since: they end on or after this day ("2016-03-01").
            until: they begin on or before this day.
            actor: id of the registry, among those who acted or were acted upon.
            words: all of these in the title.
            reports: told by so many reports at least.
            origins: by so many independent texts at least.
            conflicting: only those of which sources contradict each other.
            limit: at most so many; None for all.
        """
        from whence.model.linking import IncidentQuery

        query = IncidentQuery(
            plover=plover.upper() if plover else None,
            country=country.upper() if country else None,
            since=_day(since),
            until=_day(until),
            actor=actor,
            words=words,
            reports=reports,
            origins=origins,
            conflicting=conflicting,
            limit=_ALL if limit is None else limit,
        )
        return Incidents(lambda: self._dossiers(query), lambda: self._linked(query))

    def incident(self, id: str) -> Incident:
        """Get one incident by its id, or the beginning of it, or that of one of its claims.

        Raises:
            InputError: there is none, or it is no more, or several can be meant.
        """
        from whence.archive.dossiers import dossiers_of
        from whence.archive.exporting import linked

        return Incident(next(linked(self._store, dossiers_of(self._store, [self._meant(id)]))))

    def history(self, id: str) -> Changes:
        """List the versions of an incident, oldest first; of one that is no more too."""
        whole = self._meant(id)
        return Changes(lambda: iter(self._store.incident_versions(id=whole, limit=_ALL)))

    def claims(self, **filters: Any) -> Claims:
        """List the claims of incidents, round-ups that are attached too; the filters are those of ``incidents``."""
        return self.incidents(**filters).claims

    def reports(self) -> Reports:
        """List the reports, each by its newest version, in the order of their ids."""
        return Reports(self._reports)

    def changes(self, since: int | str | date | datetime = 0) -> Changes:
        """List what became of incidents, oldest first: new, changed, merged, split, withdrawn, revived.

        Args:
            since: the number of a change (``Changes.cursor`` of the last time), or a day or time, in UTC where it has
                no zone.

        Raises:
            InputError: it is neither.
        """
        number, moment = point(since)
        return Changes(lambda: self._versions(number, moment))

    def export(self, form: str, path: str | PathLike[str], *, variant: str | None = None, **filters: Any) -> Tally:
        """Write incidents to files in another form; ``docs/exports.md`` and ``docs/linked-data.md`` tell of each.

        Args:
            form: ``acled``, ``ucdp``, ``polecat``, ``plover``, ``claims``, ``geojson``, ``parquet``, ``ftm``,
                ``annotations`` or ``prov``.
            path: the file to write; other parts stand beside it.
            variant: of the columns, where the form has several.
            filters: those of ``incidents``.

        Returns:
            What was written and what was left out, and why.

        Raises:
            InputError: there is no such form or variant, or the file cannot be written.
        """
        from whence.api.exporting import export

        chosen = self.incidents(**filters)
        return export(self._store, form, Path(path), variant=variant, plain=chosen._dossiers, linked=chosen._linked)

    def judge(self, verdict: str, one: str, other: str, *, why: str, who: str | None = None) -> Changes:
        """Say of two claims, or incidents, that they are of one happening or not; link again what that touches.

        Args:
            verdict: ``same``, ``different`` or ``unsure``.
            one: a claim, or an incident by its first claim; the beginning of its id will do.
            other: the same.
            why: in your words.
            who: whose judgement it is; None for your login name.

        Returns:
            What changed by it.

        Raises:
            ArchiveError: the archive is not open for writing, or somebody links it at this moment.
            InputError: an id means nothing or several things, or the judgement contradicts others.
        """
        from whence.api.working import judged

        return judged(self._folder, self._writable(), verdict, (one, other), why, who)

    def add(self, *sources: str | PathLike[str], publisher: str | None = None) -> dict[str, int]:
        """Take in reports: files, folders, tables, web archives. Nothing is fetched.

        Returns:
            How many were ``new``, a new ``version``, ``known``, ``refused``.
        """
        from whence.api.working import added

        return added(self._folder, self._writable(), [str(source) for source in sources], publisher)

    def code(self, *, workers: int | None = None) -> int:
        """Read what has no reading yet, in worker processes, and return how many reports were read."""
        from whence.api.working import coded

        return coded(self._folder, self._writable(), workers)

    def link(self, *, again: bool = False) -> Changes:
        """Put what was coded into incidents, and return what changed; ``again`` links everything afresh, ids kept."""
        from whence.api.working import linked

        return linked(self._folder, self._writable(), again=again)

    @property
    def _store(self) -> ReadStore:
        if not self._open:
            raise ArchiveError(f"{self.path}: the archive is closed; open it with whence.open")
        return self._reader

    def _writable(self) -> Store:
        if self._writer is None:
            raise ArchiveError(f"{self.path}: open for reading only; use whence.open(…, write=True)")
        if not self._open:
            raise ArchiveError(f"{self.path}: the archive is closed; open it with whence.open")
        return self._writer

    def _dossiers(self, query: IncidentQuery) -> Iterator[Dossier]:
        from whence.archive.dossiers import dossiers

        return dossiers(self._store, query)

    def _linked(self, query: IncidentQuery) -> Iterator[Dossier]:
        from whence.archive.exporting import linked

        return linked(self._store, self._dossiers(query))

    def _meant(self, prefix: str) -> str:
        from whence.archive.judging import incidents_meant

        found = incidents_meant(self._store, prefix)
        if len(found) == 1:
            return found[0]
        if not found:
            raise InputError(f"no incident or claim has an id that begins with {prefix}; incidents() lists them")
        raise InputError(f"{prefix} can mean the incidents {', '.join(found)}; give more of the id")

    def _reports(self) -> Iterator[Report]:
        seen: set[str] = set()
        after = ""
        while page := self._store.versions(after=after):
            for version in page:
                if version.report_id not in seen:
                    seen.add(version.report_id)
                    report = self._store.report(version.report_id)
                    if report is not None:
                        yield Report(self._store, report)
            after = page[-1].id

    def _versions(self, after: int, since: datetime | None) -> Iterator[IncidentVersion]:
        while page := self._store.incident_versions(after_seq=after, since=since, limit=500):
            yield from page
            after = page[-1].seq

    def __repr__(self) -> str:
        if not self._open:
            return f"<Archive {self.path}, closed>"
        counts = self._store.counts()
        state = "" if self._writer is None else ", open for writing"
        return f"<Archive {self.path}: {counts.reports:,} reports, {counts.incidents:,} incidents{state}>"


def open(path: str | PathLike[str], *, write: bool = False, create: bool = False) -> Archive:
    """Open an archive, by default for reading only.

    Args:
        path: its folder.
        write: for writing too: taking in, coding, linking, judging.
        create: make it where there is none, and open it for writing.

    Raises:
        ArchiveError: there is none; the message says how to make one.
        StoreError: it cannot be used.
    """
    from whence.archive.folder import SETTINGS
    from whence.archive.folder import Archive as Folder

    folder = Path(path)
    found = Folder.create(folder) if create and not (folder / SETTINGS).is_file() else Folder.open(folder)
    if not (write or create):
        return Archive(found, found.reader(), None)
    store = found.store()
    return Archive(found, store, store)


def _day(day: str | date | None) -> str | None:
    from whence.model.dates import PartialDate

    if day is None:
        return None
    return str(PartialDate.parse(day)) if isinstance(day, str) else day.isoformat()
