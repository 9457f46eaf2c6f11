"""What was copied from what."""

from __future__ import annotations

import pytest

from tests.contracts.samples import copy, intake
from whence.model.archive import CopyKind
from whence.store.interface import Store


@pytest.fixture
def ids(store: Store) -> list[str]:
    marks = [(-(2**63), 1, 2, 3), (1, 2, 3, 2**63 - 1), (1, 9), ()]
    given = [intake(f"Report {at}.", fingerprint=hashes) for at, hashes in enumerate(marks)]
    return [added.version_id for added in store.add(given)]


def test_versions_are_found_by_their_hashes(store: Store, ids: list[str]) -> None:
    assert store.fingerprint(ids[0]) == (-(2**63), 1, 2, 3)
    assert store.fingerprint(ids[3]) == store.fingerprint("none") == ()
    assert store.sharing([1, 2, 3, 77], at_least=2, ignore_above=100) == {ids[0]: 3, ids[1]: 3}
    assert store.sharing([1, 2, 3, 1, 1], at_least=1, ignore_above=2) == {ids[0]: 2, ids[1]: 2}
    assert store.sharing([], at_least=1, ignore_above=2) == {}
    assert store.sharing(range(20_000), at_least=1, ignore_above=100) == {ids[0]: 3, ids[1]: 3, ids[2]: 2}


def test_a_family_begins_with_its_origin(store: Store, ids: list[str]) -> None:
    origin = copy(ids[1], ids[1], CopyKind.ORIGIN)
    members = [copy(ids[2], ids[1]), copy(ids[0], ids[1], CopyKind.CUT)]
    for _ in range(2):
        store.put_copies([origin, *members], replacing=[])
    assert store.family(ids[1]) == (origin, members[1], members[0])
    assert store.copies(ids[0]) == (members[1],)
    assert store.families() == (ids[1],)
    assert store.families(after=ids[1]) == ()
    assert store.families_of([ids[1], ids[0], ids[1]]) == {ids[1]: (origin, members[1], members[0])}
    assert store.families_of([]) == {}
    counts = store.counts()
    assert (counts.families, counts.copies) == (1, 2)
    assert [entry.action for entry in store.audit()].count("related") == 3
    assert list(store.verify()) == []


def test_copies_are_replaced(store: Store, ids: list[str]) -> None:
    store.put_copies([copy(ids[0], ids[1]), copy(ids[0], ids[2])], replacing=[])
    store.put_copies([copy(ids[0], ids[2])], replacing=[ids[0], ids[3]])
    assert store.copies(ids[0]) == (copy(ids[0], ids[2]),)
    for _ in range(2):
        store.put_copies([], replacing=[ids[0]])
    assert store.copies(ids[0]) == ()
    assert list(store.verify()) == []


def test_an_origin_alone_is_no_family(store: Store, ids: list[str]) -> None:
    store.put_copies([copy(ids[0], ids[0], CopyKind.ORIGIN)], replacing=[])
    assert store.families() == ()
