"""Run a benchmark task: read, predict, score, report."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from whence.bench.errors.report import ErrorReport
from whence.bench.predictors import Predictors
from whence.bench.readers import read_ids
from whence.bench.tasks import TASKS
from whence.bench.tasks.task import BenchOptions, ExplainedTask, Prediction, Progress, Task
from whence.model.errors import BenchInputError

__all__ = ["BenchOptions", "BenchReport", "analyse_file", "analyse_task", "run_task", "score_file"]


@dataclass(frozen=True, slots=True)
class BenchReport:
    """What a run measured.

    Attributes:
        task: name of the task.
        data: the file or folder that was read.
        documents: how many gold documents (sentences, pages) were scored.
        headline: dotted path of the figure to look at first.
        figures: all figures, percentages 0-100, with ``ci95`` where intervals were asked for.
        counts: what the figures were counted from.
    """

    task: str
    data: str
    documents: int
    headline: str
    figures: Mapping[str, object]
    counts: Mapping[str, object]

    def figure(self, path: str) -> float:
        """Return one figure by its dotted path, such as ``relations.f1``.

        Raises:
            BenchInputError: there is no such figure.
        """
        numbers = {name: value for name, value in flatten(self.figures) if isinstance(value, int | float)}
        if path not in numbers:
            known = ", ".join(sorted(numbers))
            raise BenchInputError(f"the bench {self.task!r} has no figure {path!r}: choose from {known}")
        return numbers[path]

    def to_dict(self) -> dict[str, object]:
        """Return a JSON-ready object."""
        return {
            "task": self.task,
            "data": self.data,
            "documents": self.documents,
            "headline": {self.headline: self.figure(self.headline)},
            "figures": dict(self.figures),
            "counts": dict(self.counts),
        }

    def rows(self) -> list[tuple[str, str]]:
        """Return the figures as table rows (dotted path, value), the headline first."""
        shown = {name: _shown(value) for name, value in flatten(self.figures)}
        return [(self.headline, shown.pop(self.headline)), *shown.items()]


def run_task(
    name: str, data: Path, options: BenchOptions, predictors: Predictors, progress: Progress | None = None
) -> BenchReport:
    """Predict every document of a corpus file and score the predictions.

    Args:
        name: one of `whence.bench.tasks.TASKS`.
        data: a corpus file in the task's format (for `pages`, a folder).
        options: which documents, how many resamplings, where predictions go.
        predictors: what predicts.
        progress: called after each document.

    Raises:
        BenchInputError: the task or a figure is unknown, or a file cannot be read or written or breaks its format.
        WhenceError: nothing is wired to predict for the task.
    """
    task = make_task(name, options)
    gold = _read(task, data, options.ids)
    return _report(task, data, gold, _predicted(task, data, gold, predictors, progress))


def score_file(
    name: str, data: Path, predictions: Iterable[Mapping[str, object]], options: BenchOptions
) -> BenchReport:
    """Score predictions that were made before, in the form of a predictions file.

    Raises:
        BenchInputError: as `run_task`.
    """
    task = make_task(name, options)
    return _report(task, data, _read(task, data, options.ids), predictions)


def analyse_task(
    name: str, data: Path, options: BenchOptions, predictors: Predictors, progress: Progress | None = None
) -> ErrorReport:
    """Predict every document of a corpus file and class what is wrong in the predictions.

    Raises:
        BenchInputError: as `run_task`; also where the task does not class its errors.
        WhenceError: nothing is wired to predict for the task.
    """
    task = _explained(name, replace(options, errors=True))
    gold = _read(task, data, options.ids)
    predictions = _predicted(task, data, gold, predictors, progress)
    return ErrorReport(task.name, str(data), len(gold), task.analyse(predictions, gold))


def analyse_file(
    name: str, data: Path, predictions: Iterable[Mapping[str, object]], options: BenchOptions
) -> ErrorReport:
    """Class what is wrong in predictions that were made before, in the form of a predictions file.

    Raises:
        BenchInputError: as `analyse_task`.
    """
    task = _explained(name, options)
    gold = _read(task, data, options.ids)
    return ErrorReport(task.name, str(data), len(gold), task.analyse(predictions, gold))


def _explained(name: str, options: BenchOptions) -> ExplainedTask[Any]:
    task = make_task(name, options)
    if not isinstance(task, ExplainedTask):
        explained = (each for each in TASKS if isinstance(make_task(each, options), ExplainedTask))
        raise BenchInputError(f"the bench {name!r} does not class its errors: choose from {', '.join(explained)}")
    return task


def make_task(name: str, options: BenchOptions) -> Task[Any]:
    """Return the task of that name, with the options of a run.

    Raises:
        BenchInputError: there is none.
    """
    if name not in TASKS:
        raise BenchInputError(f"no bench task {name!r}: choose from {', '.join(TASKS)}")
    return TASKS[name](options)


def flatten(figures: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, object]]:
    """Yield every figure that is not an object of figures, with its dotted path."""
    for name, value in figures.items():
        if isinstance(value, Mapping):
            yield from flatten(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


def _shown(value: object) -> str:
    match value:
        case [low, high]:
            return f"{low}–{high}"
        case None:
            return "–"
        case float():
            return f"{value:.2f}"
        case _:
            return str(value)


def _read(task: Task[Any], data: Path, ids: Path | None) -> list[Any]:
    items = task.read(data)
    if ids is None:
        return items
    wanted = read_ids(ids)
    missing = sorted(wanted - {item.id for item in items})
    if missing:
        raise BenchInputError(
            f"{ids}: {len(missing)} of its {len(wanted)} ids are not in {data}, the first {missing[0]!r}: "
            "give the list that was made for this file"
        )
    return [item for item in items if item.id in wanted]


def _predicted(
    task: Task[Any], data: Path, gold: Sequence[Any], predictors: Predictors, progress: Progress | None
) -> list[Prediction]:
    """Predict every item, and write the predictions where that is asked for."""
    stream = _counted(task.predict(gold, predictors), len(gold), progress)
    out = task.options.predictions
    return list(stream if out is None else _written(stream, out, data))


def _counted(stream: Iterator[Prediction], total: int, progress: Progress | None) -> Iterator[Prediction]:
    for done, prediction in enumerate(stream, 1):
        yield prediction
        if progress is not None:
            progress(done, total)


def _written(stream: Iterator[Prediction], path: Path, data: Path) -> Iterator[Prediction]:
    """Write each prediction as a line and pass it on."""
    if path.resolve() == data.resolve():
        raise BenchInputError(f"{path}: is the corpus itself: write the predictions to another file")
    try:
        file = path.open("w", encoding="utf-8")
    except OSError as error:
        raise BenchInputError(f"{path}: cannot be written ({error.strerror}): choose another file") from error
    with file:
        for prediction in stream:
            file.write(json.dumps(prediction) + "\n")
            file.flush()
            yield prediction


def _report(
    task: Task[Any], data: Path, gold: Sequence[Any], predictions: Iterable[Mapping[str, object]]
) -> BenchReport:
    figures = task.score(predictions, gold)
    counts = figures.pop("counts", {})
    return BenchReport(
        task.name, str(data), len(gold), task.headline, figures, counts if isinstance(counts, dict) else {}
    )
