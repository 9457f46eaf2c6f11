from __future__ import annotations

import logging

import pytest
from fastapi.testclient import TestClient

from tests.web.desk_help import Served


def test_a_server_makes_the_overview_ready_and_lets_go_of_the_archive(small: Served) -> None:
    with TestClient(small.app, "http://localhost"):
        pass
    assert small.app.state.overviews._made is not None
    assert small.app.state.stores._reader is None


def test_a_server_begins_where_the_archive_cannot_be_used(small: Served, caplog: pytest.LogCaptureFixture) -> None:
    (small.archive.folder / "archive.db").write_bytes(b"no database" * 1000)
    with caplog.at_level(logging.WARNING), TestClient(small.app, "http://localhost") as client:
        assert client.get("/api/v1/status").status_code == 503
    assert "not ready" in caplog.text
