"""Claims that stand rejected are in the queue for those who ask for them, and did not reject them."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import update

from reliability import linked
from tests.contracts import tampering
from tests.contracts.conftest import Place, Places
from tests.contracts.samples import MAKER, NOON, OTHER_MAKER, coded, later
from tests.contracts.test_reviewing import act, keep, two_linked
from whence.model.incident import ChangeKind
from whence.model.linking import ClaimAddress, Relinked
from whence.model.review import ActKind
from whence.model.review_queue import QueueQuery, rank
from whence.store.interface import Store
from whence.store.review_tables import review_queue


def _without_first(store: Store) -> ClaimAddress:
    """Link the reading that lacks the first claim, which persons rejected."""
    (waiting,) = store.to_link(10)
    made = linked.accounts_of(waiting)
    gone = made.claims[0]
    (account, *others) = made.accounts
    alone = replace(account, claims=account.claims[1:])
    less = replace(made, accounts=(alone, *others), claims=made.claims[1:])
    whole = linked.incident([each.id for each in made.claims])
    left = linked.version(replace(whole, claims=whole.claims[1:]), ChangeKind.CHANGED)
    step = replace(linked.step([less]), versions=(left,), members=())
    change = replace(step, gone=tuple(store.superseded([waiting.id]).values()))
    store.relink(change, rejected=[replace(gone, doubt=0.75, fields=("place",))], now=later(1))
    return gone


def _rejected(store: Store) -> tuple[str, str]:
    """Reject the first claim of the first report, and link it without; return the version and the claim."""
    first = two_linked(store)[0]
    claim, over = first.claims[0].id, store.readings(first.version_id)[-1].id
    made = coded(first.version_id, MAKER.revised(1, "d"), at="Homs")
    on = {"claim_id": claim, "version_id": first.version_id}
    keep(store, act(first.version_id, ActKind.REJECT, 1, **on), made, over=over)
    _without_first(store)
    return first.version_id, claim


def _waits(store: Store, who: str | None, state: str, *, rejected: bool = True) -> list[str]:
    query = QueueQuery(who, state, rejected=rejected, limit=100)
    found = [each.claim_id for each in store.review_queue(query)]
    assert store.queued(query) == len(found)
    return found


def test_a_rejected_claim_waits_for_others_if_they_ask(store: Store) -> None:
    readings = two_linked(store)
    version, claim = readings[0].version_id, readings[0].claims[0].id
    on = {"claim_id": claim, "version_id": version}
    told = linked.incident([each.id for each in readings[0].claims])
    told = replace(told, corroboration=replace(told.corroboration, origins=3))
    store.relink(Relinked((), (), (), (), (linked.version(told, ChangeKind.CHANGED),), "sample.v1"), now=later(1))
    weight = next(each.importance for each in store.review_queue(QueueQuery(limit=100)) if each.claim_id == claim)
    assert weight > 0
    over = store.readings(version)[-1].id
    keep(store, act(version, ActKind.REJECT, 1, **on), coded(version, MAKER.revised(1, "d"), at="Homs"), over=over)
    _without_first(store)
    assert claim not in store.claim_addresses([claim])
    for state in ("open", "second", "disputed", "any"):
        assert claim not in _waits(store, "you", state, rejected=False)
        assert claim not in _waits(store, "me", state)
    assert _waits(store, "you", "second") == _waits(store, None, "second") == [claim]
    assert claim in _waits(store, "you", "any")
    (found,) = store.review_queue(QueueQuery("you", "second", "place", rejected=True))
    assert (found.doubt, found.importance, found.rank) == (0.75, weight, rank(0.75, weight))
    assert (found.incident_id, found.reading_id) == (None, store.readings(version)[-1].id)
    assert list(store.verify()) == []
    keep(store, act(version, who="you", **on))
    assert claim not in _waits(store, "she", "any")  # until it is linked again
    assert list(store.verify()) == []


def test_a_rejected_claim_of_a_dispute_is_listed_but_for_who_rejected_it(store: Store) -> None:
    readings = two_linked(store)
    version, claim = readings[0].version_id, readings[0].claims[0].id
    on = {"claim_id": claim, "version_id": version}
    keep(store, act(version, **on))
    over = store.readings(version)[-1].id
    made = coded(version, MAKER.revised(2, "d"), at="Homs")
    rejected = keep(store, act(version, ActKind.REJECT, 2, "you", **on), made, over=over)
    _without_first(store)
    assert [_waits(store, who, "disputed") for who in ("me", "you", "she")] == [[claim], [], [claim]]
    assert _waits(store, "she", "disputed", rejected=False) == []
    assert list(store.verify()) == []
    keep(store, act("", ActKind.UNDO, **on, undoes=rejected.seq))
    assert _waits(store, "she", "any") == _waits(store, "she", "any", rejected=False)
    store.unlink_all(now=later(3))
    assert _waits(store, None, "any") == []
    assert list(store.verify()) == []


def test_only_claims_that_stand_rejected_are_kept_in_the_queue(store: Store) -> None:
    readings = two_linked(store)
    version = readings[0].version_id
    store.save([coded(version, OTHER_MAKER, at="Homs")], now=NOON)
    gone = _without_first(store)
    assert gone.id not in _waits(store, None, "any")
    assert list(store.verify()) == []


def test_a_changed_row_of_a_rejected_claim_is_found(place: Place) -> None:
    store = place.store()
    _, claim = _rejected(store)
    assert list(store.verify()) == []
    row = review_queue.c.claim_id == claim
    with tampering.behind_its_back(place.url) as connection:
        connection.execute(update(review_queue).where(row).values(importance=0.5, rank=rank(0.75, 0.5)))
    assert [(each.where, each.item) for each in store.verify()] == [("review_queue", claim)]
    with tampering.behind_its_back(place.url) as connection:
        connection.execute(update(review_queue).where(row).values(claim_id="d" * 32))
    assert {each.item for each in store.verify()} == {"d" * 32}


def test_a_dump_holds_the_rejected_claims_of_the_queue(new_place: Places) -> None:
    one, other = new_place(), new_place()
    other.raw = one.raw
    store, restored = one.store(), other.store()
    _, claim = _rejected(store)
    restored.load(store.dump())
    assert list(restored.dump()) == list(store.dump())
    assert _waits(restored, "you", "second") == [claim]
    assert list(restored.verify()) == []
