"""Dossiers: incidents with their claims, one after the other, whatever is asked for."""

from __future__ import annotations

from datetime import date

import pytest

from tests.archive.linking_help import NOW, SIEGE, Told, linked, options, put
from whence.archive import dossiers as module
from whence.archive.dossiers import dossiers, dossiers_of, dossiers_since
from whence.archive.judging import judge
from whence.archive.linking import settle_judgements
from whence.archive.linking_claims import Claims
from whence.model.errors import InputError
from whence.model.linking import IncidentQuery, Verdict
from whence.store.interface import Store

RAIDS = (Told("a", killed=6), Told("b", outlet="Sample Monitor", published=date(2016, 3, 29)))
SIEGE_TOLD = Told("d", day=SIEGE, published=date(2016, 2, 4))


@pytest.fixture(autouse=True)
def reports(store: Store) -> None:
    put(store, *RAIDS, SIEGE_TOLD)
    linked(store)


def test_all_incidents_come_with_their_claims(store: Store) -> None:
    found = list(dossiers(store))
    assert [len(dossier.claims) for dossier in found] == [2, 1]  # the newest happening first
    claim = found[0].claims[0]
    version = store.version(claim.version_id)
    assert version is not None
    assert (claim.sha256, claim.report_id, claim.outlet) == (version.sha256, version.report_id, "Sample Wire")
    assert claim.claim.trigger.text == "attacked"


def test_a_query_bounds_them(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PAGE", 1)
    assert len(list(dossiers(store))) == 2
    assert len(list(dossiers(store, IncidentQuery(reports=2)))) == 1
    (second,) = dossiers(store, IncidentQuery(limit=1, offset=1))
    assert len(second.claims) == 1


def test_they_are_found_by_id(store: Store) -> None:
    first, second = (dossier.incident.id for dossier in dossiers(store))
    assert [dossier.incident.id for dossier in dossiers_of(store, [second, first])] == [second, first]
    with pytest.raises(InputError, match="there is no incident"):
        list(dossiers_of(store, ["0" * 32]))


def test_those_changed_since_come_once_in_their_current_version(store: Store) -> None:
    seq = store.last_change()
    assert list(dossiers_since(store, seq)) == []
    put(store, Told("c", killed=9, outlet="Sample Herald", published=date(2016, 3, 30)))
    linked(store)
    put(store, Told("e", killed=9, outlet="Sample Review", published=date(2016, 3, 31)))
    linked(store)
    (changed,) = dossiers_since(store, seq)
    assert changed.version.number == 3
    assert len(changed.claims) == 4


def test_what_is_no_more_says_where_its_claims_went(store: Store) -> None:
    first, second = dossiers(store)
    judge(store, "an analyst", Verdict.SAME, first.claims[0].id, second.claims[0].id, "one battle", now=NOW)
    settle_judgements(store, options(), now=lambda: NOW)
    (left,) = dossiers(store)
    gone = ({first.incident.id, second.incident.id} - {left.incident.id}).pop()
    with pytest.raises(InputError, match=f"its claims went to {left.incident.id}"):
        list(dossiers_of(store, [gone]))


def test_claims_are_found_by_id_in_the_order_asked_for(store: Store) -> None:
    ids = [claim.id for dossier in dossiers(store) for claim in dossier.claims][::-1]
    assert list(Claims(store, keep=1).find([*ids, "0" * 32])) == ids
