"""Steps of linking are written whole, once, and come back as they were."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from reliability import linked
from tests.contracts.conftest import Place, Places
from tests.contracts.samples import MAKER, NOON, OTHER_MAKER, coded, intake, later
from tests.contracts.test_together import adding
from whence.model.archive import Maker, StoredReading
from whence.model.errors import StoreError
from whence.model.incident import ChangeKind
from whence.model.linking import LinkedReading, Relinked
from whence.store.interface import Store


@pytest.fixture
def readings(store: Store) -> tuple[LinkedReading, ...]:
    return read(store, 4)


def read(store: Store, count: int) -> tuple[LinkedReading, ...]:
    """Keep reports with a reading each, and make of them what linking makes."""
    added = store.add([intake(f"Planes struck town {at}.", f"id:{at}") for at in range(count)])
    store.save([coded(each.version_id) for each in added], now=NOON)
    return tuple(map(linked.accounts_of, store.to_link(count)))


def gone(*reading_ids: str) -> Relinked:
    return Relinked((), reading_ids, (), (), ())


def ids(readings: Sequence[StoredReading]) -> list[str]:
    return [reading.id for reading in readings]


def test_what_was_linked_comes_back_as_it_was(store: Store, readings: tuple[LinkedReading, ...]) -> None:
    change = linked.step(readings[:2])
    store.relink(change, now=NOON)
    one, other = readings[:2]
    assert store.accounts_of([one.reading_id, readings[2].reading_id]) == {one.reading_id: one.accounts}
    account = other.accounts[1]
    assert store.accounts([account.id, "none"]) == {account.id: account}
    assert store.digests([account.id, "none"]) == {account.id: account.digest}
    assert store.links([account.id]) == tuple(link for link in change.links if account.id in (link.one, link.other))
    assert store.links(each.id for each in (*one.accounts, *other.accounts)) == tuple(
        sorted(change.links, key=lambda link: (link.one, link.other))
    )
    assert store.claim_addresses(claim.id for claim in one.claims) == {claim.id: claim for claim in one.claims}
    assert store.linkers() == {"sample.v1": 2}
    counts = store.counts()
    assert (counts.linked, counts.waiting, counts.links, counts.incidents) == (2, 2, 3, 2)


def test_accounts_are_found_by_their_keys(store: Store, readings: tuple[LinkedReading, ...]) -> None:
    store.relink(linked.step(readings[:2]), now=NOON)
    everybody = tuple(sorted(account.id for reading in readings[:2] for account in reading.accounts))
    second = tuple(sorted(reading.accounts[1].id for reading in readings[:2]))
    assert store.sharing_keys([7, 8]) == {7: everybody}
    assert store.sharing_keys([-(2**63) + 1]) == {-(2**63) + 1: second}
    assert store.sharing_keys(range(20_000)) == {7: everybody}
    assert store.sharing_keys([]) == {}


def test_linking_again_what_is_linked_changes_nothing(store: Store, readings: tuple[LinkedReading, ...]) -> None:
    change = replace(linked.step(readings), judged=0)
    first = store.relink(change, now=NOON)
    before, dumped = store.audit(), list(store.dump())
    assert store.relink(change, now=later(5)) == first
    assert (store.audit(), list(store.dump())) == (before, dumped)
    assert [version.seq for version in first] == [1, 2, 3, 4]
    assert [entry.action for entry in before].count("linked") == 1


def test_a_step_says_how_far_judgements_are_taken_into_account(store: Store) -> None:
    assert store.judged() == 0
    store.relink(Relinked((), (), (), (), (), judged=7), now=NOON)
    assert store.judged() == 7
    store.relink(Relinked((), (), (), (), ()), now=NOON)
    assert store.judged() == 7
    assert list(store.verify()) == []


def test_what_counts_waits_until_it_is_linked(store: Store) -> None:
    added = store.add([intake("Planes struck.", "id:a"), intake("Planes struck twice.", "id:a"), intake("b", "id:b")])
    first, second, other = (each.version_id for each in added)
    assert store.to_link(9) == ()
    (old,) = store.save([coded(first)], now=NOON)
    assert ids(store.to_link(9)) == [old.id]
    store.relink(linked.step([linked.accounts_of(old)]), now=NOON)
    assert (store.to_link(9), store.to_unlink(9)) == ((), ())
    (again,) = store.save([coded(first, OTHER_MAKER)], now=NOON)
    assert (ids(store.to_link(9)), store.to_unlink(9)) == ([again.id], (old.id,))
    newest, there = store.save([coded(second), coded(other)], now=NOON)
    assert (ids(store.to_link(9)), store.to_unlink(9)) == ([newest.id, there.id], (old.id,))
    assert (ids(store.to_link(1)), store.to_unlink(0)) == ([newest.id], ())
    store.relink(gone(old.id), now=NOON)
    assert (ids(store.to_link(9)), store.to_unlink(9)) == ([newest.id, there.id], ())
    (late,) = store.save([coded(first, replace(MAKER, components=(("late", "1"),)))], now=NOON)
    assert late.id not in ids(store.to_link(9))  # a newer version has been read
    assert list(store.verify()) == []


def test_a_report_is_linked_by_one_reading(store: Store, readings: tuple[LinkedReading, ...]) -> None:
    old = readings[0]
    store.relink(linked.step(readings[:2]), now=NOON)
    store.save([coded(old.version_id, OTHER_MAKER)], now=NOON)
    new = linked.accounts_of(next(each for each in store.to_link(9) if each.version_id == old.version_id))
    with pytest.raises(StoreError, match=f"{old.reading_id} of the same report.*gone"):
        store.relink(linked.step([new]), now=NOON)
    assert store.to_unlink(9) == (old.reading_id,)
    links = (linked.link(new.accounts[0], readings[1].accounts[0]),)
    store.relink(Relinked((new,), (old.reading_id,), links, (), ()), now=NOON)
    assert store.to_unlink(9) == ()
    assert store.accounts_of([new.reading_id, old.reading_id]) == {new.reading_id: new.accounts}
    assert store.links(account.id for account in new.accounts) == links
    assert list(store.verify()) == []


def test_what_comes_again_otherwise_is_replaced_with_its_links(
    store: Store, readings: tuple[LinkedReading, ...]
) -> None:
    store.relink(linked.step(readings[:3]), now=NOON)
    before = store.links(account.id for account in readings[2].accounts)
    split = linked.accounts_of(store.readings(readings[1].version_id)[0], 3)
    store.relink(Relinked((split,), (), (), (), (), "sample.v1"), now=NOON)
    assert store.accounts_of([split.reading_id]) == {split.reading_id: split.accounts}
    assert store.links(account.id for account in split.accounts) == ()
    inner = tuple(link for link in before if {link.one, link.other} == {each.id for each in readings[2].accounts})
    assert store.links(account.id for account in readings[2].accounts) == inner
    assert list(store.verify()) == []


def test_links_are_written_over_those_of_the_same_accounts(store: Store, readings: tuple[LinkedReading, ...]) -> None:
    store.relink(linked.step(readings[:2]), now=NOON)
    one, other = readings[0].accounts[0], readings[1].accounts[1]
    for link in (linked.link(one, other), linked.link(one, other, 0.1, "in two far places on one day")):
        store.relink(Relinked((), (), (link,), (), ()), now=NOON)
        assert link in store.links([one.id])
    assert len(store.links([one.id])) == 2
    assert list(store.verify()) == []


@pytest.mark.parametrize("what", ["reading", "link", "members", "claim", "incident"])
def test_what_does_not_fit_is_refused_and_nothing_is_written(
    store: Store, readings: tuple[LinkedReading, ...], what: str
) -> None:
    store.relink(linked.step(readings[:1]), now=NOON)
    before = list(store.dump())
    change = linked.step(readings[1:3])
    taken = linked.incident([readings[1].claims[0].id, readings[0].claims[0].id])
    spoilt, told = {
        "reading": (replace(change, gone=("f" * 32,)), "no reading ffff"),
        "link": (replace(change, readings=change.readings[:1]), "account .* is not there"),
        "members": (replace(change, members=((readings[1].claims[0].id, "f" * 32),)), "goes to ffff"),
        "claim": (Relinked(readings[1:2], (), (), (), (linked.version(taken),)), "new version of that too"),
        "incident": (replace(change, versions=(replace(change.versions[0], id="f" * 32),)), "holds incident"),
    }[what]
    with pytest.raises(StoreError, match=told):
        store.relink(spoilt, now=NOON)
    assert list(store.dump()) == before


def test_all_is_unlinked_and_incidents_stay(store: Store, readings: tuple[LinkedReading, ...]) -> None:
    change = linked.step(readings)
    store.relink(change, now=NOON)
    assert store.unlink_all(now=NOON) == 4
    assert store.unlink_all(now=NOON) == 0
    assert len(store.to_link(9)) == 4
    assert store.accounts_of(reading.reading_id for reading in readings) == {}
    claims = [claim.id for claim in readings[0].claims]
    assert set(store.members(claims).values()) == {change.versions[0].id}
    assert list(store.verify()) == []
    store.relink(change, now=NOON)
    assert store.counts().waiting == 0
    assert len(store.incident_versions()) == 4
    assert list(store.verify()) == []


def test_incidents_and_claims_are_found_by_the_beginning_of_their_ids(
    store: Store, readings: tuple[LinkedReading, ...]
) -> None:
    change = linked.step(readings)
    store.relink(change, now=NOON)
    for id in (change.versions[0].id, readings[0].claims[0].id):
        assert store.resolve(id[:12]) == (id,)


def test_what_is_restored_is_linked_as_it_was(
    store: Store, readings: tuple[LinkedReading, ...], new_place: Places
) -> None:
    change = linked.step(readings[:3])
    store.relink(change, now=NOON)
    other = new_place().store()
    other.load(store.dump())
    assert other.incident_versions() == store.incident_versions()
    assert other.to_link(9) == store.to_link(9)
    assert other.sharing_keys([7]) == store.sharing_keys([7])
    ids = [version.id for version in change.versions]
    assert other.claims_of(ids) == store.claims_of(ids)
    before = other.audit()
    other.relink(change, now=NOON)
    assert other.audit() == before


def test_coding_and_linking_go_on_beside_each_other(store: Store, place: Place) -> None:
    read(store, 8)
    worker = place.store("worker", create=False)
    reader = place.reader()
    for at, waiting in enumerate(store.to_link(8)):
        page = reader.incident_versions()
        worker.save([coded(waiting.version_id, OTHER_MAKER)], now=later(at))
        store.relink(linked.step([linked.accounts_of(waiting)]), now=later(at))
        assert len(reader.incident_versions()) == len(page) + 1
    assert len(store.to_unlink(99)) == len(store.to_link(99)) == 8
    assert all(version.kind is ChangeKind.NEW for version in reader.incident_versions())
    assert list(reader.verify()) == []


def test_linking_goes_on_while_another_process_adds(store: Store, place: Place) -> None:
    waiting = store.save([coded(reading.version_id, OTHER_MAKER) for reading in read(store, 6)], now=NOON)
    with adding(place, "worker") as told:
        for at, each in enumerate(waiting):
            told()
            store.relink(linked.step([linked.accounts_of(each)]), now=later(at))
    assert store.counts().linked == 6
    assert list(store.verify()) == []


@pytest.mark.parametrize("seed", range(3))
def test_whatever_steps_are_taken_what_counts_is_linked_or_waits(store: Store, seed: int) -> None:
    chance = random.Random(seed)
    current = {each.version_id: each.reading_id for each in read(store, 6)}
    held: dict[str, str] = {}  # by version the reading that is linked
    for at in range(12):
        version = chance.choice(sorted(current))
        match chance.randrange(4):
            case 0:
                (made,) = store.save([coded(version, Maker((("whence", f"{seed}.{at}"),)))], now=later(at))
                current[version] = made.id
            case 1 if version in held:
                store.relink(gone(held.pop(version)), now=later(at))
            case _:
                (reading,) = (each for each in store.readings(version) if each.id == current[version])
                step = linked.step(
                    [linked.accounts_of(reading, chance.randint(1, 3))], linker=f"v{chance.randrange(2)}"
                )
                old = held.get(version, reading.id)
                leaving = (old,) if old != reading.id else ()
                store.relink(replace(step, gone=leaving, members=(), versions=()), now=later(at))
                held[version] = reading.id
        assert {each.id for each in store.to_link(99)} == set(current.values()) - set(held.values())
        assert set(store.to_unlink(99)) == set(held.values()) - set(current.values())
    assert set(store.accounts_of(current.values())) == set(held.values()) & set(current.values())
    assert list(store.verify()) == []
