"""Floors: the best dev figure of every bench, kept in a file that only goes up.

``bench/floors.json`` maps a name to ``{"metric", "floor", "data", "ids"}``: a dotted figure of the report, the least it
may be, the corpus file (relative to the corpora) and the list of held-out ids (relative to the repository) or null. The
name is the task's, unless ``task`` says otherwise; ``options`` holds options of the run such as ``{"gold_spans":
true}``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from whence.bench.errors.report import ErrorReport
from whence.bench.predictors import Predictors
from whence.bench.readers import MAX_LINE, Row, parse_json, readable
from whence.bench.run import BenchOptions, BenchReport, analyse_task, run_task
from whence.bench.tasks import TASKS
from whence.model.errors import BenchInputError

_FLAGS = ("gold_spans", "all_types")


@dataclass(frozen=True, slots=True)
class Floor:
    """One line of the floors file.

    Attributes:
        name: what the file calls it.
        task: the task that is run.
        metric: dotted path of the figure.
        floor: the least that the figure may be; every figure with a floor is one where more is better.
        data: corpus file, relative to the corpora.
        ids: list of ids, relative to the repository; ``None`` keeps all.
        flags: options of the task that are on.
    """

    name: str
    task: str
    metric: str
    floor: float
    data: str
    ids: str | None = None
    flags: tuple[str, ...] = ()

    @classmethod
    def read(cls, name: str, row: Row) -> Floor:
        """Read one entry of the file.

        Raises:
            BenchInputError: it breaks the format.
        """
        task = row.text_or_none("task") or name
        if task not in TASKS:
            raise BenchInputError(f"{row.where}: no bench task {task!r}: choose from {', '.join(TASKS)}")
        floor = row.number_or_none("floor")
        if floor is None:
            row.fail("floor", "a number")
        return cls(name, task, row.text("metric"), floor, row.text("data"), row.text_or_none("ids"), _flags(row))

    def options(self, repository: Path) -> BenchOptions:
        """Return the options to run it with."""
        ids = None if self.ids is None else repository / self.ids
        return BenchOptions(ids=ids, gold_spans="gold_spans" in self.flags, all_types="all_types" in self.flags)

    def to_json(self) -> dict[str, object]:
        """Return the entry of the file."""
        entry: dict[str, object] = {} if self.task == self.name else {"task": self.task}
        entry |= {"metric": self.metric, "floor": self.floor, "data": self.data, "ids": self.ids}
        return entry | ({"options": dict.fromkeys(self.flags, True)} if self.flags else {})


def _flags(row: Row) -> tuple[str, ...]:
    options = row.fields.get("options") or {}
    if not isinstance(options, dict) or any(name not in _FLAGS or value is not True for name, value in options.items()):
        row.fail("options", f"an object of {' and '.join(_FLAGS)} set to true")
    return tuple(options)


def _check_corpora(corpora: Path) -> None:
    if not corpora.is_dir():
        raise BenchInputError(f"{corpora}: no corpora here: set WHENCE_CORPORA to the folder that holds them")


@dataclass(frozen=True, slots=True)
class FloorResult:
    """A floor, and what was measured against it."""

    floor: Floor
    report: BenchReport

    @property
    def measured(self) -> float:
        """The figure, percent with two decimals."""
        return self.report.figure(self.floor.metric)

    @property
    def holds(self) -> bool:
        """Say whether the figure is at least the floor."""
        return self.measured >= self.floor.floor

    def row(self) -> tuple[str, str, str, str, str]:
        """Return a table row: name, metric, floor, measured, verdict."""
        verdict = "below" if not self.holds else "better" if self.measured > self.floor.floor else "holds"
        return self.floor.name, self.floor.metric, f"{self.floor.floor:.2f}", f"{self.measured:.2f}", verdict


@dataclass(frozen=True, slots=True)
class FloorFile:
    """The floors file, and the repository it belongs to (the folder above the file's own)."""

    path: Path
    floors: tuple[Floor, ...]

    @property
    def repository(self) -> Path:
        """Where lists of ids are looked up."""
        return self.path.resolve().parent.parent

    @classmethod
    def load(cls, path: Path) -> FloorFile:
        """Read the file; ``{}`` is a file without floors.

        Raises:
            BenchInputError: it cannot be read or breaks the format.
        """
        with readable(path) as stream:
            value = parse_json(str(path), stream.read(MAX_LINE))
        if not isinstance(value, dict) or any(not isinstance(entry, dict) for entry in value.values()):
            raise BenchInputError(f"{path}: not an object from name to floor: write {{}} to start without floors")
        return cls(path, tuple(Floor.read(name, Row(f"{path}, floor {name!r}", each)) for name, each in value.items()))

    def check(
        self, corpora: Path, predictors: Predictors, *, started: Callable[[Floor], None] | None = None
    ) -> Iterator[FloorResult]:
        """Run every floor's bench and yield what it measured.

        Args:
            corpora: folder of the shared corpora.
            predictors: what predicts.
            started: called before each bench.

        Raises:
            BenchInputError: the corpora, or a file that a floor needs, are missing.
        """
        _check_corpora(corpora)
        for floor in self.floors:
            if started is not None:
                started(floor)
            options = floor.options(self.repository)
            yield FloorResult(floor, run_task(floor.task, corpora / floor.data, options, predictors))

    def analyse(self, names: Iterable[str], corpora: Path, predictors: Predictors) -> Iterator[tuple[str, ErrorReport]]:
        """Run the bench of each floor named and yield what is wrong in its predictions.

        Raises:
            BenchInputError: as `check`; also where there is no floor of a name.
        """
        _check_corpora(corpora)
        by_name = {floor.name: floor for floor in self.floors}
        for name in names:
            if name not in by_name:
                raise BenchInputError(f"{self.path}: no floor {name!r}: choose from {', '.join(by_name)}")
            floor = by_name[name]
            yield name, analyse_task(floor.task, corpora / floor.data, floor.options(self.repository), predictors)

    def raised(self, results: Sequence[FloorResult]) -> FloorFile:
        """Return the file with every floor that was beaten raised to what was measured; none is ever lowered."""
        measured: Mapping[str, float] = {result.floor.name: result.measured for result in results}
        better = (replace(f, floor=max(f.floor, measured.get(f.name, f.floor))) for f in self.floors)
        return replace(self, floors=tuple(better))

    def save(self) -> None:
        """Write the file, whole or not at all.

        Raises:
            BenchInputError: it cannot be written.
        """
        text = json.dumps({floor.name: floor.to_json() for floor in self.floors}, indent=2) + "\n"
        draft = self.path.with_suffix(".tmp")
        try:
            draft.write_text(text, encoding="utf-8")
            draft.replace(self.path)
        except OSError as error:
            raise BenchInputError(f"{self.path}: cannot be written ({error.strerror}): check the folder") from error
