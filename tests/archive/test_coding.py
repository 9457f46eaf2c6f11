"""Coding with worker processes and a toy reader: all is coded, harm is contained, and nothing is done twice."""

from __future__ import annotations

import os
import threading
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from reliability import toys
from tests.archive.coding_help import coded, fill, hashes, jobs, opened, options
from whence.archive.coding import code
from whence.archive.coding_events import Began, Buried, Coded, PutBack, TryAgain
from whence.archive.owners import own_name
from whence.model import archive
from whence.model.archive import JobKind, JobState, Maker
from whence.model.errors import WhenceError
from whence.store.interface import Store
from whence.store.times import now

GOOD = [f"Rebels attacked town {n}." for n in range(12)]


def test_all_that_waits_is_coded_and_told_of(store: Store) -> None:
    ids = fill(store, GOOD)
    told = coded(store)
    assert told[0] == Began(queued=12, waiting=12, left_over=0)
    assert {each.reading.version_id for each in told if isinstance(each, Coded)} == set(ids)
    assert all(len(readings) == 1 for readings in hashes(store).values())
    assert store.counts().jobs == (("code", "done", 12),)


def test_what_is_told_is_kept_already(store: Store) -> None:
    fill(store, GOOD)
    for each in code(store, options()):
        if isinstance(each, Coded):
            assert store.reading(each.reading.id) is not None


def test_coding_again_does_nothing(store: Store) -> None:
    fill(store, GOOD)
    coded(store)
    before = hashes(store), len(store.audit())
    assert [type(each) for each in coded(store, again=True)] == [Began]
    assert (hashes(store), len(store.audit())) == before


@pytest.mark.parametrize(
    ("mark", "reason"),
    [
        ("CRASHMARK", "the worker died over it (killed by signal 9); given up after 3 tries"),
        ("EXITMARK", "the worker died over it (exit code 3: the library says farewell); given up after 3 tries"),
        ("HANGMARK", "reading took longer than 1 s and was stopped; given up after 3 tries"),
        ("LEAKMARK", "reading needed more than 300 MiB of memory; given up after 3 tries"),
        ("RAISEMARK", "ValueError: a text that no reader can stand"),
        ("DEPTHMARK", "RecursionError: maximum recursion depth exceeded"),
    ],
)
def test_harm_is_contained_and_named(store: Store, mark: str, reason: str) -> None:
    ids = fill(store, [GOOD[0], f"Rebels {mark}.", *GOOD[1:]])
    told = coded(store, least_seconds=1.0, memory=300 << 20)
    (dead,) = jobs(store, JobState.DEAD)
    assert dead.target == ids[1]
    assert dead.reason is not None
    assert dead.reason.startswith(reason)
    assert [each for each in told if isinstance(each, Buried)] == [Buried(ids[1], dead.reason)]
    assert store.counts().jobs == (("code", "dead", 1), ("code", "done", 12))


def test_an_error_of_the_report_itself_is_tried_twice(store: Store) -> None:
    fill(store, ["Rebels RAISEMARK."])
    told = coded(store)
    assert [type(each) for each in told if isinstance(each, TryAgain | Buried)] == [TryAgain, Buried]
    (dead,) = jobs(store, JobState.DEAD)
    assert dead.attempts == 2
    assert (dead.reason or "").endswith("the same twice, so that trying again is no use")


