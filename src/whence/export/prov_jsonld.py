"""Provenance as PROV-O (W3C Recommendation of 2013-04-30) in JSON-LD, its context written out in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, get_args

from whence.export.iris import NAMESPACE
from whence.export.json_bytes import json_bytes
from whence.export.prov_graph import Graph, Node, Relation

_CLASSES = {"entity": "prov:Entity", "activity": "prov:Activity", "agent": "prov:Agent"}

CONTEXT: dict[str, Any] = {
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "whence": NAMESPACE,
    "label": "rdfs:label",
    "endedAtTime": {"@id": "prov:endedAtTime", "@type": "xsd:dateTime"},
    "whence:url": {"@type": "@id"},
    **{relation: {"@id": f"prov:{relation}", "@type": "@id"} for relation in get_args(Relation)},
}


def write(graphs: Iterable[Graph]) -> Iterator[bytes]:
    """Write one JSON-LD document, a node a line. What several incidents share is told with each of them."""
    yield b'{"@context":' + json_bytes(CONTEXT) + b',"@graph":['
    lead = b"\n"
    for graph in graphs:
        for node in _nodes(graph):
            yield lead + json_bytes(node)
            lead = b",\n"
    yield b"\n]}\n"


def _nodes(graph: Graph) -> Iterator[dict[str, Any]]:
    related: dict[str, dict[str, list[str]]] = {}
    for relation, later, earlier in graph.relations:
        related.setdefault(later, {}).setdefault(relation, []).append(earlier)
    for id, node in graph.nodes.items():
        yield {"@id": id, "@type": [_CLASSES[node.kind], node.type], **_known(node), **related.get(id, {})}


def _known(node: Node) -> dict[str, Any]:
    known = {f"whence:{term}": value for term, value in node.known.items() if value not in ([], None)}
    label = {"label": node.label} if node.label else {}
    at = {"endedAtTime": node.at.isoformat()} if node.at else {}
    return label | at | known
