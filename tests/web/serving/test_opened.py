from __future__ import annotations

import getpass
import os
import socket
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.web.desks import GOOD, NOW, quick, unlogged
from whence.archive.folder import Archive
from whence.model.errors import InputError, StoreError
from whence.store.times import now
from whence.web.people import People
from whence.web.people.database import FILE
from whence.web.people.sessions import ACCOUNTS
from whence.web.serving.listening import Place
from whence.web.serving.opened import another_link, opened, person


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive.create(tmp_path / "archive")


def use(folder: Path, link: str, realm: str) -> bool:
    people = People(folder, quick())
    try:
        return people.links.use(urlsplit(link).fragment, realm, now=now())
    finally:
        people.close()


def test_one_persons_desk_has_its_own_sessions_and_a_link(archive: Archive) -> None:
    with opened(archive, Place(port=0), 5000) as desk:
        assert desk.desk.person == getpass.getuser()
        assert not desk.desk.accounts
        link = desk.link()
        assert link.startswith("http://127.0.0.1:5000/open#")
        assert "?" not in link, "what stands behind ? would be sent and logged"
        assert use(archive.folder, link, desk.desk.realm)
        first = desk.desk.realm
    with opened(archive, Place(port=0), 5000) as again:
        assert again.desk.realm not in (first, ACCOUNTS)


def test_when_it_is_closed_its_sessions_and_links_are_gone(archive: Archive) -> None:
    with opened(archive, Place(port=0), 5000) as desk:
        link, realm = desk.link(), desk.desk.realm
        session = desk.people.sessions.begin(realm, None, now=now())
    people = People(archive.folder, quick())
    assert people.sessions.find(session, realm, now=now()) is None
    assert people.servers.all() == ()
    people.close()
    assert not use(archive.folder, link, realm)


def test_another_process_makes_a_link_for_a_server_that_runs(archive: Archive) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        with opened(archive, Place(port=port), port) as desk:
            link = another_link(archive)
            assert link is not None
            assert link.startswith(f"http://127.0.0.1:{port}/open#")
            assert use(archive.folder, link, desk.desk.realm)
            assert another_link(archive, "http://127.0.0.1:1") is None
    assert another_link(archive) is None


def test_no_link_for_a_server_that_does_not_listen(archive: Archive) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    with opened(archive, Place(port=port), port):
        assert another_link(archive) is None


def test_accounts_need_an_admin(archive: Archive) -> None:
    place = Place(accounts=True)
    with pytest.raises(InputError, match="whence users add NAME --role admin"), opened(archive, place, 5000):
        pass
    people = People(archive.folder, quick())
    people.users.add("omar", "editor", GOOD, log=unlogged, now=NOW)
    with pytest.raises(InputError, match="no admin"), opened(archive, place, 5000):
        pass
    people.users.add("maria", "admin", GOOD, log=unlogged, now=NOW)
    people.close()
    with opened(archive, place, 5000) as desk:
        assert (desk.desk.accounts, desk.desk.realm, desk.desk.person) == (True, ACCOUNTS, "")
        assert desk.people.servers.all() == ()


def test_accounts_need_a_folder_that_is_kept(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(InputError, match="writable"), opened(archive, Place(accounts=True), 5000):
        pass
    with opened(archive, Place(), 5000) as desk:
        assert not desk.people.kept
    assert not (archive.folder / FILE).exists()


def test_what_is_wrong_with_the_archive_is_told_at_once(archive: Archive) -> None:
    (archive.folder / "archive.db").write_bytes(b"no database" * 1000)
    with pytest.raises(StoreError, match="damaged"), opened(archive, Place(), 5000):
        pass


def test_who_nobody_knows_is_asked_for_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr(getpass, "getuser", nobody)
    with pytest.raises(InputError, match="LOGNAME"):
        person()
