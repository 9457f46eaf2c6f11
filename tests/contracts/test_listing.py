"""Lists of incidents by their gists, of reports, and counts: what pages show, the same on both databases."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import date

from reliability import linked
from tests.contracts.samples import MAKER, NOON, coded, copy, intake, job, later
from tests.contracts.test_incidents import DAY, made, told
from tests.dossiers import bare, dossier
from whence.model.archive import CopyKind, JobKind, JobState
from whence.model.gist import ChangedGists, Gist, day_number
from whence.model.incident import ChangeKind
from whence.model.linking import IncidentQuery
from whence.model.place import Geometry, Place
from whence.store.gists import gist_of
from whence.store.interface import Store

AREA = Geometry("Polygon", ((38.0, 34.0), (39.0, 34.0), (39.0, 35.0), (38.0, 34.0)))


def _days(store: Store) -> list[str]:
    days = [date(2016, 3, 27), date(2016, 3, 27), date(2016, 3, 29), None, date(2015, 1, 1)]
    incidents = [made(f"{at:032x}", f"attack {at}", day) for at, day in enumerate(days)]
    store.relink(told(*map(linked.version, incidents)), now=NOON)
    return [version.id for version in store.incidents(IncidentQuery())]


def test_a_list_by_gists_is_that_of_the_incidents(store: Store) -> None:
    order = _days(store)
    queries = (
        IncidentQuery(),
        IncidentQuery(words="attack 2"),
        IncidentQuery(since="2016-03-28"),
        IncidentQuery(limit=2, offset=1),
        IncidentQuery(plover="AID"),
        IncidentQuery(limit=0),
    )
    for query in queries:
        whole = store.incidents(query)
        found = store.listed(query)
        assert [each.gist for each in found] == [gist_of(version) for version in whole]
        assert [(each.number, each.at) for each in found] == [(version.number, version.at) for version in whole]
        everything = replace(query, limit=100, offset=0)
        assert store.number_of_incidents(query) == len(store.incidents(everything))
    assert len(order) == 5


def test_a_list_goes_on_behind_any_place_in_it(store: Store) -> None:
    order = _days(store)
    whole = store.listed(IncidentQuery())
    for at, each in enumerate(whole):
        behind = IncidentQuery(behind=(each.last, each.gist.id))
        assert [listed.gist.id for listed in store.listed(behind)] == order[at + 1 :]
        assert [version.id for version in store.incidents(behind)] == order[at + 1 :]
        assert store.number_of_incidents(behind) == len(order)
    assert whole[-1].last == ""


def test_a_gist_tells_what_the_incident_tells(store: Store) -> None:
    whole = dossier().incident
    (kept,) = store.relink(told(linked.version(whole)), now=NOON)
    ((listed),) = store.listed(IncidentQuery())
    gist = listed.gist
    assert (gist.id, gist.changed, gist.title) == (whole.id, kept.seq, whole.title)
    assert (gist.plover, gist.acled, gist.country, gist.place) == (
        "ASSAULT",
        "Explosions/Remote violence",
        "SYR",
        "Palmyra",
    )
    assert (gist.lon, gist.lat, gist.radius_km, gist.shape) == (38.2839, 34.5601, 5.0, False)
    assert (gist.start, gist.end, gist.date_prec) == (day_number(DAY), day_number(DAY), 1)
    assert (gist.actors, gist.actor_ids) == (("Military Forces of Syria",), ("SYR_MIL",))
    assert (gist.targets, gist.target_ids) == (("militants",), (None,))
    assert (gist.deaths_low, gist.deaths_best, gist.deaths_high) == (6, 6, 10)
    assert gist.conflicts == ("harms",)
    assert gist.claims == len(whole.claims)
    (body,) = store.gists_since(0).bodies
    assert set(json.loads(body)) == {field.name for field in fields(Gist)}


def test_of_an_incident_of_which_nothing_is_told_nothing_is_said(store: Store) -> None:
    store.relink(told(linked.version(bare().incident)), now=NOON)
    (listed,) = store.listed(IncidentQuery())
    gist = listed.gist
    assert (gist.place, gist.lon, gist.start, gist.actors, gist.deaths, gist.conflicts) == (
        None,
        None,
        None,
        (),
        None,
        (),
    )
    assert gist.not_after == day_number(date(2016, 3, 28))


def test_lines_and_areas_are_kept_apart(store: Store) -> None:
    whole = dossier().incident
    place = Place("Homs province", AREA, 80.0, None, "SYR", "Homs", 4, 3, "an area")
    told_of = replace(whole.place, values=(replace(whole.place.values[0], value=place),), consolidated=place)
    area = replace(whole, place=told_of)
    store.relink(told(linked.version(area), linked.version(bare().incident)), now=NOON)
    assert {id: json.loads(shape) for id, shape in store.shapes().items()} == {
        whole.id: {"type": "Polygon", "coordinates": [[list(position) for position in AREA.positions]]}
    }
    shown = {each.gist.id: each.gist for each in store.listed(IncidentQuery())}[whole.id]
    assert (shown.shape, shown.lon, shown.lat) == (True, 38.66667, 34.33333)


def test_what_changed_behind_a_number_is_told_whether_it_lives_or_not(store: Store) -> None:
    one, other = made("a"), made("b")
    store.relink(told(linked.version(one), linked.version(other)), now=NOON)
    first = store.last_change()
    assert len(store.gists_since(0).bodies) == 2
    whole = replace(one, claims=(*one.claims, *other.claims), title="Army bombed militants twice")
    store.relink(told(linked.version(whole, ChangeKind.CHANGED), linked.tombstone(other, "a")), now=later(1))
    since = store.gists_since(first)
    assert (since.changed, since.last) == ({"a", "b"}, store.last_change())
    (body,) = since.bodies
    assert json.loads(body)["title"] == "Army bombed militants twice"
    assert store.gists_since(since.last) == ChangedGists(since.last, (), frozenset())
    assert [each.gist.id for each in store.listed(IncidentQuery())] == ["a"]
    assert list(store.verify()) == []


def test_halves_of_characters_in_titles_are_not_kept(store: Store) -> None:
    store.relink(told(linked.version(made("a", "odd \ud800 \x00 title"))), now=NOON)
    (listed,) = store.listed(IncidentQuery())
    assert listed.gist.title == "odd \ufffd \x00 title"
    assert list(store.verify()) == []


def test_actors_are_counted_by_incident(store: Store) -> None:
    _days(store)
    assert store.actors_by_incidents() == {"SYR_MIL": 5}


def _reports(store: Store) -> list[str]:
    keys = ["id:a", "id:b", "id:a", "id:c"]
    texts = ["Troops entered.", "Shelling went on.", "Troops entered again.", "A bridge was hit."]
    added = store.add([intake(text, key, title=text) for text, key in zip(texts, keys, strict=True)])
    return [each.version_id for each in added]


def test_reports_are_listed_the_last_one_that_came_first(store: Store) -> None:
    first, second, edited, last = _reports(store)
    store.save([coded(second)], now=NOON)
    store.put_copies([copy(second, second, CopyKind.ORIGIN), copy(last, second)], replacing=[])
    lines = store.report_lines()
    assert [line.newest.id for line in lines] == [last, second, edited]
    assert [line.versions for line in lines] == [1, 1, 2]
    assert [line.copy_of for line in lines] == [second, None, None]
    assert [line.claims for line in lines] == [0, store.readings(second)[-1].claims, 0]
    assert [line.key.key for line in lines] == ["id:c", "id:b", "id:a"]
    assert store.report_lines(limit=1) == lines[:1]
    assert store.report_lines(before=lines[0].n, limit=1) == lines[1:2]
    assert store.report_lines(before=lines[-1].n) == ()
    assert store.versions_by_id([first, last, "none"]) == {first: store.version(first), last: store.version(last)}


def test_a_tally_counts_as_counts_does(store: Store) -> None:
    ids = _reports(store)
    store.save([coded(ids[0]), coded(ids[1])], now=NOON)
    store.enqueue_coding(MAKER, again=False, now=NOON)
    store.bury([job("dump#3", JobKind.ADD, state=JobState.DEAD)], {}, now=NOON)
    store.put_copies([copy(ids[1], ids[1], CopyKind.ORIGIN), copy(ids[3], ids[1])], replacing=[])
    store.relink(told(linked.version(made("a"))), now=NOON)
    tally, counts = store.tally(), store.counts()
    for name in ("reports", "versions", "incidents", "families", "judgements"):
        assert getattr(tally, name) == getattr(counts, name)
    assert (tally.to_code, tally.to_link, tally.dead) == (2, counts.waiting, 1)


def test_whatever_is_kept_raises_the_number_of_the_last_entry(store: Store) -> None:
    assert store.last_entry() == 0
    _reports(store)
    before = store.last_entry()
    assert before == store.audit()[-1].seq
    store.log("export", "all", {})
    assert store.last_entry() == before + 1


def test_a_reading_tells_what_it_is_of(store: Store) -> None:
    first, _, edited, _ = _reports(store)
    made = store.save([coded(first), coded(edited)], now=NOON)
    for reading, version_id in zip(made, (first, edited), strict=True):
        found = store.provenance(reading.id)
        assert found is not None
        assert found.version == store.version(version_id)
        report = store.report(found.version.report_id)
        assert report is not None
        assert found.key == report.key
    assert store.provenance("none") is None
