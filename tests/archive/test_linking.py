"""Linking an archive: the same incidents under the same ids in whatever order, and what changes says why."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event

import pytest

from tests.archive.coding_help import opened
from tests.archive.linking_help import (
    NOW,
    OTHER_MAKER,
    SIEGE,
    Told,
    changed,
    code,
    incidents,
    linked,
    nobody,
    options,
    put,
    unworded,
)
from whence.archive.linking import link
from whence.archive.linking_events import Began, Compared, Settled
from whence.model.incident import ChangeKind
from whence.model.reading import Reading
from whence.store.interface import Store

RAIDS = (
    Told("a", killed=6),
    Told("b", outlet="Sample Monitor", published=date(2016, 3, 29)),
    Told("c", killed=10, outlet="Sample Herald", published=date(2016, 3, 30)),
)
SIEGES = (
    Told("d", day=SIEGE, published=date(2016, 2, 4)),
    Told("e", day=SIEGE, published=date(2016, 2, 4), outlet="Sample Monitor"),
)


def test_reports_of_one_happening_are_one_incident(store: Store) -> None:
    put(store, *RAIDS, *SIEGES)
    versions = changed(linked(store))
    assert [version.kind for version in versions] == [ChangeKind.NEW, ChangeKind.NEW]
    assert sorted(len(claims) for claims in incidents(store).values()) == [2, 3]
    (raid,) = (version for version in versions if version.incident and len(version.incident.claims) == 3)
    assert raid.why == (
        "3 new reports (Sample Wire, 2016-03-28; Sample Monitor, 2016-03-29; Sample Herald, 2016-03-30)",
    )


def test_nothing_to_do_loads_no_encoder(store: Store) -> None:
    assert linked(store, encoder=nobody) == [Began(0, 0, False, 0)]
    put(store, *RAIDS)
    linked(store)
    assert linked(store, encoder=nobody) == [Began(0, 0, False, 0)]


@pytest.mark.parametrize("seed", range(6))
def test_neither_order_nor_batches_change_incidents_or_ids(tmp_path: Path, store: Store, seed: int) -> None:
    put(store, *RAIDS, *SIEGES)
    linked(store)
    generator = random.Random(seed)
    shuffled = generator.sample((*RAIDS, *SIEGES), 5)
    with closing(opened(_folder(tmp_path, "other"), create=True)) as other:
        for told in shuffled:
            put(other, told)
        linked(other, batch=generator.randint(1, 3), portion=generator.randint(1, 3))
        assert incidents(other) == incidents(store)


def test_another_report_changes_its_own_incident_only(store: Store) -> None:
    put(store, *RAIDS[:2], *SIEGES)
    linked(store)
    before = incidents(store)
    put(store, RAIDS[2])
    (version,) = changed(linked(store))
    assert version.kind is ChangeKind.CHANGED
    assert version.number == 2
    assert version.why == ("1 new report (Sample Herald, 2016-03-30)",)
    assert {change.field for change in version.changes} >= {"claims", "corroboration"}
    assert incidents(store).keys() == before.keys()
    assert [id for id in before if incidents(store)[id] != before[id]] == [version.id]


def test_the_earliest_report_comes_last_and_the_id_stays(store: Store) -> None:
    put(store, RAIDS[1])
    linked(store)
    (id,) = incidents(store)
    put(store, RAIDS[0])
    linked(store)
    assert list(incidents(store)) == [id]


def test_an_edit_takes_a_report_to_where_it_belongs(store: Store) -> None:
    put(store, *RAIDS, *SIEGES)
    linked(store)
    (raid,) = (id for id, claims in incidents(store).items() if len(claims) == 3)
    put(store, replace(RAIDS[2], day=SIEGE, published=date(2016, 3, 31)))
    versions = {version.id: version for version in changed(linked(store))}
    assert len(versions) == 2
    assert versions[raid].kind in (ChangeKind.CHANGED, ChangeKind.SPLIT)
    assert versions[raid].why == ("report Sample Herald, 2016-03-31 was edited",)
    assert sorted(len(claims) for claims in incidents(store).values()) == [2, 3]
    assert len(incidents(store)[raid]) == 2


def test_an_incident_without_claims_is_withdrawn_and_comes_back(store: Store) -> None:
    put(store, RAIDS[0])
    linked(store)
    (id,) = incidents(store)
    put(store, replace(RAIDS[0], day=SIEGE, published=date(2016, 3, 29)))
    withdrawn, _ = sorted(changed(linked(store)), key=lambda version: version.kind is ChangeKind.NEW)
    assert (withdrawn.id, withdrawn.kind, withdrawn.incident) == (id, ChangeKind.WITHDRAWN, None)
    assert id not in incidents(store)


def test_coding_again_is_told_where_it_changes_something(store: Store) -> None:
    versions = put(store, *RAIDS)
    linked(store)
    code(store, versions[:1], [RAIDS[0].reading()], maker=OTHER_MAKER)
    assert changed(linked(store)) == []  # it says what it said
    code(store, versions[2:], [_without_deaths(RAIDS[2])], maker=OTHER_MAKER)
    (version,) = changed(linked(store))
    assert version.why == ("coded again by whence 2: Sample Herald, 2016-03-30",)


def test_linking_afresh_keeps_ids_and_says_that_nothing_changed(store: Store) -> None:
    put(store, *RAIDS[1:], *SIEGES)
    linked(store)
    put(store, RAIDS[0])
    linked(store)
    before = incidents(store)
    assert changed(linked(store, again=True)) == []
    assert incidents(store) == before


def test_other_rules_are_told_and_change_values_when_all_is_linked_again(store: Store) -> None:
    put(store, *RAIDS)
    linked(store)
    assert linked(store, linker="another") == [Began(0, 0, False, 3)]
    linked(store, linker="another", again=True)
    assert linked(store, linker="another") == [Began(0, 0, False, 0)]


@pytest.mark.parametrize("after", range(1, 9))
def test_a_run_that_is_killed_is_taken_up(tmp_path: Path, store: Store, after: int) -> None:
    put(store, *RAIDS, *SIEGES)
    linked(store)
    folder = _folder(tmp_path, "killed")
    with closing(opened(folder, create=True)) as other:
        put(other, *reversed((*RAIDS, *SIEGES)))
        _cut_short(other, after)
    with closing(opened(folder)) as other:
        linked(other, batch=2, portion=1)
        assert incidents(other) == incidents(store)
        assert linked(other, encoder=nobody) == [Began(0, 0, False, 0)]


def test_a_call_to_stop_ends_after_what_is_in_hand(store: Store) -> None:
    put(store, *RAIDS, *SIEGES)
    stop = Event()
    told = []
    for each in link(store, options(batch=2), now=lambda: NOW, stop=stop):
        told.append(type(each))
        if isinstance(each, Compared):
            stop.set()
    assert told == [Began, Compared]
    assert [type(each) for each in linked(store)] == [Began, Compared, Settled]


def _cut_short(store: Store, after: int) -> None:
    """Let the store refuse to write from some act on, as if the process were gone; what is written stays."""
    acts = iter(range(after))
    real_relink, real_note = store.relink, store.note

    def counted(act: Callable[..., object]) -> Callable[..., object]:
        def refused(*arguments: object, **named: object) -> object:
            if next(acts, None) is None:
                raise KeyboardInterrupt
            return act(*arguments, **named)

        return refused

    store.relink, store.note = counted(real_relink), counted(real_note)  # type: ignore[method-assign, assignment]
    try:
        list(link(store, options(batch=2, portion=1, encoder=unworded), now=lambda: NOW))
    except KeyboardInterrupt:
        return


def _without_deaths(told: Told) -> Reading:
    reading = told.reading()
    return replace(reading, claims=tuple(replace(claim, casualties=()) for claim in reading.claims))


def _folder(tmp_path: Path, name: str) -> Path:
    folder = tmp_path / name
    folder.mkdir()
    return folder
