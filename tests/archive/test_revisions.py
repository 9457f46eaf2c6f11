"""Which readings are compared: of one version read twice, of two versions of a report, of a whole archive."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.archive.coding_help import coded, fill, intake, options
from whence.archive.coding import code
from whence.archive.revisions import all_recoded, between, edited, recoded
from whence.model.archive import Coded, Maker
from whence.model.errors import InputError
from whence.model.vocabulary import Status
from whence.store.interface import Store
from whence.store.times import now

OLD, NEW = "Rebels attacked the town.", "Gunmen attacked the town."
NEXT = Maker((("toy", "2"), ("rules", "new")))


def read_otherwise(store: Store, version_id: str) -> None:
    """Keep a reading by another maker, in which the first claim is only possible."""
    reading = store.reading(store.readings(version_id)[-1].id)
    assert reading is not None
    first, *others = reading.claims
    changed = replace(reading, claims=(replace(first, status=Status.POSSIBLE), *others))
    store.save([Coded("", version_id, NEXT, changed)], now=now())


def test_coding_again_is_compared_with_the_reading_before(store: Store) -> None:
    one, _ = fill(store, [OLD, NEW])
    coded(store)
    read_otherwise(store, one)
    revision = recoded(store, one)
    assert (revision.before.number, revision.after.number) == (1, 2)
    assert revision.texts is None
    assert revision.makers == (("rules", None, "new"), ("toy", "1", "2"))
    assert revision.comparison.by_field() == {"status": 1}


def test_what_was_read_once_has_nothing_to_compare(store: Store) -> None:
    one, two = fill(store, [OLD, NEW])
    with pytest.raises(InputError, match="no reading"):
        recoded(store, one)
    coded(store)
    with pytest.raises(InputError, match="one reading"):
        recoded(store, two)
    assert list(all_recoded(store)) == []


def test_an_edit_is_compared_with_the_version_before(store: Store) -> None:
    first, second = (store.add([intake(text, "same")])[0].version_id for text in (OLD, NEW))
    with pytest.raises(InputError, match="not coded yet"):
        edited(store, second)
    coded(store)
    revision = edited(store, second)
    assert (revision.before.version_id, revision.after.version_id) == (first, second)
    assert revision.texts == (OLD, NEW)
    assert [claim.trigger.text for claim in revision.comparison.went] == ["Rebels"]
    assert [claim.trigger.text for claim in revision.comparison.came] == ["Gunmen"]
    with pytest.raises(InputError, match="first version"):
        edited(store, first)


def test_a_whole_archive(store: Store) -> None:
    ids = fill(store, [OLD, NEW, "Troops left."])
    coded(store)
    read_otherwise(store, ids[2])
    assert len(list(code(store, replace(options(), maker=NEXT, again=True)))) == 3
    revisions = list(all_recoded(store))
    assert {revision.after.version_id for revision in revisions} == set(ids)
    assert [revision.comparison.same for revision in revisions].count(False) == 1


def test_any_two_readings(store: Store) -> None:
    ids = fill(store, [OLD, NEW])
    coded(store)
    one, two = (store.readings(id)[0] for id in ids)
    assert between(store, one, one).comparison.same
    assert not between(store, one, two).comparison.same
