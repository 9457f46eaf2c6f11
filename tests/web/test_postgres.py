"""A desk with accounts over an archive in PostgreSQL: behind all guards, and with ``desk.db`` beside."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect

from tests.archive.linking_help import SIEGE, Told, linked, put
from tests.contracts import tampering
from tests.contracts.postgres_server import Server
from tests.web.desks import Asker, opened
from whence.archive.folder import Archive
from whence.web.people.database import FILE
from whence.web.people.tables import metadata
from whence.web.stores import Stores


@pytest.fixture
def desk(postgres: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Asker]:
    kept = list[Stores]()

    def keeping(archive: Archive) -> Stores:
        kept.append(Stores(archive))
        return kept[-1]

    monkeypatch.setattr("whence.web.app.Stores", keeping)
    with postgres.database() as url:
        archive = Archive.create(tmp_path / "archive", database=url)
        with closing(archive.store()) as store:
            raid = Told("a", killed=6), Told("b", killed=10, outlet="Sample Monitor", published=date(2016, 3, 29))
            put(store, *raid, Told("c", day=SIEGE, published=date(2016, 2, 4)))
            linked(store)
        with opened(archive, accounts=True) as asker:
            yield asker
        for stores in kept:
            stores.close()


def _json(asker: Asker, path: str) -> Any:
    answer = asker.ask("GET", f"/api/v1{path}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_it_is_read_judged_and_exported_in_the_names_of_those_who_signed_in(desk: Asker) -> None:
    viewer, coder = desk.as_("viewer"), desk.as_("coder")
    raid, siege = _json(viewer, "/incidents?limit=10")["items"]
    told = _json(viewer, f"/incidents/{raid['id']}")
    assert len(told["claims"]) == 2
    assert _json(viewer, f"/claims?incident={siege['id']}")["total"] == 1
    assert _json(viewer, "/search?q=palmyra")["items"]
    claim = told["claims"][0]["id"]
    assert viewer.ask("POST", "/api/v1/review/acts", {"kind": "accept", "claim": claim}).status_code == 403
    done = coder.ask("POST", "/api/v1/review/acts", {"kind": "accept", "claim": claim})
    assert (done.status_code, done.json()["act"]["who"]) == (201, "coder")
    assert _json(viewer, f"/claims/{claim}")["review"]["state"] == "accepted"
    export = viewer.ask("POST", "/api/v1/exports/geojson", {"ids": [raid["id"]]})
    assert (export.status_code, export.headers["whence-recorded"]) == (200, "yes")
    with closing(desk.desk.archive.reader()) as store:
        assert [(entry.actor, entry.action) for entry in store.audit()][-1] == ("viewer", "export")
        assert [act.who for act in store.acts()] == ["coder"]
        assert list(store.verify()) == []


def test_the_overview_comes_whole_and_is_marked(desk: Asker) -> None:
    viewer = desk.as_("viewer")
    first = viewer.ask("GET", "/api/v1/overview.arrow")
    assert first.status_code == 200
    assert viewer.ask("GET", "/api/v1/overview.arrow", if_none_match=first.headers["etag"]).status_code == 304
    assert _json(viewer, "/status")["incidents"] == 2


def test_accounts_are_in_the_folder_and_not_in_the_database(desk: Asker) -> None:
    desk.as_("viewer")
    assert (desk.desk.archive.folder / FILE).is_file()
    engine = tampering.engine_of(desk.desk.archive.url)
    ours = set(metadata.tables) - {"links"}  # links of claims have a table of that name, too
    assert not ours & set(inspect(engine).get_table_names())
    engine.dispose()
