"""Many people who read at once over HTTP, while reports are being taken in."""

from __future__ import annotations

import asyncio
import math
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from random import Random

import httpx

from whence.bench.desk.serving import Served, adding
from whence.bench.desk.stories import stories

READERS = 50
PAUSE_S = (0.5, 1.5)
"""Between two requests of one reader: somebody who clicks every second, which is faster than people read."""
_REPORTS = 100_000
"""Reports to take in, at most: more than there is time for."""
_OTHER_SEED = 99
_KNOWN = 500
"""Incidents that readers open, spread over the archive."""


@dataclass(frozen=True, slots=True)
class Waits:
    """How long requests of one kind took, in milliseconds, and how many failed."""

    kind: str
    times: tuple[float, ...] = field(repr=False)
    failed: int

    def ms(self, share: float) -> float:
        """Return the time that a share of the requests did not exceed."""
        return share_of(self.times, share)


def share_of(times: Sequence[float], share: float) -> float:
    """Return the time that a share of some did not exceed (the nearest rank); not a number where there are none."""
    ranked = sorted(times)
    return ranked[max(0, math.ceil(share * len(ranked)) - 1)] if ranked else math.nan


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of some people reading for a while: waits by kind, and reports taken in meanwhile."""

    readers: int
    seconds: float
    waits: tuple[Waits, ...]
    taken_in: int


def read_together(served: Served, folder: Path, seconds: float, *, readers: int = READERS) -> Reading:
    """Let people read a served archive for a while, during ``whence add`` of made-up reports.

    Each opens a list (by type or country, a page of it) or an incident, in turns, and pauses.
    """
    with tempfile.TemporaryDirectory(prefix="whence-bench-") as temporary:
        _write(Path(temporary), max(200, int(seconds * 60)))
        with adding(folder, Path(temporary)):
            return asyncio.run(_Crowd(served, readers).read(seconds))


def _write(folder: Path, number: int) -> None:
    """Write made-up reports as text files, other ones than the archive has."""
    for nth, story in enumerate(islice(stories(_REPORTS, seed=_OTHER_SEED + time.time_ns() % 10_000), number)):
        folder.joinpath(f"{nth}.txt").write_text(story.reading.document.text, "utf-8")


class _Crowd:
    def __init__(self, served: Served, readers: int) -> None:
        self._served, self._readers = served, readers
        self._times: dict[str, list[float]] = {"list": [], "incident": []}
        self._failed = dict.fromkeys(self._times, 0)
        self._until = 0.0

    async def read(self, seconds: float) -> Reading:
        limits = httpx.Limits(max_connections=self._readers, max_keepalive_connections=self._readers)
        headers = {"Origin": self._served.address}
        async with httpx.AsyncClient(
            base_url=self._served.address, limits=limits, headers=headers, timeout=30
        ) as client:
            (await client.post("/api/v1/session/link", json={"token": self._served.token})).raise_for_status()
            before, known = await self._reports(client), await _known(client)
            begun = time.perf_counter()
            self._until = begun + seconds
            await asyncio.gather(*(self._one(client, known, Random(nth)) for nth in range(self._readers)))
            took = time.perf_counter() - begun
            taken_in = await self._reports(client) - before
        waits = tuple(Waits(kind, tuple(times), self._failed[kind]) for kind, times in self._times.items())
        return Reading(self._readers, took, waits, taken_in)

    async def _one(self, client: httpx.AsyncClient, known: Sequence[str], chance: Random) -> None:
        asked = _asked(known, chance)
        await asyncio.sleep(chance.random() * PAUSE_S[1])
        while time.perf_counter() < self._until:
            kind, path = next(asked)
            begun = time.perf_counter()
            try:
                good = (await client.get(path)).is_success
            except httpx.HTTPError:
                good = False
            if good:
                self._times[kind].append(1000 * (time.perf_counter() - begun))
            else:
                self._failed[kind] += 1
            await asyncio.sleep(chance.uniform(*PAUSE_S))

    async def _reports(self, client: httpx.AsyncClient) -> int:
        answer = await client.get("/api/v1/status")
        answer.raise_for_status()
        return int(answer.json()["reports"])


async def _known(client: httpx.AsyncClient) -> list[str]:
    """List incidents: those of some years."""
    found: list[str] = []
    for year in range(2000, 2008):
        answer = await client.get("/api/v1/incidents", params={"until": f"{year}-12-31", "limit": _KNOWN // 8})
        answer.raise_for_status()
        found += [row["id"] for row in answer.json()["items"]]
    return found


def _asked(known: Sequence[str], chance: Random) -> Iterator[tuple[str, str]]:
    lists: tuple[Callable[[], str], ...] = (
        lambda: "",
        lambda: f"plover={chance.choice(('ASSAULT', 'COERCE', 'PROTEST'))}",
        lambda: f"country=X{chance.choice('ABCDEFGHIJKL')}L&until={chance.randint(2001, 2006)}-06-30",
        lambda: f"origins=2&until={chance.randint(2001, 2006)}-12-31",
        lambda: "conflicting=true",
    )
    while True:
        yield "list", f"/api/v1/incidents?{chance.choice(lists)()}"
        yield "incident", f"/api/v1/incidents/{chance.choice(known)}"
