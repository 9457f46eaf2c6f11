from __future__ import annotations

import pytest

from tests.web.desks import GOOD, Asker, unlogged
from whence.store.times import now

NEW = "five other words do well"


def log_of(asker: Asker) -> list[tuple[str, str, str]]:
    store = asker.desk.archive.reader()
    try:
        return [(entry.actor, entry.action, entry.subject) for entry in store.audit() if "user" in entry.action]
    finally:
        store.close()


@pytest.fixture
def admin(shared: Asker) -> Asker:
    return shared.as_("admin")


def test_an_admin_makes_an_account_and_it_is_in_the_audit_log(admin: Asker) -> None:
    answer = admin.ask("POST", "/api/v1/users", {"name": "Omar", "role": "coder", "password": GOOD})
    assert answer.status_code == 201
    assert answer.json() == {"name": "Omar", "role": "coder", "active": True, "last_seen": None}
    assert [user["name"] for user in admin.ask("GET", "/api/v1/users").json()] == ["admin", "Omar"]
    assert log_of(admin) == [("admin", "user added", "Omar")]
    assert GOOD not in answer.text


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"name": "ADMIN", "role": "coder", "password": GOOD}, 409),
        ({"name": "omar", "role": "owner", "password": GOOD}, 422),
        ({"name": "omar", "role": "coder", "password": "short"}, 422),
        ({"name": "omar", "role": "coder", "password": "omar omar omar"}, 422),
        ({"name": "", "role": "coder", "password": GOOD}, 422),
        ({"name": "<b>", "role": "coder", "password": GOOD}, 422),
        ({"name": "x" * 65, "role": "coder", "password": GOOD}, 422),
        ({"name": "omar", "role": "coder", "password": GOOD, "admin": True}, 422),
    ],
)
def test_what_is_no_account_is_refused(admin: Asker, given: dict[str, object], status: int) -> None:
    answer = admin.ask("POST", "/api/v1/users", given)
    assert answer.status_code == status
    assert len(admin.ask("GET", "/api/v1/users").json()) == 1
    assert log_of(admin) == []


def test_a_change_counts_at_once_and_is_in_the_audit_log(admin: Asker) -> None:
    coder = admin.as_("coder")
    assert coder.ask("GET", "/api/v1/views").status_code == 200
    assert admin.ask("PATCH", "/api/v1/users/coder", {"role": "editor"}).json()["role"] == "editor"
    assert coder.ask("GET", "/api/v1/views").status_code == 401
    assert admin.ask("PATCH", "/api/v1/users/CODER", {"active": False}).json()["active"] is False
    assert admin.ask("PATCH", "/api/v1/users/coder", {"active": True, "password": NEW}).status_code == 200
    assert [act for _, act, _ in log_of(admin)] == [
        *("user role", "user deactivated", "user activated", "user password"),
    ]
    assert admin.ask("PATCH", "/api/v1/users/nobody", {"role": "admin"}).status_code == 404
    assert admin.ask("PATCH", "/api/v1/users/coder", {}).status_code == 200


def test_the_last_admin_stays_one(admin: Asker) -> None:
    for change in ({"role": "viewer"}, {"active": False}):
        answer = admin.ask("PATCH", "/api/v1/users/admin", change)
        assert answer.status_code == 409
        assert "last admin" in answer.json()["detail"]
    assert admin.ask("GET", "/api/v1/users").status_code == 200


def test_ones_own_password_is_changed_by_who_knows_it_and_other_sessions_end(shared: Asker) -> None:
    here, there = shared.as_("viewer"), shared.as_("viewer")
    wrong = here.ask("POST", "/api/v1/password", {"old": "not the right one", "new": NEW})
    assert wrong.status_code == 403
    assert here.ask("POST", "/api/v1/password", {"old": GOOD, "new": "viewer viewer"}).status_code == 422
    assert here.ask("POST", "/api/v1/password", {"old": GOOD, "new": NEW}).status_code == 204
    assert here.ask("GET", "/api/v1/views").status_code == 200
    assert there.ask("GET", "/api/v1/views").status_code == 401
    assert shared.people.users.right("viewer", NEW)
    assert log_of(shared) == [("viewer", "user password", "viewer")]


def test_old_passwords_are_not_guessed_here_either(shared: Asker) -> None:
    viewer = shared.as_("viewer")
    given = {"old": "not the right one", "new": NEW}
    assert [viewer.ask("POST", "/api/v1/password", given).status_code for _ in range(6)] == [403] * 5 + [429]
    signing = {"name": "viewer", "password": GOOD}
    assert shared.ask("POST", "/api/v1/session", signing).status_code == 429


def test_one_person_has_no_password_but_can_prepare_accounts(single: Asker) -> None:
    admin = single.as_("admin")
    assert admin.ask("POST", "/api/v1/password", {"old": GOOD, "new": NEW}).status_code == 409
    made = admin.ask("POST", "/api/v1/users", {"name": "omar", "role": "admin", "password": GOOD})
    assert made.status_code == 201
    assert log_of(single) == [("sam", "user added", "omar")]


def test_where_the_log_cannot_be_written_nothing_happens(admin: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    from whence.model.errors import StoreError
    from whence.store.acts import WritesActs

    def broken(*_: object) -> None:
        raise StoreError("the disk is full")

    monkeypatch.setattr(WritesActs, "log", broken)
    answer = admin.ask("POST", "/api/v1/users", {"name": "omar", "role": "coder", "password": GOOD})
    assert answer.status_code >= 500
    assert len(admin.people.users.all()) == 1


def test_when_somebody_was_last_seen(shared: Asker) -> None:
    shared.people.users.add("omar", "viewer", GOOD, log=unlogged, now=now())
    admin = shared.as_("admin")
    assert {user["name"]: user["last_seen"] for user in admin.ask("GET", "/api/v1/users").json()}["omar"] is None
    shared.ask("POST", "/api/v1/session", {"name": "omar", "password": GOOD})
    seen = {user["name"]: user["last_seen"] for user in admin.ask("GET", "/api/v1/users").json()}["omar"]
    assert seen is not None
    assert len(seen) == len("2026-11-29T12:00+00:00")
