from __future__ import annotations

import pytest
from argon2 import PasswordHasher

from tests.web.desks import GOOD, quick
from whence.model.errors import InputError
from whence.web.people.passwords import Passwords, check_new


def test_the_right_one_is_right_and_no_other() -> None:
    passwords = quick()
    kept = passwords.hash(GOOD)
    assert kept.startswith("$argon2id$")
    assert passwords.check(kept, GOOD).right
    assert not passwords.check(kept, f"{GOOD} ").right
    assert not passwords.check(kept, "").right


def test_the_parameters_are_those_of_rfc_9106() -> None:
    assert Passwords().hash(GOOD).startswith("$argon2id$v=19$m=65536,t=3,p=4$")


def test_a_hash_of_weaker_parameters_is_renewed_and_one_of_the_same_is_not() -> None:
    old = quick().hash(GOOD)
    stronger = Passwords(PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    checked = stronger.check(old, GOOD)
    assert checked.right
    assert checked.renewed is not None
    assert stronger.check(checked.renewed, GOOD).renewed is None
    assert stronger.check(old, "another one entirely").renewed is None


class _Counting(PasswordHasher):
    def __init__(self) -> None:
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self.verified: list[str] = []

    def verify(self, hash: str | bytes, password: str | bytes) -> bool:  # type: ignore[override]
        self.verified.append(str(hash))
        return super().verify(hash, password)


def test_a_name_that_nobody_has_costs_the_same_work_and_is_never_right() -> None:
    hasher = _Counting()
    passwords = Passwords(hasher)
    passwords.ready()
    assert not passwords.check(None, GOOD).right
    assert not passwords.check(None, "").right
    assert len(hasher.verified) == 2
    assert all(hash.startswith("$argon2id$v=19$m=8,t=1,p=1$") for hash in hasher.verified)


@pytest.mark.parametrize("damaged", ["", "plain text", "$argon2id$v=19$m=8,t=1,p=1$c2FsdA$"])
def test_a_damaged_hash_is_right_for_nothing(damaged: str) -> None:
    assert not quick().check(damaged, GOOD).right


@pytest.mark.parametrize("bad", ["", "short", "x" * 11, "x" * 1025, "maria maria maria", "aaaaaaaaaaaaaaaa"])
def test_what_is_no_protection_is_refused(bad: str) -> None:
    with pytest.raises(InputError, match="password"):
        check_new(bad, "maria")


def test_a_long_one_and_one_in_any_script_is_taken() -> None:
    check_new("كلمات سر طويلة جدا", "maria")
    check_new("correct horse battery staple " * 20, "maria")
