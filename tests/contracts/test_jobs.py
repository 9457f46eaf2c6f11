"""Jobs are queued once, begun as often as need be, and never lost."""

from __future__ import annotations

from tests.contracts.samples import MAKER, NOON, OTHER_MAKER, coded, intake, job, later
from whence.model.archive import JobKind, JobState
from whence.store.interface import Store


def _states(store: Store) -> list[tuple[str, int]]:
    return [(found.state.value, found.attempts) for found in store.jobs()]


def _leased(store: Store, owner: str = "one", minutes: float = 0) -> list[str]:
    taken = store.lease(JobKind.FETCH, owner, limit=10, now=later(minutes), until=later(minutes + 5))
    return [found.id for found in taken]


def test_a_job_is_queued_once(store: Store) -> None:
    given = [job("a"), job("b"), job("a")]
    assert store.enqueue(given) == 2
    assert store.enqueue(given) == 0
    assert sorted(found.id for found in store.jobs()) == sorted({found.id for found in given})
    assert store.jobs()[0] in given
    ids = [found.id for found in given]
    assert store.known_jobs([*ids, "none"]) == frozenset(ids)


def test_a_lease_keeps_others_out_until_it_runs_out(store: Store) -> None:
    store.enqueue([job("a")])
    assert len(_leased(store)) == 1
    assert store.owners() == ("one",)
    assert _leased(store, "two", 4) == []
    assert len(_leased(store, "two", 5)) == 1
    assert (store.owners(), _states(store)) == (("two",), [("running", 2)])


def test_a_list_goes_on_behind_a_job_that_has_another_state_by_then(store: Store) -> None:
    given = [job(str(number)) for number in range(5)]
    store.enqueue(given[:3])
    store.bury(given[3:], {}, now=later(1))
    every = [found.id for found in store.jobs()]
    for at, id in enumerate(every):
        assert [found.id for found in store.jobs(after=id)] == every[at + 1 :]
    assert [found.id for found in store.jobs(after=every[1], limit=2)] == every[2:4]
    store.fail(every[0], "gone", retry_at=None, now=later(2))
    dead = [found.id for found in store.jobs(state=JobState.DEAD)]
    assert dead == [every[0], *every[3:]]
    store.replay([every[0]], now=later(3))
    assert [found.id for found in store.jobs(state=JobState.DEAD, after=every[0])] == every[3:]
    assert store.jobs(after="none") == ()


def test_a_job_waits_until_it_is_due(store: Store) -> None:
    store.enqueue([job("a", due=later(10))])
    assert _leased(store, minutes=9) == []
    assert len(_leased(store, minutes=10)) == 1


def test_a_lease_takes_the_oldest_and_no_more_than_asked(store: Store) -> None:
    store.enqueue([job(str(number), due=later(-number)) for number in range(5)])
    taken = store.lease(JobKind.FETCH, "one", limit=2, now=NOON, until=later(1))
    assert [found.target for found in taken] == ["4", "3"]
    assert store.lease(JobKind.CODE, "one", limit=2, now=NOON, until=later(1)) == ()


def test_what_a_lost_owner_had_is_put_back(store: Store) -> None:
    store.enqueue([job("a"), job("b")])
    _leased(store)
    assert store.release("one") == 2
    assert store.release("one") == 0
    assert _states(store) == [("queued", 1), ("queued", 1)]


def test_a_lease_that_is_renewed_keeps_others_out(store: Store) -> None:
    store.enqueue([job("a"), job("b")])
    assert len(_leased(store)) == 2
    assert store.renew("one", until=later(9)) == 2
    assert store.renew("two", until=later(9)) == 0
    assert _leased(store, "two", 8) == []
    assert len(_leased(store, "two", 9)) == 2
    assert store.renew("one", until=later(20)) == 0
    assert not list(store.verify())


