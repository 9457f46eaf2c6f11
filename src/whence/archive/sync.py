"""Fetching what feeds named: jobs become pages, pages become reports; nothing is lost when it is stopped in between."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol, TypeAlias

from whence.archive.adding import take_in
from whence.archive.addresses import registered_site
from whence.archive.cleaning import Cleaned
from whence.archive.feeding import Polled, Poller
from whence.archive.fetch_jobs import held_version, hints_of, retry_at
from whence.archive.owners import own_name, release_gone
from whence.ingest.fetching.answer import Answer
from whence.ingest.fetching.client import Client
from whence.ingest.fetching.clock import Clock
from whence.ingest.fetching.pages import found, item_of
from whence.model.archive import Added, Job, JobKind, Version
from whence.model.errors import InputError, RefusedUrl, UnavailableNow, UnreadableInput
from whence.model.item import Hints, Item, Refused, Via
from whence.store.interface import Store

_WORK = "sync"
_AT_ONCE = 20
_LEASE = timedelta(hours=1)
"""How long a job may be held: twenty pages at a minute each, three times over."""

_HOPELESS = 20
"""Attempts after which a page that stops the program each time is given up; interrupted runs count too."""

_NOT_FOUND = 404


class Cleans(Protocol):
    """Whatever makes articles of items: ``cleaning.Cleaner``."""

    def clean(self, items: Iterable[Item | Refused]) -> Iterator[Cleaned | Refused]:
        """Clean items, in order."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one page.

    Attributes:
        url: its address.
        outcome: what it was to the archive; None where the server says that it did not change.
    """

    url: str
    outcome: Added | Refused | None


@dataclass(frozen=True, slots=True)
class Failed:
    """A page that could not be fetched. ``again`` says when it is tried again; None where it is given up."""

    url: str
    reason: str
    again: datetime | None


Event: TypeAlias = Polled | Taken | Failed


@dataclass(frozen=True, slots=True)
class Sync:
    """One run over an archive's feeds.

    Attributes:
        store: the archive.
        client: what fetches.
        poller: what asks feeds.
        cleaner: what makes articles.
        clock: tells the time.
        tell: is told of everything that happens, as it happens.
    """

    store: Store
    client: Client
    poller: Poller
    cleaner: Cleans
    clock: Clock
    tell: Callable[[Event], None]

    def run(self, feeds: Iterable[str] = (), *, limit: int | None = None, again: bool = False) -> None:
        """Ask the feeds that are due, then fetch what is due.

        Stopped at any point it leaves nothing undone for good: what was told of is on the disk, the rest is fetched by
        the next run.

        Args:
            feeds: ask these, due or not, and no others.
            limit: how many pages are fetched at most.
            again: fetch once more what the feeds list.

        Raises:
            StoreError: the store cannot be used.
            SandboxError: nothing can be read.
        """
        release_gone(self.store, _WORK)
        for feed in self.store.feeds():
            with suppress(RefusedUrl):  # the poll tells
                self.client.name(feed.url)
        for feed in self.poller.due(tuple(feeds)):
            self.tell(self.poller.poll(feed, again=again))
        owner = own_name(_WORK)
        try:
            self._fetch(owner, limit)
        finally:
            self.store.release(owner)

    def _fetch(self, owner: str, limit: int | None) -> None:
        waiting: deque[Job] = deque()
        items = self._items(owner, limit, waiting)
        for outcome in take_in(self.store, self.cleaner.clean(items), now=self.clock.now):
            job = waiting.popleft()
            # a page that could not be read is kept as a dead letter; as a page to fetch it is done
            self.store.finish([job.id], now=self.clock.now())
            self.tell(Taken(job.target, outcome))

    def _items(self, owner: str, limit: int | None, waiting: deque[Job]) -> Iterator[Item]:
        for job in self._leased(owner, limit):
            item = self._item(job)
            if item is not None:
                waiting.append(job)
                yield item

    def _leased(self, owner: str, limit: int | None) -> Iterator[Job]:
        left = limit
        while left is None or left > 0:
            now = self.clock.now()
            size = _AT_ONCE if left is None else min(_AT_ONCE, left)
            jobs = self.store.lease(JobKind.FETCH, owner, limit=size, now=now, until=now + _LEASE)
            if not jobs:
                return
            left = None if left is None else left - len(jobs)
            yield from by_turns(jobs)

    def _item(self, job: Job) -> Item | None:
        """Fetch a job's page; None where there is nothing to take in, which is then told."""
        try:
            if job.attempts > _HOPELESS:
                raise UnreadableInput(f"begun {job.attempts} times and never brought to an end")
            etag, modified = _validators(held_version(self.store, job.target))
            answer = self.client.get(job.target, etag=etag, last_modified=modified)
            if answer.status == _NOT_FOUND:  # a feed may be ahead of its site
                raise UnavailableNow(f"the server answered {_NOT_FOUND}")
            if not answer.not_modified:
                return item_of(found(answer), _with_address(hints_of(job), answer))
        except UnavailableNow as error:
            self._fail(job, error, retry_at(job, self.clock.now(), error.retry_at))
        except InputError as error:
            self._fail(job, error, None)
        else:
            self.store.finish([job.id], now=self.clock.now())
            self.tell(Taken(job.target, None))
        return None

    def _fail(self, job: Job, error: InputError, again: datetime | None) -> None:
        reason = str(error).removeprefix(f"{job.target}: ")
        self.store.fail(job.id, reason, retry_at=again, now=self.clock.now())
        self.tell(Failed(job.target, reason, again))


def fetch_items(client: Client, urls: Iterable[str]) -> Iterator[Item | Refused]:
    """Fetch pages that a person named, one after the other, for ``whence add``.

    What cannot be fetched is a refusal with its reason; nothing is raised for it.
    """
    for url in urls:
        try:
            client.name(url)
            yield item_of(found(client.get(url)))
        except InputError as error:
            yield Refused(url, str(error).removeprefix(f"{url}: "))


def by_turns(jobs: Sequence[Job]) -> Iterator[Job]:
    """Give jobs so that their hosts take turns: while one is waited for, others are asked."""
    hosts: dict[str, deque[Job]] = {}
    for job in jobs:
        hosts.setdefault(registered_site(job.target) or "", deque()).append(job)
    while hosts:
        for host in list(hosts):
            yield hosts[host].popleft()
            if not hosts[host]:
                del hosts[host]


def _validators(held: Version | None) -> tuple[str | None, str | None]:
    """Tell what the server once called the content that is held, so that it is sent again only if it changed."""
    if held is None or held.capture.via is not Via.FETCH:
        return None, None
    headers = {name.lower(): value for name, value in held.capture.headers}
    return headers.get("etag"), headers.get("last-modified")


def _with_address(hints: Hints, answer: Answer) -> Hints:
    """Keep the address that the list gave where it leads to its own site: there a redirect may be a page to log in.

    One that leads to another site is that of a distributor, and the one that answered is the report's.
    """
    same = registered_site(answer.asked) == registered_site(answer.url)
    return replace(hints, url=answer.asked if same else None)
