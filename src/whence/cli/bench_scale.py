"""``whence bench scale``: what linking costs as an archive grows."""

from __future__ import annotations

import json as json_format
from typing import Annotated

import typer

SIZES = "1000,10000,100000"

Claims = Annotated[str, typer.Option("--claims", metavar="N,N", help="How many claims to link, one size or several.")]
Seed = Annotated[int, typer.Option("--seed", help="Another seed makes other reports.")]
Dense = Annotated[bool, typer.Option("--dense", help="Let five times as much happen each day.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


def scale(claims: Claims = SIZES, seed: Seed = 1, dense: Dense = False, json: Json = False) -> None:
    """Link made-up claims: what each takes as their number grows, and what one more report takes.

    Each size has a process of its own. The longer an archive is the more days it covers, as real ones do; --dense puts
    five times as much into each day.
    """
    from whence.bench.linking_scale.measure import Load, measured
    from whence.bench.linking_scale.report import rows, to_dict
    from whence.cli.measuring import bar, print_rows

    sizes = _sizes(claims)
    reports = []
    with bar("Linking") as progress:
        for done, size in enumerate(sizes, 1):
            reports.append(measured(Load(size, seed, dense)))
            if progress:
                progress(done, len(sizes))
    if json:
        print(json_format.dumps(to_dict(reports)))
    else:
        # A size is a column, so that a few of them fit into a terminal.
        print_rows([list(column) for column in zip(*rows(reports), strict=True)])


def _sizes(claims: str) -> list[int]:
    try:
        sizes = [int(size) for size in claims.split(",")]
    except ValueError:
        sizes = []
    if not sizes or min(sizes) < 1:
        raise typer.BadParameter(f"'{claims}' is no list of numbers above 0, such as {SIZES}")
    return sizes
