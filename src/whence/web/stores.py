"""The stores of a running desk: one reader for all requests, and a writer for each act."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Annotated, Any, TypeVar, cast

from anyio.to_thread import run_sync
from fastapi import Depends, Request

from whence.archive.folder import Archive
from whence.archive.reviewing.eyes import seen_by
from whence.model.reading import Article, Reading
from whence.model.report_lists import Provenance
from whence.store.interface import ReadStore, Store
from whence.web.who import Who, desk_of

T = TypeVar("T")

_READINGS = 256
"""Readings kept at hand, about 100 kB each: an incident page parses those of all its claims, most asked for again."""


_ROWS = 4096
"""Small rows that are kept at hand, about 2 kB each."""


class Shelf:
    """Keeps what was looked up last; what was not there is looked for again. Safe between threads."""

    def __init__(self, look_up: Callable[[str], T | None], most: int) -> None:
        self._look_up: Callable[[str], Any] = look_up
        self._most, self._kept, self._lock = most, OrderedDict[str, Any](), Lock()

    def get(self, id: str) -> Any:
        """Get one; None where there is none."""
        with self._lock:
            if id in self._kept:
                self._kept.move_to_end(id)
                return self._kept[id]
        found = self._look_up(id)
        if found is not None:
            with self._lock:
                self._kept[id] = found
                while len(self._kept) > self._most:
                    self._kept.popitem(last=False)
        return found


class KeepingReader:
    """A reader that keeps at hand what never changes: readings, what they are of, texts. The rest is the store's."""

    def __init__(self, store: ReadStore, most: int = _READINGS) -> None:
        self._store = store
        self._readings, self._articles = Shelf(store.reading, most), Shelf(store.article, most)
        self._provenance = Shelf(store.provenance, _ROWS)

    def reading(self, reading_id: str) -> Reading | None:
        """Get a reading."""
        return cast(Reading | None, self._readings.get(reading_id))

    def article(self, version_id: str) -> Article | None:
        """Get the clean text of a version."""
        return cast(Article | None, self._articles.get(version_id))

    def provenance(self, reading_id: str) -> Provenance | None:
        """Get what a reading is of."""
        return cast(Provenance | None, self._provenance.get(reading_id))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


class Stores:
    """Opens the archive's reader when it is first asked for. It is safe between threads: each read has a connection."""

    def __init__(self, archive: Archive) -> None:
        self._archive, self._reader, self._lock = archive, cast(ReadStore | None, None), Lock()

    def reader(self) -> ReadStore:
        """Get the reader.

        Raises:
            StoreError: the archive cannot be used.
        """
        with self._lock:
            if self._reader is None:
                self._reader = cast(ReadStore, KeepingReader(self._archive.reader()))
            return self._reader

    @property
    def opened(self) -> ReadStore | None:
        """The reader, if it is open."""
        return self._reader

    @contextmanager
    def writer(self, actor: str) -> Iterator[Store]:
        """Open the archive for an act of somebody, whom the audit log names, and close it again.

        Raises:
            StoreError: the archive cannot be used.
        """
        store = self._archive.store(actor=actor)
        try:
            yield store
        finally:
            store.close()

    def close(self) -> None:
        """Let go of the reader; asked for again, it is opened again."""
        with self._lock:
            if self._reader is not None:
                self._reader.close()
                self._reader = None


def stores_of(request: Request) -> Stores:
    """Get the stores of the desk that a request goes to."""
    return cast(Stores, request.app.state.stores)


async def reader(request: Request) -> ReadStore:
    """Get the reader; only the first time does it take a thread to open it."""
    stores = stores_of(request)
    opened = stores.opened
    return opened if opened is not None else await run_sync(stores.reader)


Reader = Annotated[ReadStore, Depends(reader)]


def eyes(request: Request, store: ReadStore) -> ReadStore:
    """Get an archive as whoever asks may see it: with accounts, coders judge without knowing what others said."""
    who = getattr(request.state, "who", None)
    if not desk_of(request).accounts or who is None:
        return store
    asking = Who(who.name, who.role)
    return seen_by(store, asking.name, decides=asking.may("editor")) if asking.may("coder") else store


async def seen(request: Request, store: Reader) -> ReadStore:
    """Get the reader as whoever asks may see the archive."""
    return eyes(request, store)


Seen = Annotated[ReadStore, Depends(seen)]
"""For whatever shows single claims; what shows the archive as a whole takes the ``Reader``."""


@contextmanager
def writer(request: Request, who: Who) -> Iterator[Store]:
    """Open the archive for writing in somebody's name; inside, acts are theirs in the audit log."""
    with stores_of(request).writer(who.name) as store:
        yield store
