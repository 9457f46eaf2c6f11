"""Who holds leases, and whether they still live."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from whence.archive.owners import is_gone, own_name, started


@pytest.fixture
def other() -> str:
    """The name that a process gave itself that has ended since."""
    code = "from whence.archive.owners import own_name; print(own_name('code'))"
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env
    ).stdout.strip()


def test_this_process_lives_under_a_new_name_each_time() -> None:
    one, two = own_name("code"), own_name("code")
    assert one != two
    assert not is_gone(one)
    assert not is_gone(two)


def test_a_process_that_ended_is_gone(other: str) -> None:
    assert is_gone(other)


def test_a_later_process_of_the_same_number_is_another(other: str) -> None:
    work, host, _, start, word = other.split("|")
    assert is_gone("|".join((work, host, str(os.getpid()), start, word)))


def test_of_other_machines_and_other_names_nothing_is_known(other: str) -> None:
    work, _, *rest = other.split("|")
    assert not is_gone("|".join((work, "elsewhere", *rest)))
    assert not is_gone("somebody")
    assert not is_gone("code|here|x|y|z")


def test_there_is_no_process_beyond_all_numbers() -> None:
    assert started(2**22 + 1) is None
    assert started(os.getpid()) == started(os.getpid())
