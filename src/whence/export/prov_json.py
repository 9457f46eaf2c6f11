"""Provenance as PROV-JSON (W3C Member Submission of 2013-04-24), a bundle for each incident."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from whence.export.iris import BASE, BYTES, NAMESPACE
from whence.export.json_bytes import json_bytes
from whence.export.prov_graph import Graph, Node, Relation

_PREFIXES = {"id": BASE, "bytes": BYTES, "whence": NAMESPACE}

# The relation that PROV-JSON has for it, the names of its two ends, and the subtype for kinds of derivation.
_RELATIONS: dict[Relation, tuple[str, str, str, str | None]] = {
    "wasGeneratedBy": ("wasGeneratedBy", "prov:entity", "prov:activity", None),
    "used": ("used", "prov:activity", "prov:entity", None),
    "wasDerivedFrom": ("wasDerivedFrom", "prov:generatedEntity", "prov:usedEntity", None),
    "wasQuotedFrom": ("wasDerivedFrom", "prov:generatedEntity", "prov:usedEntity", "prov:Quotation"),
    "hadPrimarySource": ("wasDerivedFrom", "prov:generatedEntity", "prov:usedEntity", "prov:PrimarySource"),
    "wasRevisionOf": ("wasDerivedFrom", "prov:generatedEntity", "prov:usedEntity", "prov:Revision"),
    "wasAttributedTo": ("wasAttributedTo", "prov:entity", "prov:agent", None),
    "wasAssociatedWith": ("wasAssociatedWith", "prov:activity", "prov:agent", None),
    "specializationOf": ("specializationOf", "prov:specificEntity", "prov:generalEntity", None),
}


def write(graphs: Iterable[Graph]) -> Iterator[bytes]:
    """Write one PROV-JSON document, a bundle a line. Each bundle tells its incident whole, by itself."""
    yield b'{"prefix":' + json_bytes(_PREFIXES) + b',"bundle":{'
    lead = b"\n"
    for graph in graphs:
        yield lead + json_bytes(_name(graph.id)) + b":" + json_bytes(_bundle(graph))
        lead = b",\n"
    yield b"\n}}\n"


def _bundle(graph: Graph) -> dict[str, Any]:
    made: dict[str, Any] = {"prefix": _PREFIXES}
    for id, node in graph.nodes.items():
        made.setdefault(node.kind, {})[_name(id)] = _described(node)
    for number, (relation, later, earlier) in enumerate(graph.relations, 1):
        section, subject, object, subtype = _RELATIONS[relation]
        ends = {subject: _name(later), object: _name(earlier)}
        typed = {"prov:type": _qualified(subtype)} if subtype else {}
        made.setdefault(section, {})[f"_:r{number}"] = ends | typed
    return made


def _described(node: Node) -> dict[str, Any]:
    described: dict[str, Any] = {"prov:type": _qualified(node.type)}
    if node.label:
        described["prov:label"] = node.label
    if node.at:
        described["prov:endTime"] = node.at.isoformat()
    for term, value in node.known.items():
        if value not in ([], None):
            described[f"whence:{term}"] = {"$": value, "type": "xsd:anyURI"} if term == "url" else value
    return described


def _qualified(name: str) -> dict[str, str]:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}


def _name(id: str) -> str:
    """Shorten an address by its prefix."""
    for prefix in ("bytes", "id"):
        if id.startswith(_PREFIXES[prefix]):
            return f"{prefix}:{id.removeprefix(_PREFIXES[prefix])}"
    return id
