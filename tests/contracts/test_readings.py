"""Readings are kept beside each other, once for each maker."""

from __future__ import annotations

import pytest

from tests.contracts.samples import MAKER, NOON, OTHER_MAKER, coded, intake, later
from whence.model.archive import JobKind, JobState
from whence.model.errors import StoreError
from whence.model.serial import reading_to_dict
from whence.store.interface import Store


def _version(store: Store) -> str:
    return store.add([intake("Troops entered the town.")])[0].version_id


def test_a_reading_comes_back_as_it_was(store: Store) -> None:
    given = coded(_version(store))
    (kept,) = store.save([given], now=NOON)
    read = store.reading(kept.id)
    assert read is not None
    assert reading_to_dict(read) == reading_to_dict(given.reading)
    assert (kept.number, kept.made_at, kept.claims) == (1, NOON, len(given.reading.claims))
    assert store.readings(given.version_id) == (kept,)
    found = store.maker(kept.maker_id)
    assert found is not None
    assert dict(found.components) == dict(MAKER.components)


def test_a_reading_is_not_written_twice(store: Store) -> None:
    given = coded(_version(store))
    first = store.save([given, given], now=NOON)
    before = store.audit()
    assert store.save([given], now=later(5)) == first[:1]
    assert (store.counts().readings, store.audit()) == (1, before)


def test_another_makers_reading_stands_beside_the_old_one(store: Store) -> None:
    version_id = _version(store)
    store.save([coded(version_id)], now=NOON)
    store.save([coded(version_id, OTHER_MAKER, at="Homs")], now=later(1))
    assert [reading.number for reading in store.readings(version_id)] == [1, 2]
    assert [reading.maker_id for reading in store.readings(version_id)] == [MAKER.id, OTHER_MAKER.id]


def test_saving_marks_the_job_done(store: Store) -> None:
    version_id = _version(store)
    store.enqueue_coding(MAKER, again=False, now=NOON)
    (leased,) = store.lease(JobKind.CODE, "worker", limit=5, now=NOON, until=later(1))
    store.save([coded(version_id, job_id=leased.id)], now=later(1))
    (done,) = store.jobs()
    assert (done.state, store.owners()) == (JobState.DONE, ())


def test_a_reading_of_no_version_is_refused_and_nothing_of_its_batch_is_kept(store: Store) -> None:
    with pytest.raises(StoreError, match="add the report first"):
        store.save([coded(_version(store)), coded("0" * 32)], now=NOON)
    assert (store.counts().readings, store.maker(MAKER.id)) == (0, None)


def test_what_is_not_there_is_none(store: Store) -> None:
    assert store.readings("0") == ()
    assert store.reading("0") is None
    assert store.maker("0") is None
