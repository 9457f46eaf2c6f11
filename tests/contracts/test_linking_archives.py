"""Linking a whole archive on each database: incidents, a judgement, an edit, and what verification says of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.archive.linking_help import NOW, SIEGE, Told, changed, incidents, linked, options, put
from tests.contracts.conftest import Place, Places
from whence.archive.dossiers import dossiers
from whence.archive.judging import judge, to_undo
from whence.archive.linking import settle_judgements
from whence.model.incident import ChangeKind
from whence.model.linking import Verdict
from whence.store.interface import Store

REPORTS = (
    Told("a", killed=6),
    Told("b", outlet="Sample Monitor", published=date(2016, 3, 29)),
    Told("d", day=SIEGE, published=date(2016, 2, 4)),
)


def test_an_archive_is_linked_judged_and_followed(store: Store) -> None:
    put(store, *REPORTS)
    linked(store)
    before = incidents(store)
    first, second = dossiers(store)
    judge(store, "an analyst", Verdict.SAME, first.claims[0].id, second.claims[0].id, "one battle", now=NOW)
    kinds = {version.kind for version in settle_judgements(store, options(), now=lambda: NOW)}
    assert kinds == {ChangeKind.MERGED, ChangeKind.CHANGED}
    last = to_undo(store, None)
    judge(store, "an analyst", Verdict.WITHDRAWN, last.one, last.other, "misread", now=NOW)
    settle_judgements(store, options(), now=lambda: NOW)
    assert incidents(store) == before
    put(store, replace(REPORTS[1], day=SIEGE, published=date(2016, 3, 31)))
    versions = changed(linked(store))
    assert all("report Sample Monitor, 2016-03-31 was edited" in version.why for version in versions)
    assert not list(store.verify())


def test_incidents_are_the_same_in_whatever_order_reports_come(new_place: Places) -> None:
    found = [_linked(new_place(), reports) for reports in (REPORTS, REPORTS[::-1])]
    assert found[0] == found[1]


def test_linking_afresh_on_the_way_is_whole(place: Place) -> None:
    store = place.store()
    put(store, *REPORTS)
    linked(store)
    before = incidents(store)
    store.unlink_all(now=NOW)
    assert not list(store.verify())
    linked(store)
    assert incidents(store) == before
    assert not list(store.verify())


def _linked(place: Place, reports: tuple[Told, ...]) -> dict[str, tuple[str, ...]]:
    store = place.store()
    for told in reports:
        put(store, told)
    linked(store, batch=1, portion=1)
    return incidents(store)
