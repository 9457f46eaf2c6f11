"""The table of results and the model card."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from training.export import NAME

Results = Mapping[str, Mapping[str, Mapping[str, float]]]  # variant → task → figure → per cent

_TEMPLATE = Path(__file__).with_name("card.md")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of the training.

    Attributes:
        pieces: word pieces that the trunk was trained on; branch_pieces: the branch.
        history: what the seed and the code do not say of how the weights came about.
    """

    pieces: int
    branch_pieces: int
    history: str
    results: Results

    @classmethod
    def read(cls, path: Path) -> "Outcome":
        """Read what `publish` wrote."""
        return cls(**json.loads(path.read_text(encoding="utf-8")))


def publish(outcome: Outcome, path: Path, folder: Path) -> None:
    """Print the figures, write them to ``path`` as JSON, and write the card of the model in ``folder``."""
    _show(outcome.results)
    _save(outcome, path)
    _write(outcome, folder)


def _show(results: Results) -> None:
    """Print one table: a row a figure, a column a variant."""
    table = Table("head", "figure", *results)
    for task, figure, values in _rows(results):
        table.add_row(task, figure, *values)
    Console().print(table)


def _write(outcome: Outcome, folder: Path) -> None:
    results = outcome.results
    lines = [f"| head | figure | {' | '.join(results)} |", "|---|---|" + "---|" * len(results)]
    lines += [f"| {task} | {figure} | {' | '.join(values)} |" for task, figure, values in _rows(results)]
    text = _TEMPLATE.read_text(encoding="utf-8").format(
        name=NAME,
        pieces=outcome.pieces,
        branch_pieces=outcome.branch_pieces,
        history=outcome.history,
        figures="\n".join(lines),
    )
    (folder / "README.md").write_text(text, encoding="utf-8")


def _save(outcome: Outcome, path: Path) -> None:
    rounded = {
        variant: {task: {k: round(x, 2) for k, x in figures.items()} for task, figures in tasks.items()}
        for variant, tasks in outcome.results.items()
    }
    told = {"pieces": outcome.pieces, "branch_pieces": outcome.branch_pieces, "history": outcome.history}
    path.write_text(json.dumps({**told, "results": rounded}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _rows(results: Results) -> Iterator[tuple[str, str, list[str]]]:
    first = next(iter(results.values()))
    for task, figures in first.items():
        for figure in figures:
            yield task, figure, [f"{variant[task][figure]:.1f}" for variant in results.values()]
