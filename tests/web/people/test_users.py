from __future__ import annotations

from datetime import timedelta

import pytest

from tests.web.desks import GOOD, NOW
from whence.model.errors import InputError
from whence.web.people import People
from whence.web.people.passwords import Passwords
from whence.web.people.sessions import ACCOUNTS
from whence.web.people.users import Change, NoSuchUser, UserConflict


class Acts(list[tuple[str, str, dict[str, object]]]):
    """An audit log in memory; ``broken`` is one that cannot be written."""

    broken = False

    def __call__(self, action: str, subject: str, detail: object) -> None:
        if self.broken:
            raise OSError("the disk is full")
        self.append((action, subject, dict(detail)))  # type: ignore[call-overload]


@pytest.fixture
def acts() -> Acts:
    return Acts()


def test_an_account_is_added_listed_logged_and_can_sign_in(people: People, acts: Acts) -> None:
    added = people.users.add("María", "coder", GOOD, log=acts, now=NOW)
    assert people.users.all() == (added,)
    assert (added.name, added.role, added.active, added.last_seen) == ("María", "coder", True, None)
    assert acts == [("user added", "María", {"role": "coder"})]
    assert people.users.signed_in("maría", GOOD, now=NOW) == "maría"
    assert people.users.all()[0].last_seen == "2026-11-29T12:00+00:00"


def test_neither_password_nor_hash_is_in_the_log(people: People, acts: Acts) -> None:
    people.users.add("maria", "admin", GOOD, log=acts, now=NOW)
    people.users.change("maria", Change(password="five other words do well"), log=acts)
    assert acts[-1] == ("user password", "maria", {})
    assert GOOD not in str(acts)
    assert "argon2" not in str(acts)


@pytest.mark.parametrize("same", ["maria", "MARIA", "ｍａｒｉａ", " maria"])
def test_a_name_that_is_the_same_to_a_reader_is_taken(people: People, acts: Acts, same: str) -> None:
    people.users.add("Maria", "viewer", GOOD, log=acts, now=NOW)
    with pytest.raises(UserConflict, match="Maria"):
        people.users.add(same, "viewer", GOOD, log=acts, now=NOW)
    assert len(acts) == 1


def test_a_role_that_there_is_none_of_and_a_weak_password_are_refused(people: People, acts: Acts) -> None:
    with pytest.raises(InputError, match="viewer, coder, editor, admin"):
        people.users.add("maria", "owner", GOOD, log=acts, now=NOW)
    with pytest.raises(InputError, match="password"):
        people.users.add("maria", "viewer", "maria", log=acts, now=NOW)
    people.users.add("maria", "viewer", GOOD, log=acts, now=NOW)
    with pytest.raises(InputError, match="role"):
        people.users.change("maria", Change(role="owner"), log=acts)
    with pytest.raises(InputError, match="password"):
        people.users.change("maria", Change(password="short"), log=acts)


def test_what_cannot_be_logged_does_not_happen(people: People, acts: Acts) -> None:
    people.users.add("maria", "admin", GOOD, log=acts, now=NOW)
    acts.broken = True
    with pytest.raises(OSError, match="full"):
        people.users.add("omar", "viewer", GOOD, log=acts, now=NOW)
    people_before = people.users.all()
    with pytest.raises(OSError, match="full"):
        people.users.change("maria", Change(password="five other words do well"), log=acts)
    assert people.users.all() == people_before
    assert people.users.right("maria", GOOD)


@pytest.mark.parametrize("change", [Change(role="viewer"), Change(active=False)])
def test_the_last_admin_stays_one(people: People, acts: Acts, change: Change) -> None:
    people.users.add("maria", "admin", GOOD, log=acts, now=NOW)
    with pytest.raises(UserConflict, match="last admin"):
        people.users.change("maria", change, log=acts)
    assert people.users.admins() == 1
    people.users.add("omar", "admin", GOOD, log=acts, now=NOW)
    people.users.change("maria", change, log=acts)
    with pytest.raises(UserConflict, match="omar is the last admin"):
        people.users.change("omar", change, log=acts)


def test_an_admin_who_cannot_sign_in_does_not_count(people: People, acts: Acts) -> None:
    for name in ("maria", "omar"):
        people.users.add(name, "admin", GOOD, log=acts, now=NOW)
    people.users.change("omar", Change(active=False), log=acts)
    with pytest.raises(UserConflict):
        people.users.change("maria", Change(active=False), log=acts)


@pytest.mark.parametrize(
    "change", [Change(role="editor"), Change(active=False), Change(password="five other words do well")]
)
def test_sessions_end_where_rights_or_the_password_change(people: People, acts: Acts, change: Change) -> None:
    for name in ("maria", "omar"):
        people.users.add(name, "coder", GOOD, log=acts, now=NOW)
    ended, other = (people.sessions.begin(ACCOUNTS, name, now=NOW) for name in ("maria", "omar"))
    people.users.change("maria", change, log=acts)
    assert people.sessions.find(ended, ACCOUNTS, now=NOW) is None
    assert people.sessions.find(other, ACCOUNTS, now=NOW) is not None


def test_a_change_to_what_is_there_changes_and_logs_nothing(people: People, acts: Acts) -> None:
    people.users.add("maria", "coder", GOOD, log=acts, now=NOW)
    session = people.sessions.begin(ACCOUNTS, "maria", now=NOW)
    people.users.change("maria", Change(role="coder", active=True), log=acts)
    assert len(acts) == 1
    assert people.sessions.find(session, ACCOUNTS, now=NOW) is not None


def test_who_is_deactivated_cannot_sign_in_and_comes_back_with_what_was_there(people: People, acts: Acts) -> None:
    people.users.add("maria", "coder", GOOD, log=acts, now=NOW)
    people.users.change("maria", Change(active=False), log=acts)
    assert people.users.signed_in("maria", GOOD, now=NOW) is None
    assert not people.users.right("maria", GOOD)
    people.users.change("maria", Change(active=True), log=acts)
    assert people.users.signed_in("maria", GOOD, now=NOW) == "maria"
    assert [act for act, _, _ in acts] == ["user added", "user deactivated", "user activated"]


def test_nobody(people: People, acts: Acts) -> None:
    assert people.users.signed_in("nobody", GOOD, now=NOW) is None
    assert not people.users.right("nobody", GOOD)
    with pytest.raises(NoSuchUser, match="nobody"):
        people.users.change("nobody", Change(role="admin"), log=acts)
    with pytest.raises(NoSuchUser, match="nobody"):
        people.users.get("nobody")
    assert acts == []


def test_signing_in_renews_a_hash_whose_parameters_have_grown(people: People, acts: Acts) -> None:
    people.users.add("maria", "coder", GOOD, log=acts, now=NOW)
    people.users._passwords = Passwords()
    assert people.users.signed_in("maria", GOOD, now=NOW + timedelta(days=1)) == "maria"
    assert not people.users._passwords.check(_kept(people), GOOD).renewed


def _kept(people: People) -> str:
    row = people.users._row("maria")
    assert row is not None
    return str(row.password)
