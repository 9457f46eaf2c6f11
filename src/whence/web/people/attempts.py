"""Failures to sign in, counted by name and address: the more there were, the longer the next has to wait.

Everything is in memory and bounded. An attempt is counted before the password is looked at, so that many at once get no
more guesses than one after the other; a success takes it back.
"""

from __future__ import annotations

import ipaddress
import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

_KINDS = {"both": 5, "address": 20, "name": 50}
"""Failures without a wait: of a name from an address; of all names from an address; of a name from anywhere, high
enough that a stranger cannot easily keep somebody out."""

LONGEST_WAIT_S = 900
"""The longest wait: about a hundred guesses a day."""

_FORGOTTEN_S = 3600
"""After so long without a failure all is forgiven."""

_MOST_KEPT = 10_000
"""Entries of a kind that are kept; the one not touched for longest goes first. About 2 MB in all."""

_AT_ONCE = 8
"""Attempts that may be under way: each waits for a slow hash."""


class TooMany(Exception):
    """An attempt has to wait; ``seconds`` says how long."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"too many failures; try again in {seconds} s")
        self.seconds = seconds


@dataclass(slots=True)
class _Failures:
    number: int
    last: float


class Attempts:
    """Counts failures to sign in."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: dict[str, OrderedDict[str, _Failures]] = {kind: OrderedDict() for kind in _KINDS}
        self._lock = threading.Lock()
        self._now_trying = 0

    @contextmanager
    def trying(self, name: str, address: str) -> Iterator[Callable[[], None]]:
        """Count an attempt as failed; calling what is yielded takes that back.

        Args:
            name: as it is compared.
            address: where the attempt comes from.

        Raises:
            TooMany: the attempt has to wait.
        """
        network = _network(address)
        keys = {"both": f"{network} {name}", "address": network, "name": name}
        with self._lock:
            self._check(keys)
            for kind, key in keys.items():
                self._fail(kind, key)
            self._now_trying += 1
        try:
            yield lambda: self._succeeded(keys)
        finally:
            with self._lock:
                self._now_trying -= 1

    def _check(self, keys: dict[str, str]) -> None:
        if self._now_trying >= _AT_ONCE:
            raise TooMany(1)
        wait = max(self._wait(kind, key) for kind, key in keys.items())
        if wait > 0:
            raise TooMany(math.ceil(wait))

    def _wait(self, kind: str, key: str) -> float:
        kept = self._kept[kind].get(key)
        if kept is None or kept.number < _KINDS[kind]:
            return 0.0
        length: float = min(LONGEST_WAIT_S, 1 << min(20, kept.number - _KINDS[kind]))
        return kept.last + length - self._clock()

    def _fail(self, kind: str, key: str) -> None:
        entries, now = self._kept[kind], self._clock()
        kept = entries.pop(key, None)
        number = kept.number if kept is not None and now - kept.last < _FORGOTTEN_S else 0
        entries[key] = _Failures(number + 1, now)
        if len(entries) > _MOST_KEPT:
            entries.popitem(last=False)

    def _succeeded(self, keys: dict[str, str]) -> None:
        """Forgive the name its failures, and the address this attempt alone: somebody with an account may guess too."""
        with self._lock:
            for kind in ("both", "name"):
                self._kept[kind].pop(keys[kind], None)
            kept = self._kept["address"].get(keys["address"])
            if kept is not None:
                kept.number = max(0, kept.number - 1)


def _network(address: str) -> str:
    """Say which network an address stands for: whoever has one IPv6 address has the other 2**64 of its /64 too."""
    try:
        known = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address[:64]
    if isinstance(known, ipaddress.IPv6Address) and known.ipv4_mapped is None:
        return str(ipaddress.ip_network((known, 64), strict=False))
    return str(known)