def test_dead_reports_are_replayed_once_their_cause_is_gone(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WHENCE_TOY_MENDED", str(tmp_path / "mended"))
    fill(store, ["Rebels CRASHMARK.", "Rebels RAISEMARK.", GOOD[0]])
    coded(store)
    dead = jobs(store, JobState.DEAD)
    assert len(dead) == 2
    assert [type(each) for each in coded(store)] == [Began]  # dead ones are left alone
    (tmp_path / "mended").touch()
    assert store.replay([job.id for job in dead], now=now()) == 2
    assert sum(isinstance(each, Coded) for each in coded(store)) == 2
    assert store.counts().jobs == (("code", "done", 3),)


def test_readings_are_the_same_from_one_worker_and_from_several(store: Store, tmp_path: Path) -> None:
    fill(store, GOOD)
    coded(store, workers=1)
    (tmp_path / "other").mkdir()
    with closing(opened(tmp_path / "other", create=True)) as other:
        fill(other, GOOD)
        coded(other, workers=4)
        assert hashes(other) == hashes(store)


def test_two_coders_share_the_work(store: Store, tmp_path: Path) -> None:
    fill(store, [f"{text} SLOWMARK" for text in GOOD])
    told: list[object] = []

    def other() -> None:
        with closing(opened(tmp_path)) as second:
            told.extend(coded(second))

    thread = threading.Thread(target=other)
    thread.start()
    mine = coded(store)
    thread.join()
    done = [each.reading.version_id for each in (*mine, *told) if isinstance(each, Coded)]
    assert sorted(done) == sorted(hashes(store))
    assert all(len(readings) == 1 for readings in hashes(store).values())
    assert any(isinstance(each, Coded) for each in told)


def test_a_result_delivered_twice_is_kept_once(store: Store) -> None:
    (version_id,) = fill(store, GOOD[:1])
    (first,) = [each for each in coded(store) if isinstance(each, Coded)]
    reading = store.reading(first.reading.id)
    assert reading is not None
    (job,) = jobs(store, JobState.DONE)
    again = store.save([archive.Coded(job.id, version_id, toys.MAKER, reading)], now=now())
    assert again == (first.reading,)
    assert len(store.readings(version_id)) == 1


def test_what_a_dead_run_had_taken_is_taken_up_at_once(store: Store) -> None:
    fill(store, GOOD)
    store.enqueue_coding(toys.MAKER, again=False, now=now())
    work, host, _, start, word = own_name("code").split("|")
    gone = "|".join((work, host, "4194305", start, word))  # beyond any process number
    store.lease(JobKind.CODE, gone, limit=5, now=now(), until=now() + timedelta(hours=1))
    told = coded(store)
    assert told[0] == Began(queued=0, waiting=12, left_over=5)
    assert sum(isinstance(each, Coded) for each in told) == 12


def test_what_a_living_run_has_is_left_to_it(store: Store) -> None:
    fill(store, GOOD)
    store.enqueue_coding(toys.MAKER, again=False, now=now())
    taken = store.lease(JobKind.CODE, own_name("code"), limit=5, now=now(), until=now() + timedelta(hours=1))
    told = coded(store)
    assert sum(isinstance(each, Coded) for each in told) == 7
    assert {job.id for job in jobs(store, JobState.RUNNING)} == {job.id for job in taken}


def test_reports_cut_short_by_others_are_not_buried_at_their_first_failure(store: Store) -> None:
    fill(store, ["Rebels RAISEMARK."])
    store.enqueue_coding(toys.MAKER, again=False, now=now())
    for _ in range(7):
        store.lease(JobKind.CODE, "somebody", limit=1, now=now(), until=now() + timedelta(hours=1))
        store.release("somebody")
    told = coded(store)
    assert [type(each) for each in told if isinstance(each, TryAgain | Buried)] == [TryAgain, Buried]


def test_told_to_stop_it_finishes_what_is_in_hand_and_puts_the_rest_back(store: Store) -> None:
    fill(store, [f"{text} SLOWMARK" for text in GOOD])
    stop, told = threading.Event(), []
    for each in code(store, options(), stop):
        told.append(each)
        if isinstance(each, Coded):
            stop.set()
    assert isinstance(told[-1], PutBack)
    done = sum(isinstance(each, Coded) for each in told)
    assert 0 < done < 12
    assert len(jobs(store, JobState.RUNNING)) == 0
    assert len(jobs(store, JobState.QUEUED)) == 12 - done
    assert sum(isinstance(each, Coded) for each in coded(store)) == 12 - done


def test_whoever_stops_listening_leaves_nothing_taken(store: Store) -> None:
    fill(store, [f"{text} SLOWMARK" for text in GOOD])
    with closing(code(store, options())) as coding:
        next(each for each in coding if isinstance(each, Coded))
    assert len(jobs(store, JobState.RUNNING)) == 0
    assert store.owners() == ()


def test_a_reader_that_cannot_be_built_is_no_report_s_fault(store: Store) -> None:
    fill(store, GOOD)
    with pytest.raises(WhenceError, match="nothing to read with, on 1 thread"):
        coded(store, factory=toys.BROKEN)
    assert store.counts().jobs == (("code", "queued", 12),)


def test_workers_that_cannot_start_are_no_report_s_fault(store: Store) -> None:
    fill(store, GOOD)
    with pytest.raises(WhenceError, match="die before they have read anything"):
        coded(store, memory=1 << 20)
    assert store.counts().jobs == (("code", "queued", 12),)


def test_only_some_or_not_more_than_some(store: Store) -> None:
    ids = fill(store, GOOD)
    assert [each.reading.version_id for each in coded(store, only=(ids[3],)) if isinstance(each, Coded)] == [ids[3]]
    assert sum(isinstance(each, Coded) for each in coded(store, limit=4)) == 4
    assert sum(isinstance(each, Coded) for each in coded(store)) == 7


def test_another_maker_reads_again_and_keeps_the_old_reading(store: Store) -> None:
    fill(store, GOOD[:3])
    coded(store)
    newer = replace(options(), maker=Maker((("toy", "2"),)))
    assert [type(each) for each in code(store, newer)] == [Began]
    assert sum(isinstance(each, Coded) for each in code(store, replace(newer, again=True))) == 3
    for version in store.versions():
        assert [reading.number for reading in store.readings(version.id)] == [1, 2]


def test_jobs_that_an_older_program_left_are_done_by_this_one_once(store: Store) -> None:
    fill(store, GOOD[:4])
    store.enqueue_coding(Maker((("toy", "0"),)), again=False, now=now())
    told = coded(store)
    assert told[0] == Began(queued=4, waiting=8, left_over=0)
    assert sum(isinstance(each, Coded) for each in told) in range(4, 9)
    assert all(len(readings) == 1 for readings in hashes(store).values())
    assert store.counts().jobs == (("code", "done", 8),)


def test_a_dead_report_is_tried_anew_by_another_maker(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WHENCE_TOY_MENDED", str(tmp_path / "mended"))
    fill(store, ["Rebels RAISEMARK."])
    coded(store)
    (tmp_path / "mended").touch()
    newer = replace(options(), maker=Maker((("toy", "2"),)))
    assert sum(isinstance(each, Coded) for each in code(store, newer)) == 1


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="children are listed in /proc")
def test_workers_end_with_the_run(store: Store) -> None:
    fill(store, [f"{text} SLOWMARK" for text in GOOD])
    before = children()
    with closing(code(store, options())) as coding:
        next(each for each in coding if isinstance(each, Coded))
        assert len(children() - before) == 2
    assert children() == before


def children() -> set[str]:
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            stat = (folder / "stat").read_text()
        except OSError:
            continue
        if stat.rpartition(")")[2].split()[1] == str(os.getpid()):
            found.add(folder.name)
    return found
