"""Is the archive what it was: the store's own checks, and whatever can be derived again from what it keeps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whence.archive.progress import Progress, unwatched
from whence.link.copies.fingerprint import fingerprint_of
from whence.model.archive import Finding, Version
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
    done = {"versions": 0, "readings": 0}
    for version in _versions(store):
        findings.extend(_derived(store, version, done))
        progress(done["versions"], "versions")
    last, entries = _chain(store, head)
    if head is not None and not entries[1]:
        findings.append(Finding("audit", head, "no entry has this hash: the log was cut off or written anew"))
    counts = store.counts()
    checked = (
        ("reports", counts.reports),
        ("versions", done["versions"]),
        ("files of raw bytes", counts.blobs),
        ("readings", done["readings"]),
        ("audit entries", entries[0]),
    )
    return Verdict(_once(findings), checked, last)


def _versions(store: ReadStore) -> Iterator[Version]:
    after = ""
    while page := store.versions(after=after, limit=_PAGE):
        yield from page
        after = page[-1].id


def _derived(store: ReadStore, version: Version, done: dict[str, int]) -> Iterator[Finding]:
    done["versions"] += 1
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
        done["readings"] += 1
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


def _chain(store: ReadStore, head: str | None) -> tuple[str | None, tuple[int, bool]]:
    after, last, number, found = 0, None, 0, False
    while page := store.audit(after=after, limit=_PAGE):
        number += len(page)
        found = found or (head is not None and any(entry.hash.startswith(head.lower()) for entry in page))
        after, last = page[-1].seq, page[-1].hash
    return last, (number, found)


def _once(findings: list[Finding]) -> tuple[Finding, ...]:
    """Name a thing once for each thing that is wrong with it, in the order found."""
    return tuple(dict.fromkeys(findings))
