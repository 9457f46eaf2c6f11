"""Coding in worker processes, on each database."""

from __future__ import annotations

import threading

from reliability import toys
from tests.archive.coding_help import coded, fill, hashes, jobs, options
from tests.contracts.conftest import Places
from whence.archive.coding import code
from whence.archive.coding_events import Coded
from whence.model.archive import JobState

TEXTS = [f"Rebels attacked town {n}." for n in range(10)]


def test_good_reports_are_coded_and_a_poisoned_one_is_dead(new_place: Places) -> None:
    store = new_place().store()
    ids = fill(store, [*TEXTS, "Rebels CRASHMARK."])
    told = coded(store)
    assert sum(isinstance(each, Coded) for each in told) == 10
    assert [job.target for job in jobs(store, JobState.DEAD)] == [ids[-1]]
    assert not list(store.verify())


def test_two_coders_share_the_work(new_place: Places) -> None:
    place = new_place()
    first, second = place.store(), place.store(create=False)
    fill(first, [f"{text} SLOWMARK" for text in TEXTS])
    told: list[object] = []
    thread = threading.Thread(target=lambda: told.extend(code(second, options(factory=toys.FACTORY))))
    thread.start()
    mine = coded(first)
    thread.join()
    done = [each.reading.version_id for each in (*mine, *told) if isinstance(each, Coded)]
    assert sorted(done) == sorted(hashes(first))
    assert all(len(readings) == 1 for readings in hashes(first).values())
    assert not list(first.verify())
