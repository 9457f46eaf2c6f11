from __future__ import annotations

import os
import subprocess
import sys

from tests.web.desks import NOW
from whence.web.people import People
from whence.web.people.servers import Running, alive


def test_a_server_that_ended_is_forgotten_with_its_sessions_and_links(people: People) -> None:
    people.servers.began(Running("one", "http://127.0.0.1:1", os.getpid()))
    session, link = people.sessions.begin("one", None, now=NOW), people.links.make("one", now=NOW)
    other = people.sessions.begin("other", None, now=NOW)
    people.servers.ended("one")
    assert people.servers.all() == ()
    assert people.sessions.find(session, "one", now=NOW) is None
    assert not people.links.use(link, "one", now=NOW)
    assert people.sessions.find(other, "other", now=NOW) is not None


def test_one_that_was_killed_is_forgotten_by_the_next(people: People) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    assert not alive(dead.pid)
    people.servers.began(Running("killed", "http://127.0.0.1:1", dead.pid))
    next_one = Running("next", "http://127.0.0.1:2", os.getpid())
    people.servers.began(next_one)
    assert people.servers.all() == (next_one,)


def test_others_processes_are_alive_too() -> None:
    assert alive(os.getpid())
    assert alive(1)
