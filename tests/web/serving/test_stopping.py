from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator

import pytest

from whence.web.serving.stopping import stopping_quietly


@pytest.fixture(autouse=True)
def heard() -> Iterator[None]:
    """Let Ctrl-C be heard, which a shell may have switched off for what it runs in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize("given", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_block_and_closes_what_it_opened(given: signal.Signals) -> None:
    before, closed = signal.getsignal(signal.SIGTERM), False
    with stopping_quietly():
        try:
            os.kill(os.getpid(), given)
            pytest.fail("the signal was not heard")
        finally:
            closed = True
    assert closed
    assert signal.getsignal(signal.SIGTERM) is before


def test_what_else_goes_wrong_is_told() -> None:
    with pytest.raises(ZeroDivisionError), stopping_quietly():
        raise ZeroDivisionError


def test_other_threads_get_no_signals_and_are_left_alone() -> None:
    reached: list[bool] = []

    def work() -> None:
        with stopping_quietly():
            reached.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert reached == [True]
