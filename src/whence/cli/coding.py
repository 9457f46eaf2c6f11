"""The work behind ``whence code``: what is done is told as it is kept, and Ctrl-C loses nothing."""

from __future__ import annotations

import os
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from threading import Event
from time import monotonic
from types import FrameType
from typing import Any

from whence.archive.coding import CodingOptions, code
from whence.archive.coding_events import Began, Buried, Coded, Progress, PutBack, TryAgain, Waiting
from whence.archive.folder import Archive
from whence.archive.retrying import Retries
from whence.cli.failures import BAD_INPUT, INTERRUPTED, complain
from whence.cli.session import Session
from whence.cli.tables import print_json, print_pairs, print_text, progress
from whence.config import Config
from whence.store.interface import Store


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user asks for: how many workers (None as set), what to read again, what only, and how much at most."""

    workers: int | None = None
    again: bool = False
    only: str | None = None
    limit: int | None = None


@dataclass(slots=True)
class Coding:
    """One run of ``whence code``."""

    archive: Archive
    store: Store
    session: Session
    json: bool = False
    counts: Counter[str] = field(default_factory=Counter)
    unread: Counter[str] = field(default_factory=Counter)
    begun: float = field(default_factory=monotonic)
    total: int = 0
    waited: bool = False
    failing: set[str] = field(default_factory=set)

    def run(self, wishes: Wishes) -> int:
        """Code and tell of it.

        Returns:
            The exit code: that of Ctrl-C, or of bad input if reports were given up.

        Raises:
            WhenceError: nothing can be coded.
        """
        options = self._options(wishes)
        with stopped_by_signals() as stop, progress("Coding") as moved:
            with closing(code(self.store, options, stop)) as coding:
                for told in coding:
                    self._tell(told)
                    moved(self.counts["coded"] + self.counts["dead"], self._note(told), self.total)
            interrupted = stop.is_set()
        self._sum_up(options.workers)
        if interrupted:
            complain("stopped; what was told of is kept, and whence code goes on")
            return INTERRUPTED
        return BAD_INPUT if self.counts["dead"] else 0

    def _options(self, wishes: Wishes) -> CodingOptions:
        set_up = self.archive.settings.coding
        ratings = self.archive.folder / set_up.ratings if set_up.ratings else None
        config = Config(ratings=ratings)
        return CodingOptions(
            maker=self.session.maker(config),
            workers=wishes.workers or set_up.workers or cores(),
            again=wishes.again,
            only=(wishes.only,) if wishes.only else None,
            limit=wishes.limit,
            config=config,
            factory=self.session.factory,
            retries=Retries(attempts=max(1, set_up.attempts)),
        )

    def _tell(self, told: Progress) -> None:
        match told:
            case Began():
                self.total = told.waiting
                if told.left_over:
                    complain(f"{told.left_over:,} reports that a run which ended early had taken are taken up again")
            case Coded():
                self.counts.update(coded=1, claims=told.reading.claims, words=told.words)
                self.failing.discard(told.reading.version_id)
                if told.unread:
                    self.unread[told.unread] += 1
            case TryAgain():
                self.failing.add(told.version_id)
            case Buried():
                self.counts["dead"] += 1
                self.failing.discard(told.version_id)
                complain(f"{self._place(told.version_id)}: {told.reason}")
            case Waiting() if not self.waited:
                self.waited = True
                complain(f"{self._note(told)}; Ctrl-C leaves them for the next whence code")
            case PutBack():
                self.counts["put back"] += told.reports
        if self.json and not isinstance(told, Waiting | PutBack):
            print_json(_plain(told))
            sys.stdout.flush()

    def _place(self, version_id: str) -> str:
        version = self.store.version(version_id)
        return f"{version.capture.place} ({version_id[:12]})" if version else version_id

    def _note(self, told: Progress) -> str:
        if isinstance(told, Waiting):
            return f"{told.reports:,} reports that failed are tried again at {told.due.astimezone():%H:%M:%S}"
        seconds, done = max(0.1, monotonic() - self.begun), self.counts["coded"] + self.counts["dead"]
        speed = f"{done / seconds:.1f} reports/s, {self.counts['words'] / seconds:,.0f} words/s"
        left = max(0, self.total - done)
        return f"{speed}, {_long(left * seconds / done)} left" if done and left else speed

    def _sum_up(self, workers: int) -> None:
        seconds = monotonic() - self.begun
        totals = {
            "coded": self.counts["coded"],
            "claims": self.counts["claims"],
            "words": self.counts["words"],
            "unread": dict(self.unread),
            "dead": self.counts["dead"],
            "failing": len(self.failing),
            "workers": workers,
            "seconds": round(seconds, 1),
        }
        if self.json:
            print_json({"total": totals})
        else:
            print_pairs(_lines(totals))
            if totals["coded"]:
                print_text("Next: whence link puts their claims into incidents")


def _lines(totals: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    yield f"{totals['coded']:,}", f"reports coded, with {totals['claims']:,} claims"
    for reason, number in sorted(totals["unread"].items()):
        yield f"{number:,}", f"of them not read: {reason}"
    if totals["dead"]:
        yield f"{totals['dead']:,}", "given up; whence jobs --dead lists them, whence jobs replay tries them again"
    if totals["failing"]:
        yield f"{totals['failing']:,}", "failed and are tried again by the next whence code"
    if totals["coded"]:
        seconds = max(0.1, totals["seconds"])
        speed = f"{totals['coded'] / seconds:.1f} reports and {totals['words'] / seconds:,.0f} words a second"
        yield _long(seconds), f"with {totals['workers']} workers: {speed}"


def _plain(told: Progress) -> dict[str, Any]:
    match told:
        case Coded():
            reading = told.reading
            return {
                "outcome": "coded",
                "version": reading.version_id,
                "reading": reading.id,
                "number": reading.number,
                "claims": reading.claims,
                "sha256": reading.sha256,
                "seconds": round(told.seconds, 3),
                "unread": told.unread,
            }
        case TryAgain():
            due = told.due.isoformat()
            return {"outcome": "failed", "version": told.version_id, "reason": told.reason, "due": due}
        case Buried():
            return {"outcome": "dead", "version": told.version_id, "reason": told.reason}
        case Began():
            return {"outcome": "began", "queued": told.queued, "waiting": told.waiting, "left_over": told.left_over}
    raise TypeError(f"nothing to tell of {type(told).__name__}")


def _long(seconds: float) -> str:
    """Write a length of time for people."""
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def cores() -> int:
    """Count the cores that this process may use."""
    asked: Callable[[int], set[int]] | None = getattr(os, "sched_getaffinity", None)
    return len(asked(0)) if asked else os.cpu_count() or 1


@contextmanager
def stopped_by_signals() -> Iterator[Event]:
    """Let Ctrl-C, or a request to end, set an event once; a second Ctrl-C interrupts as usual."""
    stop = Event()

    def asked(*_: int | FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()
        complain("finishing what is in hand; Ctrl-C again ends at once")

    before = {number: signal.signal(number, asked) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
