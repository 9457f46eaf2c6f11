"""When a job that failed is tried again, and when it is buried."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.archive.coding_help import NOW
from whence.archive.retrying import Retries
from whence.model.archive import Job, JobKind, JobState


def job(attempts: int, reason: str | None = None) -> Job:
    return Job("j", JobKind.CODE, "v", "m", JobState.RUNNING, attempts, NOW, reason)


def decided(
    given: Job, reason: str = "it died", *, raised: bool = False, attempts: int = 5
) -> tuple[float | None, str]:
    due, told = Retries(attempts).decide(given, reason, raised=raised, now=NOW)
    return (None if due is None else (due - NOW) / timedelta(seconds=1)), told


@pytest.mark.parametrize(("attempt", "seconds"), [(1, 2), (2, 15), (3, 60), (4, 180)])
def test_the_wait_grows(attempt: int, seconds: float) -> None:
    assert decided(job(attempt, "it died" if attempt > 1 else None)) == (seconds, "it died")


def test_the_fifth_failure_is_the_last() -> None:
    assert decided(job(5, "it died")) == (None, "it died; given up after 5 tries")


def test_tries_that_others_cut_short_never_bury_alone() -> None:
    assert decided(job(9)) == (180, "it died")
    assert decided(job(10, "it died"))[0] is None


def test_an_error_in_the_same_words_is_known_at_its_second_coming() -> None:
    assert decided(job(1), "ValueError: x", raised=True) == (2, "ValueError: x")
    assert decided(job(2, "ValueError: x"), "ValueError: x", raised=True)[0] is None
    assert decided(job(2, "ValueError: x"), "ValueError: y", raised=True)[0] == 15


def test_a_death_in_the_same_words_is_not() -> None:
    assert decided(job(2, "it died"))[0] == 15


def test_one_try_is_one_try() -> None:
    assert decided(job(1), attempts=1) == (None, "it died; given up after 1 tries")
