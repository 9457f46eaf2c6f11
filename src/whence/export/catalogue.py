"""Every form that incidents can be exported in, in the order in which help lists them.

The list itself is light; a form's module is imported when it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from whence.export.formats import Format

ABOUT: Final = {
    "acled": "rows with ACLED's 31 columns and codes",
    "ucdp": "rows with the 49 columns of UCDP GED, or the 43 of its API",
    "polecat": "rows with the 40 columns of POLECAT, tab separated",
    "plover": "records of the PLOVER 2.0 draft manual, one JSON object a line",
    "claims": "a row a claim: who says so, in which words, of which bytes",
    "geojson": "a map layer for QGIS, geopandas, kepler.gl, Leaflet (RFC 7946)",
    "parquet": "tables for pandas, polars, DuckDB, R: incidents, values, claims, mentions, links, judgements, reports",
    "ftm": "FollowTheMoney entities for Aleph and OpenSanctions tools (JSON lines)",
    "annotations": "the words behind each value, as W3C Web Annotations (JSON-LD)",
    "prov": "where each value comes from, as W3C PROV (PROV-O in JSON-LD; PROV-JSON as a variant)",
}
"""What each form is, by name, as its ``Format.about`` says (a test compares them)."""


def formats() -> tuple[Format, ...]:
    """Load all forms."""
    from whence.export import acled, annotations, claims_csv, ftm, geojson, parquet, plover, polecat, prov, ucdp

    modules = (acled, ucdp, polecat, plover, claims_csv, geojson, parquet, ftm, annotations, prov)
    return tuple(module.FORMAT for module in modules)


def format_named(name: str) -> Format:
    """Load a form by its name.

    Raises:
        KeyError: there is none of that name.
    """
    return {form.name: form for form in formats()}[name]
