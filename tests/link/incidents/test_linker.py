"""The partition depends on what is linked alone; ids stay; every claim is in one incident."""

from __future__ import annotations

import random
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.link.incidents.worlds import Drawn, World, account, judgement, linked, reading, take, worlds

from whence.link.incidents.constraints import Terms
from whence.link.incidents.memory_shelf import MemoryShelf
from whence.link.incidents.rulings import Rulings
from whence.model.incident import ChangeKind
from whence.model.linking import LinkedReading, Verdict
from whence.model.vocabulary import Extent

COMPARE = Drawn()
NOBODY = Rulings()
MERGE = {ChangeKind.CHANGED, ChangeKind.MERGED}


@settings(deadline=None, max_examples=30)
@given(worlds(), st.randoms(use_true_random=False), st.integers(1, 4))
def test_partition_is_the_same_in_any_order_and_any_batches(world: World, chance: random.Random, size: int) -> None:
    whole = linked([world.readings], world.rulings, COMPARE)
    shuffled = list(world.readings)
    chance.shuffle(shuffled)
    batches = [shuffled[at : at + size] for at in range(0, len(shuffled), size)]
    assert linked(batches, world.rulings, COMPARE).partition() == whole.partition()


@settings(deadline=None, max_examples=8)
@given(worlds(), st.randoms(use_true_random=False))
def test_linking_afresh_gives_the_same_ids_in_any_order(world: World, chance: random.Random) -> None:
    whole = linked([world.readings], world.rulings, COMPARE)
    for _ in range(50):
        shuffled = list(world.readings)
        chance.shuffle(shuffled)
        assert linked([shuffled], world.rulings, COMPARE).live == whole.live


@settings(deadline=None, max_examples=30)
@given(worlds(), st.data())
def test_what_went_leaves_no_trace_in_the_partition(world: World, data: st.DataObject) -> None:
    gone = data.draw(st.sets(st.sampled_from([each.reading_id for each in world.readings])))
    shelf = linked([world.readings], world.rulings, COMPARE)
    take(shelf, (), sorted(gone), world.rulings, COMPARE)
    left = [each for each in world.readings if each.reading_id not in gone]
    assert shelf.partition() == linked([left], world.rulings, COMPARE).partition()
    take(shelf, [each for each in world.readings if each.reading_id in gone], (), world.rulings, COMPARE)
    assert shelf.partition() == linked([world.readings], world.rulings, COMPARE).partition()


@settings(deadline=None, max_examples=30)
@given(worlds(), st.data())
def test_coming_again_changes_nothing(world: World, data: st.DataObject) -> None:
    shelf = linked([world.readings], world.rulings, COMPARE)
    before = dict(shelf.live)
    again = data.draw(st.lists(st.sampled_from(world.readings), min_size=1, unique_by=lambda each: each.reading_id))
    made = take(shelf, again, (), world.rulings, COMPARE)
    assert (made.fates, made.members, shelf.live) == ((), (), before)
    assert set(made.told_again) == {shelf.incident_of[claim] for each in again for claim in _claims([each])}


@settings(deadline=None, max_examples=30)
@given(worlds(), st.integers(1, 4))
def test_every_claim_is_in_one_live_incident(world: World, size: int) -> None:
    shelf = MemoryShelf()
    for at in range(0, len(world.readings), size):
        take(shelf, world.readings[at : at + size], (), world.rulings, COMPARE)
        held = [claim for claims in shelf.live.values() for claim in claims]
        assert sorted(held) == _claims(world.readings[: at + size])
        assert shelf.incident_of == {claim: id for id, claims in shelf.live.items() for claim in claims}
        assert shelf.live.keys().isdisjoint(shelf.fallen)


@settings(deadline=None, max_examples=30)
@given(worlds(), st.data())
def test_no_claim_is_lost_where_an_archive_was_linked_under_other_terms(world: World, data: st.DataObject) -> None:
    shelf = linked([world.readings], world.rulings, COMPARE)
    again = data.draw(st.sampled_from(world.readings))
    take(shelf, [again], (), world.rulings, COMPARE, Terms(threshold=0.8))
    assert sorted(claim for claims in shelf.live.values() for claim in claims) == _claims(world.readings)
    assert shelf.incident_of == {claim: id for id, claims in shelf.live.items() for claim in claims}


