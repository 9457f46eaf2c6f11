"""Which readings of an archive are compared: what coding again changed, and what an edit of a report changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whence.archive.comparing import Comparison, compare
from whence.archive.makers import changed
from whence.model.archive import StoredReading
from whence.model.errors import InputError, StoreError
from whence.model.reading import Reading
from whence.store.interface import ReadStore

_PAGE = 500


@dataclass(frozen=True, slots=True)
class Revision:
    """Two kept readings and what differs.

    Attributes:
        before, after: the readings; of one version, or of two versions of a report.
        texts: both texts, where they are of two versions; None where they are of one.
        makers: what differs between what made them: component, version before, version after.
        comparison: of their claims.
    """

    before: StoredReading
    after: StoredReading
    texts: tuple[str, str] | None
    makers: tuple[tuple[str, str | None, str | None], ...]
    comparison: Comparison


def recoded(store: ReadStore, version_id: str) -> Revision:
    """Compare the current reading of a version with the one before it.

    Raises:
        InputError: there are no two.
        StoreError: one of them is damaged.
    """
    readings = store.readings(version_id)
    if len(readings) < 2:
        raise InputError(
            f"{version_id}: {'one reading' if readings else 'no reading'} and so nothing to compare; "
            "whence code --again makes another once Whence or your ratings have changed"
        )
    return between(store, readings[-2], readings[-1])


def edited(store: ReadStore, version_id: str) -> Revision:
    """Compare the current reading of a version with that of the version of its report before it.

    Raises:
        InputError: there is no version before it, or one of the two is not coded.
        StoreError: one of the readings is damaged.
    """
    version = store.version(version_id)
    report = store.report(version.report_id) if version else None
    if version is None or report is None or version.number == 1:
        raise InputError(f"{version_id}: the first version of its report; there is none before it to compare with")
    before = next(each for each in report.versions if each.number == version.number - 1)
    return between(store, current(store, before.id), current(store, version.id))


def current(store: ReadStore, version_id: str) -> StoredReading:
    """Get the current reading of a version.

    Raises:
        InputError: it has none.
    """
    readings = store.readings(version_id)
    if not readings:
        raise InputError(f"{version_id}: not coded yet; do it with whence code --report {version_id[:12]}")
    return readings[-1]


def between(store: ReadStore, before: StoredReading, after: StoredReading) -> Revision:
    """Compare two readings that are kept.

    Raises:
        StoreError: one of them is damaged or lost.
    """
    old, new = _reading(store, before), _reading(store, after)
    texts = None if before.version_id == after.version_id else (old.document.text, new.document.text)
    makers = [store.maker(each.maker_id) for each in (before, after)]
    differ = changed(makers[0], makers[1]) if makers[0] and makers[1] else ()
    return Revision(before, after, texts, differ, compare(old, new))


def all_recoded(store: ReadStore) -> Iterator[Revision]:
    """Compare the current reading with the one before it, for every version that has two.

    Raises:
        StoreError: one of them is damaged or lost.
    """
    after = ""
    while page := store.versions(after=after, limit=_PAGE):
        for version in page:
            readings = store.readings(version.id)
            if len(readings) > 1:
                yield between(store, readings[-2], readings[-1])
        after = page[-1].id


def _reading(store: ReadStore, stored: StoredReading) -> Reading:
    reading = store.reading(stored.id)
    if reading is None:
        raise StoreError(f"the reading {stored.id} is lost; see whence verify")
    return reading
