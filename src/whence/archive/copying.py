"""Relate versions to what the archive holds already: families of copies, their origins, and what quotes them.

Two versions unite if they are forms of one story (``link.copies.relation``): that is decided for the pair alone, so
families, which are what uniting pairs connect, come out the same in whatever order reports arrive. A report that holds
another among other things, or quotes it, is linked to its family and stays in its own.

Whose family a version is in: if the archive says what it is to itself (``ORIGIN``), its own; else that of the one row
whose kind is neither ``MERGED`` nor ``QUOTES``; without any such row it stands alone.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from whence.archive.copy_families import Batch
from whence.archive.copy_shelf import CopyShelf, CopyStore
from whence.model.archive import Version

_LOG = logging.getLogger(__name__)

BATCH = 200
"""Versions whose families are worked out together."""


@dataclass(frozen=True, slots=True)
class Related:
    """What relating some versions did: how many there were, pairs that were compared, and versions with new rows."""

    versions: int = 0
    compared: int = 0
    changed: int = 0


def relate(
    store: CopyStore,
    version_ids: Iterable[str],
    progress: Callable[[int], None] | None = None,
    *,
    shelf: CopyShelf | None = None,
) -> Related:
    """Find what some versions of the archive are copies of, and write it down.

    Versions that were related before may be given again; nothing changes then.

    Args:
        store: holds the versions with their fingerprints.
        version_ids: of the versions that are new.
        progress: called with the number of versions done so far.
        shelf: of the same store, with what earlier calls took from it; None for a fresh one.

    Raises:
        StoreError: a version is not there, or the store cannot be used.
    """
    shelf, total = shelf or CopyShelf(store), Related()
    ids = iter(dict.fromkeys(version_ids))
    while batch := list(islice(ids, BATCH)):
        changed = Batch(shelf).relate(batch)
        total = Related(total.versions + len(batch), shelf.compared, total.changed + changed)
        if progress is not None:
            progress(total.versions)
    _LOG.debug("related %d versions, compared %d pairs", total.versions, total.compared)
    return total


def rebuild(store: CopyStore, progress: Callable[[int], None] | None = None) -> Related:
    """Forget all families and find them again, as after a change of the rules."""
    for page in _pages(store):
        store.put_copies((), replacing=[version.id for version in page])
    return relate(store, (version.id for page in _pages(store) for version in page), progress)


def _pages(store: CopyStore) -> Iterator[tuple[Version, ...]]:
    after = ""
    while page := store.versions(after=after):
        yield page
        after = page[-1].id
