"""What every benchmark task is, and what tasks share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar, runtime_checkable

from whence.bench.errors.fault import Analysis
from whence.bench.predictors import Predictors
from whence.bench.readers import Row, read_rows
from whence.bench.scores.measures import Bootstrap, Figures
from whence.model.errors import WhenceError

Prediction = dict[str, object]
"""One line of a predictions file."""

Progress = Callable[[int, int], None]
"""Called with the documents done and the documents in all."""


class Item(Protocol):
    """A gold document (sentence, page) of a task."""

    @property
    def id(self) -> str:
        """What predictions name it by."""


ItemT = TypeVar("ItemT", bound=Item)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class BenchOptions:
    """What a user can ask of a run.

    Attributes:
        ids: file with the ids to keep, one a line (a held-out list); ``None`` keeps all.
        predictions: file that predictions are written to, each as soon as it is there; ``None`` writes none.
        bootstrap: how often documents are resampled for 95 % intervals; 0 gives none.
        seed: seed of the resampling.
        gold_spans: `toponyms` resolves the spans it is given.
        all_types: `toponyms` also counts names that are not literal but have coordinates.
        metrics: the metrics of `muc4`; empty means all.
        errors: predictions also say what only the classing of errors needs.
    """

    ids: Path | None = None
    predictions: Path | None = None
    bootstrap: int = 0
    seed: int = 0
    gold_spans: bool = False
    all_types: bool = False
    metrics: tuple[str, ...] = ()
    errors: bool = False

    @property
    def resampling(self) -> Bootstrap:
        """How intervals are made."""
        return Bootstrap(self.bootstrap, self.seed)


class Task(Protocol[ItemT]):
    """A benchmark: how to read its corpus, what to predict, how to score."""

    @property
    def name(self) -> str:
        """The task's name on the command line."""

    @property
    def options(self) -> BenchOptions:
        """The options of the run."""

    @property
    def headline(self) -> str:
        """The dotted path, in the figures, of the one figure to look at first."""

    def read(self, path: Path) -> list[ItemT]:
        """Read a corpus file.

        Raises:
            BenchInputError: the file breaks the format.
        """

    def predict(self, items: Sequence[ItemT], predictors: Predictors) -> Iterator[Prediction]:
        """Yield the prediction for every item, in order."""

    def score(self, predictions: Iterable[Mapping[str, object]], gold: Sequence[ItemT]) -> Figures:
        """Score predictions, in the form that `predict` yields, against the gold."""


@runtime_checkable
class ExplainedTask(Task[ItemT], Protocol[ItemT]):
    """A task that can say what predictions got wrong, by cause."""

    def analyse(self, predictions: Iterable[Mapping[str, object]], gold: Sequence[ItemT]) -> Analysis:
        """Class the faults of predictions, in the form that `predict` yields."""


def wired(predictor: T | None, name: str) -> T:
    """Return the predictor.

    Raises:
        WhenceError: none is wired for the task.
    """
    if predictor is None:
        raise WhenceError(f"nothing is wired to predict for the bench task {name!r}: give a predictor for it")
    return predictor


def read_items(path: Path, make: Callable[[Row], T]) -> list[T]:
    """Read every row of a JSON-lines file with `make`."""
    return [make(row) for row in read_rows(path)]


def prediction_rows(predictions: Iterable[Mapping[str, object]], key: str = "id") -> Iterator[tuple[str, Row]]:
    """Yield each prediction as a row that can be read like a file's, with its id."""
    for number, prediction in enumerate(predictions, 1):
        row = Row(f"prediction {number}", prediction)
        yield row.identifier(key), row


def read_list(row: Row, key: str, read: Callable[[Row], T]) -> tuple[T, ...]:
    """Read a list of annotations; absent or null means none."""
    return tuple(read(each) for each in row.rows(key)) if row.has(key) else ()
