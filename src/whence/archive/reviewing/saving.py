"""Keep readings that the program made, with those that persons' acts make of them, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from whence.archive.reviewing.revising import with_acts
from whence.model.archive import Coded, StoredReading
from whence.model.errors import MovedOn
from whence.store.interface import Store

_TRIES = 5
"""Times that readings are made again while coders go on with the same reports."""


def save_with_acts(store: Store, coded: Sequence[Coded], *, now: datetime) -> list[StoredReading]:
    """Keep readings of the program; whatever persons corrected in their versions is corrected in them right away.

    Returns:
        The newest reading of each: as persons corrected it, where they did.

    Raises:
        StoreError: the store cannot be used.
        SchemaError: an act is damaged.
    """
    for left in reversed(range(_TRIES)):
        given = with_acts(store, coded)
        try:
            kept = store.save(given, now=now)
        except MovedOn:
            if not left:
                raise
            continue
        newest = {item.version_id: made for item, made in zip(given, kept, strict=True)}
        return [newest[item.version_id] for item in coded]
    raise AssertionError("the last try returns or raises")
