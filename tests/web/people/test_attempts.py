from __future__ import annotations

import threading
from contextlib import suppress

import pytest

from whence.web.people import attempts
from whence.web.people.attempts import LONGEST_WAIT_S, Attempts, TooMany

HOME = "203.0.113.7"


class Clock:
    def __init__(self) -> None:
        self.time = 1000.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


def fail(counted: Attempts, name: str = "maria", address: str = HOME) -> int:
    """Fail once; return how long it has to wait, 0 if it was let through."""
    try:
        with counted.trying(name, address):
            return 0
    except TooMany as error:
        return error.seconds


def test_some_failures_are_free_then_waits_double_up_to_a_bound(clock: Clock) -> None:
    counted = Attempts(clock)
    assert [fail(counted) for _ in range(5)] == [0] * 5
    waits = []
    for _ in range(15):
        wait = fail(counted)
        assert wait > 0
        waits.append(wait)
        clock.time += wait
        assert fail(counted) == 0, "after the wait it is let through, and counted"
    assert waits[:5] == [1, 2, 4, 8, 16]
    assert waits[-1] == LONGEST_WAIT_S


def test_an_attempt_that_has_to_wait_does_not_prolong_the_wait(clock: Clock) -> None:
    counted = Attempts(clock)
    for _ in range(8):
        while wait := fail(counted):
            clock.time += wait
    first = fail(counted)
    assert [fail(counted) for _ in range(50)] == [first] * 50


def test_a_success_forgives_the_name(clock: Clock) -> None:
    counted = Attempts(clock)
    for _ in range(5):
        fail(counted)
    clock.time += 2
    with counted.trying("maria", HOME) as right:
        right()
    assert [fail(counted) for _ in range(5)] == [0] * 5


def test_names_are_tried_from_one_address_only_so_often_however_many(clock: Clock) -> None:
    counted = Attempts(clock)
    assert [fail(counted, f"name {number}") for number in range(20)] == [0] * 20
    assert fail(counted, "one more") > 0
    assert fail(counted, "one more", "198.51.100.1") == 0, "others are not kept out by it"


def test_own_successes_do_not_buy_guesses_at_others(clock: Clock) -> None:
    counted = Attempts(clock)
    guessed = 0
    for number in range(60):
        guessed += fail(counted, f"victim {number}") == 0
        with suppress(TooMany), counted.trying("mallory", HOME) as right:
            right()
    assert guessed <= 20


def test_a_name_is_tried_from_many_addresses_only_so_often(clock: Clock) -> None:
    counted = Attempts(clock)
    assert [fail(counted, address=f"198.51.100.{number}") for number in range(50)] == [0] * 50
    assert fail(counted, address="198.51.100.99") > 0


def test_an_address_of_version_6_stands_for_its_network(clock: Clock) -> None:
    counted = Attempts(clock)
    for number in range(20):
        assert fail(counted, f"name {number}", f"2001:db8:1:2::{number:x}") == 0
    assert fail(counted, "one more", "2001:db8:1:2:ffff::1") > 0
    assert fail(counted, "one more", "2001:db8:1:3::1") == 0


def test_failures_are_forgotten_after_an_hour(clock: Clock) -> None:
    counted = Attempts(clock)
    for _ in range(5):
        fail(counted)
    clock.time += 3601
    assert [fail(counted) for _ in range(5)] == [0] * 5


def test_what_is_kept_is_bounded_and_the_address_that_floods_is_not_forgotten(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attempts, "_MOST_KEPT", 30)
    counted = Attempts(clock)
    for number in range(2000):
        fail(counted, f"name {number}")
        fail(counted, "x", f"198.51.{number // 250}.{number % 250}")
        clock.time += 1
    assert all(len(entries) <= 30 for entries in counted._kept.values())
    assert fail(counted, "fresh") > 0


def test_only_so_many_are_under_way_at_once_and_each_is_counted_before_it_is_checked(clock: Clock) -> None:
    counted = Attempts(clock)
    inside, leave, let_through, refused = threading.Barrier(6), threading.Event(), [], []

    def attempt() -> None:
        try:
            with counted.trying("maria", HOME):
                let_through.append(1)
                inside.wait(5)
                leave.wait(5)
        except TooMany:
            refused.append(1)

    threads = [threading.Thread(target=attempt) for _ in range(5)]
    for thread in threads:
        thread.start()
    inside.wait(5)
    assert fail(counted) > 0, "the five under way count though none has failed yet"
    leave.set()
    for thread in threads:
        thread.join(5)
    assert len(let_through) == 5
    assert counted._now_trying == 0


def test_a_crowd_is_turned_away(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attempts, "_AT_ONCE", 1)
    counted = Attempts(clock)
    with counted.trying("maria", HOME), pytest.raises(TooMany), counted.trying("omar", "198.51.100.1"):
        pass
    assert fail(counted, "omar", "198.51.100.1") == 0


@pytest.mark.parametrize("address", ["", "unix", "not an address", "::ffff:203.0.113.7", "fe80::1%eth0"])
def test_any_address_counts(clock: Clock, address: str) -> None:
    counted = Attempts(clock)
    for number in range(20):
        assert fail(counted, f"name {number}", address) == 0
    assert fail(counted, "one more", address) > 0