def test_a_lease_can_be_of_named_jobs_only(store: Store) -> None:
    jobs = [job(str(number)) for number in range(4)]
    store.enqueue(jobs)
    named = [jobs[1].id, jobs[3].id, "none"]
    taken = store.lease(JobKind.FETCH, "one", limit=9, now=NOON, until=later(5), only=named)
    assert {found.id for found in taken} == {jobs[1].id, jobs[3].id}
    assert store.lease(JobKind.FETCH, "one", limit=9, now=NOON, until=later(5), only=[]) == ()


def test_a_failure_is_tried_again_and_in_the_end_dead_with_its_reason(store: Store) -> None:
    store.enqueue([job("a")])
    (id,) = _leased(store)
    store.fail(id, "the server was away", retry_at=later(10), now=later(1))
    assert _leased(store, minutes=9) == []
    assert _leased(store, minutes=10) == [id]
    for _ in range(2):
        store.fail(id, "the server is gone", retry_at=None, now=later(11))
    (dead,) = store.jobs(state=JobState.DEAD)
    assert (dead.reason, dead.attempts) == ("the server is gone", 2)
    assert [entry.action for entry in store.audit()] == ["queued", "dead"]


def test_the_dead_are_replayed(store: Store) -> None:
    store.enqueue([job("a"), job("b")])
    for id in _leased(store):
        store.fail(id, "no", retry_at=None, now=NOON)
    ids = [found.id for found in store.jobs(state=JobState.DEAD)]
    assert store.replay([*ids, "none"], now=later(1)) == 2
    assert store.replay(ids, now=later(1)) == 0
    assert _states(store) == [("queued", 0), ("queued", 0)]


def test_what_is_done_stays_done(store: Store) -> None:
    store.enqueue([job("a")])
    (id,) = _leased(store)
    for _ in range(2):
        store.finish([id, "none"], now=later(1))
    store.fail(id, "told too late", retry_at=later(2), now=later(1))
    assert store.replay([id], now=later(1)) == 0
    assert _states(store) == [("done", 1)]


def test_the_refused_are_buried_once_with_their_bytes(store: Store) -> None:
    refused = intake("\x00not a report")
    for _ in range(2):
        store.bury([job("dump#1", JobKind.ADD, state=JobState.DEAD)], {refused.sha256: refused.content}, now=NOON)
    (dead,) = store.jobs(kind=JobKind.ADD, state=JobState.DEAD)
    assert dead.reason == "refused: no text"
    assert store.content(refused.sha256) == refused.content
    assert [entry.action for entry in store.audit()] == ["kept", "dead"]
    assert list(store.verify()) == []


def test_a_replayed_job_that_is_refused_again_is_dead_again(store: Store) -> None:
    buried = job("dump#1", JobKind.ADD, state=JobState.DEAD)
    store.bury([buried], {}, now=NOON)
    store.replay([buried.id], now=NOON)
    store.bury([buried], {}, now=NOON)
    assert _states(store) == [("dead", 0)]


def test_coding_is_queued_for_what_has_no_reading(store: Store) -> None:
    first, second = (item.version_id for item in store.add([intake("One."), intake("Two.")]))
    store.save([coded(first)], now=NOON)
    assert store.enqueue_coding(MAKER, again=False, now=NOON) == 1
    assert store.enqueue_coding(MAKER, again=False, now=NOON) == 0
    assert store.enqueue_coding(OTHER_MAKER, again=True, now=NOON) == 2
    assert sorted(found.target for found in store.jobs(kind=JobKind.CODE)) == sorted([first, second, second])
    assert {found.maker_id for found in store.jobs()} == {MAKER.id, OTHER_MAKER.id}


def test_jobs_are_counted_by_kind_and_state(store: Store) -> None:
    store.enqueue([job("a"), job("b"), job("c", JobKind.ADD)])
    store.finish([job("a").id], now=NOON)
    assert store.counts().jobs == (("add", "queued", 1), ("fetch", "done", 1), ("fetch", "queued", 1))
