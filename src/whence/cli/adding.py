"""The work behind ``whence add``: one source after the other, told of as it is kept."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from typing import Any

from whence.archive.cleaning import Cleaner
from whence.archive.folder import Archive
from whence.archive.positions import Positions
from whence.archive.taking import Taking, TakingOptions, Told
from whence.cli.failures import BAD_INPUT, complain
from whence.cli.session import Session
from whence.cli.sources import is_address
from whence.cli.tables import print_json, print_pairs, progress
from whence.ingest.sources import SourceOptions, open_source
from whence.model.archive import Added
from whence.model.dates import PartialDate
from whence.model.errors import InputError
from whence.model.item import Address, Found, Refused
from whence.store.interface import Store

_MOST_WORKERS = 4
_KEEP_EVERY = 100
"""Things after which the position in a big file is kept."""
_WORDS = ("new", "version", "known", "queued", "refused")


@dataclass(frozen=True, slots=True)
class Shown:
    """What is printed: JSON or a summary; and whether nothing is written."""

    json: bool = False
    dry: bool = False


@dataclass(slots=True)
class Adding:
    """One run of ``whence add``."""

    archive: Archive
    store: Store
    session: Session
    options: SourceOptions
    shown: Shown
    publisher: str | None = None
    published: PartialDate | None = None
    counts: Counter[str] = field(default_factory=Counter)
    passed: Counter[str] = field(default_factory=Counter)

    def run(self, sources: Sequence[str]) -> int:
        """Take all sources in and tell of them.

        Returns:
            The exit code: that of bad input, if anything was refused.

        Raises:
            StoreError: the archive cannot be used.
            SandboxError: nothing can be read.
        """
        workers = self.archive.settings.intake.workers or min(_MOST_WORKERS, os.cpu_count() or 1)
        with (
            progress("Adding") as moved,
            Cleaner(workers, today=self.session.today, published=self.published) as cleaner,
        ):
            try:
                for source in sources:
                    self._source(source, cleaner, moved)
            except KeyboardInterrupt:
                complain("stopped; what was told of is kept, and the same command goes on")
                raise
        self._sum_up()
        return BAD_INPUT if self.counts["refused"] else 0

    def _source(self, source: str, cleaner: Cleaner, moved: Callable[[int, str], object]) -> None:
        options = TakingOptions(self.publisher, max(1, self.archive.settings.intake.batch), self.shown.dry)
        taking = Taking(self.store, cleaner, options)
        positions = Positions(self.store, source, f"{self.options.kind} {self.options.columns}")
        found, several = _second(self._opened(source, positions))
        before = self._written
        for done, told in enumerate(taking.take(found), 1):
            self._tell(told)
            moved(
                self.counts.total(), ", ".join(f"{self.counts[word]:,} {word}" for word in _WORDS if self.counts[word])
            )
            due = several and not self.shown.dry and done % _KEEP_EVERY == 0
            if due and taking.reached and self._written > before:  # what is all known is soon passed over again
                positions.keep(taking.reached)
        if several and not self.shown.dry:
            positions.forget()

    @property
    def _written(self) -> int:
        return self.counts.total() - self.counts["known"]

    def _opened(self, source: str, positions: Positions) -> Iterator[Found]:
        try:
            if is_address(source):
                yield from self._fetched(source)
                return
            after = None if source == "-" or self.shown.dry else positions.after()
            if after is not None:
                complain(f"{source}: going on behind {after}")
            yield from open_source(source, replace(self.options, after=after), passed=self.passed)
        except InputError as error:
            yield Refused(source, str(error).removeprefix(f"{source}: "))

    def _fetched(self, source: str) -> Iterator[Found]:
        from whence.archive.clients import open_client
        from whence.archive.sync import fetch_items

        settings, network = self.archive.settings.fetching, self.session.network()
        with open_client(settings, None if self.shown.dry else self.store, network) as client:
            yield from fetch_items(client, [source])

    def _tell(self, told: Told) -> None:
        word = _word(told)
        self.counts[word] += 1
        if isinstance(told.outcome, Refused):
            complain(f"{told.place}: {told.outcome.reason}")
        if self.shown.json:
            print_json({"outcome": word, "place": told.place, **_ids(told)})

    def _sum_up(self) -> None:
        if self.shown.json:
            print_json({"total": {word: self.counts[word] for word in _WORDS}, "passed": dict(self.passed)})
            return
        told = {
            "new": "new",
            "version": "a new version of a report that is there",
            "known": "known already",
            "queued": "an address, to be fetched by whence sync",
            "refused": "refused" if self.shown.dry else "refused, and kept for another try: see whence status",
        }
        lines = [(f"{self.counts[word]:,}", how) for word, how in told.items() if self.counts[word]]
        lines += [(f"{number:,}", f"passed over: {reason}") for reason, number in self.passed.most_common()]
        print_pairs(lines or [("0", "new: there is nothing in it")])
        if self.shown.dry:
            print("Nothing was written.")


def _word(told: Told) -> str:
    if isinstance(told.outcome, Added):
        return told.outcome.outcome.value
    return "queued" if isinstance(told.outcome, Address) else "refused"


def _ids(told: Told) -> dict[str, Any]:
    match told.outcome:
        case Added():
            return {"report": told.outcome.report_id, "version": told.outcome.version_id}
        case Address():
            return {"url": told.outcome.url}
        case _:
            return {"reason": told.outcome.reason}


def _second(found: Iterator[Found]) -> tuple[Iterator[Found], bool]:
    """Look whether there is more than one thing, without taking anything away."""
    first = list(islice(found, 2))
    return chain(first, found), len(first) > 1
