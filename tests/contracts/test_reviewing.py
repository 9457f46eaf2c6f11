"""Acts are appended with the readings that they bring about; the queue follows linking, incidents and acts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reliability import linked
from tests.contracts.samples import MAKER, NOON, OTHER_MAKER, coded, intake, later
from whence.model.errors import MovedOn
from whence.model.incident import ChangeKind
from whence.model.linking import Relinked
from whence.model.review import Act, ActKind, ReviewField
from whence.model.review_queue import FIRST, QueueQuery, rank
from whence.store.interface import Store

CLAIM = "c" * 32


@pytest.fixture
def version(store: Store) -> str:
    (added,) = store.add([intake("Troops entered the town.")])
    store.save([coded(added.version_id)], now=NOON)
    return added.version_id


def act(version: str, kind: ActKind = ActKind.ACCEPT, seq: int = 0, who: str = "me", **more: Any) -> Act:
    on = {"version_id": version, "claim_id": CLAIM, "was": "{}"} if kind is not ActKind.UNDO else {}
    return Act(seq, NOON, who, kind, **{**on, "why": "so", **more})


def keep(store: Store, one: Act, *made: Any, over: str | None = None, at: float = 0) -> Act:
    return store.keep_act(one, made, over=over, now=later(at))


def test_acts_come_back_as_they_were(store: Store, version: str) -> None:
    given = act(
        version,
        ActKind.CORRECT,
        1,
        "Two \x00 people",
        field=ReviewField.PLACE,
        value='{"a":[1,null]}',
        spans=((0, 6), (7, 9)),
        why="odd \ud800",
    )
    made = keep(store, given, coded(version, MAKER.revised(1, "d"), at="Homs"), at=3)
    assert made == replace(given, at=later(3))
    comment = keep(store, Act(0, NOON, "me", ActKind.COMMENT, incident_id="a1", why="look"))
    assert (store.act(1), store.act(2), store.act(3)) == (made, comment, None)
    assert store.acts_on([version, "x"]) == {version: (made,)}
    assert store.acts_of([CLAIM, "x"]) == {CLAIM: (made,)}
    assert store.acts() == (comment, made)
    assert store.acts(limit=1) == store.acts(incident_id="a1") == store.acts(who="me") == (comment,)
    assert store.acts(before=2) == store.acts(claim_id=CLAIM) == (made,)
    assert (store.last_act(), store.reviewed(), store.reviewed(after=CLAIM)) == (2, (CLAIM,), ())
    assert store.resolve(CLAIM[:8]) == (CLAIM,)
    assert [reading.number for reading in store.readings(version)] == [1, 2]
    assert list(store.verify()) == []


def test_what_a_person_said_last_is_not_kept_twice(store: Store, version: str) -> None:
    first = keep(store, act(version))
    assert keep(store, act(version), at=9) == first
    assert keep(store, act(version, who="you")).seq == 2
    assert keep(store, act(version, ActKind.REJECT)).seq == 3
    assert keep(store, act(version)).seq == 4
    undo = act(version, ActKind.UNDO, claim_id=CLAIM, version_id=version, undoes=4)
    assert keep(store, undo).seq == keep(store, undo).seq == 5
    assert store.undone([1, 4]) == {4: 5}
    again = replace(undo, undoes=5)
    assert keep(store, again).seq == 6
    assert store.undone([1, 4, 5]) == {5: 6}
    assert keep(store, undo).seq == 7


def test_an_act_for_which_others_came_first_writes_nothing(store: Store, version: str) -> None:
    over = store.readings(version)[-1].id
    keep(store, act(version))
    late = act(version, ActKind.REJECT, 1)
    with pytest.raises(MovedOn, match="other acts"):
        keep(store, late, coded(version, MAKER.revised(1, "d")), over=over)
    keep(store, act(version, ActKind.REJECT, 2), coded(version, MAKER.revised(2, "d")), over=over)
    with pytest.raises(MovedOn, match="coded again"):
        keep(store, act(version, seq=3, who="you"), coded(version, MAKER.revised(3, "d")), over=over)
    assert (store.last_act(), len(store.readings(version))) == (2, 2)


def test_a_reading_that_loses_what_persons_said_is_refused(store: Store, version: str) -> None:
    keep(store, act(version, ActKind.COMMENT))
    store.save([coded(version, OTHER_MAKER, at="Homs")], now=NOON)
    keep(store, act(version))
    newer = replace(MAKER, components=(("whence", "2"),))
    with pytest.raises(MovedOn, match="act 2 into account"):
        store.save([coded(version, newer)], now=NOON)
    with pytest.raises(MovedOn):
        store.save([coded(version, newer), coded(version, newer.revised(1, "d"))], now=NOON)
    program, revised = store.save([coded(version, newer), coded(version, newer.revised(2, "d"))], now=NOON)
    assert (program.number, revised.number) == (3, 4)


def two_linked(store: Store) -> tuple[Any, ...]:
    texts = ("Shelling went on.", "id:a"), ("A bridge was hit.", "id:b")
    added = store.add([intake(*each) for each in texts])
    store.save([coded(each.version_id) for each in added], now=NOON)
    change = linked.step(list(map(linked.accounts_of, store.to_link(10))))
    store.relink(change, now=NOON)
    return change.readings


def test_the_queue_holds_linked_claims_by_what_they_matter(store: Store) -> None:
    readings = two_linked(store)
    ids = {claim.id for reading in readings for claim in reading.claims}
    found = store.review_queue(QueueQuery(limit=100))
    assert {each.claim_id for each in found} == ids
    assert [each.rank for each in found] == sorted((rank(each.doubt, each.importance) for each in found), reverse=True)
    assert all(each.incident_id == store.members([each.claim_id])[each.claim_id] for each in found)
    first = store.review_queue(QueueQuery(limit=1))
    rest = store.review_queue(QueueQuery(limit=100, after=(first[0].rank, first[0].claim_id)))
    assert (*first, *rest) == found
    assert store.queued(QueueQuery(limit=1)) == len(ids)
    of_one = store.review_queue(QueueQuery(incident_id=found[0].incident_id))
    assert {each.incident_id for each in of_one} == {found[0].incident_id}
    assert store.review_queue(QueueQuery(field="place")) == ()


def test_judged_claims_wait_for_others_only(store: Store) -> None:
    readings = two_linked(store)
    claim = readings[0].claims[0].id
    on = {"claim_id": claim, "version_id": readings[0].version_id}
    keep(store, act(readings[0].version_id, ActKind.COMMENT, **on))
    assert store.queued(QueueQuery()) == sum(len(each.claims) for each in readings)
    made = keep(store, act(readings[0].version_id, **on))
    assert claim not in {each.claim_id for each in store.review_queue(QueueQuery())}
    assert store.review_queue(QueueQuery("me", "second")) == ()
    assert [each.claim_id for each in store.review_queue(QueueQuery("you", "second"))] == [claim]
    keep(store, act("", ActKind.UNDO, **on, undoes=made.seq))
    assert claim in {each.claim_id for each in store.review_queue(QueueQuery("me"))}
    assert list(store.verify()) == []


def test_incidents_of_which_a_claim_was_looked_at(store: Store) -> None:
    readings = two_linked(store)
    claim = readings[0].claims[0].id
    mine = store.members([claim])[claim]
    every = list(store.members([each.id for reading in readings for each in reading.claims]).values())
    assert len(set(every)) > 1
    assert store.incidents_reviewed(every) == frozenset()
    keep(store, act(readings[0].version_id, ActKind.COMMENT, claim_id=claim, version_id=readings[0].version_id))
    assert store.incidents_reviewed([*every, "x"]) == {mine}
    assert store.incidents_reviewed(["x"]) == store.incidents_reviewed([]) == frozenset()


def test_claims_on_which_coders_differ_are_known_without_looking_through_others(store: Store) -> None:
    readings = two_linked(store)
    version = readings[0].version_id
    on = {"claim_id": readings[0].claims[0].id, "version_id": version}
    disputed = QueueQuery("me", "disputed")
    keep(store, act(version, **on))
    assert (store.review_queue(disputed), store.queued(disputed)) == ((), 0)
    other = keep(store, act(version, ActKind.REJECT, who="you", **on))
    assert [each.claim_id for each in store.review_queue(disputed)] == [on["claim_id"]]
    assert [store.queued(replace(disputed, settled_by=who)) for who in ("me", "you", "she")] == [1, 1, 0]
    assert list(store.verify()) == []
    keep(store, act("", ActKind.UNDO, **on, undoes=other.seq))
    assert store.queued(disputed) == 0
    assert list(store.verify()) == []


def test_an_edited_report_comes_first_where_its_earlier_text_was_judged(store: Store) -> None:
    readings = two_linked(store)
    claim = readings[0].claims[0].id
    judged = keep(store, act(readings[0].version_id, claim_id=claim, version_id=readings[0].version_id))
    assert store.judged_before([each.version_id for each in readings]) == {}
    (edited,) = store.add([intake("Shelling went on, and on.", "id:a")])
    store.save([coded(edited.version_id)], now=NOON)
    change = linked.step(list(map(linked.accounts_of, store.to_link(10))))
    store.relink(replace(change, gone=store.to_unlink(10)), now=later(1))
    assert store.judged_before([edited.version_id, "x"]) == {edited.version_id: readings[0].version_id}
    everything = store.review_queue(QueueQuery(limit=100))
    first = [each.rank >= FIRST for each in everything]
    assert first == sorted(first, reverse=True)
    assert {each.reading_id for each in everything if each.rank >= FIRST} == {change.readings[0].reading_id}
    pages, after = list[Any](), None
    while found := store.review_queue(QueueQuery(limit=1, after=after)):
        pages += found
        after = found[0].rank, found[0].claim_id
    assert tuple(pages) == everything
    on = {"claim_id": claim, "version_id": readings[0].version_id}
    keep(store, act("", ActKind.UNDO, **on, undoes=judged.seq))
    assert store.judged_before([edited.version_id]) == {}
    assert all(each.rank < FIRST for each in store.review_queue(QueueQuery(limit=100)))
    assert list(store.verify()) == []


def test_the_queue_follows_incidents_and_readings(store: Store) -> None:
    readings = two_linked(store)
    one, other = (linked.incident([claim.id for claim in each.claims]) for each in readings)
    gone = (linked.tombstone(other, None),)
    store.relink(Relinked((), (readings[1].reading_id,), (), (), gone, "sample.v1"), now=later(1))
    assert {each.incident_id for each in store.review_queue(QueueQuery())} == {one.id}
    changed = replace(one, corroboration=replace(one.corroboration, origins=3))
    store.relink(Relinked((), (), (), (), (linked.version(changed, ChangeKind.CHANGED),), "sample.v1"), now=later(2))
    (first, *_) = store.review_queue(QueueQuery())
    assert first.importance > 0
    assert list(store.verify()) == []
    store.unlink_all(now=later(3))
    assert store.review_queue(QueueQuery()) == ()
    assert list(store.verify()) == []


def test_acts_of_an_incident_are_those_on_its_claims_too(store: Store) -> None:
    readings = two_linked(store)
    assert store.tally().claims == sum(len(each.claims) for each in readings)
    one, other = (each.claims[0].id for each in readings)
    id = store.members([one])[one]
    on_claim = keep(
        store, act(readings[0].version_id, ActKind.COMMENT, claim_id=one, version_id=readings[0].version_id)
    )
    on_incident = keep(store, Act(0, NOON, "me", ActKind.COMMENT, incident_id=id, why="look"))
    keep(store, act(readings[1].version_id, ActKind.COMMENT, claim_id=other, version_id=readings[1].version_id))
    assert store.acts(incident_id=id) == (on_incident, on_claim)
