"""Acts on an archive: kept with their reading, never lost to coders or to each other, and stronger than any program."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.archive.linking_help import MAKER, NOW, OTHER_MAKER, Told, incidents, linked, options, put
from whence.archive.folder import Archive
from whence.archive.reviewing import state
from whence.archive.reviewing.keeping import NotYours, Reviewer, Wish
from whence.archive.reviewing.saving import save_with_acts
from whence.archive.reviewing.settling import LinkingElsewhere, alone, settle
from whence.model.archive import Coded
from whence.model.errors import InputError, ModelError, MovedOn
from whence.model.linking import claim_ids
from whence.model.review import ActKind, ReviewField, ReviewStage
from whence.store.interface import Store

RAID = Told("a", killed=6)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive.create(tmp_path / "archive")


@pytest.fixture
def store(archive: Archive) -> Iterator[Store]:
    with closing(archive.store()) as opened:
        put(opened, RAID, Told("b", killed=10, outlet="Sample Monitor"))
        linked(opened)
        yield opened


class _Places:
    def numbered(self, number: int) -> None:
        return None


def reviewer(store: Store, who: str = "ann") -> Reviewer:
    return Reviewer(store, who, lambda: NOW, lambda: _Places())  # type: ignore[arg-type,return-value]


def claim(store: Store) -> str:
    """Get the claim of the raid that the first report tells."""
    version = store.versions()[0].id
    return claim_ids(version, newest(store, version).claims)[0]


def newest(store: Store, version_id: str) -> Any:
    return store.reading(store.readings(version_id)[-1].id)


def denied(store: Store, who: str = "ann") -> Any:
    wish = Wish(ActKind.CORRECT, claim=claim(store), field=ReviewField.STATUS, value="denied")
    return reviewer(store, who).keep(wish)


def test_a_correction_is_a_reading_of_its_own(store: Store) -> None:
    kept = denied(store)
    first, second = store.readings(kept.version_id)
    made = store.maker(second.maker_id)
    assert made is not None
    assert (made.program, made.reviewed) == (store.maker(first.maker_id), kept.act.seq)
    before, after = store.reading(first.id), store.reading(second.id)
    assert before is not None
    assert after is not None
    assert [each.status.value for each in (before.claims[0], after.claims[0])] == ["asserted", "denied"]
    assert list(store.verify()) == []


def test_undoing_gives_the_programs_claims_again_in_yet_another_reading(store: Store) -> None:
    kept = denied(store)
    reviewer(store).undo(kept.act.seq)
    first, _, last = store.readings(kept.version_id)
    assert first.sha256 == last.sha256
    denied(store)
    assert len(store.readings(kept.version_id)) == 4


def test_said_twice_it_is_kept_once(store: Store) -> None:
    assert denied(store).act.seq == denied(store).act.seq == 1
    assert reviewer(store).undo(1).act == reviewer(store).undo(1).act
    with pytest.raises(InputError, match="took it back"):
        reviewer(store, "ben").undo(1, others=True)


def test_incidents_follow_and_keep_their_ids(archive: Archive, store: Store) -> None:
    before = incidents(store)
    kept = reviewer(store).keep(Wish(ActKind.REJECT, claim=claim(store), why="an exercise"))
    changed = settle(archive.folder, store, options(), [kept.version_id or ""], now=lambda: NOW)
    assert changed == tuple(before)
    (gone,) = set(*before.values()) - set(*incidents(store).values())
    assert gone == kept.act.claim_id
    why = store.incident(changed[0])
    assert why is not None
    assert any("reviewed by ann" in each for each in why.why)
    back = reviewer(store).undo(kept.act.seq)
    settle(archive.folder, store, options(), [back.version_id or ""], now=lambda: NOW)
    assert incidents(store) == before
    assert settle(archive.folder, store, options(), [back.version_id or ""], now=lambda: NOW) == ()


def test_who_waits_for_linking_is_told_and_the_act_stays(
    archive: Archive, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("whence.archive.reviewing.settling._PATIENCE", 0.0)
    kept = denied(store)
    with alone(archive.folder), pytest.raises(LinkingElsewhere, match="is kept"):
        settle(archive.folder, store, options(), [kept.version_id], now=lambda: NOW)
    assert store.act(kept.act.seq) == kept.act
    linked(store)
    assert store.waits([store.readings(kept.version_id)[-1].id]) == frozenset()


def test_a_correction_wins_when_the_report_is_coded_again(store: Store) -> None:
    kept = denied(store)
    program = newest(store, kept.version_id)
    otherwise = replace(program, claims=(replace(program.claims[0], id="c7", place=None),), events=(), stances=())
    (made,) = save_with_acts(store, [Coded("", kept.version_id, OTHER_MAKER, otherwise)], now=NOW)
    assert made.id == store.readings(kept.version_id)[-1].id
    after = newest(store, kept.version_id).claims[0]
    assert (after.status.value, after.place) == ("denied", None)
    gone = replace(program, claims=(), events=(), stances=())
    (made,) = save_with_acts(
        store, [Coded("", kept.version_id, replace(MAKER, components=(("x", "3"),)), gone)], now=NOW
    )
    (back,) = newest(store, kept.version_id).claims
    assert (back.id, back.status.value) == (kept.act.claim_id, "denied")


def test_a_program_that_forgets_the_acts_is_refused(store: Store) -> None:
    kept = denied(store)
    coded = Coded("", kept.version_id, OTHER_MAKER, newest(store, kept.version_id))
    with pytest.raises(MovedOn, match="apply their acts"):
        store.save([coded], now=NOW)


def test_an_act_that_comes_between_is_not_lost(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    version = store.versions()[0].id
    save, calls = store.save, list[int]()

    def slow(coded: Any, *, now: Any) -> Any:
        if not calls:
            denied(store)
        calls.append(len(coded))
        return save(coded, now=now)

    monkeypatch.setattr(store, "save", slow)
    save_with_acts(store, [Coded("", version, OTHER_MAKER, newest(store, version))], now=NOW)
    assert calls == [1, 2]
    assert newest(store, version).claims[0].status.value == "denied"


def test_acts_at_once_are_all_kept(archive: Archive, store: Store) -> None:
    ready, wish = threading.Barrier(4), Wish(ActKind.CORRECT, claim=claim(store), field=ReviewField.STATUS)

    def work(at: int) -> None:
        with closing(archive.store()) as own:
            ready.wait()
            reviewer(own, f"coder {at}").keep(replace(wish, value=["denied", "possible", "planned", "asserted"][at]))

    threads = [threading.Thread(target=work, args=(at,)) for at in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    acts = store.acts_of([wish.claim or ""])[wish.claim or ""]
    assert [act.seq for act in acts] == [1, 2, 3, 4]
    last = newest(store, store.versions()[0].id).claims[0]
    assert last.status.value == acts[-1].given
    assert state(store, wish.claim or "").state is ReviewStage.DISPUTED


def test_accepting_makes_no_reading_until_the_program_reads_otherwise(store: Store) -> None:
    kept = reviewer(store).keep(Wish(ActKind.ACCEPT, claim=claim(store)))
    assert kept.version_id is None
    version = store.versions()[0].id
    assert len(store.readings(version)) == 1
    program = newest(store, version)
    otherwise = replace(program, claims=(replace(program.claims[0], place=None),))
    save_with_acts(store, [Coded("", version, OTHER_MAKER, otherwise)], now=NOW)
    assert newest(store, version).claims[0].place == program.claims[0].place


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        (Wish(ActKind.ACCEPT), "takes a claim"),
        (Wish(ActKind.ACCEPT, claim="0" * 32), "no claim 0000"),
        (Wish(ActKind.COMMENT, incident="0" * 32, why="x"), "no incident"),
        (Wish(ActKind.ADD, version="0" * 32, value={}, spans=((0, 1),)), "not coded"),
        (Wish(ActKind.ADD), "takes a version"),
    ],
)
def test_acts_on_nothing_are_refused(store: Store, wish: Wish, told: str) -> None:
    with pytest.raises(InputError, match=told):
        reviewer(store).keep(wish)
    assert store.last_act() == 0


def test_acts_of_others_are_left_to_editors(store: Store) -> None:
    kept = denied(store)
    with pytest.raises(NotYours, match="ann"):
        reviewer(store, "ben").undo(kept.act.seq)
    assert reviewer(store, "ben").undo(kept.act.seq, others=True).act.undoes == kept.act.seq
    with pytest.raises(InputError, match="no act 99"):
        reviewer(store).undo(99)


ODD: list[Callable[[str], Wish]] = [
    lambda id: Wish(ActKind.CORRECT, claim=id, field=ReviewField.PLACE, value={"geonameid": 5}),
    lambda id: Wish(ActKind.CORRECT, claim=id, field=ReviewField.ACTORS, value=[{"name": ""}]),
    lambda id: Wish(ActKind.CORRECT, claim=id, field=ReviewField.TIME, value="2016"),
    lambda id: Wish(ActKind.CORRECT, claim=id),
    lambda id: Wish(ActKind.REJECT, claim=id),
    lambda id: Wish(ActKind.REJECT, claim=id, why="x" * 5000),
]


@pytest.mark.parametrize("odd", ODD)
def test_odd_acts_write_nothing(store: Store, odd: Callable[[str], Wish]) -> None:
    with pytest.raises((InputError, ModelError)):
        reviewer(store).keep(odd(claim(store)))
    assert store.last_act() == 0
