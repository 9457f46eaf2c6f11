"""Whose turn it is: one request at a time to a host, a delay between them, and longer ones for hosts that fail."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from whence.ingest.fetching.clock import Clock
from whence.ingest.fetching.limits import MAX_BACK_OFF, Manners, back_off
from whence.ingest.fetching.memory import Memory, remembered
from whence.model.errors import UnavailableNow

_FIRST_BACK_OFF = 5.0
"""Seconds after a first failure: one broken page does not hold up its whole site; the sixteenth waits for a day."""

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class Hosts:
    """What is known of the hosts that were asked. Failures are remembered from run to run."""

    def __init__(self, memory: Memory, clock: Clock, manners: Manners) -> None:
        self._memory = memory
        self._clock = clock
        self._manners = manners
        self._last: dict[str, datetime] = {}
        self._delays: dict[str, float] = {}

    def slow_down(self, host: str, delay: float | None) -> None:
        """Take over the delay that a host's robots.txt asks for; None takes ours."""
        self._delays[host] = min(max(self._manners.delay, delay or 0.0), self._manners.max_delay)

    def ready_at(self, host: str) -> datetime:
        """Say before when a host is not to be asked, because it failed; a time long past for one that did not."""
        try:
            return datetime.fromisoformat(str(self._failing(host).get("until", "")))
        except ValueError:
            return _LONG_AGO

    def take_turn(self, host: str) -> None:
        """Wait until a host may be asked.

        Raises:
            UnavailableNow: that would take longer than our patience.
        """
        ready = self.ready_at(host)
        if host in self._last:
            delay = self._delays.get(host, self._manners.delay)
            ready = max(ready, self._last[host] + timedelta(seconds=delay))
        wait = (ready - self._clock.now()).total_seconds()
        if wait > self._manners.patience:
            failures = self._failing(host).get("failures", 0)
            raise UnavailableNow(
                f"{host} failed {failures} times in a row and is left alone until {_hour(ready)}", ready
            )
        if wait > 0:
            self._clock.sleep(wait)

    def asked(self, host: str) -> None:
        """Note that a request has come to its end."""
        self._last[host] = self._clock.now()

    def answered(self, host: str) -> None:
        """Note that a host is well."""
        if self._failing(host):
            self._memory.note(_name(host), "{}")  # an archive's log tells of notes that go, and this is no news

    def failed(self, host: str, retry_after: float | None = None) -> datetime:
        """Note that a host failed.

        Args:
            host: its name.
            retry_after: seconds after which it says to come back; None where it does not.

        Returns:
            Before when it is not to be asked again.
        """
        failures = int(self._failing(host).get("failures", 0)) + 1
        seconds = min(MAX_BACK_OFF, max(back_off(failures, _FIRST_BACK_OFF), retry_after or 0.0))
        until = self._clock.now() + timedelta(seconds=seconds)
        self._memory.note(_name(host), json.dumps({"failures": failures, "until": until.isoformat()}))
        return until

    def _failing(self, host: str) -> dict[str, Any]:
        return remembered(self._memory, _name(host))


def _name(host: str) -> str:
    return f"host:{host}"


def _hour(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"