@settings(deadline=None, max_examples=30)
@given(worlds())
def test_judgements_hold(world: World) -> None:
    shelf = linked([world.readings], world.rulings, COMPARE)
    for each in world.rulings.standing.values():
        together = shelf.incident_of[each.one] == shelf.incident_of[each.other]
        account_of = {claim: one.id for row in world.readings for one in row.accounts for claim in one.claims}
        if each.verdict is Verdict.SAME:
            assert together
        if each.verdict is Verdict.DIFFERENT and account_of[each.one] != account_of[each.other]:
            assert not together


@settings(deadline=None, max_examples=30)
@given(worlds(judged=False), st.data())
def test_a_judgement_taken_back_gives_back_partition_and_ids(world: World, data: st.DataObject) -> None:
    claims = _claims(world.readings)
    if len(claims) < 2:
        return
    shelf = linked([world.readings], NOBODY, COMPARE)
    before, partition = dict(shelf.live), shelf.partition()
    one, other = data.draw(st.lists(st.sampled_from(claims), min_size=2, max_size=2, unique=True))
    two = {shelf.incident_of[one], shelf.incident_of[other]}
    made = judgement(Verdict.SAME, one, other)
    concerned = [each for each in world.readings if {one, other} & set(_claims([each]))]
    took = take(shelf, concerned, (), Rulings.of([made]), COMPARE)
    assert shelf.incident_of[one] == shelf.incident_of[other]
    take(shelf, concerned, (), NOBODY, COMPARE)
    assert shelf.partition() == partition
    if {fate.id for fate in took.fates} == two and {fate.kind for fate in took.fates} == MERGE:
        assert shelf.live == before


def test_one_report_more_leaves_the_ids_of_a_thousand_alone() -> None:
    told = [f"{'abcdefghij'[n % 10]}{n % 40}" for n in range(1000)]
    readings = [
        reading([account(f"claim {n}", digest=digest)], keys=(ord(digest[0]),)) for n, digest in enumerate(told)
    ]
    shelf = linked([readings], NOBODY, Drawn(0.05))
    before = dict(shelf.live)
    made = take(shelf, [reading([account("one more", digest="a3")], keys=(ord("a"),))], (), NOBODY, Drawn(0.05))
    assert [fate.kind for fate in made.fates] == [ChangeKind.CHANGED]
    changed = made.fates[0].id
    assert shelf.live.keys() == before.keys()
    assert {id for id in before if shelf.live[id] != before[id]} == {changed}
    assert set(shelf.live[changed]) == {*before[changed], "one more"}


def test_totals_are_in_no_incident() -> None:
    total = account("total", extent=Extent.AGGREGATE, digest="a1")
    shelf = linked([[reading([account("claim", digest="a1")]), reading([total])]], NOBODY, Drawn(0.0))
    assert shelf.partition() == {frozenset({"claim"})}


def test_accounts_without_keys_are_compared_with_none() -> None:
    shelf = linked([[reading([account(f"claim {n}", digest="a1")], keys=()) for n in range(3)]], NOBODY, Drawn(0.0))
    assert len(shelf.live) == 3
    assert not shelf.touching


def test_copies_are_compared_with_one_another_once() -> None:
    asked = []

    def compare(one, other):  # type: ignore[no-untyped-def]
        asked.append((one.id, other.id))
        return Drawn(0.0)(one, other)

    copies = [reading([account(f"claim {n}", digest="a1")]) for n in range(200)]
    shelf = linked([copies], NOBODY, compare)  # type: ignore[arg-type]
    assert len(shelf.live) == 1
    assert len(asked) < 1000


def test_a_report_coded_again_keeps_its_incident() -> None:
    shelf = linked(
        [[reading([account("first", digest="a1")]), reading([account("second", digest="a2")])]], NOBODY, Drawn(0.0)
    )
    before = dict(shelf.live)
    again = reading([account("first", digest="a3")], number=2)
    made = take(shelf, [again], ["reading-v-first-1"], NOBODY, Drawn(0.0))
    assert not made.fates
    assert made.told_again == tuple(before)
    assert shelf.live == before


def _claims(readings: Sequence[LinkedReading]) -> list[str]:
    return sorted(claim for each in readings for one in each.accounts for claim in one.claims)
