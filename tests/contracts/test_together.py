"""Several writers at once, and writers that are killed."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from tests.contracts.conftest import Place, Places
from tests.contracts.samples import MAKER, NOON, coded, intake, later
from whence.model.archive import JobKind, Outcome
from whence.store.interface import Store

_WRITER = """
import sys
from pathlib import Path
from tests.contracts.samples import intake
from whence.store.opening import open_store

store = open_store(sys.argv[1], Path(sys.argv[2]), actor=sys.argv[3])
number = 0
while True:
    batch = [intake(f"Report {sys.argv[3]} {number + at}.") for at in range(5)]
    added = store.add(batch)
    number += 5
    print(" ".join(item.version_id for item in added), flush=True)
"""


def _writer(place: Place, name: str) -> subprocess.Popen[str]:
    words = [sys.executable, "-c", _WRITER, place.url, str(place.raw), name]
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True)


@contextmanager
def adding(place: Place, name: str) -> Iterator[Callable[[], str]]:
    """Let another process add reports; what is given tells the ids of the next ones that it has added."""
    writer = _writer(place, name)
    assert writer.stdout is not None
    try:
        yield writer.stdout.readline
    finally:
        writer.kill()
        writer.communicate()


def test_threads_that_add_the_same_reports_add_them_once(store: Store, place: Place) -> None:
    given = [intake(f"Report number {number}.", f"id:{number % 5}") for number in range(20)]
    stores = [store, place.store("other")] * 2
    with ThreadPoolExecutor(4) as pool:
        added = [item for batch in pool.map(lambda one: one.add(given), stores) for item in batch]
    assert Counter(item.outcome for item in added) == {Outcome.NEW: 5, Outcome.VERSION: 15, Outcome.KNOWN: 60}
    assert list(store.verify()) == []


def test_no_job_is_leased_twice_and_each_is_coded_once(store: Store, place: Place) -> None:
    store.add([intake(f"Report number {number}.") for number in range(24)])
    store.enqueue_coding(MAKER, again=False, now=NOON)

    def work(name: str) -> list[str]:
        own, done = place.store(name), []
        while taken := own.lease(JobKind.CODE, name, limit=3, now=NOON, until=later(5)):
            own.save([coded(job.target, MAKER, job.id) for job in taken], now=NOON)
            done += [job.id for job in taken]
        return done

    with ThreadPoolExecutor(4) as pool:
        done = [id for ids in pool.map(work, ["a", "b", "c", "d"]) for id in ids]
    assert len(done) == len(set(done)) == 24
    assert store.counts().readings == 24
    assert list(store.verify()) == []


def test_what_a_killed_writer_was_told_is_there(store: Store, place: Place) -> None:
    writers = [_writer(place, name) for name in ("one", "two")]
    try:
        for writer in writers:
            assert writer.stdout is not None
            writer.stdout.readline()
        time.sleep(0.3)
    finally:
        for writer in writers:
            writer.kill()
    told = {id for writer in writers for id in writer.communicate()[0].split()}
    assert told
    again = place.store()
    assert again.known(told) == told
    assert list(again.verify()) == []
    assert not list((place.raw / "incoming").iterdir())


def test_an_archive_that_several_make_at_once_is_made_once(new_place: Places) -> None:
    place = new_place()
    with ThreadPoolExecutor(4) as pool:
        stores = list(pool.map(lambda name: place.store(name), ["a", "b", "c", "d"]))
    assert {store.counts().audit for store in stores} == {0}


def test_readers_read_while_others_write(store: Store, place: Place) -> None:
    reader = place.reader()
    dump = reader.dump()
    store.add([intake("One.")])
    assert reader.counts().reports == 1
    store.note("a", "1")
    assert {name for name, _ in dump} >= {"reports", "audit", "notes"}
