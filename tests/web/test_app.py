from __future__ import annotations

import logging
from pathlib import Path
from threading import Event

import pytest
from fastapi.testclient import TestClient

from tests.web.desk_help import Served, served
from whence.archive.folder import Archive
from whence.archive.reviewing.choices import Choices
from whence.model.review import ReviewField
from whence.web.readiness import make_ready


def test_a_server_makes_the_overview_ready_and_lets_go_of_the_archive(small: Served) -> None:
    with TestClient(small.app, "http://localhost"):
        pass
    assert small.app.state.overviews._made is not None
    assert small.app.state.stores._reader is None


def test_a_server_loads_what_the_first_correction_needs(small: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[ReviewField] = []
    loaded: list[bool] = []
    of = Choices.of

    def noted(choices: Choices, name: ReviewField, *given: object) -> object:
        asked.append(name)
        return of(choices, name, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Choices, "of", noted)
    small.app.state.vector = lambda: loaded.append(True)
    make_ready(small.app, Event())
    assert (asked, loaded) == (list(ReviewField), [True])


def test_an_archive_of_which_nothing_was_coded_is_ready(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    empty = served(Archive.create(tmp_path / "empty").folder)
    make_ready(empty.app, Event())
    assert empty.app.state.overviews._made is not None
    empty.close()
    assert not caplog.records


def test_a_server_that_stops_begins_nothing_more(small: Served) -> None:
    stopping = Event()
    stopping.set()
    make_ready(small.app, stopping)
    assert small.app.state.overviews._made is None


def test_a_server_begins_where_the_archive_cannot_be_used(small: Served, caplog: pytest.LogCaptureFixture) -> None:
    (small.archive.folder / "archive.db").write_bytes(b"no database" * 1000)
    with caplog.at_level(logging.WARNING), TestClient(small.app, "http://localhost") as client:
        assert client.get("/api/v1/status").status_code == 503
    assert "not ready" in caplog.text
