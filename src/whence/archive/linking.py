"""Link what was coded: compare what comes in with what is there, put it into incidents, and lose none of it.

1. Gather: readings are made into accounts and compared, a batch a transaction. Readings that count no more go with it.
2. Settle: once all that waits is gathered, what it touches is clustered again and incidents are derived, a portion a
   transaction.

So incidents and their ids are the same whatever the batches and the order in which reports were added and coded, and an
incident is derived once, however many of its reports come in. What was gathered and not settled is written down
(``linking_journal``): a run that was cut short is taken up where it ended.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from threading import Event

from whence.archive import linking_journal
from whence.archive.link_shelf import StoreShelf
from whence.archive.linking_claims import Claims
from whence.archive.linking_events import Began, Compared, Progress, Settled
from whence.archive.linking_incidents import Deriving
from whence.archive.linking_journal import Unsettled
from whence.archive.linking_readings import Preparing, Vector
from whence.archive.linking_reasons import Occasion
from whence.archive.reviewing.rejecting import rejected_in
from whence.link.incidents.comparing import compare
from whence.link.incidents.components import Edges
from whence.link.incidents.constraints import Terms
from whence.link.incidents.deriving.rules import Rules
from whence.link.incidents.linker import edges_of, gather, settle
from whence.link.incidents.overlay import Overlay
from whence.link.incidents.portions import Portion, portions
from whence.link.incidents.rulings import Rulings
from whence.model.incident import IncidentVersion
from whence.model.linking import Relinked
from whence.store.interface import Store


@dataclass(frozen=True, slots=True)
class LinkOptions:
    """How to link.

    Attributes:
        linker: names the rules, weights and encoder; readings that another one linked can be linked again.
        encoder: loads what makes vectors of wordings; called once something is to be linked.
        rules: how values of incidents are chosen.
        batch: readings that are gathered in one transaction, at most.
        portion: accounts that are settled in one transaction; more where they hang together.
        again: link everything afresh; incidents keep their ids.
        terms: what joining takes.
    """

    linker: str
    encoder: Callable[[], Vector]
    rules: Rules = field(default_factory=Rules)
    batch: int = 50
    portion: int = 400
    again: bool = False
    terms: Terms = field(default_factory=Terms.packaged)


def link(
    store: Store, options: LinkOptions, *, now: Callable[[], datetime], stop: Event | None = None
) -> Generator[Progress]:
    """Link what waits, and tell what is done as soon as it is kept.

    Args:
        store: of the archive; nobody else may link it meanwhile.
        options: how.
        now: tells the time.
        stop: where set, the portion in hand is finished and linking ends; the next run goes on.

    Raises:
        StoreError: the store cannot be used, or a reading is damaged or lost.
        EncoderError: the weights are missing or corrupt.
    """
    if options.again:
        store.unlink_all(now=now())
    yield from _Linking(store, options, now, stop or Event()).run()


class _Linking:
    """One run."""

    def __init__(self, store: Store, options: LinkOptions, now: Callable[[], datetime], stop: Event) -> None:
        self._store, self._options, self._now, self._stop = store, options, now, stop
        self._judgements = store.judgements(after_seq=store.judged())
        self._rulings = Rulings.of(store.judgements())
        self._claims = Claims(store)
        self._preparing = Preparing(self._claims, self._rulings, options.encoder)

    def run(self) -> Iterator[Progress]:
        """Gather, then settle."""
        left_over = linking_journal.read(self._store)
        linkers = self._store.linkers()
        others = sum(number for linker, number in linkers.items() if linker != self._options.linker)
        yield Began(self._store.counts().waiting, len(self._judgements), bool(left_over), others)
        yield from self._judged()
        yield from self._gathered()
        if not self._stop.is_set():
            yield from self._settled(linking_journal.read(self._store))

    def judge(self) -> Iterator[Progress]:
        """Gather what judgements concern, then settle."""
        yield from self._judged()
        yield from self._settled(linking_journal.read(self._store))

    def only(self, ids: Sequence[str]) -> Iterator[Progress]:
        """Gather some readings that wait, and what judgements concern; then settle."""
        yield from self._judged()
        for batch in _batches(ids, self._options.batch):
            yield self._put(batch, sorted(self._store.superseded(batch).values()), came=True)
        yield from self._settled(linking_journal.read(self._store))

    def _judged(self) -> Iterator[Progress]:
        """Make the accounts anew that judgements concern."""
        concerned = sorted({claim for each in self._judgements for claim in self._rulings.concerned(each)})
        readings = sorted({each.reading_id for each in self._store.claim_addresses(concerned).values()})
        leaving = set(self._store.to_unlink(_ALL)) if readings else set()
        for batch in _batches([id for id in readings if id not in leaving], self._options.batch):
            yield self._put(batch, (), came=False)

    def _gathered(self) -> Iterator[Progress]:
        while not self._stop.is_set():
            waiting = self._store.to_link(self._options.batch)
            if not waiting:
                return
            ids = [reading.id for reading in waiting]
            gone = sorted(self._store.superseded(ids).values())
            yield self._put(ids, gone, came=True)

    def _put(self, ids: Sequence[str], gone: Sequence[str], *, came: bool) -> Compared:
        """Compare some readings and write what was found; first of all what waits to be settled then."""
        readings = [self._preparing.linked(id) for id in ids]
        shelf = StoreShelf(self._store)
        found = gather(shelf, readings, gone, self._rulings, compare, self._options.terms)
        losing = [claim for each in shelf.accounts_of([*ids, *gone]) for claim in each.claims]
        incidents = set(self._store.members(losing).values())
        linking_journal.write(self._store, found.seeds, incidents, ids if came else ())
        rejected = rejected_in(self._store, readings)
        change = Relinked(tuple(readings), tuple(gone), found.links, (), (), self._options.linker)
        self._store.relink(change, rejected=rejected, now=self._now())
        return Compared(len(ids), len(gone), sum(len(each.accounts) for each in readings), len(found.links))

    def _settled(self, unsettled: Unsettled) -> Iterator[Progress]:
        occasion = Occasion(unsettled.readings, self._judgements, self._options.again)
        done, total = 0, len(unsettled.accounts)
        shelf, most = StoreShelf(self._store), self._options.portion
        for portion in portions(shelf, unsettled.accounts, unsettled.incidents, self._edges, most):
            if self._stop.is_set():
                return
            versions = self._settle(portion, occasion)
            done = min(total, done + len(portion.accounts))
            yield Settled(done, total, versions)
        if unsettled:
            linking_journal.clear(self._store)
        if self._judgements:
            self._write(Relinked((), (), (), (), (), self._options.linker, self._judgements[-1].seq))

    def _settle(self, portion: Portion, occasion: Occasion) -> tuple[IncidentVersion, ...]:
        step = settle(StoreShelf(self._store), portion, self._rulings, compare, self._options.terms)
        now = self._now()
        versions = Deriving(self._store, self._claims, self._options.rules, occasion).versions(step, now)
        if not versions:
            return ()
        return self._store.relink(Relinked((), (), (), step.members, versions, self._options.linker), now=now)

    def _edges(self) -> Edges:
        overlay = Overlay(StoreShelf(self._store), (), ())
        return edges_of(overlay, self._rulings, self._options.terms)

    def _write(self, change: Relinked) -> None:
        self._store.relink(change, now=self._now())


_ALL = 2**31 - 1


def _batches(ids: Sequence[str], most: int) -> Iterator[Sequence[str]]:
    return (ids[at : at + most] for at in range(0, len(ids), most))


def settle_judgements(
    store: Store, options: LinkOptions, *, now: Callable[[], datetime]
) -> tuple[IncidentVersion, ...]:
    """Give judgements their effect on what is linked so far, and return what changed.

    What waits to be linked goes on waiting. What a run that was cut short had gathered is settled with it.

    Raises:
        StoreError: the store cannot be used, or a reading is damaged or lost.
        EncoderError: the weights are missing or corrupt.
    """
    told = _Linking(store, options, now, Event()).judge()
    return tuple(version for each in told if isinstance(each, Settled) for version in each.versions)


def link_readings(
    store: Store, options: LinkOptions, reading_ids: Sequence[str], *, now: Callable[[], datetime]
) -> tuple[IncidentVersion, ...]:
    """Link some readings that wait, and return what changed; whatever else waits goes on waiting.

    Raises:
        StoreError: the store cannot be used, or a reading is damaged or lost.
        EncoderError: the weights are missing or corrupt.
    """
    told = _Linking(store, options, now, Event()).only(reading_ids)
    return tuple(version for each in told if isinstance(each, Settled) for version in each.versions)
