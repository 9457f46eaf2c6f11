from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.desks import GOOD, REALM, Asker, asked, unlogged
from whence.store.times import now
from whence.web.people.sessions import ACCOUNTS
from whence.web.people.users import Change


def test_nobody_without_a_cookie_or_with_a_made_up_one(single: Asker) -> None:
    for cookie in (None, "", "whence-8470=", "whence-8470=made-up", "whence-8470=\xff\xfe", "other=x"):
        assert single.ask("GET", "/api/v1/views", cookie=cookie and cookie.encode("latin-1")).status_code == 401


def test_a_session_of_another_run_or_kind_of_server_is_nobodys(single: Asker) -> None:
    for realm in ("another run", ACCOUNTS):
        token = single.people.sessions.begin(realm, None, now=now())
        assert single.ask("GET", "/api/v1/views", cookie=f"whence-8470={token}").status_code == 401


def test_a_session_of_one_person_does_not_open_a_desk_with_accounts(shared: Asker) -> None:
    for realm in (REALM, ACCOUNTS):
        token = shared.people.sessions.begin(realm, None, now=now())
        assert shared.ask("GET", "/api/v1/views", cookie=f"whence-8470={token}").status_code == 401


def test_a_change_of_role_counts_from_the_next_request_on(shared: Asker) -> None:
    shared.people.users.add("keeper", "admin", GOOD, log=unlogged, now=now())
    admin = shared.as_("admin")
    assert admin.ask("GET", "/api/v1/users").status_code == 200
    shared.people.users.change("admin", Change(role="viewer"), log=unlogged)
    assert admin.ask("GET", "/api/v1/users").status_code == 401, "the session has ended"
    token = shared.people.sessions.begin(ACCOUNTS, "admin", now=now())
    assert admin.ask("GET", "/api/v1/users", cookie=f"whence-8470={token}").status_code == 403


def test_pages_look_nobody_up(single: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    admin = single.as_("admin")
    monkeypatch.setattr(single.people.sessions, "find", lambda *_args, **_kw: pytest.fail("looked up"))
    assert admin.ask("GET", "/").status_code == 200


def test_a_desk_put_together_without_people_lets_nobody_in(tmp_path: Path) -> None:
    from dataclasses import replace

    from whence.web.serving.site import site

    with asked(tmp_path) as asker:
        bare = replace(asker.desk, people=None)
        admin = asker.as_("admin")
        assert Asker(site(bare), bare, asker.people, admin.cookie).ask("GET", "/api/v1/views").status_code == 401
