from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from tests.web.desks import GOOD, NOW, unlogged
from whence.web.people import People
from whence.web.people.database import FILE
from whence.web.people.sessions import ACCOUNTS, LINK_LIFE, OF_ACCOUNTS, OF_ONE

ONE = "one run"


@pytest.fixture
def maria(people: People) -> str:
    people.users.add("Maria", "coder", GOOD, log=unlogged, now=NOW)
    return people.sessions.begin(ACCOUNTS, "maria", now=NOW)


def test_a_session_is_found_by_its_token_alone(people: People, maria: str) -> None:
    found = people.sessions.find(maria, ACCOUNTS, now=NOW)
    assert found is not None
    assert (found.name, found.role) == ("Maria", "coder")
    for wrong in ("", maria[:-1], maria.swapcase(), found.id, f"{maria}\ud800"):
        assert people.sessions.find(wrong, ACCOUNTS, now=NOW) is None


def test_the_token_itself_is_kept_nowhere(people: People, maria: str, tmp_path: Path) -> None:
    link = people.links.make(ONE, now=NOW)
    people.close()
    kept = b"".join(path.read_bytes() for path in tmp_path.glob(f"{FILE}*"))
    assert maria.encode() not in kept
    assert link.encode() not in kept
    assert GOOD.encode() not in kept


def test_a_session_is_good_in_its_realm_only(people: People, maria: str) -> None:
    one = people.sessions.begin(ONE, None, now=NOW)
    assert people.sessions.find(one, ONE, now=NOW) is not None
    assert people.sessions.find(one, "the next run", now=NOW) is None
    assert people.sessions.find(one, ACCOUNTS, now=NOW) is None
    assert people.sessions.find(maria, ONE, now=NOW) is None


@pytest.mark.parametrize("realm", [ACCOUNTS, ONE])
def test_a_session_ends_when_it_is_idle(people: People, maria: str, realm: str) -> None:
    idle = (OF_ACCOUNTS if realm == ACCOUNTS else OF_ONE).idle
    token = maria if realm == ACCOUNTS else people.sessions.begin(ONE, None, now=NOW)
    assert people.sessions.find(token, realm, now=NOW + idle) is not None
    assert people.sessions.find(token, realm, now=NOW + 2 * idle) is not None, "it was used in between"
    assert people.sessions.find(token, realm, now=NOW + 3 * idle + timedelta(seconds=1)) is None


@pytest.mark.parametrize("realm", [ACCOUNTS, ONE])
def test_a_session_ends_at_last_however_it_is_used(people: People, maria: str, realm: str) -> None:
    lengths = OF_ACCOUNTS if realm == ACCOUNTS else OF_ONE
    token, time = (maria if realm == ACCOUNTS else people.sessions.begin(ONE, None, now=NOW)), NOW
    while time + lengths.idle <= NOW + lengths.longest:
        time += lengths.idle
        assert people.sessions.find(token, realm, now=time) is not None
    assert people.sessions.find(token, realm, now=NOW + lengths.longest + timedelta(seconds=1)) is None


def test_a_session_that_is_ended_is_gone(people: People, maria: str) -> None:
    found = people.sessions.find(maria, ACCOUNTS, now=NOW)
    assert found is not None
    people.sessions.end(found.id)
    assert people.sessions.find(maria, ACCOUNTS, now=NOW) is None


def test_nobody_waits_while_an_account_is_changed(people: People, maria: str) -> None:
    """The time of last use is not written then, and is so with the next request."""
    later = NOW + timedelta(minutes=10)
    with people._file.writing():
        found = people.sessions.find(maria, ACCOUNTS, now=later)
    assert found is not None
    assert people.users.get("maria").last_seen is None
    assert people.sessions.find(maria, ACCOUNTS, now=later) is not None
    assert people.users.get("maria").seen_at == later


def test_sessions_that_have_run_out_are_forgotten(people: People, maria: str) -> None:
    later = NOW + OF_ONE.longest + timedelta(seconds=1)
    people.sessions.begin(ACCOUNTS, "maria", now=later)
    with people._file.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM sessions").scalar() == 1


def test_a_link_opens_once(people: People) -> None:
    token = people.links.make(ONE, now=NOW)
    assert people.links.use(token, ONE, now=NOW + LINK_LIFE)
    assert not people.links.use(token, ONE, now=NOW)


def test_of_many_who_use_a_link_at_once_one_gets_in(people: People) -> None:
    token = people.links.make(ONE, now=NOW)
    with ThreadPoolExecutor(8) as pool:
        used = list(pool.map(lambda _: people.links.use(token, ONE, now=NOW), range(8)))
    assert sum(used) == 1


def test_a_link_opens_within_its_time_and_realm_only(people: People) -> None:
    old, other = people.links.make(ONE, now=NOW), people.links.make("another run", now=NOW)
    assert not people.links.use(old, ONE, now=NOW + LINK_LIFE + timedelta(seconds=1))
    assert not people.links.use(old, ONE, now=NOW), "used up by the attempt"
    assert not people.links.use(other, ONE, now=NOW)
    assert not people.links.use("", ONE, now=NOW)
    assert people.links.use(other, "another run", now=NOW), "an attempt elsewhere does not use it up"
