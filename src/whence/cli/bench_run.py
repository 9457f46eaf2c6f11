"""Run one benchmark task as asked for on the command line, and print its figures or what is wrong."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from whence.cli.session import Session

if TYPE_CHECKING:
    from whence.bench.predictors import Predictors
    from whence.bench.run import BenchOptions


@dataclass(frozen=True, slots=True)
class Shown:
    """What is printed: figures, or errors (as a summary, or with so many examples a cause); for people or as JSON."""

    errors: bool
    summary: bool
    examples: int
    json: bool


@dataclass(frozen=True, slots=True)
class TaskRun:
    """One run of a task, by the program itself or by a baseline that may read the corpora."""

    task: str
    data: Path
    options: BenchOptions
    baseline: str | None
    corpora: Path

    def show(self, session: Session, shown: Shown) -> None:
        """Run the task and print."""
        if shown.errors:
            self._errors(session, shown)
        else:
            self._figures(session, shown)

    def _figures(self, session: Session, shown: Shown) -> None:
        from whence.bench.run import run_task
        from whence.cli.measuring import bar, print_rows

        predictors = self._predictors(session)
        with bar(f"Reading {self.data.name}") as progress:
            report = run_task(self.task, self.data, self.options, predictors, progress)
        if shown.json:
            print(json.dumps(report.to_dict()))
        else:
            print_rows([("documents", str(report.documents)), *report.rows()])

    def _errors(self, session: Session, shown: Shown) -> None:
        from whence.bench.run import analyse_task
        from whence.cli.measuring import bar, print_errors

        predictors = self._predictors(session)
        with bar(f"Reading {self.data.name}") as progress:
            report = analyse_task(self.task, self.data, self.options, predictors, progress)
        if shown.json:
            print(json.dumps(report.to_dict()))
        elif shown.summary:
            print(report.summary(), end="")
        else:
            print_errors(report, shown.examples)

    def _predictors(self, session: Session) -> Predictors:
        if self.baseline is None:
            return session.predictors()
        from whence.bench.baselines import baseline

        return baseline(self.task, self.baseline, self.corpora)
