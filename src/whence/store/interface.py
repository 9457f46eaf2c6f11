"""The two faces of a store: ``ReadStore`` cannot write, ``Store`` can. Each writing method is one transaction.

When a writing method returns, what it wrote is on the disk: it survives the process and the power. Whoever calls it
again with the same arguments changes nothing (effects happen once). Methods raise ``StoreError`` where the store cannot
be used: locked by another for too long, of a newer version, damaged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from whence.model.archive import (
    Added,
    AuditEntry,
    Coded,
    Copy,
    Counts,
    Feed,
    Finding,
    Intake,
    Job,
    JobKind,
    JobState,
    Maker,
    SearchHit,
    SearchQuery,
    StoredReading,
    StoredReport,
    Version,
)
from whence.model.reading import Article, Reading
from whence.model.report_lists import Provenance, ReportLine, Tally
from whence.store.linking_interface import ReadLinking, WriteLinking
from whence.store.review_interface import ReadReview, WriteReview


class ReadStore(ReadLinking, ReadReview, Protocol):
    """What readers see."""

    def counts(self) -> Counts:
        """Count everything."""

    def tally(self) -> Tally:
        """Count what a status line shows; ``counts`` counts more, and takes longer."""

    def resolve(self, prefix: str) -> tuple[str, ...]:
        """List ids of reports, versions, readings, incidents, claims and hashes of bytes that begin so; at most 10."""

    def report(self, report_id: str) -> StoredReport | None:
        """Get a report with its versions; None where there is none."""

    def report_lines(self, *, before: int | None = None, limit: int = 100) -> tuple[ReportLine, ...]:
        """List reports, the last one that came first: those before a place in the list (``ReportLine.n``)."""

    def versions_by_id(self, version_ids: Iterable[str]) -> Mapping[str, Version]:
        """Get versions by their ids; those that are not there are left out."""

    def version(self, version_id: str) -> Version | None:
        """Get one version; None where there is none."""

    def versions(self, *, after: str = "", limit: int = 1000) -> tuple[Version, ...]:
        """Page through all versions in the order of their ids: those after an id."""

    def known(self, version_ids: Iterable[str]) -> frozenset[str]:
        """Say which of some versions are there."""

    def known_reports(self, report_ids: Iterable[str]) -> frozenset[str]:
        """Say which of some reports are there."""

    def known_jobs(self, job_ids: Iterable[str]) -> frozenset[str]:
        """Say which of some jobs are there, in whatever state."""

    def holding(self, sha256: str) -> tuple[Version, ...]:
        """List the versions whose bytes have a hash."""

    def content(self, sha256: str) -> bytes | None:
        """Get raw bytes, checked against their hash; None where there are none.

        Raises:
            StoreError: the bytes are there and not those of the hash, or lost.
        """

    def article(self, version_id: str) -> Article | None:
        """Get the clean text of a version; None where there is no such version."""

    def readings(self, version_id: str) -> tuple[StoredReading, ...]:
        """List the readings of a version, oldest first."""

    def reading(self, reading_id: str) -> Reading | None:
        """Get a reading; None where there is none."""

    def provenance(self, reading_id: str) -> Provenance | None:
        """Get what a reading is of; None where there is no such reading. It never changes."""

    def maker(self, maker_id: str) -> Maker | None:
        """Get what made some readings."""

    def search(self, query: SearchQuery) -> tuple[SearchHit, ...]:
        """Search titles and texts. Any words a person can type are a valid query."""

    def fingerprint(self, version_id: str) -> tuple[int, ...]:
        """Get the sampled shingle hashes of a version's text, sorted."""

    def sharing(self, hashes: Sequence[int], *, at_least: int, ignore_above: int) -> Mapping[str, int]:
        """Find the versions that share at least some of the hashes, and how many they share.

        Hashes that more than ``ignore_above`` versions have are phrases of the trade and do not count.
        """

    def copies(self, version_id: str) -> tuple[Copy, ...]:
        """List what a version was copied from."""

    def family(self, origin_id: str) -> tuple[Copy, ...]:
        """List the members of a family, the origin first."""

    def families_of(self, origin_ids: Iterable[str]) -> Mapping[str, tuple[Copy, ...]]:
        """List the members of families, by origin, each with the origin first; what is no origin is left out."""

    def families(self, *, after: str = "", limit: int = 100) -> tuple[str, ...]:
        """Page through the origins of families that have more than one member."""

    def feeds(self) -> tuple[Feed, ...]:
        """List the feeds by address."""

    def jobs(
        self, *, kind: JobKind | None = None, state: JobState | None = None, limit: int = 100, after: str | None = None
    ) -> tuple[Job, ...]:
        """List jobs, the oldest first.

        Args:
            kind: only these; None for all.
            state: only in this state; None for any.
            limit: at most so many.
            after: the id of a job: only what comes behind it, whatever its state is by now; None begins at the oldest.
        """

    def audit(self, *, after: int = 0, limit: int = 1000) -> tuple[AuditEntry, ...]:
        """Page through the audit log: the entries behind a sequence number."""

    def last_entry(self) -> int:
        """Get the number of the last entry of the audit log: whatever changes what is kept raises it."""

    def remember(self, name: str) -> str | None:
        """Get a small named value that ``Store.note`` kept (an HTTP validator, a position in an import)."""

    def verify(self, *, head: tuple[int, str] | None = None) -> Iterator[Finding]:
        """Check every row, file and link against the hashes that were taken of them; yield what is wrong.

        Args:
            head: number and hash of an entry of the audit log that was written down elsewhere: who rewrote the whole
                log can hide it from the archive itself, not from this.
        """

    def dump(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield every row that is not derived, with its table's name: one state; plain data, bytes in base64."""

    def close(self) -> None:
        """Let go of the database."""


class Store(ReadStore, WriteLinking, WriteReview, Protocol):
    """What can also write. ``actor`` in the audit log is whoever the store was opened by."""

    def add(self, intakes: Sequence[Intake]) -> tuple[Added, ...]:
        """Keep reports: raw bytes first, then all rows in one transaction, with an audit entry for each that is new."""

    def enqueue(self, jobs: Sequence[Job]) -> int:
        """Queue jobs that are not there yet, in whatever state; return how many were new."""

    def enqueue_coding(self, maker: Maker, *, again: bool, now: datetime) -> int:
        """Queue coding of each version that has no reading, or with ``again`` none by this maker; return how many."""

    def lease(
        self,
        kind: JobKind,
        owner: str,
        *,
        limit: int,
        now: datetime,
        until: datetime,
        only: Sequence[str] | None = None,
    ) -> tuple[Job, ...]:
        """Take jobs that are due and queued, or running under a lease that has run out. Each counts as an attempt.

        Args:
            kind: of the jobs.
            owner: who takes them.
            limit: how many at most.
            now: the time.
            until: when they are free again, unless they are done or the lease is renewed.
            only: take none but these jobs; None for any.
        """

    def renew(self, owner: str, *, until: datetime) -> int:
        """Let all that an owner has taken be theirs until a later time; return how many jobs that is."""

    def release(self, owner: str) -> int:
        """Put back what an owner, known to be gone, had taken; the attempt counts. Return how many."""

    def owners(self) -> tuple[str, ...]:
        """List who holds leases."""

    def save(self, coded: Sequence[Coded], *, now: datetime) -> tuple[StoredReading, ...]:
        """Keep readings and mark their jobs done, in one transaction. One that is there is not written twice.

        Raises:
            MovedOn: persons judged claims of a version, and the last of its readings here does not take all their acts
                into account (``Maker.revised``). Nothing was written.
        """

    def finish(self, job_ids: Sequence[str], *, now: datetime) -> None:
        """Mark jobs done that leave no reading."""

    def fail(self, job_id: str, reason: str, *, retry_at: datetime | None, now: datetime) -> None:
        """Tell of a failure: the job is due again at a time, or dead where there is none, with its reason."""

    def bury(self, jobs: Sequence[Job], contents: Mapping[str, bytes], *, now: datetime) -> None:
        """Keep what could not be taken in as dead jobs, with whatever bytes there are (by SHA-256), once each."""

    def replay(self, job_ids: Sequence[str], *, now: datetime) -> int:
        """Queue dead jobs again, with attempts back at 0; return how many were dead."""

    def put_feed(self, feed: Feed) -> None:
        """Add a feed, or write what a poll found. Adding, pausing and moving are in the audit log, polls are not."""

    def drop_feed(self, url: str) -> bool:
        """Forget a feed, not what it brought; say whether there was one."""

    def put_copies(self, copies: Sequence[Copy], *, replacing: Sequence[str]) -> None:
        """Replace what some versions were copied from."""

    def note(self, name: str, value: str | None) -> None:
        """Keep a small named value; None forgets it."""

    def load(self, rows: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
        """Write what ``dump`` yielded, of either database, into an empty store; all hashes stay what they were."""

    def log(self, action: str, subject: str, detail: Mapping[str, object]) -> AuditEntry:
        """Append to the audit log an act that writes nothing else (an export, a backup)."""
