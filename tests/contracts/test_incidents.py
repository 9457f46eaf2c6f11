"""Incidents have versions that are never changed, and are found by what they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reliability import linked
from tests.contracts.samples import NOON, later
from tests.dossiers import bare, dossier
from whence.model.incident import Agreement, ChangeKind, Field, Incident
from whence.model.linking import IncidentQuery, Relinked
from whence.store.interface import Store

DAY = date(2016, 3, 27)


def told(*versions: object) -> Relinked:
    return Relinked((), (), (), (), versions)  # type: ignore[arg-type]


def made(id: str, title: str = "Army bombed militants", day: date | None = DAY, **more: object) -> Incident:
    found = linked.incident([f"claim of {id}"], title, day or DAY)
    untold = {} if day else {"time": Field()}
    return replace(found, **{"id": id, **untold, **more})  # type: ignore[arg-type]


def test_a_version_comes_back_as_it_was(store: Store) -> None:
    for at, whole in enumerate((dossier().incident, bare().incident), 1):
        (kept,) = store.relink(told(linked.version(whole)), now=later(at))
        assert (kept.seq, kept.number, kept.at, kept.incident) == (at, 1, later(at), whole)
        assert store.incident(whole.id) == store.incident(whole.id, 1) == kept
        assert store.claims_of([whole.id]) == {whole.id: tuple(sorted(whole.claims))}
    assert store.incident("none") is None
    assert store.incident(dossier().incident.id, 2) is None


def test_the_story_of_an_incident_that_is_merged_and_comes_back(store: Store) -> None:
    one, other = made("a"), made("b")
    whole = replace(one, claims=(*one.claims, *other.claims))
    store.relink(told(linked.version(one), linked.version(other)), now=NOON)
    store.relink(told(linked.version(whole, ChangeKind.CHANGED), linked.tombstone(other, "a")), now=later(1))
    assert store.members([*whole.claims, "none"]) == dict.fromkeys(whole.claims, "a")
    assert (store.claims_of(["b"]), store.counts().incidents) == ({}, 1)
    stone = store.incident("b")
    assert stone is not None
    assert (stone.is_tombstone, stone.into, stone.number) == (True, "a", 2)
    assert store.tombstones(["a", "b", "c"]) == store.merged_into(["a", "c"]) == {"b": stone}
    assert store.last_alive(["b"]) == {"b": store.incident("b", 1)}
    assert [version.id for version in store.incidents(IncidentQuery())] == ["a"]
    back = (linked.version(one, ChangeKind.SPLIT), linked.version(other, ChangeKind.REVIVED))
    store.relink(told(*back), now=later(2))
    assert store.tombstones(["b"]) == store.merged_into(["a"]) == {}
    assert [version.kind for version in store.incident_versions(id="b")] == [
        ChangeKind.NEW,
        ChangeKind.MERGED,
        ChangeKind.REVIVED,
    ]
    assert store.incidents_by_id(["a", "b", "c"]) == {id: store.incident(id, 3) for id in "ab"}
    assert list(store.verify()) == []


def test_versions_are_paged_through_by_number_and_time(store: Store) -> None:
    for at in range(4):
        store.relink(told(linked.version(made("a", f"title {at}"))), now=later(at))
    store.relink(told(linked.version(made("b"))), now=later(4))
    seqs = lambda **asked: [version.seq for version in store.incident_versions(**asked)]  # noqa: E731
    assert seqs() == [1, 2, 3, 4, 5]
    assert seqs(after_seq=2) == [3, 4, 5]
    assert seqs(after_seq=2, limit=1) == [3]
    assert seqs(since=later(3)) == [4, 5]
    assert seqs(since=later(3), id="a") == [4]
    assert seqs(limit=0) == seqs(since=later(9)) == []


def test_two_versions_of_one_incident_in_one_step_are_kept_once_each(store: Store) -> None:
    change = told(linked.version(made("a")), linked.version(made("a", "again"), ChangeKind.CHANGED))
    first = store.relink(change, now=NOON)
    assert [(version.seq, version.number) for version in first] == [(1, 1), (2, 2)]
    assert store.relink(change, now=later(1)) == first
    assert list(store.verify()) == []


def test_what_was_said_before_last_is_said_again(store: Store) -> None:
    for kind in (ChangeKind.NEW, ChangeKind.WITHDRAWN, ChangeKind.REVIVED, ChangeKind.WITHDRAWN):
        alive = kind is not ChangeKind.WITHDRAWN
        each = linked.version(made("a"), kind) if alive else linked.tombstone(made("a"), None)
        store.relink(told(each), now=NOON)
    assert [version.number for version in store.incident_versions(id="a")] == [1, 2, 3, 4]
    assert store.counts().incidents == 0


@pytest.fixture
def many(store: Store) -> Store:
    two = made("b", "Troops entered Ciudad Bolívar", date(2016, 4, 2), reports=("r1", "r2"))
    vague = made("c", "Planes struck", None, not_after=date(2016, 4, 1))
    odd = made("d", "A 100% loss_of power", None)
    torn = replace(dossier().incident, id="e", claims=("e",))
    counted = replace(two.corroboration, origins=2)
    for incident in (made("a"), replace(two, corroboration=counted), vague, odd, torn):
        store.relink(told(linked.version(incident)), now=NOON)
    store.relink(told(linked.version(made("z")), linked.tombstone(made("z"), None)), now=NOON)
    return store


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, "bcead"),
        ({"limit": 2}, "bc"),
        ({"limit": 2, "offset": 1}, "ce"),
        ({"limit": 0}, ""),
        ({"plover": "ASSAULT"}, "bcead"),
        ({"plover": "PROTEST"}, ""),
        ({"country": "SYR"}, "e"),
        ({"since": "2016-04-01"}, "bc"),
        ({"until": "2016-04-01"}, "cea"),
        ({"since": "2016-03-27", "until": "2016-03-27"}, "ea"),
        ({"actor": "SYR_MIL"}, "bcead"),
        ({"actor": "SYR"}, ""),
        ({"words": "bolivar TROOPS"}, "b"),
        ({"words": "troop"}, ""),
        ({"words": "100%"}, "d"),
        ({"words": "loss_of"}, "d"),
        ({"words": "% _"}, "bcead"),
        ({"reports": 2}, "be"),
        ({"origins": 2}, "be"),
        ({"conflicting": True}, "e"),
        ({"country": "SYR", "actor": "SYR_MIL", "words": "palmyra", "plover": "ASSAULT"}, "e"),
    ],
)
def test_incidents_are_found_by_what_is_asked(many: Store, asked: dict[str, object], found: str) -> None:
    assert "".join(version.id for version in many.incidents(IncidentQuery(**asked))) == found  # type: ignore[arg-type]


def test_a_field_without_a_consolidated_value_goes_by_the_best_supported(store: Store) -> None:
    whole = dossier().incident
    torn = {name: replace(getattr(whole, name), consolidated=None, agreement=Agreement.CONFLICTING) for name in FIELDS}
    store.relink(told(linked.version(replace(whole, **torn))), now=NOON)
    query = IncidentQuery(plover="ASSAULT", country="SYR", since="2016-03-27", until="2016-03-27", conflicting=True)
    assert len(store.incidents(query)) == 1


FIELDS = ("event", "place", "time")
