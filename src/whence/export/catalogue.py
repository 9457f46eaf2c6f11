"""Every form that incidents can be exported in, in the order in which help lists them."""

from __future__ import annotations

from whence.export import (
    acled,
    annotations,
    claims_csv,
    ftm,
    geojson,
    parquet,
    plover,
    polecat,
    prov,
    ucdp,
)
from whence.export.formats import Format

FORMATS: tuple[Format, ...] = (
    acled.FORMAT,
    ucdp.FORMAT,
    polecat.FORMAT,
    plover.FORMAT,
    claims_csv.FORMAT,
    geojson.FORMAT,
    parquet.FORMAT,
    ftm.FORMAT,
    annotations.FORMAT,
    prov.FORMAT,
)
"""A format is one line here and a module of its own, whose ``FORMAT`` this lists."""


def format_named(name: str) -> Format | None:
    """Find a format by its name."""
    return next((each for each in FORMATS if each.name == name), None)
