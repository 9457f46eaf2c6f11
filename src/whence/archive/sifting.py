"""What is known already, told before anybody reads it: so that adding a folder again costs little."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from whence.archive.keys import key_of
from whence.model.archive import Added, Outcome, derived_id
from whence.model.item import Item, Refused
from whence.model.report import content_id
from whence.store.interface import ReadStore

_AT_ONCE = 50
_MOST_BYTES = 16_000_000


def sift(
    store: ReadStore, items: Iterable[Item | Refused], known: Callable[[Item, Added], None]
) -> Iterator[Item | Refused]:
    """Let through, in order, what the archive does not hold; ``known`` is told of the others.

    An item is known where the same bytes are there as a version of the same report. Whoever has changed the reading of
    bytes (a new column mapping, say) changes nothing of what is kept by adding them again.
    """
    waiting: list[Item | Refused] = []
    weight = 0
    for item in items:
        waiting.append(item)
        weight += len(item.content or b"")
        if len(waiting) >= _AT_ONCE or weight >= _MOST_BYTES:
            yield from _fresh(store, waiting, known)
            waiting, weight = [], 0
    yield from _fresh(store, waiting, known)


def _fresh(
    store: ReadStore, items: Sequence[Item | Refused], known: Callable[[Item, Added], None]
) -> Iterator[Item | Refused]:
    keys = [key_of(item) if isinstance(item, Item) else None for item in items]
    versions = [
        derived_id("version", key.id, content_id(item.content)) if key and isinstance(item, Item) else None
        for item, key in zip(items, keys, strict=True)
    ]
    there = store.known([version for version in versions if version is not None])
    for item, key, version in zip(items, keys, versions, strict=True):
        if isinstance(item, Item) and key is not None and version in there:
            known(item, Added(Outcome.KNOWN, key.id, version))
        else:
            yield item
