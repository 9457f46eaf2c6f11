"""Sync cut off at any write, before it or behind it: the next run makes up for it and doubles nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.archive.intakes import PlainCleaner
from tests.archive.sites import FEED, TODAY, Desk, Reader, atom, entry, opened, page
from tests.ingest.fetching.wires import BEGIN
from whence.archive.feeding import Poller
from whence.archive.sync import Sync
from whence.model.archive import Feed, FeedKind, JobKind, JobState
from whence.store.interface import Store

WRITES = ("add", "enqueue", "lease", "release", "finish", "fail", "bury", "put_feed", "put_copies", "note")
PATHS = ("/a", "/b", "/c")


class Killed(BaseException):
    """What no handler catches."""


class Dying:
    """A store whose process dies at its nth write: nothing is done behind that, not even putting things back."""

    def __init__(self, store: Store, at: int, *, behind: bool) -> None:
        self._store, self._left, self._behind = store, at, behind
        self.dead = False

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._store, name)
        return self._dying(method) if name in WRITES else method

    def _dying(self, method: Any) -> Any:
        def write(*arguments: Any, **named: Any) -> Any:
            self._left -= 1
            if self.dead or (self._left <= 0 and not self._behind):
                self.dead = True
                raise Killed
            done = method(*arguments, **named)
            if self._left <= 0:
                self.dead = True
                raise Killed
            return done

        return write


@pytest.mark.parametrize("behind", [False, True])
@pytest.mark.parametrize("at", range(1, 11))
def test_cut_off_anywhere_nothing_is_lost_and_nothing_doubled(tmp_path: Path, at: int, behind: bool) -> None:
    store = opened(tmp_path)
    store.put_feed(Feed(FEED, FeedKind.FEED, BEGIN, 3600, BEGIN))
    desk = Desk(store)
    desk.site.pages[FEED] = atom(*(entry(path) for path in PATHS))
    desk.site.pages |= {f"http://news.example{path}": page(path) for path in PATHS}
    dying: Any = Dying(store, at, behind=behind)
    with desk.client() as client:
        run = Sync(
            dying,
            client,
            Poller(dying, client, Reader(), desk.clock),
            PlainCleaner(TODAY),
            desk.clock,
            desk.events.append,
        )
        with pytest.raises(Killed):
            run.run()
    told = sum(not hasattr(event, "feed") for event in desk.events)
    assert store.counts().versions >= told  # what was told of is there
    desk.pass_hours(2)  # leases of this very process, which has not died, run out
    desk.sync(FEED)
    assert store.counts().reports == store.counts().versions == len(PATHS)
    assert {job.state for job in store.jobs(kind=JobKind.FETCH)} == {JobState.DONE}
    assert len(store.jobs(kind=JobKind.FETCH)) == len(PATHS)
    assert list(store.verify()) == []
    store.close()
