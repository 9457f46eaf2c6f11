"""What a site asks of programs: its robots.txt (RFC 9309), fetched once a day and remembered."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import httpx
from protego import Protego

from whence.ingest.fetching.answer import Answer
from whence.ingest.fetching.clock import Clock
from whence.ingest.fetching.limits import ROBOT
from whence.ingest.fetching.memory import Memory, remembered
from whence.model.errors import UnavailableNow

_MAX_BYTES = 512_000
"""RFC 9309, 2.5: at least 500 KiB are read, and what is beyond them is not."""

_TOO_MANY_REQUESTS = 429
_SERVER_ERROR = 500

_GROUP = re.compile(r"\s*user[- ]?agent\s*[: ]\s*([^#\r\n]*)", re.IGNORECASE)
_TOKEN = re.compile(r"[a-z_-]+")
_OTHERS = "others"

_KEPT_PARSED = 64


@dataclass(frozen=True, slots=True)
class Rules:
    """What one site asks of us."""

    _parsed: Protego

    @classmethod
    def parse(cls, text: str) -> Rules:
        """Read a robots.txt. Whatever is in it, there are rules, and reading takes time in proportion to its length."""
        return cls(Protego.parse("\n".join(_for_us(line) for line in text[:_MAX_BYTES].splitlines())))

    def allow(self, url: str) -> bool:
        """Say whether an address may be fetched."""
        return self._parsed.can_fetch(url, ROBOT)

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The addresses of sitemaps, as the site writes them."""
        return tuple(self._parsed.sitemaps)

    @property
    def delay(self) -> float | None:
        """Seconds that the site asks for between requests."""
        return self._parsed.crawl_delay(ROBOT)


def _for_us(line: str) -> str:
    """Give all groups that are for other programs one name: the parser's time is groups times rules."""
    group = _GROUP.match(line)
    if group is None or group.group(1).strip() == "*":
        return line
    token = _TOKEN.match(group.group(1).lower())  # what follows it is a version, which says nothing here
    return f"User-agent: {ROBOT if token and token.group() == ROBOT else _OTHERS}"


class Robots:
    """The rules of the sites that were asked."""

    def __init__(self, fetch: Callable[[str], Answer], memory: Memory, clock: Clock, max_age: float) -> None:
        self._fetch = fetch
        self._memory = memory
        self._clock = clock
        self._max_age = timedelta(seconds=max_age)
        self._parsed: dict[str, tuple[datetime, Rules]] = {}

    def rules(self, url: httpx.URL) -> Rules:
        """Get the rules of the site that an address is of.

        Raises:
            UnavailableNow: the site cannot say at this time (5xx, 429, no answer); its pages are not fetched meanwhile.
            RefusedUrl: its robots.txt leads where nothing is fetched.
            InputError: its robots.txt cannot be read.
        """
        site = str(url.copy_with(path="/", query=None, fragment=None))
        held = self._parsed.get(site)
        if held is None or self._clock.now() - held[0] >= self._max_age:
            held = self._recalled(site) or self._asked(site)
            while len(self._parsed) >= _KEPT_PARSED:
                self._parsed.pop(next(iter(self._parsed)))
            self._parsed[site] = held
        return held[1]

    def _recalled(self, site: str) -> tuple[datetime, Rules] | None:
        kept = remembered(self._memory, f"robots:{site}")
        try:
            at = datetime.fromisoformat(str(kept["at"]))
        except (KeyError, ValueError):
            return None
        fresh = self._clock.now() - at < self._max_age
        return (at, Rules.parse(str(kept.get("text", "")))) if fresh else None

    def _asked(self, site: str) -> tuple[datetime, Rules]:
        answer = self._fetch(f"{site}robots.txt")
        if answer.status >= _SERVER_ERROR or answer.status == _TOO_MANY_REQUESTS:
            raise UnavailableNow(f"{answer.asked} answers {answer.status}, so nothing is fetched there now")
        text = answer.content[:_MAX_BYTES].decode("utf-8-sig", "replace") if answer.ok else ""
        at = answer.fetched_at
        self._memory.note(f"robots:{site}", json.dumps({"at": at.isoformat(), "status": answer.status, "text": text}))
        return at, Rules.parse(text)
