"""Provenance of incidents as W3C PROV: PROV-O in JSON-LD, or PROV-JSON (variant ``json``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from whence.export import prov_json, prov_jsonld
from whence.export.formats import Choices, Format, Piece
from whence.export.prov_graph import graph
from whence.model.linking import Dossier


def prov(dossiers: Iterable[Dossier], choices: Choices) -> Iterator[Piece]:
    """Write what each incident was made of, by whom and by what; incident by incident, as they come."""
    write = prov_json.write if choices.variant == "json" else prov_jsonld.write
    for data in write(graph(dossier) for dossier in dossiers):
        yield "", data


FORMAT = Format(
    name="prov",
    extension=".jsonld",
    about="where each value comes from, as W3C PROV (PROV-O in JSON-LD; PROV-JSON as a variant)",
    write=prov,
    claims=False,
    variants=("json",),
    linked=True,
)
"""``whence export prov``."""
