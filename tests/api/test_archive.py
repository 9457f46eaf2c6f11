from __future__ import annotations

import json
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import whence
from tests.api.conftest import REPORTS
from tests.archive.linking_help import NOW, RAID, SIEGE, Told, put, unworded
from whence.api import Archive
from whence.archive.folder import Archive as Folder
from whence.export.catalogue import ABOUT
from whence.extract.encoder import Encoder
from whence.model.errors import ArchiveError, InputError
from whence.model.incident import ChangeKind


class _Words:
    """Stands for the encoder: no wording is like another."""

    vector = staticmethod(unworded())


@pytest.fixture(autouse=True)
def _no_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Encoder, "load", lambda *_, **__: _Words())


def _raid(archive: Archive) -> str:
    return archive.incidents(reports=2)[0].id


def test_incidents_the_newest_happening_first(archive: Archive) -> None:
    found = archive.incidents()
    assert [each.days.start for each in found if each.days] == [RAID, SIEGE]
    assert len(found) == 2
    assert [each.id for each in found] == [each.id for each in found]


def test_filters(archive: Archive) -> None:
    assert len(archive.incidents(until="2016-02-28")) == 1
    assert len(archive.incidents(since=date(2016, 3, 1), country="syr", plover="assault")) == 1
    assert not archive.incidents(words="earthquake")
    assert len(archive.incidents(limit=1)) == 1
    assert archive.incidents(words="earthquake").first() is None


def test_an_incident_with_everything_told_of_it(archive: Archive) -> None:
    incident = archive.incidents(reports=2)[0]
    assert incident.event == "ASSAULT"
    assert incident.place is not None
    assert incident.place.name == "Palmyra"
    assert incident.corroboration.articles == 2
    assert incident.standing.reality == "asserted"
    assert (incident.deaths.low, incident.deaths.high) == (6, 10)
    assert sorted(each.words for each in incident.values("killed") if each.origins) == ["10", "6"]
    assert "killed" in incident.conflicts
    assert sorted(claim.outlet or "" for claim in incident.claims) == ["Sample <b>Monitor</b>", "Sample Wire"]
    assert len(incident.attached) == 0
    assert repr(incident).startswith(f"<Incident {incident.id[:12]} “")


def test_an_incident_by_the_beginning_of_its_id_or_a_claims(archive: Archive) -> None:
    whole = _raid(archive)
    assert archive.incident(whole[:10]).id == whole
    claim = next(iter(archive.incident(whole).claims))
    assert archive.incident(claim.id).id == whole
    assert archive.incident(whole).detail.links
    with pytest.raises(InputError, match="no incident or claim"):
        archive.incident("zzzz")


def test_claims_of_incidents(archive: Archive) -> None:
    assert len(archive.claims()) == 3
    assert {claim.place for claim in archive.claims(reports=2)} == {"Palmyra"}
    rows = archive.claims().to_arrow().to_pylist()
    assert {row["incident_id"] for row in rows} == {each.id for each in archive.incidents()}
    assert not any(row["attached"] for row in rows)


def test_tables_of_incidents(archive: Archive) -> None:
    found = archive.incidents()
    assert found.to_arrow().column("id").to_pylist() == [each.id for each in found]
    assert found.to_pandas()["deaths_best"].max() in (6, 10)
    assert found.to_polars().height == 2
    assert found.table("values").to_polars().height > 6
    assert found.table("links").to_arrow().num_rows >= 1
    assert "claim_id" in repr(found.table("claims"))
    with pytest.raises(InputError, match="there is no table words"):
        found.table("words")


def test_reports(archive: Archive) -> None:
    assert {report.title for report in archive.reports()} == {f"Report {each.name}" for each in REPORTS}
    first = archive.reports()[0]
    assert first.reading() is not None
    assert "attacked" in first.text
    assert first.content
    table = archive.reports().to_polars()
    assert table["versions"].to_list() == [1, 1, 1]
    assert table["report_id"].n_unique() == 3


def test_changes(folder: Path) -> None:
    with whence.open(folder) as archive:
        seen = archive.changes()
        assert [each.kind for each in seen] == [ChangeKind.NEW, ChangeKind.NEW]
        cursor = seen.cursor
        assert not archive.changes(since=cursor)
        assert archive.changes(since=cursor).cursor == 0
        assert len(archive.changes(since="2016-04-01T12:00")) == 2
        assert not archive.changes(since="2016-04-02")
        assert not archive.changes(since=date(2016, 4, 2))
        assert len(archive.changes(since=datetime(2016, 4, 1, tzinfo=UTC))) == 2
        assert seen.to_arrow().column("made_at").to_pylist() == [NOW, NOW]
        with pytest.raises(InputError, match="neither the number"):
            archive.changes(since="yesterday")


