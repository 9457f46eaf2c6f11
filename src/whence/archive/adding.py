"""From cleaned reports to kept ones, a batch a transaction; what was refused is kept too, as a dead letter."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from whence.archive.copy_shelf import CopyShelf
from whence.archive.copying import relate
from whence.archive.keys import report_key
from whence.link.copies.fingerprint import fingerprint_of
from whence.model.archive import Added, Intake, Job, JobKind, JobState, Outcome, canonical_json, derived_id
from whence.model.item import Refused
from whence.model.report import content_id
from whence.store.interface import ReadStore, Store
from whence.store.times import now as utc_now

if TYPE_CHECKING:
    from whence.archive.cleaning import Cleaned

_MOST_BYTES = 32_000_000
"""Bytes and characters of a batch, so that a batch of the largest reports there may be fits in memory."""
_MOST_SECONDS = 5.0
"""Seconds that a report waits for others before it is written: pages that are fetched one a second are not lost in
hundreds when the program is stopped."""
_UNRELATED = "add:unrelated"
"""The note that holds the versions which are being added and not yet related to their copies."""


def take_in(
    store: Store,
    outcomes: Iterable[Cleaned | Refused],
    *,
    batch: int = 100,
    now: Callable[[], datetime] = utc_now,
) -> Iterator[Added | Refused]:
    """Keep reports, in order. What is yielded is on the disk.

    Reports that are new, in whole or as another version, are related to the copies of them that the archive holds. What
    was refused becomes a dead job with its reason and bytes; that the same thing is taken in later does not clear it.

    Args:
        store: where to.
        outcomes: the reports, and what could not be read.
        batch: how many are written at once, at most.
        now: tells the time.

    Raises:
        StoreError: the store cannot be used; what was yielded before is kept.
    """
    _make_up(store)
    waiting, shelf = _Waiting(batch), CopyShelf(store)
    for outcome in outcomes:
        waiting.put(outcome)
        if waiting.full:
            yield from _kept(store, shelf, waiting.take(), now())
    yield from _kept(store, shelf, waiting.take(), now())


@dataclass(slots=True)
class _Waiting:
    most: int
    outcomes: list[Cleaned | Refused] = field(default_factory=list)
    weight: int = 0
    since: float = 0.0

    def put(self, outcome: Cleaned | Refused) -> None:
        if not self.outcomes:
            self.since = time.monotonic()
        self.outcomes.append(outcome)
        if isinstance(outcome, Refused):
            self.weight += len(outcome.content or b"")
        else:
            self.weight += len(outcome.item.content) + len(outcome.article.document.text)

    @property
    def full(self) -> bool:
        aged = time.monotonic() - self.since > _MOST_SECONDS
        return len(self.outcomes) >= self.most or self.weight >= _MOST_BYTES or aged

    def take(self) -> list[Cleaned | Refused]:
        taken, self.outcomes, self.weight = self.outcomes, [], 0
        return taken


def _kept(
    store: Store, shelf: CopyShelf, outcomes: Sequence[Cleaned | Refused], now: datetime
) -> Iterator[Added | Refused]:
    checked = [outcome if isinstance(outcome, Refused) else _intake(outcome) for outcome in outcomes]
    refused = [each for each in checked if isinstance(each, Refused)]
    if refused:
        bury(store, refused, now)
    added = iter(_added(store, shelf, [each for each in checked if isinstance(each, Intake)]))
    for each in checked:
        yield each if isinstance(each, Refused) else next(added)


def _intake(cleaned: Cleaned) -> Intake | Refused:
    item, article = cleaned.item, cleaned.article
    if article.report.id != content_id(item.content):  # bytes and text came by different ways; neither is worth keeping
        return Refused(item.capture.place, "the text that was read is not of these bytes; add it again", item.content)
    return Intake(
        key=report_key(item, article),
        content=item.content,
        mime=item.mime or _mime(item.content),
        capture=item.capture,
        article=article,
        fingerprint=fingerprint_of(article.document),
    )


def _mime(content: bytes) -> str:
    head = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"%PDF-"):
        return "application/pdf"
    return "text/html" if head.startswith(b"<") else "text/plain"


def _added(store: Store, shelf: CopyShelf, intakes: Sequence[Intake]) -> list[Added]:
    """Add what is not there. Bytes without an address are no other report than the same bytes with one."""
    known: dict[int, Added] = {}
    first: dict[str, Intake] = {}
    for at, intake in enumerate(intakes):
        if intake.key.key.startswith("sha256:"):
            twin = _twin(store, intake, first)
            if twin is not None:
                known[at] = twin
        first.setdefault(intake.sha256, intake)
    fresh = [intake for at, intake in enumerate(intakes) if at not in known]
    rest = iter(_related(store, shelf, fresh) if fresh else ())
    return [known[at] if at in known else next(rest) for at in range(len(intakes))]


def _twin(store: ReadStore, intake: Intake, first: dict[str, Intake]) -> Added | None:
    before = first.get(intake.sha256)
    if before is not None:
        return Added(Outcome.KNOWN, before.key.id, before.version_id)
    held = store.holding(intake.sha256)
    return Added(Outcome.KNOWN, held[0].report_id, held[0].id) if held else None


def _related(store: Store, shelf: CopyShelf, intakes: Sequence[Intake]) -> tuple[Added, ...]:
    """Add reports and relate those that are new to their copies, so that a run which is cut off can be made up for."""
    there = store.known([intake.version_id for intake in intakes])
    coming = [intake.version_id for intake in intakes if intake.version_id not in there]
    if not coming:
        return store.add(intakes)
    _unrelated(store, more=coming)
    added = store.add(intakes)
    new = [(intake, each) for intake, each in zip(intakes, added, strict=True) if each.outcome is not Outcome.KNOWN]
    for intake, _ in new:
        shelf.hand(intake)
    relate(store, [each.version_id for _, each in new], shelf=shelf)
    _unrelated(store, less=coming)
    return added


def _make_up(store: Store) -> None:
    """Relate what a run that was cut off had added and not related; what it had not added comes with another try."""
    left = json.loads(store.remember(_UNRELATED) or "[]")
    there = store.known(left)
    if there:
        relate(store, [id for id in left if id in there])
        _unrelated(store, less=there)


def _unrelated(store: Store, *, more: Iterable[str] = (), less: Iterable[str] = ()) -> None:
    """Note versions as being added, or as related; those of others who are adding meanwhile stay noted."""
    noted = set(json.loads(store.remember(_UNRELATED) or "[]"))
    store.note(_UNRELATED, canonical_json(sorted((noted | set(more)) - set(less))))


def foresee(store: ReadStore, outcomes: Iterable[Cleaned | Refused]) -> Iterator[Added | Refused]:
    """Say what ``take_in`` would do, and write nothing."""
    first: dict[str, Intake] = {}
    reports: set[str] = set()
    versions: set[str] = set()
    for outcome in outcomes:
        intake = outcome if isinstance(outcome, Refused) else _intake(outcome)
        if isinstance(intake, Refused):
            yield intake
            continue
        twin = _twin(store, intake, first) if intake.key.key.startswith("sha256:") else None
        first.setdefault(intake.sha256, intake)
        if twin is None and (intake.version_id in versions or store.known([intake.version_id])):
            twin = Added(Outcome.KNOWN, intake.key.id, intake.version_id)
        there = intake.key.id in reports or store.report(intake.key.id) is not None
        reports.add(intake.key.id)
        versions.add(intake.version_id)
        yield twin or Added(Outcome.VERSION if there else Outcome.NEW, intake.key.id, intake.version_id)


def bury(store: Store, refused: Sequence[Refused], now: datetime) -> None:
    """Keep what was refused as dead jobs, once each, with its reason and whatever bytes there are.

    Raises:
        StoreError: the store cannot be used.
    """
    contents = {content_id(each.content): each.content for each in refused if each.content is not None}
    store.bury([dead_letter(each, now) for each in refused], contents, now=now)


def dead_letter(refused: Refused, now: datetime) -> Job:
    """Make the dead job of something that was refused."""
    sha256 = content_id(refused.content) if refused.content is not None else ""
    return Job(
        id=derived_id("job", JobKind.ADD.value, refused.place, sha256),
        kind=JobKind.ADD,
        target=refused.place,
        maker_id="",
        state=JobState.DEAD,
        attempts=1,
        due=now,
        reason=refused.reason,
        detail=(("sha256", sha256),) if sha256 else (),
    )
