"""Claims that persons rejected stay in the queue of those who have not judged them, whatever is linked meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.archive.linking_help import NOW, OTHER_MAKER, Told, incidents, linked, options, put
from tests.archive.reviewing.test_keeping import claim, newest, reviewer
from whence.archive.folder import Archive
from whence.archive.linking import link
from whence.archive.reviewing.eyes import seen_by
from whence.archive.reviewing.keeping import Reviewer, Wish
from whence.archive.reviewing.queueing import queue
from whence.archive.reviewing.saving import save_with_acts
from whence.model.archive import Coded, Maker
from whence.model.reading import Reading
from whence.model.review import ActKind
from whence.model.review_queue import Queued, QueueQuery
from whence.store.interface import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Archive.create(tmp_path / "archive").store()) as opened:
        put(opened, Told("a", killed=12), Told("b", killed=10, outlet="Sample Monitor"))
        linked(opened)
        yield opened


def rejected(store: Store) -> str:
    kept = reviewer(store).keep(Wish(ActKind.REJECT, claim=claim(store), why="an exercise"))
    linked(store)
    return str(kept.act.claim_id)


def waiting(store: Store, who: str = "ben", state: str = "second") -> list[Queued]:
    seen, query = seen_by(store, who, decides=False), QueueQuery(who, state)
    found = [each.queued for each in queue(seen, query)]
    assert seen.queued(query) == len(found)
    assert list(store.verify()) == []
    return found


def code_again(store: Store, reading: Reading, maker: Maker = OTHER_MAKER) -> None:
    save_with_acts(store, [Coded("", store.versions()[0].id, maker, reading)], now=NOW)
    linked(store)


def test_it_waits_as_doubtful_and_important_as_it_was(store: Store) -> None:
    before = {each.claim_id: each for each in waiting(store, state="open")}
    id = rejected(store)
    (found,) = waiting(store)
    was = before[id]
    assert was.importance > 0
    assert (found.claim_id, found.doubt, found.fields) == (id, was.doubt, was.fields)
    assert (found.importance, found.rank, found.incident_id) == (was.importance, was.rank, None)
    assert waiting(store, "ann") == []
    assert id not in str(incidents(store))
    assert store.queued(QueueQuery("ben", "second")) == 0


def test_it_waits_behind_a_second_who_rejects_it_too(store: Store) -> None:
    id = rejected(store)
    weight = waiting(store)[0].importance
    seen = seen_by(store, "ben", decides=False)
    ben = Reviewer(store, "ben", lambda: NOW, lambda: None, seen)  # type: ignore[arg-type,return-value]
    ben.keep(Wish(ActKind.REJECT, claim=id, why="a drill"))
    linked(store)
    assert waiting(store) == []
    assert [(each.claim_id, each.importance) for each in waiting(store, "eve")] == [(id, weight)]


def test_it_waits_when_all_is_linked_again(store: Store) -> None:
    id = rejected(store)
    doubt = waiting(store)[0].doubt
    list(link(store, replace(options(), again=True), now=lambda: NOW))
    assert [(each.claim_id, each.doubt) for each in waiting(store)] == [(id, doubt)]


def test_it_waits_when_the_report_is_coded_again_as_long_as_the_program_finds_it(store: Store) -> None:
    id = rejected(store)
    program = store.reading(store.readings(store.versions()[0].id)[0].id)
    assert program is not None
    code_again(store, replace(program, claims=(replace(program.claims[0], place=None),), events=(), stances=()))
    (found,) = waiting(store)
    assert (found.claim_id, found.reading_id) == (id, store.readings(store.versions()[0].id)[-1].id)
    code_again(store, replace(program, claims=(), events=(), stances=()), Maker((("whence", "3"),)))
    assert waiting(store) == []


def test_it_waits_no_more_with_its_text(store: Store) -> None:
    rejected(store)
    put(store, Told("a", killed=14), Told("b", killed=14, outlet="Sample Monitor"))
    linked(store)
    assert waiting(store) == []


def test_it_is_linked_again_once_nobody_rejects_it(store: Store) -> None:
    before = {each.claim_id: each for each in waiting(store, state="open")}
    id = rejected(store)
    reviewer(store).undo(store.last_act())
    assert id not in {each.claim_id for each in waiting(store, "ben", "any")}
    linked(store)
    after = {each.claim_id: each for each in waiting(store, state="open")}
    assert {each: found.rank for each, found in after.items()} == {each: found.rank for each, found in before.items()}
    assert after[id].incident_id == before[id].incident_id


def test_an_added_claim_waits_too_until_its_adding_is_undone(store: Store) -> None:
    version = store.versions()[0].id
    begin = newest(store, version).document.text.index("militants")
    value = {"plover": "PROTEST"}
    added = reviewer(store).keep(
        Wish(ActKind.ADD, version=version, value=value, spans=((begin, begin + 9),), why="missed")
    )
    linked(store)
    id = str(added.act.claim_id)
    reviewer(store, "cat").keep(Wish(ActKind.REJECT, claim=id, why="nobody protests"))
    linked(store)
    assert [each.claim_id for each in waiting(store)] == [id]
    reviewer(store).undo(added.act.seq)
    linked(store)
    assert waiting(store) == []
