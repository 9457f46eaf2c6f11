"""Is the archive what it was: the store's own checks, and whatever can be derived again from what it keeps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whence.archive.progress import Progress, unwatched
from whence.link.copies.fingerprint import fingerprint_of
from whence.model.archive import Counts, Finding, Version
from whence.model.errors import WhenceError
from whence.store.interface import ReadStore

_PAGE = 500


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verification found.

    Attributes:
        findings: what is wrong; empty where all is well.
        checked: what was checked and how much of it, for people.
        head: the hash of the last entry of the audit log; None for an empty one.
    """

    findings: tuple[Finding, ...]
    checked: tuple[tuple[str, int], ...]
    head: str | None


def verify(store: ReadStore, *, head: str | None = None, progress: Progress = unwatched) -> Verdict:
    """Check everything. Reads only, and goes on behind whatever is wrong.

    Args:
        store: what to check.
        head: a hash of the audit log that was kept elsewhere: the log must still hold it.
        progress: is told how many things were checked, and of what.

    Raises:
        StoreError: the store cannot be read at all.
    """
    findings: list[Finding] = []
    for finding in store.verify():
        findings.append(finding)
        progress(len(findings), "findings")
    tally = _Tally()
    for derived in (_all_derived(store, tally, progress), _chain(store, head, tally)):
        findings.extend(_to_the_end(derived))
    counts = _counts(store)
    checked = (
        ("versions", tally.versions),
        ("readings", tally.readings),
        ("raw bytes", counts.blobs if counts else 0),
        ("linked readings", counts.linked if counts else 0),
        ("incidents", counts.incidents if counts else 0),
        ("audit entries", tally.entries),
    )
    return Verdict(tuple(dict.fromkeys(findings)), checked, tally.head)


@dataclass(slots=True)
class _Tally:
    versions: int = 0
    readings: int = 0
    entries: int = 0
    head: str | None = None


def _to_the_end(findings: Iterator[Finding]) -> Iterator[Finding]:
    """Go through findings; a row that nothing can be made of, which the store has named, ends them."""
    try:
        yield from findings
    except (WhenceError, ValueError, TypeError) as error:
        yield Finding("database", "?", f"cannot be read to its end: {error}")


def _counts(store: ReadStore) -> Counts | None:
    """Count what is there; None where the store is too damaged for that."""
    try:
        return store.counts()
    except (WhenceError, ValueError, TypeError):
        return None


def _all_derived(store: ReadStore, tally: _Tally, progress: Progress) -> Iterator[Finding]:
    after = ""
    while page := store.versions(after=after, limit=_PAGE):
        for version in page:
            tally.versions += 1
            yield from _to_the_end(_derived(store, version, tally))
            progress(tally.versions, "versions")
        after = page[-1].id


def _derived(store: ReadStore, version: Version, tally: _Tally) -> Iterator[Finding]:
    try:
        article = store.article(version.id)
    except (WhenceError, ValueError) as error:
        yield Finding("documents", version.id, f"the article cannot be read: {error}")
        article = None
    else:
        if article is None:
            yield Finding("documents", version.id, "the version has no text")
    if article is not None:
        if article.report.id != version.sha256:
            yield Finding("documents", version.id, "the text is of other bytes than the version")
        if store.fingerprint(version.id) != fingerprint_of(article.document):
            yield Finding("documents", version.id, "the fingerprint is not that of the text")
    for made in store.readings(version.id):
        tally.readings += 1
        yield from _reading(store, version, made.id, made.claims)


def _reading(store: ReadStore, version: Version, id: str, claims: int) -> Iterator[Finding]:
    try:
        reading = store.reading(id)
    except (WhenceError, ValueError) as error:
        yield Finding("readings", id, f"the reading cannot be read: {error}")
        return
    if reading is None:
        yield Finding("readings", id, "the reading is lost")
    elif len(reading.claims) != claims:
        yield Finding("readings", id, f"it holds {len(reading.claims)} claims, and {claims} are told of")
    elif reading.report.id != version.sha256:
        yield Finding("readings", id, "it is a reading of other bytes than those of its version")


def _chain(store: ReadStore, head: str | None, tally: _Tally) -> Iterator[Finding]:
    """Go through the audit log to its head, looking for one that was kept elsewhere."""
    after, there = 0, head is None
    while page := store.audit(after=after, limit=_PAGE):
        tally.entries += len(page)
        there = there or any(entry.hash.startswith(str(head).lower()) for entry in page)
        after, tally.head = page[-1].seq, page[-1].hash
    if not there:
        yield Finding("audit", str(head), "no entry has this hash: the log was cut off or written anew")
