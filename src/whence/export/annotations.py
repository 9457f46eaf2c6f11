"""Evidence as W3C Web Annotations (JSON-LD): one annotation for each thing that a claim says, on the words that say it.

The target is the clean text of a report's version, in code points, as the Web Annotation model counts; its state names
the bytes that the text is made of. The body says of which incident and field the words are, and what they say.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from importlib.resources import files
from typing import Any

from whence.export.claim_words import Said, said
from whence.export.field_values import fields_of
from whence.export.formats import Choices, Format, Piece
from whence.export.iris import GEONAMES, NAMESPACE, iri, of_bytes, web_address
from whence.export.json_bytes import json_bytes, whole_characters
from whence.model.incident import Incident
from whence.model.linking import ArchivedClaim, Dossier
from whence.model.place import Place
from whence.model.span import Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
"""The context that the model asks for. ``context()`` has the part of it that is used here: nothing need be fetched."""

AROUND = 32
"""Code points before and after the words that help to find them again when the text has changed."""

_MOTIVATIONS = {"event": "classifying", "status": "classifying"}
_IDENTIFYING = frozenset({"actors", "targets", "weapons", "place", "time", "speaker"})
_OURS: dict[str, Any] = {
    "whence": NAMESPACE,
    **{
        term: {"@id": f"whence:{term}", "@type": "@id"}
        for term in ("incident", "incidentVersion", "claim", "report", "actor", "geonames")
    },
    **{term: f"whence:{term}" for term in ("field", "agreement", "attached", "sha256", "outlet", "published")},
}


def context() -> dict[str, Any]:
    """Give the bundled context, for readers that must not fetch the one of the W3C."""
    text = files("whence.export").joinpath("contexts", "anno.jsonld").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def write(dossiers: Iterable[Dossier], _choices: Choices) -> Iterator[Piece]:
    """Write an AnnotationPage, annotation by annotation, each on a line of its own."""
    digest = sha256()
    yield "", b'{"@context":' + json_bytes([CONTEXT, _OURS]) + b',"type":"AnnotationPage","startIndex":0,"items":['
    lead = b"\n"
    for dossier in dossiers:
        for made in of_dossier(dossier):
            digest.update(made["id"].encode())
            yield "", lead + json_bytes(made)
            lead = b",\n"
    yield "", b'\n],"id":' + json_bytes(iri("annotations", digest.hexdigest()[:32])) + b"}\n"


def of_dossier(dossier: Dossier) -> Iterator[dict[str, Any]]:
    """Make the annotations of an incident, claim by claim, those that are attached after its own."""
    own = set(dossier.incident.claims)
    agreements = _agreements(dossier.incident)
    done: set[str] = set()
    for item in dossier.claims:
        for each in said(item):
            id = _id(dossier.incident.id, item, each)
            if id not in done:
                done.add(id)
                place = {"attached": True} if item.id not in own else agreements.get(each.field, {})
                yield {"id": id, **_annotation(dossier, item, each, place)}


def _agreements(incident: Incident) -> dict[str, dict[str, Any]]:
    """Say of each field how its values stand to each other: in several groups where people are counted so."""
    found: dict[str, list[str]] = {}
    for name, _, field in fields_of(incident):
        if field.agreement.value not in found.setdefault(name, []):
            found[name].append(field.agreement.value)
    return {name: {"agreement": values} for name, values in found.items()}


def _annotation(dossier: Dossier, item: ArchivedClaim, each: Said, standing: dict[str, Any]) -> dict[str, Any]:
    incident = dossier.incident.id
    component = item.claim.origin
    return {
        "type": "Annotation",
        "motivation": _MOTIVATIONS.get(each.field, "identifying" if each.field in _IDENTIFYING else "describing"),
        "generator": {
            "id": iri("component", component.component, component.version),
            "type": "Software",
            "name": f"Whence {component.component} {component.version}",
        },
        "body": {
            "type": "TextualBody",
            "format": "text/plain",
            "value": each.value,
            "incident": iri("incident", incident),
            "incidentVersion": iri("incident", incident, dossier.version.number),
            "claim": iri("claim", item.id),
            "field": each.field,
            **standing,
            **_known(each),
        },
        "target": target(item, each.span),
    }


def _id(incident: str, item: ArchivedClaim, each: Said) -> str:
    parts = (incident, item.id, each.field, each.value, str(each.span.begin), str(each.span.end))
    digest = sha256("\n".join(whole_characters(part) for part in parts).encode()).hexdigest()
    return iri("annotation", digest[:32])


def _known(each: Said) -> dict[str, Any]:
    """Name who or what is meant where a register knows it."""
    resolved = each.mention.resolved if each.mention else None
    if each.field == "place" and isinstance(resolved, Place) and resolved.geonameid is not None:
        return {"geonames": f"{GEONAMES}{resolved.geonameid}/"}
    if each.party is not None and each.party.actor_id is not None:
        return {"actor": iri("actor", each.party.actor_id)}
    return {}


def target(item: ArchivedClaim, span: Span) -> dict[str, Any]:
    """Point at words: by position, by quotation, and at the bytes that the text was made of."""
    page = web_address(item.url)
    return {
        "type": "SpecificResource",
        "source": {
            "id": iri("text", item.version_id),
            "report": iri("report", item.report_id),
            "sha256": item.sha256,
            **({"outlet": item.outlet} if item.outlet else {}),
            **({"published": str(item.published)} if item.published else {}),
        },
        "selector": [
            {"type": "TextPositionSelector", "start": span.begin, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": span.text,
                "prefix": span.source[max(0, span.begin - AROUND) : span.begin],
                "suffix": span.source[span.end : span.end + AROUND],
            },
        ],
        "state": {"type": "TimeState", "cached": of_bytes(item.sha256)},
        **({"scope": page} if page else {}),
    }


FORMAT = Format(
    name="annotations",
    extension=".jsonld",
    about="the words behind each value, as W3C Web Annotations (JSON-LD)",
    write=write,
    claims=False,
)
"""``whence export annotations``."""
