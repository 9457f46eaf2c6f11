"""Time and memory of linking made-up reports: each size in a process of its own, so that each has its own peak."""

from __future__ import annotations

import multiprocessing
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from statistics import fmean

from whence.bench.linking_scale.stream import MadeReport, reports
from whence.bench.scores.bcubed import item_scores
from whence.bench.scores.partitions import Partitions
from whence.link.incidents.comparing import compare
from whence.link.incidents.linker import step
from whence.link.incidents.memory_shelf import MemoryShelf
from whence.link.incidents.rulings import Rulings
from whence.model.account import Account
from whence.model.linking import Link

BATCH = 500
"""Reports in a step, as an archive takes them."""
SINGLE = 20
"""Reports that are added one by one at the end, to tell what one more costs."""


@dataclass(frozen=True, slots=True)
class Load:
    """What is to be linked: how many claims, made from which seed, and whether in the dense variant."""

    claims: int
    seed: int = 1
    dense: bool = False


@dataclass(frozen=True, slots=True)
class ScaleReport:
    """What linking a number of claims took.

    Attributes:
        claims: that were linked.
        reports: that make them.
        accounts: of those reports.
        incidents: that were found.
        true_incidents: that there were.
        largest: claims of the largest incident found.
        seconds: by the clock, without making the reports up.
        processor_seconds: of this process.
        peak_mb: most memory of the process, the made-up reports' part in it; None where the system does not say.
        begun_mb: most memory before the first report was made.
        compared: pairs of accounts that were compared.
        precision: B-cubed, against what is true.
        recall: the same.
        one_more_ms: processor time that one more report took at the end, on average.
        one_more_worst_ms: the same, at most.
    """

    claims: int
    reports: int
    accounts: int
    incidents: int
    true_incidents: int
    largest: int
    seconds: float
    processor_seconds: float
    peak_mb: float | None
    begun_mb: float | None
    compared: int
    precision: float
    recall: float
    one_more_ms: float
    one_more_worst_ms: float

    @property
    def ms_per_claim(self) -> float:
        """Processor time a claim, in milliseconds."""
        return 1000 * self.processor_seconds / self.claims

    @property
    def f1(self) -> float:
        """B-cubed F1."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def to_dict(self) -> dict[str, float | None]:
        """Give all figures as plain data."""
        return {**asdict(self), "ms_per_claim": self.ms_per_claim, "f1": self.f1}


def measured(load: Load) -> ScaleReport:
    """Link in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(measure, load).result()


def measure(load: Load) -> ScaleReport:
    """Link in this process: batch after batch in the order of publication, then some reports one by one."""
    run, begun = _Run(), peak_mb()
    stream = reports(load.claims + 5 * SINGLE, seed=load.seed, dense=load.dense)
    for batch in _batches(stream, load.claims):
        run.link(batch)
    claims, number, seconds, processor = len(run.truth), run.reports, run.seconds, run.processor_seconds
    compared = run.compared
    single = [run.link([report]) for report, _ in zip(stream, range(SINGLE), strict=False)]
    scores = list(item_scores(Partitions(run.truth, run.shelf.incident_of)))
    return ScaleReport(
        claims=claims,
        reports=number,
        accounts=len(run.shelf.held),
        incidents=len(run.shelf.live),
        true_incidents=len(set(run.truth.values())),
        largest=max(map(len, run.shelf.live.values())),
        seconds=seconds,
        processor_seconds=processor,
        peak_mb=peak_mb(),
        begun_mb=begun,
        compared=compared,
        precision=fmean(score.precision for score in scores if score.precision is not None),
        recall=fmean(score.recall for score in scores if score.recall is not None),
        one_more_ms=1000 * fmean(single),
        one_more_worst_ms=1000 * max(single),
    )


class _Run:
    """Linking at work, with what it took so far."""

    def __init__(self) -> None:
        self.shelf = MemoryShelf()
        self.truth: dict[str, str] = {}
        self.reports = 0
        self.compared = 0
        self.seconds = self.processor_seconds = 0.0

    def link(self, batch: list[MadeReport]) -> float:
        """Link some reports and return the processor time of that, in seconds."""
        begun, at = time.process_time(), time.perf_counter()
        readings = [report.with_keys() for report in batch]
        self.shelf.take(step(self.shelf, readings, (), Rulings(), self._compare))
        took = time.process_time() - begun
        self.processor_seconds += took
        self.seconds += time.perf_counter() - at
        self.reports += len(batch)
        self.truth.update((claim, str(number)) for report in batch for claim, number in report.truth)
        return took

    def _compare(self, one: Account, other: Account) -> Link:
        self.compared += 1
        return compare(one, other)


def _batches(stream: Iterator[MadeReport], claims: int) -> Iterator[list[MadeReport]]:
    """Yield batches from a stream until they make a number of claims, and leave the rest of it."""
    batch, made = list[MadeReport](), 0
    for report in stream:
        batch.append(report)
        made += len(report.truth)
        if len(batch) == BATCH or made >= claims:
            yield batch
            batch = []
        if made >= claims:
            return


def peak_mb() -> float | None:
    """Return the most memory that this process had, in MB; None where the system does not say."""
    try:
        import resource
    except ImportError:  # Windows
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)
