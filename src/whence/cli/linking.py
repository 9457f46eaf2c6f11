"""The work behind ``whence link``: what changed is told as it is kept, and Ctrl-C loses nothing."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from whence.archive.folder import Archive
from whence.archive.linking import LinkOptions, link
from whence.archive.linking_events import Began, Compared, Progress, Settled
from whence.archive.linking_lock import linking_alone
from whence.archive.makers import linker
from whence.cli.coding import stopped_by_signals
from whence.cli.failures import INTERRUPTED, complain
from whence.cli.incident_history import change_facts
from whence.cli.session import Session
from whence.cli.tables import print_json, print_pairs, progress
from whence.config import Config
from whence.model.incident import ChangeKind
from whence.store.interface import Store
from whence.store.times import now


def options_of(archive: Archive, session: Session, *, again: bool = False) -> LinkOptions:
    """Say how an archive is linked: by its own rules, with the packaged weights."""
    rules = archive.settings.incidents.rules()
    return LinkOptions(linker(Config(), rules), session.vector, rules, again=again)


@dataclass(slots=True)
class Linking:
    """One run of ``whence link``."""

    archive: Archive
    store: Store
    session: Session
    json: bool = False
    counts: Counter[str] = field(default_factory=Counter)
    total: int = 0
    begun: float = field(default_factory=monotonic)

    def run(self, *, again: bool) -> int:
        """Link and tell of it; return the exit code.

        Raises:
            WhenceError: nothing can be linked.
        """
        options = options_of(self.archive, self.session, again=again)
        with linking_alone(self.archive.folder), stopped_by_signals() as stop, progress("Linking") as moved:
            with closing(link(self.store, options, now=now, stop=stop)) as told:
                for each in told:
                    self._tell(each)
                    moved(*self._moved(each))
            interrupted = stop.is_set()
        self._sum_up()
        if interrupted:
            complain("stopped; what was told of is kept, and whence link goes on")
            return INTERRUPTED
        return 0

    def _tell(self, told: Progress) -> None:
        match told:
            case Began():
                self.total = told.waiting
                if told.left_over:
                    complain("a run that ended early is taken up again")
                if told.others:
                    complain(
                        f"{told.others:,} reports were linked by other rules or weights than those of today; "
                        "whence link --again links all alike"
                    )
            case Compared():
                self.counts.update(linked=told.came, gone=told.gone, accounts=told.accounts, links=told.links)
            case Settled():
                self.counts.update(version.kind.value for version in told.versions)
                if self.json:
                    for version in told.versions:
                        print_json(change_facts(version))
                    sys.stdout.flush()

    def _moved(self, told: Progress) -> tuple[int, str, int]:
        if isinstance(told, Settled):
            return told.accounts, "accounts put into incidents", told.of
        return self.counts["linked"], f"reports compared, {self.counts['links']:,} links", self.total

    def _sum_up(self) -> None:
        totals = {
            "reports": self.counts["linked"],
            "replaced": self.counts["gone"],
            "accounts": self.counts["accounts"],
            "links": self.counts["links"],
            **{kind.value: self.counts[kind.value] for kind in ChangeKind},
            "incidents": self.store.counts().incidents,
            "seconds": round(monotonic() - self.begun, 1),
        }
        if self.json:
            print_json({"total": totals})
        else:
            print_pairs(_lines(totals))


_KINDS = {
    "new": "incidents new",
    "changed": "changed",
    "merged": "merged into others",
    "split": "split",
    "withdrawn": "withdrawn, since no claim of them is left",
    "revived": "back under the ids that they had",
}


def _lines(totals: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    yield f"{totals['reports']:,}", f"reports linked, with {totals['links']:,} links between their accounts"
    if totals["replaced"]:
        yield f"{totals['replaced']:,}", "of them edited or coded again; what they told before is taken out"
    for kind, words in _KINDS.items():
        if totals[kind]:
            yield f"{totals[kind]:,}", words
    if totals["reports"] or any(totals[kind] for kind in _KINDS):
        yield f"{totals['seconds']:.0f} s", "in all"
    yield f"{totals['incidents']:,}", "incidents in the archive; whence incidents lists them"
