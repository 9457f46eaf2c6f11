"""How much one request may take, and how politely it is made."""

from __future__ import annotations

from dataclasses import dataclass

from whence.ingest.limits import MAX_BYTES


@dataclass(frozen=True, slots=True)
class Limits:
    """What one ``get`` may take before it is given up.

    Attributes:
        content: bytes of an answer, after unpacking.
        wire: bytes that a server may send for one answer, packed, with its headers and encryption's plain side.
        headers: how many header lines an answer may have.
        header_bytes: their bytes; the HTTP parser itself stops at 100 kB.
        redirects: how many are followed.
        seconds: for the whole answer of one server, so that a server that drips bytes cannot hold the program.
        step_seconds: for one connection or one read.
    """

    content: int = MAX_BYTES
    wire: int = MAX_BYTES + 200_000
    headers: int = 200
    header_bytes: int = 64_000
    redirects: int = 5
    seconds: float = 60.0
    step_seconds: float = 15.0


@dataclass(frozen=True, slots=True)
class Manners:
    """How politely requests are made.

    Attributes:
        agent: the User-Agent: it names the program, and is looked for in robots.txt.
        delay: seconds between the end of one request to a host and the next one to it.
        max_delay: the longest Crawl-delay of a robots.txt that is waited for in full.
        patience: the longest time that a request waits for its host's turn; beyond it the request is put off.
        robots_age: seconds after which a robots.txt is asked for again.
    """

    agent: str = "whence/0.1 (collects news reports for its user; obeys robots.txt)"
    delay: float = 1.0
    max_delay: float = 30.0
    patience: float = 60.0
    robots_age: float = 24 * 3600.0


ROBOT = "whence"
"""The name under which robots.txt speaks to us (RFC 9309, 2.2.1)."""

MAX_BACK_OFF = 24 * 3600.0
"""Seconds: the longest that a failing host or feed is left alone. A day, so that what comes back is noticed."""


def back_off(failures: int, first: float) -> float:
    """Say how many seconds to wait after some failures in a row: twice as long each time, up to a day.

    There is no chance in it: one machine asks, so there is no herd to spread, and a schedule can be told beforehand.
    """
    if failures <= 0:
        return 0.0
    return min(MAX_BACK_OFF, first * 2.0 ** min(failures - 1, 40))
