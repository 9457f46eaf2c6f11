"""One run of taking reports in: what is known is passed over, what is new is cleaned and kept, addresses are queued."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol

from whence.archive.adding import foresee, take_in
from whence.archive.cleaning import Cleaned
from whence.archive.fetch_jobs import fetch_job
from whence.archive.sifting import sift
from whence.ingest.listing import Listed
from whence.model.archive import Added
from whence.model.item import Address, Found, Item, Refused
from whence.store.interface import Store
from whence.store.times import now as utc_now

_ADDRESSES_AT_ONCE = 200


class Cleans(Protocol):
    """Whatever makes articles of items: ``cleaning.Cleaner``."""

    def clean(self, items: Iterable[Item | Refused]) -> Iterator[Cleaned | Refused]:
        """Clean items, in order."""


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one thing that a source holds. An address was queued, to be fetched by ``whence sync``."""

    place: str
    outcome: Added | Refused | Address


@dataclass(frozen=True, slots=True)
class TakingOptions:
    """How reports are taken in.

    Attributes:
        publisher: the outlet that the user names for all of them; None leaves it to sources and texts.
        batch: how many are written at once, at most.
        dry: whether nothing is written, and it is only told what would become of each.
        now: tells the time.
    """

    publisher: str | None = None
    batch: int = 100
    dry: bool = False
    now: Callable[[], datetime] = utc_now


@dataclass(slots=True)
class _Entry:
    place: str
    done: bool = False


@dataclass(slots=True)
class Taking:
    """Takes in what one source holds. ``reached`` is the place up to which everything is on the disk."""

    store: Store
    cleaner: Cleans
    options: TakingOptions = TakingOptions()
    reached: str | None = None
    _order: deque[_Entry] = field(default_factory=deque)
    _cleaning: deque[_Entry] = field(default_factory=deque)
    _entries: dict[int, _Entry] = field(default_factory=dict)
    _told: deque[Told] = field(default_factory=deque)
    _addresses: list[tuple[Address, _Entry]] = field(default_factory=list)

    def take(self, found: Iterable[Found]) -> Iterator[Told]:
        """Take things in; each is told of when it is on the disk, which is not always in their order.

        Raises:
            StoreError: the store cannot be used.
            SandboxError: nothing can be read.
            InputError: the source breaks off.
        """
        fresh = self._fresh(sift(self.store, self._entered(found), self._known))
        cleaned = self.cleaner.clean(fresh)
        for outcome in self._written(cleaned):
            self._finish(self._cleaning.popleft(), outcome)
            yield from self._telling()
        self._queue()
        yield from self._telling()

    def _written(self, cleaned: Iterator[Cleaned | Refused]) -> Iterator[Added | Refused]:
        if self.options.dry:
            return foresee(self.store, cleaned)
        return take_in(self.store, cleaned, batch=self.options.batch, now=self.options.now)

    def _entered(self, found: Iterable[Found]) -> Iterator[Item | Refused]:
        for each in found:
            entry = _Entry(each.capture.place if isinstance(each, Item) else each.place)
            self._order.append(entry)
            if isinstance(each, Address):
                self._addresses.append((each, entry))
                if len(self._addresses) >= _ADDRESSES_AT_ONCE:
                    self._queue()
                continue
            if isinstance(each, Item) and self.options.publisher:
                each = replace(each, hints=replace(each.hints, publisher=self.options.publisher))
            self._entries[id(each)] = entry
            yield each

    def _fresh(self, items: Iterable[Item | Refused]) -> Iterator[Item | Refused]:
        for item in items:
            self._cleaning.append(self._entries.pop(id(item)))
            yield item

    def _known(self, item: Item, added: Added) -> None:
        self._finish(self._entries.pop(id(item)), added)

    def _queue(self) -> None:
        now = self.options.now()
        if self._addresses and not self.options.dry:
            self.store.enqueue(
                [fetch_job(Listed(each.url, hints=each.hints), each.place, due=now) for each, _ in self._addresses]
            )
        for address, entry in self._addresses:
            self._finish(entry, address)
        self._addresses.clear()

    def _finish(self, entry: _Entry, outcome: Added | Refused | Address) -> None:
        entry.done = True
        self._told.append(Told(entry.place, outcome))
        while self._order and self._order[0].done:
            self.reached = self._order.popleft().place

    def _telling(self) -> Iterator[Told]:
        while self._told:
            yield self._told.popleft()
