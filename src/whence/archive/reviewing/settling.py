"""Give a review its effect on incidents: link the reading that it brought about, and nothing else that waits."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from whence.archive.linking import LinkOptions, link_readings
from whence.archive.linking_lock import linking_alone
from whence.model.errors import ArchiveError
from whence.store.interface import Store

_PATIENCE = 5.0
"""Seconds to wait for somebody else's review to be linked: a few at once, not a whole run of ``whence link``."""


class LinkingElsewhere(ArchiveError):
    """What was kept is not in incidents yet, since somebody else is linking."""


def settle(
    folder: Path, store: Store, options: LinkOptions, version_ids: Iterable[str], *, now: Callable[[], datetime]
) -> tuple[str, ...]:
    """Link the newest readings of versions, where these wait to be; return the incidents that changed, by id.

    Args:
        folder: of the archive; nobody else may link it meanwhile.
        store: of the archive.
        options: how to link.
        version_ids: of what versions.
        now: tells the time.

    Raises:
        LinkingElsewhere: somebody else links for longer than a few seconds. What was kept has its effect with the next
            linking.
        StoreError: the store cannot be used.
    """
    newest = [made[-1].id for id in dict.fromkeys(version_ids) if (made := store.readings(id))]
    if not store.waits(newest):
        return ()
    try:
        with alone(folder):
            waiting = store.waits(newest)
            changed = link_readings(store, options, [id for id in newest if id in waiting], now=now)
    except LinkingElsewhere as error:
        raise LinkingElsewhere(f"what you did is kept, and waits for the next whence link: {error}") from error
    return tuple(dict.fromkeys(version.id for version in changed))


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep others from linking, once those who are at it with a review are done.

    Raises:
        LinkingElsewhere: somebody links for longer than that.
    """
    until = time.monotonic() + _PATIENCE
    while True:
        lock = linking_alone(folder)
        try:
            lock.__enter__()
            break
        except ArchiveError as error:
            if time.monotonic() > until:
                raise LinkingElsewhere(f"{error}, and try again") from error
            time.sleep(0.1)
    try:
        yield
    finally:
        lock.__exit__(None, None, None)