def test_what_is_added_is_linked_and_told(folder: Path) -> None:
    with closing(Folder.open(folder).store()) as store:
        put(store, Told("e", killed=7, outlet="Sample Herald"))
    with whence.open(folder, write=True) as archive:
        before = archive.changes().cursor
        changes = archive.link()
        assert [each.kind for each in changes] == [ChangeKind.CHANGED]
        assert archive.changes(since=before).cursor == changes.cursor
        assert [each.number for each in archive.history(changes[0].id)] == [1, 2]
        assert not archive.link()


def test_judgements(folder: Path) -> None:
    with whence.open(folder, write=True) as archive:
        one, other = archive.incident(_raid(archive)).claims
        changes = archive.judge("different", one.id, other.id, why="another raid", who="ada")
        assert {each.kind for each in changes} == {ChangeKind.NEW, ChangeKind.SPLIT}
        assert "ada" in changes[0].why[0]
        assert len(archive.incidents()) == 3
        judged = archive.incidents().table("judgements").to_arrow().to_pylist()
        assert {(row["who"], row["verdict"]) for row in judged} == {("ada", "different")}
        with pytest.raises(InputError, match="no verdict equal"):
            archive.judge("equal", one.id, other.id, why="")


def test_taking_in_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Planes struck Palmyra.\n\nFive people were killed on Sunday, the army said.")
    with whence.open(tmp_path / "new", create=True) as archive:
        assert archive.add(tmp_path / "a.txt") == {"new": 1, "version": 0, "known": 0, "refused": 0}
        assert archive.add(tmp_path / "a.txt")["known"] == 1
        assert len(archive.reports()) == 1
        assert archive.reports()[0].reading() is None
        with pytest.raises(InputError, match="nothing is fetched"):
            archive.add("https://example.org/report")
        with pytest.raises(InputError, match="no such file"):
            archive.add(tmp_path / "b.txt")
    with whence.open(tmp_path / "new", create=True) as again:
        assert len(again.reports()) == 1


@pytest.mark.parametrize("form", ABOUT)
def test_every_form_of_export(archive: Archive, tmp_path: Path, form: str) -> None:
    tally = archive.export(form, tmp_path / "out.file")
    assert tally.written + sum(map(len, tally.left_out.values())) == 2
    assert (tmp_path / "out.file").stat().st_size


def test_exports_take_filters_and_say_what_they_cannot(archive: Archive, tmp_path: Path) -> None:
    archive.export("geojson", tmp_path / "raid.geojson", reports=2)
    (feature,) = json.loads((tmp_path / "raid.geojson").read_text())["features"]
    assert feature["id"] == _raid(archive)
    archive.export("prov", tmp_path / "raid.json", variant="json")
    assert "bundle" in json.loads((tmp_path / "raid.json").read_text())
    with pytest.raises(InputError, match="there is no form excel"):
        archive.export("excel", tmp_path / "x")
    with pytest.raises(InputError, match="has no variant"):
        archive.export("geojson", tmp_path / "x", variant="short")
    with pytest.raises(InputError, match="cannot be written"):
        archive.export("geojson", tmp_path / "none" / "x")


def test_reading_only_is_the_default(archive: Archive) -> None:
    for work in (archive.link, archive.code, archive.add):
        with pytest.raises(ArchiveError, match="write=True"):
            work()
    with pytest.raises(ArchiveError, match="write=True"):
        archive.judge("same", "a", "b", why="")


def test_a_closed_archive_says_so(folder: Path) -> None:
    with whence.open(folder) as archive:
        assert repr(archive) == f"<Archive {folder}: 3 reports, 2 incidents>"
        found = archive.incidents()
    archive.close()
    assert repr(archive).endswith("closed>")
    with pytest.raises(ArchiveError, match="is closed"):
        list(found)
    with whence.open(folder, write=True) as writing:
        assert "open for writing" in repr(writing)
    with pytest.raises(ArchiveError, match="is closed"):
        writing.link()


def test_no_archive(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="whence init"):
        whence.open(tmp_path / "nowhere")
