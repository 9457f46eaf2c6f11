"""``whence sync``: ask the feeds and fetch what they name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any

import typer

from whence.cli.archives import HERE, ArchiveFolder, Json
from whence.cli.failures import complain
from whence.cli.session import Session

if TYPE_CHECKING:
    from whence.archive.sync import Event
    from whence.cli.desks import Desk

EXAMPLES = """\b
Examples:
  whence sync                        ask the feeds that are due, fetch what they name
  whence sync --feed https://news.example/rss.xml
                                     ask this one now, due or not
  whence sync --limit 50             at most 50 pages; the next run goes on
  whence sync --every 15m            again and again, until Ctrl-C
  whence sync --refetch --feed URL   fetch once more all that it lists: edits become versions
  whence sync --json                 one object for each feed and page
Stopped with Ctrl-C, it goes on with the next run. What fails is tried five times within a day and a half, and is
then kept as a dead letter with its reason (whence status).
"""

_WORDS = ("new", "version", "known", "unchanged", "refused", "later", "given up")


def sync(
    context: typer.Context,
    feed: Annotated[
        list[str] | None, typer.Option("--feed", metavar="URL", help="Ask this feed, due or not; may be repeated.")
    ] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=0, metavar="N", help="Fetch at most N pages.")] = None,
    every: Annotated[
        str | None, typer.Option("--every", metavar="TIME", help="Go on for ever, with this time between runs: 15m.")
    ] = None,
    refetch: Annotated[bool, typer.Option("--refetch", help="Fetch once more what the feeds list.")] = False,
    archive: ArchiveFolder = HERE,
    json: Json = False,
) -> None:
    """Ask the feeds that are due, fetch the pages that they name, and take them in."""
    from whence.cli.desks import fetching
    from whence.cli.intervals import seconds

    session = context.ensure_object(Session)
    pause = seconds(every, "--every") if every else None
    while True:
        with fetching(archive, session) as desk:
            _check(desk, feed or [])
            _Run(desk, session, json).run(tuple(feed or []), limit, again=refetch)
            clock = desk.clock
        if pause is None:
            return
        clock.sleep(pause)


def _check(desk: Desk, urls: list[str]) -> None:
    from whence.archive.feed_list import get_feed
    from whence.model.errors import InputError, RefusedUrl

    if not desk.archive.settings.fetching.network:
        raise RefusedUrl("fetching is switched off in the archive's whence.toml; set network = true there")
    for url in urls:
        if get_feed(desk.store, url) is None:
            raise InputError(f"{url}: no feed of this archive; add it with `whence feeds add {url}`")


@dataclass(slots=True)
class _Run:
    desk: Desk
    session: Session
    json: bool
    counts: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)

    def run(self, feeds: tuple[str, ...], limit: int | None, *, again: bool) -> None:
        """Run once and tell of it.

        Raises:
            StoreError: the archive cannot be used.
            SandboxError: nothing can be read.
        """
        from whence.archive.cleaning import Cleaner
        from whence.archive.sync import Sync
        from whence.cli.tables import progress

        desk = self.desk
        workers = max(1, min(desk.archive.settings.intake.workers or 1, 4))
        with progress("Fetching") as moved, Cleaner(workers, today=self.session.today) as cleaner:
            sync = Sync(desk.store, desk.client, desk.poller, cleaner, desk.clock, self._teller(moved))
            try:
                sync.run(feeds, limit=limit, again=again)
            except KeyboardInterrupt:
                complain("stopped; what was told of is kept, and the next run goes on")
                raise
        self._sum_up()

    def _teller(self, moved: Callable[[int, str], None]) -> Callable[[Event], None]:
        def tell(event: Event) -> None:
            self._tell(event)
            told = [f"{self.counts[word]:,} {word}" for word in _WORDS if self.counts[word]]
            moved(self.counts.total(), ", ".join(told))

        return tell

    def _tell(self, event: Event) -> None:
        from whence.archive.sync import Failed, Taken
        from whence.model.item import Refused

        match event:
            case Taken():
                word = _word(event.outcome)
                self.counts[word] += 1
                if isinstance(event.outcome, Refused):
                    complain(f"{event.url}: {event.outcome.reason}")
                self._print({"page": event.url, "outcome": word, **_ids(event.outcome)})
            case Failed():
                word = "later" if event.again else "given up"
                self.counts[word] += 1
                complain(f"{event.url}: {event.reason}")
                again = event.again.isoformat() if event.again else None
                self._print({"page": event.url, "outcome": word, "reason": event.reason, "again": again})
            case _:
                feed = event.feed
                self.asked["fail" if feed.failures else "answer"] += 1
                self.asked["queued"] += event.new
                for refused in event.refused:
                    complain(f"{refused.place}: {refused.reason}")
                if feed.error:
                    complain(f"{feed.url}: {feed.error}; asked again after {feed.due:%Y-%m-%d %H:%M} UTC")
                told = {"feed": feed.url, "listed": event.listed, "new": event.new, "error": feed.error}
                self._print({**told, "due": feed.due.isoformat(), "moved_to": feed.moved_to})

    def _print(self, value: dict[str, Any]) -> None:
        from whence.cli.tables import print_json

        if self.json:
            print_json(value)

    def _sum_up(self) -> None:
        from whence.cli.tables import print_json, print_pairs

        if self.json:
            print_json({"total": {word: self.counts[word] for word in _WORDS}, "feeds": dict(self.asked)})
            return
        pairs = [
            ("feeds", f"{self.asked['answer']:,} answer, {self.asked['fail']:,} fail; {self.asked['queued']:,} new")
        ]
        told = {
            "new": "new reports",
            "version": "new versions of what was there",
            "known": "known already",
            "unchanged": "unchanged, as their servers say",
            "refused": "that cannot be read; whence status lists them",
            "later": "that failed and are tried again",
            "given up": "given up; whence status lists them",
        }
        print_pairs(pairs + [("pages", f"{self.counts[word]:,} {told[word]}") for word in _WORDS if self.counts[word]])


def _word(outcome: Any) -> str:
    from whence.model.archive import Added

    if outcome is None:
        return "unchanged"
    return str(outcome.outcome.value) if isinstance(outcome, Added) else "refused"


def _ids(outcome: Any) -> dict[str, Any]:
    from whence.model.archive import Added

    if outcome is None:
        return {}
    if isinstance(outcome, Added):
        return {"report": outcome.report_id, "version": outcome.version_id}
    return {"reason": outcome.reason}
