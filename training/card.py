"""The table of results and the model card."""

import json
from collections.abc import Mapping
from pathlib import Path

from rich.console import Console
from rich.table import Table

from training.export import NAME

Results = Mapping[str, Mapping[str, Mapping[str, float]]]  # variant → task → figure → per cent

_TEMPLATE = Path(__file__).with_name("card.md")


def show(results: Results) -> None:
    """Print one table: a row a figure, a column a variant."""
    table = Table("head", "figure", *results)
    for task, figure, values in _rows(results):
        table.add_row(task, figure, *values)
    Console().print(table)


def write(results: Results, pieces: int, history: str, folder: Path) -> None:
    """Write the model card; ``history`` says what the seed and the code do not."""
    lines = [f"| head | figure | {' | '.join(results)} |", "|---|---|" + "---|" * len(results)]
    lines += [f"| {task} | {figure} | {' | '.join(values)} |" for task, figure, values in _rows(results)]
    text = _TEMPLATE.read_text(encoding="utf-8").format(
        name=NAME, pieces=pieces, history=history, figures="\n".join(lines)
    )
    (folder / "README.md").write_text(text, encoding="utf-8")


def save(results: Results, pieces: int, path: Path) -> None:
    """Write the figures as JSON."""
    rounded = {v: {t: {k: round(x, 2) for k, x in f.items()} for t, f in tasks.items()} for v, tasks in results.items()}
    path.write_text(json.dumps({"pieces": pieces, "results": rounded}, indent=1) + "\n", encoding="utf-8")


def _rows(results: Results) -> list[tuple[str, str, list[str]]]:
    first = next(iter(results.values()))
    return [
        (task, figure, [f"{variant[task][figure]:.1f}" for variant in results.values()])
        for task, figures in first.items()
        for figure in figures
    ]
