from __future__ import annotations

import io
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from reliability import toys
from tests.archive.linking_help import Told, linked, put
from whence.archive.folder import Archive
from whence.cli import demonstrating
from whence.cli.demonstrating import kept, served
from whence.cli.session import Session
from whence.model.errors import WhenceError
from whence.web.serving.check import look
from whence.web.serving.listening import Place, PortTaken
from whence.web.serving.static import Static


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """An archive in which two reports tell of a raid."""
    archive = Archive.create(tmp_path / "archive")
    with closing(archive.store()) as store:
        put(store, Told("a", killed=6), Told("b", killed=10, outlet="Sample Monitor", published=date(2016, 3, 29)))
        linked(store)
    return archive


@pytest.fixture(autouse=True)
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "index.html").write_text("<title>the desk</title>", "utf-8")
    monkeypatch.setattr(Static.__init__, "__defaults__", (tmp_path / "static",))


def test_without_a_terminal_it_shows_that_it_works_and_ends(
    archive: Archive, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert served(archive) == 0
    out, err = capsys.readouterr()
    assert "The desk was served at http://127.0.0.1:" in out
    assert "answered with a page of 23 bytes" in out
    assert "/api/v1/incidents/" in out
    assert f"whence serve --archive {archive.folder}" in out
    assert err == ""


def test_at_a_terminal_it_serves_until_it_is_stopped_on_a_free_port_if_need_be(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    ports: list[int] = []

    class Toy:
        def __init__(self, _archive: Archive, place: Place) -> None:
            self.port = place.port

        def run(self) -> int:
            ports.append(self.port)
            if self.port:
                raise PortTaken("taken")
            return 0

    monkeypatch.setattr(demonstrating, "Serving", Toy)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert served(archive) == 0
    assert ports == [8470, 0]


def test_reports_are_kept_once_and_what_is_new_is_read_and_linked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    session = Session(factory=toys.FACTORY, maker=lambda _: toys.MAKER, vector=lambda: lambda text: bytes(384))
    (tmp_path / "a.txt").write_text("Rebels attacked.\n", "utf-8")
    for coded in ("1", "0"):
        archive, code = kept(session, tmp_path / "archive", [str(tmp_path / "a.txt")])
        assert code == 0, capsys.readouterr().err
        assert f"{coded}  " in capsys.readouterr().out
    with closing(archive.reader()) as store:
        assert (store.counts().reports, store.counts().readings, store.counts().linked) == (1, 1, 1)


def test_a_desk_that_does_not_answer_is_told(archive: Archive) -> None:
    with pytest.raises(WhenceError, match=r"http://127\.0\.0\.1:9 does not answer"):
        look("http://127.0.0.1:9/open#token")
